"""Overprint taken out line by line: fake bold, drawn twice, comes out as two equal lines, or two equal runs of lines, one after the other.

Equal lines stand side by side in tables and refrains too (是, 是; 中共党员, 中共党员), so what is doubled must be long, or numbered, or one
of several doubles in a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from publisher.model import Dropped, Line, SourceText

_LONGEST_RUN = 8
_ENOUGH, _ENOUGH_BESIDE = 7.0, 5.0
_NUMBERED = re.compile(r"第?[（(]?[一二三四五六七八九十百\d]{1,4}(?:[、）)．.]|[章节条])")
_NUMBERED_WORTH = 4.0
_RUN_LINE = 6.0

_Double = tuple[int, int]
"""The first line of a double and the number of lines in one copy."""


def merge_doubled_lines(source: SourceText) -> SourceText:
    """Write lines that stand twice once (reason "overprint": the second copies) and mark them `overprinted`."""
    lines = source.lines
    stretches = [(stretch, _worth(lines, stretch)) for stretch in _stretches(lines)]
    if all(worth < _ENOUGH for _, worth in stretches):
        return source
    # Where some lines are doubled beyond doubt, shorter ones are too.
    doubles = [double for stretch, worth in stretches if worth >= _ENOUGH_BESIDE for double in stretch]
    kept: list[Line] = []
    dropped = list(source.dropped)
    start = 0
    for at, size in doubles:
        kept += lines[start:at]
        for first, second in zip(lines[at : at + size], lines[at + size : at + 2 * size], strict=True):
            kept.append(replace(first, lines=_ranges(first, second), overprinted=True))
            dropped.append(Dropped(second.text, "overprint", second.lines))
        start = at + 2 * size
    return replace(source, lines=(*kept, *lines[start:]), dropped=tuple(dropped))


def _stretches(lines: Sequence[Line]) -> list[list[_Double]]:
    """Give runs of doubles that follow one another without a single line between."""
    stretches: list[list[_Double]] = []
    at, end = 0, -1
    while at < len(lines) - 1:
        size = _double_at(lines, at)
        if not size:
            at += 1
            continue
        if at != end:
            stretches.append([])
        stretches[-1].append((at, size))
        at = end = at + 2 * size
    return stretches


def _double_at(lines: Sequence[Line], at: int) -> int:
    """Give the number of lines of the shortest double that starts here, 0 for none. Three equal lines are no double but a column."""
    text = lines[at].text
    for size in range(1, min(_LONGEST_RUN, (len(lines) - at) // 2) + 1):
        other = lines[at + size]
        if other.page != lines[at].page or other.blank_before > 1:
            return 0
        if other.text == text and other.mark != "table_row":
            if size == 1:
                return 0 if at + 2 < len(lines) and lines[at + 2].text == text else 1
            return size if all(_same(lines, at + k, size) for k in range(1, size)) else 0
    return 0


def _same(lines: Sequence[Line], at: int, size: int) -> bool:
    one, other = lines[at], lines[at + size]
    return one.text == other.text and one.page == other.page and _letters(one.text) >= _RUN_LINE


def _worth(lines: Sequence[Line], stretch: Sequence[_Double]) -> float:
    """Say how little doubles in a row are to be expected in a text that was not overprinted."""
    worth = 0.0
    for at, size in stretch:
        for line in lines[at : at + size]:
            worth += _letters(line.text) + (_NUMBERED_WORTH if _NUMBERED.match(line.text) else 0.0)
    return worth


def _letters(text: str) -> float:
    return sum(1.0 if c > "\u2e7f" else 0.5 for c in text if c.isalpha())


def _ranges(first: Line, second: Line) -> tuple[tuple[int, int], ...]:
    if len(first.lines) == len(second.lines) == 1 and second.lines[0][0] - first.lines[0][1] <= 2:
        return ((first.lines[0][0], second.lines[0][1]),)
    return (*first.lines, *second.lines)
