"""A DOCX edition read back: its body, a piece for a paragraph or a table's row, with each footnote where the model has it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile, ZipFile

from ..diagnostics import CheckError
from ..model import Kind
from .piece import Piece

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

NOTE_PLACE = "_Note"
"""What the hidden bookmarks are called that stand where the model has a note; the note's id follows."""

STYLES = {
    "Marking": Kind.MARKING, "Masthead": Kind.MASTHEAD, "DocumentNumber": Kind.DOCNUMBER, "Kicker": Kind.KICKER, "BriefKicker": Kind.KICKER,
    "ArticleTitle": Kind.TITLE, "BriefTitle": Kind.TITLE, "ArticleSubtitle": Kind.SUBTITLE, "BriefSubtitle": Kind.SUBTITLE,
    "Byline": Kind.BYLINE, "BriefByline": Kind.BYLINE, "QuoteByline": Kind.BYLINE, "ClosingByline": Kind.BYLINE,
    "Recipients": Kind.RECIPIENTS, "FormOfAddress": Kind.SALUTATION, "NormalIndent": Kind.PARAGRAPH, "ListItem": Kind.LIST_ITEM,
    "LeadText": Kind.PARAGRAPH,
    "NameOfPerson": Kind.LIST_ITEM, "NameItem": Kind.LIST_ITEM, "NameInRoll": Kind.LIST_ITEM, "QuoteBlock": Kind.QUOTE,
    "EditorNote": Kind.EDITOR_NOTE,
    "FigureCaption": Kind.CAPTION, "Signatory": Kind.SIGNATURE, "IssueDate": Kind.DATE, "CopyTo": Kind.CC, "PrintedBy": Kind.CC,
    "PrintingBody": Kind.SIGNATURE, "PrintingDate": Kind.DATE,
    "SourceNote": Kind.SOURCE, "AttachmentNote": Kind.ATTACHMENT, "VerseLine": Kind.VERSE, "TableText": Kind.TABLE_ROW,
    "TableHead": Kind.TABLE_ROW, "FootnoteText": Kind.FOOTNOTE, "ReferenceEntry": Kind.REFERENCE, "ImagePlace": Kind.IMAGE,
}
"""The kind that a paragraph style stands for; headings have Word's own styles by level."""

COLOPHON = frozenset({"CopyTo", "PrintedBy", "PrintingBody", "PrintingDate"})
"""Styles of a colophon's paragraphs: each is a block, though two may stand in one row of its table."""

ROLL = "NameInRoll"
"""The style of a row of names, each of which is a block."""

LAYOUTS_OWN = frozenset({"ArticleRule", "BriefRule"})
"""Styles of paragraphs that a layout adds to the text. Cover, imprint and contents stand in content controls."""

_HEADING = "Heading"
_DEEPEST = 9
_BREAKS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n"}


def read_docx(data: bytes) -> list[Piece]:
    """Read the pieces of a Word edition in order.

    Raises:
        CheckError: the file is no Word document.
    """
    from lxml import etree

    try:
        with ZipFile(io.BytesIO(data)) as archive:
            parts = {name: etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "styles", "footnotes")
                     if f"word/{name}.xml" in archive.namelist()}
        return list(_Reader(parts).pieces())
    except (BadZipFile, etree.XMLSyntaxError, KeyError) as fault:
        raise CheckError(f"not a Word edition: {fault}", "D1") from None


class _Reader:
    def __init__(self, parts: dict[str, Any]) -> None:
        self.body = parts["document"].find(W + "body")
        # Where titles lead the outline there is no style for a title above it, and headings stand one level down.
        self.lead = "ArticleTitle" not in {s.get(W + "styleId") for s in parts["styles"].iter(W + "style")}
        self.notes = {n.get(W + "id"): n for n in parts["footnotes"].iter(W + "footnote")} if "footnotes" in parts else {}
        form = self.body.find(f".//{W}footnotePr/{W}numFmt")
        circled = form is not None and form.get(W + "val") != "decimal"
        self.marks: dict[str, str] = {}
        for n, reference in enumerate(self.body.iter(W + "footnoteReference"), 1):
            own = reference.get(W + "customMarkFollows") is not None
            self.marks[reference.get(W + "id")] = "" if own else chr(0x245F + n) if circled else str(n)

    def pieces(self) -> Iterator[Piece]:
        for node in self.body:
            if node.tag == W + "p":
                yield from self._passed_notes(node)
                yield from self._paragraph(node)
            elif node.tag == W + "tbl":
                for row in node.iter(W + "tr"):
                    yield from self._passed_notes(row)
                    yield from self._row(row)

    def _row(self, row: Any) -> Iterator[Piece]:
        first = row.find(f".//{W}pStyle")
        if first is not None and first.get(W + "val") in COLOPHON:
            for node in row.iter(W + "p"):
                yield from self._paragraph(node)
        else:
            yield Piece("\t".join(self._text(cell) for cell in row.iter(W + "tc")), _kinds(first))

    def _passed_notes(self, node: Any) -> Iterator[Piece]:
        for mark in node.iter(W + "bookmarkStart"):
            name = mark.get(W + "name")
            if name.startswith(NOTE_PLACE):
                note = self.notes[name.removeprefix(NOTE_PLACE)]
                yield Piece(self._text(note), _kinds(note.find(f".//{W}pStyle")))

    def _paragraph(self, node: Any) -> Iterator[Piece]:
        style, text = node.find(f"{W}pPr/{W}pStyle"), self._text(node)
        name = style.get(W + "val") if style is not None else ""
        if name in LAYOUTS_OWN or name in ("", "Normal") and not text:
            return
        if name == ROLL:
            yield from (Piece(entry, _kinds(style)) for entry in text.split("\t"))
        elif not name.startswith(_HEADING):
            yield Piece(text, _kinds(style))
        elif level := int(name.removeprefix(_HEADING)) - self.lead:
            yield Piece(text, frozenset({Kind.HEADING}), level, _DEEPEST - self.lead)
        else:
            yield Piece(text, frozenset({Kind.TITLE}))

    def _text(self, node: Any) -> str:
        said = []
        for child in node.iter():
            if child.tag == W + "t":
                said.append(child.text or "")
            elif child.tag in _BREAKS and child.getparent().tag == W + "r":
                said.append(_BREAKS[child.tag])
            elif child.tag == W + "footnoteReference":
                said.append(self.marks[child.get(W + "id")])
            elif child.tag == W + "footnoteRef":
                said.append(self.marks[next(child.iterancestors(W + "footnote")).get(W + "id")])
        return "".join(said)


def _kinds(style: Any) -> frozenset[Kind]:
    kind = STYLES.get(style.get(W + "val")) if style is not None else None
    return frozenset({kind}) if kind else frozenset()
