"""The package: parts, their relations and content types, and a zip that is the same bytes every time."""

from __future__ import annotations

import zipfile
from datetime import UTC
from io import BytesIO
from typing import Any

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties
from docx.package import Package as WordPackage

from ...model import Metadata
from .. import Stamp
from .wml import clean

_EPOCH = (1980, 1, 1, 0, 0, 0)
_LONGEST_PROPERTY = 255


class Package:
    """A Word package in the making: the main part is `word/document.xml`."""

    def __init__(self) -> None:
        """Start a package with an empty main part."""
        self._package = WordPackage()
        self._main = self._part("/word/document.xml", CT.WML_DOCUMENT_MAIN, b"")
        self._package.relate_to(self._main, RT.OFFICE_DOCUMENT)

    def _part(self, name: str, content_type: str, data: bytes) -> Any:
        return Part(PackURI(name), content_type, data, self._package)

    def relate(self, name: str, content_type: str, relation: str, data: bytes) -> str:
        """Add a part to which the main part relates; give the relation's id."""
        part = self._part(f"/word/{name}.xml", content_type, data)
        return str(self._main.relate_to(part, relation))

    def describe(self, metadata: Metadata, title: str, locale: str, stamp: Stamp) -> None:
        """Add the core properties. Word takes at most 255 characters a property."""
        element = CT_CoreProperties.new()
        part = CorePropertiesPart(PackURI("/docProps/core.xml"), CT.OPC_CORE_PROPERTIES, element, self._package)
        core = part.core_properties
        moment = stamp.time.astimezone(UTC) if stamp.time.tzinfo else stamp.time
        core.created = core.modified = moment.replace(microsecond=0)
        core.revision = 1
        values = {
            "title": title, "author": "; ".join(metadata.author) or metadata.issuer, "last_modified_by": metadata.issuer,
            "subject": metadata.document_number, "comments": metadata.description, "identifier": metadata.identifier,
            "category": metadata.publisher, "language": locale,
        }
        for name, value in values.items():
            if value:
                setattr(core, name, clean(value)[:_LONGEST_PROPERTY])
        self._package.relate_to(part, RT.CORE_PROPERTIES)

    def close(self, document: bytes) -> bytes:
        """Give the package's bytes with `document` as its main part: content types first, then all else by name, at one fixed time."""
        self._main._blob = document
        parts = sorted(self._package.parts, key=lambda part: str(part.partname))
        types: Any = CT_Types.new()  # type: ignore[no-untyped-call]
        types.add_default("rels", CT.OPC_RELATIONSHIPS)
        types.add_default("xml", CT.XML)
        entries = {"_rels/.rels": self._package.rels.xml}
        for part in parts:
            types.add_override(part.partname, part.content_type)
            entries[part.partname.membername] = part.blob
            if len(part.rels):
                entries[part.partname.rels_uri.membername] = part.rels.xml
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in (("[Content_Types].xml", serialize_part_xml(types)), *sorted(entries.items())):
                info = zipfile.ZipInfo(name, _EPOCH)
                info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
                archive.writestr(info, data)
        return out.getvalue()
