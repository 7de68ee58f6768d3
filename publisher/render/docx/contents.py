"""The contents: a field that Word refreshes, holding real entries meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from . import vocabulary as names
from .plan import Plan
from .wml import SPACE, Element, field, paragraph, runs, sub, val


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading of the outline: its level from 1, its text, its bookmark."""

    level: int
    text: str
    bookmark: str


def add_contents(body: Element, plan: Plan, outline: Sequence[Entry], pages: Mapping[str, int]) -> None:
    """Append the contents with a link and a page reference an entry; `pages` gives the page of each bookmark."""
    holder = sub(body, "sdt")
    gallery = sub(sub(holder, "sdtPr"), "docPartObj")
    sub(gallery, "docPartGallery", val("Table of Contents"))
    sub(gallery, "docPartUnique")
    content = sub(holder, "sdtContent")
    runs(paragraph(content, names.CONTENTS_TITLE.id), plan.layout.words["contents"])
    node = None
    for n, entry in enumerate(outline):
        node = paragraph(content, names.contents(entry.level).id)
        if n == 0:
            _open_field(node, plan.contents_depth)
        link = sub(node, "hyperlink", anchor=entry.bookmark, history="1")
        runs(link, entry.text)
        sub(sub(link, "r"), "tab")
        field(link, f"PAGEREF {entry.bookmark} \\h", str(pages[entry.bookmark]))
    sub(sub(node, "r"), "fldChar", fldCharType="end")


def _open_field(node: Element, depth: int) -> None:
    sub(sub(node, "r"), "fldChar", fldCharType="begin")
    instruction = sub(sub(node, "r"), "instrText")
    instruction.text = f' TOC \\o "1-{depth}" \\h \\z \\u '
    instruction.set(SPACE, "preserve")
    sub(sub(node, "r"), "fldChar", fldCharType="separate")
