"""Checks of the colophon (版记, 7.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..pdf_page import Bar, Line
from .faces import departs
from .measures import ASKED, MM, Departure
from .parts import COPIES, PRINTED, Parts

_OUTER, _INNER = 0.35, 0.25
_LEAST_WIDE = 0.6
_PRINTED = re.compile(r".*(?<!\d)\d{4}年[1-9]\d?月[1-9]\d?日印[发發]")


def rules(parts: Parts) -> Iterator[Departure]:
    """Check the colophon's rules and that the last one lies on the text area's foot (7.4.1); a letter's has none (10.1)."""
    if not parts.colophon or parts.letter:
        return
    page, grid = parts.colophon[0].page, parts.grid
    left, right = grid.sides(page)
    bars = _rules(parts)
    first, last = parts.colophon[0].line, parts.colophon[-1].line
    if len(bars) < 2 or bars[0].top > first.y or bars[-1].foot < last.y:
        yield Departure("K950", page.index, f"{len(bars)} rules, not over and under it")
        return
    for n, bar in enumerate(bars):
        asked = _INNER if 0 < n < len(bars) - 1 else _OUTER
        if abs(bar.thickness / MM - asked) > ASKED["K950"].slack:
            yield Departure("K950", page.index, f"rule {n + 1} of {len(bars)} {bar.thickness / MM:.2f} mm")
        if max(abs(bar.x0 - left), abs(bar.x1 - right)) > MM:
            yield Departure("K950", page.index, f"rule {n + 1} of {len(bars)} {(bar.x1 - bar.x0) / MM:.1f} mm long")
    off = (bars[-1].foot - grid.bottom) / MM
    if not ASKED["K951"].holds(off):
        yield Departure("K951", page.index, f"{abs(off):.1f} mm {'under' if off > 0 else 'over'} it", abs(off))


def _rules(parts: Parts) -> list[Bar]:
    page = parts.colophon[0].page
    left, right = parts.grid.sides(page)
    top = parts.colophon[0].line.top - 1.5 * parts.grid.step
    return [bar for bar in page.bars if bar.top > top and bar.x1 - bar.x0 > _LEAST_WIDE * (right - left)]


def type_of_lines(parts: Parts) -> Iterator[Departure]:
    """Check size and face (7.4.2, 7.4.3)."""
    for row in parts.colophon:
        if not ASKED["K952"].holds(row.line.size) or departs(row.line.face, "fangsong"):
            yield Departure("K952", row.page.index, f"{row.line.size:g} pt, {row.line.face}")


def copies(parts: Parts) -> Iterator[Departure]:
    """Check the copies: colon, closing mark, free spaces and turned lines (7.4.2)."""
    if not parts.colophon:
        return
    page = parts.colophon[0].page.index
    for lines in _copies(parts):
        head = COPIES.match(lines[0].text)
        text = "".join(line.text for line in lines)
        if head and not head.group().endswith("："):
            yield Departure("K953", page, f"'{head.group()}'")
        if not text.endswith("。"):
            yield Departure("K953", page, f"'{text[-4:]}' at the end")
        yield from _sides("K953", parts, lines, turned=True)
        start = lines[0].glyphs[head.end()].x0 if head and head.end() < len(lines[0].glyphs) else lines[0].x0
        for line in lines[1:]:
            if abs(line.x0 - start) > 0.6 * line.size:
                yield Departure("K953", page, f"turned line {(line.x0 - start) / line.size:+.1f} 字 from the first name")


def _copies(parts: Parts) -> list[list[Line]]:
    """Give the lines of each list of copies."""
    found: list[list[Line]] = []
    within = False
    for row in parts.colophon:
        if COPIES.match(row.line.text):
            found.append([])
            within = True
        elif PRINTED.search(row.line.text) or (found and found[-1][-1].text.endswith("。")):
            within = False
        if within:
            found[-1].append(row.line)
    return found


def printing(parts: Parts) -> Iterator[Departure]:
    """Check printing body and date of printing (7.4.3)."""
    for row in parts.colophon:
        if PRINTED.search(row.line.text):
            if not _PRINTED.fullmatch(row.line.text):
                yield Departure("K954", row.page.index, f"'{row.line.text}'")
            yield from _sides("K954", parts, [row.line], turned=False)


def _sides(code: str, parts: Parts, lines: Sequence[Line], *, turned: bool) -> Iterator[Departure]:
    """Check the 字 free at both sides: of the text's size or of the line's own."""
    page, em = parts.colophon[0].page, parts.grid.em
    left, right = parts.grid.sides(page)
    size, slack = lines[0].size, ASKED[code].slack
    before, after = (lines[0].x0 - left) / size, min((right - line.x1) / size for line in lines)
    widest = 1 + slack + (em - size) / size
    if not 1 - slack <= before <= widest:
        yield Departure(code, page.index, f"{before:.1f} 字 free at the left")
    if after < 1 - slack or (not turned and after > widest):
        yield Departure(code, page.index, f"{after:.1f} 字 free at the right")
