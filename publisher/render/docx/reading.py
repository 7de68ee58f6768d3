"""A Word edition read back: its blocks with kind, level and text, for the check that it says what the model says.

Cover and contents stand in content controls and are left out, as are heads and feet, which are parts of their own.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from ...diagnostics import CheckError
from ...model import Kind
from . import vocabulary as names
from .wml import Element, W

_KINDS = {name.id: kind for kind, name in names.KINDS.items()} | {
    names.QUOTE_BYLINE.id: Kind.BYLINE, names.PRINTED.id: Kind.CC, names.NAME_ITEM.id: Kind.LIST_ITEM, names.TABLE_HEAD.id: Kind.TABLE_ROW,
    names.CLOSING_BYLINE.id: Kind.BYLINE, names.NAME.id: Kind.LIST_ITEM, **{name.id: kind for kind, name in names.BRIEF.items()},
}
_RULES = {name.id for name in names.OPENINGS.values()}
_BREAKS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n"}


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A block as the edition has it."""

    kind: Kind
    text: str
    level: int | None = None


def read_back(data: bytes) -> list[ReadBlock]:
    """Read the blocks of a Word edition in order; a footnote stands where the model has it.

    Raises:
        CheckError: the file is no Word edition of this library.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {name: etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "styles", "footnotes")
                     if f"word/{name}.xml" in archive.namelist()}
        return list(_Reader(parts).blocks())
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError) as fault:
        raise CheckError(f"not a Word edition: {fault}", "D1") from None


class _Reader:
    def __init__(self, parts: dict[str, Element]) -> None:
        self.body = parts["document"].find(W + "body")
        # Where titles lead the outline there is no style for a title above it, and headings stand one level down.
        self.titles_lead = names.TITLE.id not in {s.get(W + "styleId") for s in parts["styles"].iter(W + "style")}
        self.notes = {n.get(W + "id"): n for n in parts["footnotes"].iter(W + "footnote")} if "footnotes" in parts else {}
        self.marks: dict[str, str] = {}
        form = parts["document"].find(f".//{W}footnotePr/{W}numFmt")
        self.circled = form is not None and form.get(W + "val") != "decimal"

    def blocks(self) -> Iterator[ReadBlock]:
        for reference in self.body.iter(W + "footnoteReference"):
            own = reference.get(W + "customMarkFollows") is not None
            n = len(self.marks) + 1
            self.marks[reference.get(W + "id")] = "" if own else chr(0x245F + n) if self.circled else str(n)
        for node in self.body:
            if node.tag == W + "p":
                yield from self.passed_notes(node)
                yield from self.paragraph(node)
            elif node.tag == W + "tbl":
                for row in node.iter(W + "tr"):
                    yield from self.passed_notes(row)
                    yield from self.row(row)

    def row(self, row: Element) -> Iterator[ReadBlock]:
        style = row.find(f".//{W}pStyle")
        kind = _KINDS.get(style.get(W + "val")) if style is not None else None
        if kind is Kind.CC:
            for node in row.iter(W + "p"):
                yield ReadBlock(Kind.CC, self.text(node))
        elif kind is Kind.LIST_ITEM:
            yield ReadBlock(kind, " ".join(self.text(cell) for cell in row.iter(W + "tc")))
        else:
            yield ReadBlock(Kind.TABLE_ROW, "\t".join(self.text(cell) for cell in row.iter(W + "tc")))

    def passed_notes(self, node: Element) -> Iterator[ReadBlock]:
        for mark in node.iter(W + "bookmarkStart"):
            name = mark.get(W + "name")
            if name.startswith("_Note"):
                yield ReadBlock(Kind.FOOTNOTE, self.text(self.notes[name[5:]]))

    def paragraph(self, node: Element) -> Iterator[ReadBlock]:
        text = self.text(node)
        style = node.find(f"{W}pPr/{W}pStyle")
        identity = style.get(W + "val") if style is not None else names.NORMAL.id
        if identity in _RULES or identity == names.NORMAL.id and not text:
            return
        if identity.startswith("Heading"):
            level = int(identity[7:]) - self.titles_lead
            yield ReadBlock(Kind.HEADING, text, level) if level else ReadBlock(Kind.TITLE, text)
        else:
            yield ReadBlock(_KINDS.get(identity, Kind.PARAGRAPH), text)

    def text(self, node: Element) -> str:
        pieces = []
        for child in node.iter():
            if child.tag == W + "t":
                pieces.append(child.text or "")
            elif child.tag in _BREAKS and child.getparent().tag == W + "r":
                pieces.append(_BREAKS[child.tag])
            elif child.tag == W + "footnoteReference":
                pieces.append(self.marks[child.get(W + "id")])
            elif child.tag == W + "footnoteRef":
                holder = next(n for n in child.iterancestors(W + "footnote"))
                pieces.append(self.marks[holder.get(W + "id")])
        return "".join(pieces)
