"""The text of a DOCX edition: its body, with each footnote where the model has it."""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LAYOUTS_OWN = frozenset({"Cover Pages", "Table of Contents"})
"""Galleries of the document parts that a layout adds."""


def text_of_docx(data: bytes) -> str:
    """Give the text of the body without cover and contents, footnotes at the place of their anchors' paragraphs."""
    from lxml import etree

    with ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml")).find(f"{W}body")
    return "".join(_text(child) for child in body)


def _text(node: Any) -> str:
    if node.tag == f"{W}sdt":
        gallery = node.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if gallery is not None and gallery.get(f"{W}val") in LAYOUTS_OWN:
            return ""
    if node.tag == f"{W}t":
        return node.text or ""
    if node.tag in (f"{W}br", f"{W}tab", f"{W}cr"):
        return "\n"
    text = "".join(_text(child) for child in node)
    return text + "\n" if node.tag == f"{W}p" else text
