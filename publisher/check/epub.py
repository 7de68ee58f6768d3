"""The text of an EPUB edition: its chapters in the order of the spine."""

from __future__ import annotations

import io
from pathlib import PurePosixPath
from zipfile import ZipFile

SPACES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "opf": "http://www.idpf.org/2007/opf",
    "x": "http://www.w3.org/1999/xhtml",
}
CHAPTER = "ch-"
"""How the names of chapter files begin; cover, title page, contents and colophon are the layout's own."""


def text_of_epub(data: bytes) -> str:
    """Give the text of the chapters, block after block."""
    from lxml import etree

    with ZipFile(io.BytesIO(data)) as archive:
        package = etree.fromstring(archive.read("META-INF/container.xml")).find(".//c:rootfile", SPACES).get("full-path")
        root = etree.fromstring(archive.read(package))
        files = {item.get("id"): item.get("href") for item in root.iterfind(".//opf:manifest/opf:item", SPACES)}
        spine = [files[ref.get("idref")] for ref in root.iterfind(".//opf:spine/opf:itemref", SPACES)]
        folder = PurePosixPath(package).parent
        chapters = [name for name in spine if PurePosixPath(name).name.startswith(CHAPTER)]
        bodies = [etree.fromstring(archive.read(str(folder / name))).find("x:body", SPACES) for name in chapters]
        return "\n".join("".join(body.itertext()) for body in bodies)
