"""Checks of the text (7.3.3), the attachment note (7.3.4), signature and date (7.3.5), and attachments (7.3.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..pdf_page import Line, is_ideograph
from .faces import departs
from .measures import ASKED, Departure
from .parts import DATE, ITEM, Paragraph, Parts, Placed

_COUNT = "[一二三四五六七八九十]{1,3}"
LEVELS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(f"{_COUNT}、"), "hei"),
    (re.compile(f"[（(]{_COUNT}[）)]"), "kai"),
    (re.compile(r"\d{1,2}[.．](?!\d)"), "fangsong"),
    (re.compile(r"[（(]\d{1,2}[）)]"), "fangsong"),
)
"""The four levels of headings and their faces (7.3.3)."""

_OWN_LINE = LEVELS[:2]
_ENDS = "。！？：；，、…"
_SHORT = re.compile(r"(?:[^，。；：！？]{2,45}|[^。；：！？]{2,24})。(?=.)")
_MOST = 0.75
_NOTE = re.compile(r"附件\s*[：:]?\s*")


def _inset(parts: Parts, row: Placed) -> float:
    """Give how far in a line begins, in 字."""
    return (row.line.x0 - parts.grid.sides(row.page)[0]) / parts.grid.em


def indents(parts: Parts) -> Iterator[Departure]:
    """Check that paragraphs begin 2 字 in, where a line plainly begins one: after the end of a sentence, itself full and carried on."""
    grid = parts.grid
    for paragraph in parts.text:
        row = paragraph.lines[0]
        full = len(paragraph.lines) > 1 and row.line.x1 > grid.sides(row.page)[1] - 1.6 * grid.em
        slack = ASKED["K940"].slack if is_ideograph(row.line.text[0]) else 0.8
        inset = _inset(parts, row)
        if paragraph.certain and full and not row.line.parted and inset < 3.5 and abs(inset - ASKED["K940"].value) > slack:
            yield Departure("K940", row.page.index, f"{max(inset, 0.0):.1f} 字 ('{row.line.text[:6]}')", abs(inset - 2))


def _runs_in(parts: Parts, ordinal: re.Pattern[str]) -> bool:
    """Say whether the paragraphs with ordinals of one kind begin with headings: most have one short sentence and more text after it."""
    own = [p.text for p in parts.text if ordinal.match(p.text) and any(char in "。！？" for char in p.text[:-1])]
    return sum(_SHORT.match(text[found.end() :]) is not None for text in own if (found := ordinal.match(text))) >= _MOST * len(own)


def headings(parts: Parts) -> Iterator[Departure]:
    """Check the faces of the four levels of headings, by the ordinal, or by the words after it where it is in figures."""
    running_in = [_runs_in(parts, pattern) for pattern, _ in LEVELS]
    for paragraph in parts.text:
        row = paragraph.lines[0]
        # A numbered item of one sentence, or one of a list, is text and no heading.
        item = paragraph.text[-1] in "；;" or paragraph.text[-1] in "。！？" and not any(char in "。！？" for char in paragraph.text[:-1])
        if item or not 1.2 < _inset(parts, row) < 2.8:
            continue
        for (pattern, role), runs_in in zip(LEVELS, running_in, strict=True):
            if paragraph.text[-1] in _ENDS and not runs_in:
                continue
            if found := pattern.match(row.line.text):
                face = _face(row.line, found.end())
                if face and departs(face, role):
                    yield Departure("K941", row.page.index, f"'{row.line.text[:6]}' in {face}")
                break


def _face(line: Line, end: int) -> str:
    """Give the face of the ordinal's characters, or of the first character after it."""
    own = [g.face for g in line.glyphs[:end] if is_ideograph(g.char)]
    return own[0] if own else next((g.face for g in line.glyphs[end:] if is_ideograph(g.char)), "")


def page_ends(parts: Parts) -> Iterator[Departure]:
    """Check that no heading of the first two levels is a page's last line, and that the first page shows text of the body."""
    for paragraph, after in pairwise(parts.text):
        last = paragraph.lines[-1]
        alone = paragraph.text[-1] not in _ENDS and any(pattern.match(paragraph.text) for pattern, _ in _OWN_LINE)
        if alone and after.lines[0].page is not last.page:
            yield Departure("K942", last.page.index, f"'{paragraph.text[:8]}'")
    if len(parts.pages) > 1 and parts.text and parts.text[0].lines[0].page.index > parts.first:
        yield Departure("K943", parts.first, "none")


def attachment_note(parts: Parts) -> Iterator[Departure]:
    """Check the attachment note (7.3.4)."""
    if not parts.note:
        return
    first = parts.note[0].lines[0]
    page, grid = first.page.index, parts.grid
    if not parts.note[0].text.startswith("附件："):
        yield Departure("K944", page, f"'{first.line.text[:4]}'")
    if abs(_inset(parts, first) - 2) > ASKED["K940"].slack:
        yield Departure("K944", page, f"{_inset(parts, first):.1f} 字 in")
    above = [line for line in first.page.lines if line.y < first.line.y]
    if above and (blank := grid.blank_between(above[-1], first.line)) != 1:
        yield Departure("K944", page, f"{blank} blank lines above")
    for n, item in enumerate(parts.note):
        yield from _note_item(parts, item, numbered=len(parts.note) > 1, first=not n)


def _note_item(parts: Parts, item: Paragraph, *, numbered: bool, first: bool) -> Iterator[Departure]:
    row = item.lines[0]
    start = (found.end() if (found := _NOTE.match(row.line.text)) else 0) if first else 0
    ordinal = ITEM.match(row.line.text, start)
    if numbered and not ordinal:
        yield Departure("K944", row.page.index, f"no figure before '{row.line.text[start:start + 6]}'")
    if item.text[-1] in "。；，、;,.":
        yield Departure("K944", row.page.index, f"'{item.text[-3:]}' at the end")
    at = ordinal.end() if ordinal else start
    name = row.line.glyphs[at].x0 if at < len(row.line.glyphs) else row.line.x1
    offset = name - parts.grid.sides(row.page)[0]
    for turned in item.lines[1:]:
        off = (turned.line.x0 - parts.grid.sides(turned.page)[0] - offset) / parts.grid.em
        if abs(off) > 0.6:
            yield Departure("K944", turned.page.index, f"turned line {off:+.1f} 字 from the name")


def signature_and_date(parts: Parts) -> Iterator[Departure]:
    """Check signature and date: without a seal (7.3.5.2) or with room for one (7.3.5.1)."""
    if parts.date is None:
        return
    date, page, em = parts.date.line, parts.date.page, parts.grid.em
    found = DATE.fullmatch(date.text)
    if found and not (re.fullmatch(r"\d{4}", found[1]) and all(re.fullmatch(r"[1-9]\d?", part) for part in found.groups()[1:])):
        yield Departure("K946", page.index, f"'{date.text}'")
    right = parts.grid.sides(page)[1]
    free, slack = (right - date.x1) / em, ASKED["K945"].slack
    sealed = abs(free - 4) <= slack
    if not parts.signature:
        if not sealed and abs(free - 2) > slack:
            yield Departure("K945", page.index, f"date {free:.1f} 字 free, no signature over it")
        return
    own = parts.signature[0].line
    shift, beside = (date.x0 - own.x0) / em, (right - own.x1) / em
    if sealed and abs(date.x0 + date.x1 - own.x0 - own.x1) / 2 < 0.75 * em:
        return
    if abs(shift - 2) > slack or abs(min(free, beside) - 2) > slack:
        measured = f"signature {beside:.1f} 字 and date {free:.1f} 字 free, the date {shift:+.1f} 字 from the signature"
        yield Departure("K945", page.index, measured)
    yield from _over_signature(parts, own)


def _over_signature(parts: Parts, own: Line) -> Iterator[Departure]:
    """Check the one blank line over a signature; over one of several stands another."""
    page = parts.signature[0].page
    above = [line for line in page.lines if line.y < own.y]
    if not above or above[-1].x0 > parts.grid.sides(page)[0] + 6 * parts.grid.em:
        return
    blank = parts.grid.blank_between(above[-1], own)
    if blank != 1:
        yield Departure("K945", page.index, f"{blank} blank lines above the signature")


def openings(parts: Parts) -> Iterator[Departure]:
    """Check the openings of attachments that are bound with the text (7.3.7)."""
    grid = parts.grid
    for row in parts.openings:
        page, line = row.page, row.line
        left, right = grid.sides(page)
        if parts.colophon and page.index > parts.colophon[0].page.index:
            yield Departure("K947", page.index, "after the colophon")
        if abs(line.x0 - left) > 0.4 * grid.em:
            yield Departure("K947", page.index, f"{(line.x0 - left) / grid.em:.1f} 字 in")
        if departs(line.face, "hei"):
            yield Departure("K947", page.index, line.face)
        if len(page.lines) > 1:
            title = page.lines[1]
            blank = grid.blank_between(line, title)
            off = (title.x0 + title.x1 - left - right) / 2 / grid.em
            if blank != 1 or abs(off) > 0.75:
                yield Departure("K947", page.index, f"title on line {blank + 2}, {abs(off):.1f} 字 from the middle")
