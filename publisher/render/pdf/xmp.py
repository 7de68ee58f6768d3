"""Metadata that PDF/A and PDF/UA ask for: the XMP packet, the output intent, the dates."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Any

from ...model import Metadata
from .. import Stamp
from .icc import srgb_profile
from .objects import PDFDictionary, Stream

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{author}{subject}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{tool}</xmp:CreatorTool><xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{tool}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class Clock:
    """A fixed time in the form in which reportlab asks for it."""

    def __init__(self, time: datetime) -> None:
        """Take a time in UTC."""
        self.t = int(time.timestamp())
        self.YMDhms = (time.year, time.month, time.day, time.hour, time.minute, time.second)
        self.dhh = self.dmm = 0


def metadata_packet(info: Any, metadata: Metadata, stamp: Stamp) -> bytes:
    """Give the XMP packet; it says the same as the document's information dictionary."""
    author = f"<dc:creator><rdf:Seq><rdf:li>{escape(info.author, quote=False)}</rdf:li></rdf:Seq></dc:creator>\n" if info.author else ""
    said = f'<rdf:li xml:lang="x-default">{escape(info.subject, quote=False)}</rdf:li>'
    subject = f"<dc:description><rdf:Alt>{said}</rdf:Alt></dc:description>\n" if info.subject else ""
    return _PACKET.format(
        title=escape(info.title, quote=False), author=author, subject=subject, language=escape(metadata.language),
        tool=escape(info.producer), date=stamp.time.strftime("%Y-%m-%dT%H:%M:%S+00:00"),
    ).encode("utf-8")


def output_intent(document: Any) -> str:
    """Give the catalog's output intents: an sRGB profile."""
    profile = srgb_profile()
    stream = document.Reference(Stream({"N": 3}, profile))
    intent = PDFDictionary({
        "Type": "/OutputIntent", "S": "/GTS_PDFA1", "OutputConditionIdentifier": "(sRGB)", "Info": "(sRGB)", "DestOutputProfile": stream,
    })
    number = document.Reference(intent).format(document).decode("ascii")
    return f"[{number}]"
