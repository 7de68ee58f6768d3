"""Blocks that are odd for what they were taken for: wrong readings are often sure ones."""

from __future__ import annotations

import re

from publisher.model import Block, Kind
from publisher.patterns import lazy

from . import shapes
from .marks import NEVER_FIRST, closes_before_opening, ending, open_marks
from .numbering import mark_of
from .people import is_name

_OF_BYLINES = re.compile(r"^(?:本[刊报])?(?:特约)?(?:记者|通讯员|作者|摄影|编辑)$")
_HAN = lazy(r"[\u4e00-\u9fff]")
LONGEST_HEADING = 40
LONGEST_TITLE = 60


def oddity(block: Block, before: Block | None, after: Block | None) -> tuple[str, str] | None:
    """Say what is odd about a block, and what it may be instead; None where nothing is."""
    text = block.text
    if text[0] in NEVER_FIRST or closes_before_opening(text):
        return "starts in mid-sentence", "may go on with the block before"
    if block.kind in (Kind.PARAGRAPH, Kind.QUOTE, Kind.EDITOR_NOTE):
        return _odd_text(text, after)
    if block.kind in (Kind.TITLE, Kind.HEADING) and _is_person(text):
        return "is like a name and a post", "may be a byline"
    if block.kind is Kind.HEADING:
        return _odd_heading(text)
    if block.kind is Kind.TITLE and (after is None or len(text) > LONGEST_TITLE):
        return "heads nothing" if after is None else "is long", "may belong to the block before or after"
    if block.kind is Kind.BYLINE and _OF_BYLINES.match(text):
        return "names nobody", "may go on with the line after"
    if block.kind is Kind.BYLINE and before is not None and before.kind in (Kind.PARAGRAPH, Kind.BYLINE) and after is not None:
        return "stands below text", "may be a heading or end the paragraph before"
    return None


def _is_person(text: str) -> bool:
    found = shapes.NAME_POST.match(text)
    return bool(found and is_name(found.group(1))) or bool(_OF_BYLINES.match(text))


def _odd_text(text: str, after: Block | None) -> tuple[str, str] | None:
    if ending(text) in ("none", "comma") and not shapes.LABEL.match(text) and not shapes.FIELD.match(text):
        return "ends in mid-sentence", "may go on with the block after"
    if open_marks(text):
        return "leaves a bracket or quotation mark open", "may go on with the block after"
    if "①" <= text[0] <= "⑳":
        return "starts like a note", "may be a footnote"
    return None


def _odd_heading(text: str) -> tuple[str, str] | None:
    if len(text) > LONGEST_HEADING or ending(text) in ("comma", "semi", "stop") or open_marks(text):
        return "is like a sentence", "may be the beginning of a paragraph"
    if len(text) == 1:
        return "is one character", "may be a piece of another line"
    if mark_of(text) is None and (re.search(r"\s\d|\d\s", text) or not _HAN.search(text)):
        return "is like a row of a table", "may be a row of a table"
    return None
