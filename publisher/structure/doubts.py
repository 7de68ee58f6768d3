"""Doubt told: lines that may nearly as well be read another way (S1), and blocks that are odd for what they were taken for (S2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from publisher.diagnostics import Diagnostic, Severity
from publisher.model import Article, Block, Kind

from . import shapes
from .evidence import C, D, Evidence, F, H, K
from .labels import Label
from .margins import second_readings
from .marks import NEVER_FIRST, closes_before_opening, ending, open_marks
from .numbering import mark_of
from .people import is_name

GOES_ON = (C, K)
LEAST_JOIN = 1.5
LEAST_ALONE = 3.0
LEAST_KIND = 0.25
"""A reading that is cheaper than the other by less than this is told as a doubt: where a block starts, whether a line by itself goes on
with text, whether it is text at all."""
_READINGS = {
    F: "a new paragraph", C: "going on with the paragraph before", H: "a heading", K: "going on with the heading before",
    D: "a line by itself",
}
_STATES = {"F": F, "C": C, "H": H, "K": K, "D": D}
_OF_BYLINES = re.compile(r"^(?:本[刊报])?(?:特约)?(?:记者|通讯员|作者|摄影|编辑)$")
_HAN = re.compile(r"[\u4e00-\u9fff]")
BESIDE = 3
LONGEST_HEADING = 40
LONGEST_TITLE = 60


def doubts_of(evidence: Evidence, labels: list[Label], articles: Sequence[Article], name: str) -> tuple[Diagnostic, ...]:
    """Give the doubts about lines, then those about blocks, each in the order of the text, with the other reading as the hint."""
    return (*_thin(evidence, labels, name), *_odd(articles, name))


def _thin(evidence: Evidence, labels: list[Label], name: str) -> Iterable[Diagnostic]:
    rows = evidence.rows
    for i, (margin, other) in enumerate(second_readings(evidence, labels)):
        state = _STATES[labels[i].state]
        if not i or margin >= _least(state, other) or rows[i].entry or rows[i].note or rows[i].starts:
            continue
        lines = (*rows[i - 1].line.lines[-1:], *rows[i].line.lines[:1])
        message = f"line read as {_READINGS[state]}, on thin evidence: {rows[i].text[:24]}"
        yield Diagnostic("S1", Severity.DOUBT, message, lines, f"nearly as likely: {_READINGS[other]}", name)


def _least(state: int, other: int) -> float:
    if D not in (state, other):
        return LEAST_JOIN
    if state == D and other in GOES_ON:
        return LEAST_ALONE
    return LEAST_KIND if H not in (state, other) else -1e9


def _odd(articles: Sequence[Article], name: str) -> Iterable[Diagnostic]:
    for article in articles:
        for i, block in enumerate(article.blocks):
            before = article.blocks[i - 1] if i else None
            after = article.blocks[i + 1] if i + 1 < len(article.blocks) else None
            near = article.blocks[max(0, i - BESIDE) : i + BESIDE + 1]
            why = _oddity(block, before, after)
            if block.kind is Kind.LIST_ITEM and any(b.kind is Kind.LIST_ITEM and not _HAN.search(b.text) for b in near):
                why = "stands by one without a word", "may be a cell of a table"
            if why:
                message = f"{block.kind} that {why[0]}: {block.text[:24]}"
                yield Diagnostic("S2", Severity.DOUBT, message, block.lines, why[1], name)


def _oddity(block: Block, before: Block | None, after: Block | None) -> tuple[str, str] | None:
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
