"""The text of a DOCX edition: its body, with each footnote where the model has it."""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LAYOUTS_OWN = frozenset({"Cover Pages", "Table of Contents"})
"""Galleries of the document parts that a layout adds."""

NOTE_PLACE = "_Note"
"""What the hidden bookmarks are called that stand where the model has a note; the note's id follows."""


def text_of_docx(data: bytes) -> str:
    """Give the text of the body without cover and contents, each footnote at its bookmark, marks that Word counts itself written out."""
    from lxml import etree

    with ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml")).find(f"{W}body")
        notes = etree.fromstring(archive.read("word/footnotes.xml")) if "word/footnotes.xml" in archive.namelist() else ()
    form = body.find(f".//{W}footnotePr/{W}numFmt")
    circled = form is not None and form.get(f"{W}val") != "decimal"
    marks = {}
    for number, reference in enumerate(body.iter(f"{W}footnoteReference"), 1):
        own = reference.get(f"{W}customMarkFollows") is not None
        marks[reference.get(f"{W}id")] = "" if own else chr(0x245F + number) if circled else str(number)
    texts = {note.get(f"{W}id"): _text(note, {"": marks.get(note.get(f"{W}id"), "")}, {}) for note in notes}
    return "".join(_text(child, marks, texts) for child in body)


def _text(node: Any, marks: dict[str, str], notes: dict[str, str]) -> str:
    if node.tag == f"{W}sdt":
        gallery = node.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if gallery is not None and gallery.get(f"{W}val") in LAYOUTS_OWN:
            return ""
    if node.tag == f"{W}t":
        return node.text or ""
    if node.tag in (f"{W}br", f"{W}tab", f"{W}cr"):
        return "\n"
    if node.tag in (f"{W}footnoteReference", f"{W}footnoteRef"):
        return marks.get(node.get(f"{W}id", ""), "")
    if node.tag == f"{W}bookmarkStart":
        name = node.get(f"{W}name")
        return notes.get(name.removeprefix(NOTE_PLACE), "") if name.startswith(NOTE_PLACE) else ""
    text = "".join(_text(child, marks, notes) for child in node)
    return text + "\n" if node.tag == f"{W}p" else text
