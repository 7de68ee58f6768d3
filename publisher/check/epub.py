"""An EPUB edition read back: its chapters in the order of the spine, each element's class the kind of block that it holds."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from zipfile import ZipFile

from ..model import Kind
from .piece import Piece

SPACES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "opf": "http://www.idpf.org/2007/opf",
    "x": "http://www.w3.org/1999/xhtml",
}
CHAPTER = "ch-"
"""How the names of chapter files begin; cover, title page, contents and colophon are the layout's own."""

_KINDS = {kind.replace("_", "-"): kind for kind in Kind}
_HEADING = "heading"
_DEEPEST = 6


def read_epub(data: bytes) -> list[Piece]:
    """Read the pieces of the chapters in order."""
    from lxml import etree

    with ZipFile(io.BytesIO(data)) as archive:
        package = etree.fromstring(archive.read("META-INF/container.xml")).find(".//c:rootfile", SPACES).get("full-path")
        root = etree.fromstring(archive.read(package))
        files = {item.get("id"): item.get("href") for item in root.iterfind(".//opf:manifest/opf:item", SPACES)}
        spine = [files[ref.get("idref")] for ref in root.iterfind(".//opf:spine/opf:itemref", SPACES)]
        folder = PurePosixPath(package).parent
        chapters = [name for name in spine if PurePosixPath(name).name.startswith(CHAPTER)]
        bodies = [etree.fromstring(archive.read(str(folder / name))).find("x:body", SPACES) for name in chapters]
        return [piece for body in bodies for piece in _pieces(body, Piece(""))]


def _pieces(node: Any, within: Piece) -> Iterator[Piece]:
    """Give the text of an element, piece by piece; `within` is what the elements around it say."""
    names = (node.get("class") or "").split()
    kind = next((_KINDS[name] for name in names if name in _KINDS), None)
    if kind:
        level = next((int(name.removeprefix(_HEADING)) for name in names if name.startswith(_HEADING) and name != _HEADING), None)
        within = Piece("", frozenset({kind}), level, _DEEPEST if level else 0)
    if node.text:
        yield Piece(node.text, within.kinds, within.level, within.deepest)
    for child in node:
        yield from _pieces(child, within)
        if child.tail:
            yield Piece(child.tail, within.kinds, within.level, within.deepest)
