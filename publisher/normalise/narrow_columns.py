"""Columns side by side with a gutter so narrow that the extraction left a single space beside each full line of the left one.

A full line of the left column shows where it ends: many lines have a space between two Chinese characters behind as many others. Beside a
short one the gap is wide, and where it ends shows the right column's edge and what is set in there. Columns that stand further apart are
known by the gap between them, when the structure is recovered.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from publisher.model import Line, SourceText
from publisher.patterns import lazy

_SPACES = re.compile(r"(?<=\S) +(?=\S)")
_GIVING = re.compile(r"[，。、；：！？“”（）《》\x21-\x7e]")
"""What may be set narrower, or wider, than it is counted."""
_PAGE_NUMBER = re.compile(r"[\s—–·.\-\d]+")
_HAN_SPACE = lazy("(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_ASCII = re.compile(r"[\x00-\x7f]")
NARROWEST, LEAST_FULL, LEAST_SHARE = 11.0, 5, 0.4
"""A column is no narrower; so many of its lines are full, and so many of the page's lines are parted."""
INDENT, UNEVEN, SHORT, MOST_ACROSS, GIVES = 2.0, 0.8, 3.0, 0.15, 0.25
FAR_RIGHT, SHORT_RIGHT, LEAST_RIGHT, LEAST_ALONE, NEAR, FIRST = 15, 0.75, 3, 8, 2, 2.0
"""A short right column: where it begins at the least, its share of the lines, its full lines and those alone; how its edge is found."""


class Gutter(NamedTuple):
    """How wide a full line of the left column is, and at which place of a line the right one begins."""

    measure: float
    edge: int


def part_narrow_columns(source: SourceText) -> SourceText:
    """Put the lines of pages of two columns with a narrow gutter in order: down the left column, then down the right one."""
    out: list[Line] = []
    for lines in source.pages():
        gutter = _gutter(lines)
        out += (_with_short_right(lines) or lines) if gutter is None else _in_order(lines, gutter)
    return replace(source, lines=tuple(out)) if len(out) > len(source.lines) else source


def _width(text: str) -> float:
    return len(text) - 0.5 * len(_ASCII.findall(text))


def _reach(line: Line, left: str) -> float:
    """Give how far into the column a line's left part reaches: a first line is set in by two, however few spaces stand for that."""
    return _width(left) + (INDENT if 0 < line.indent <= INDENT else 0.0)


def _lead(line: Line) -> int:
    return round(line.indent * 2)


def _gutter(lines: Sequence[Line]) -> Gutter | None:
    full: Counter[int] = Counter()
    for line in lines:
        for gap in _SPACES.finditer(line.text):
            beside = line.text[gap.start() - 1], line.text[gap.end()]
            if gap.end() - gap.start() == 1 and not any(map(_ASCII.match, beside)):
                full[round(_reach(line, line.text[: gap.start()]) * 2)] += 1
    near = {half: sum(full[half + d] for d in range(-2, 3)) for half in full}
    half = max(sorted(near), key=lambda half: (near[half], full[half]), default=0)
    measure = half / 2
    if measure < NARROWEST or near[half] < LEAST_FULL:
        return None
    gaps = [_gap(line, measure) for line in lines]
    parted = [(line, *gap) for line, gap in zip(lines, gaps, strict=True) if gap]
    rights = sorted(_width(line.text[stop:]) for line, _, stop in parted)
    singles = sum(stop - start == 1 for _, start, stop in parted)
    if singles < LEAST_FULL or len(parted) < LEAST_SHARE * len(lines) or rights[len(rights) // 2] < NARROWEST - INDENT:
        return None
    edges = sorted(_lead(line) + stop for line, start, stop in parted if _width(line.text[:start]) < measure - SHORT)
    across = sum(gap is None and _width(line.text) > measure + UNEVEN for line, gap in zip(lines, gaps, strict=True))
    if across > MOST_ACROSS * len(lines) + INDENT:
        return None
    return Gutter(measure, edges[len(edges) // 4] if edges else round(measure) + 1)


def _gap(line: Line, measure: float) -> tuple[int, int] | None:
    """Give the gap between the columns of a line: a single space only behind a full line, or one that is set in."""
    found: dict[bool, tuple[int, int]] = {}
    for gap in _SPACES.finditer(line.text):
        left = line.text[: gap.start()]
        own = _reach(line, left)
        single = gap.end() - gap.start() == 1
        if own - GIVES * len(_GIVING.findall(left)) <= measure + UNEVEN and (not single or own >= measure - INDENT - UNEVEN):
            found[single] = gap.start(), gap.end()
    return found.get(False) or found.get(True)


def _in_order(lines: Sequence[Line], gutter: Gutter) -> Iterator[Line]:
    columns: dict[str, list[Line]] = {"left": [], "right": []}
    for line in lines:
        for side, own in _sides(line, gutter):
            if side in columns:
                columns[side].append(own)
                continue
            for column in columns.values():
                yield from column
                column.clear()
            yield own
    for column in columns.values():
        yield from column


def _sides(line: Line, gutter: Gutter) -> Iterator[tuple[str, Line]]:
    """Give a line's parts, each with its side: left, right or across."""
    gap, lead = _gap(line, gutter.measure), _lead(line)
    if gap:
        start, stop = gap
        yield "left", replace(line, text=line.text[:start])
        indent = max(0.0, (lead + stop - gutter.edge) / 2) if stop - start > 1 else 0.0
        yield "right", replace(line, text=line.text[stop:], indent=indent)
    elif lead >= gutter.edge - INDENT:
        yield "right", replace(line, indent=max(0.0, (lead - gutter.edge) / 2))
    else:
        yield "left" if lead + len(line.text) <= gutter.edge else "across", line


def _with_short_right(lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a page whose right column ends far above the left one, down the left and then down the right; nothing for others.

    The lines below it show how wide the left column is. Beside it the right one's edge may shift, as the extraction placed its lines.
    """
    measure = _measure_below(lines)
    if not measure:
        return []
    gaps = [_sure_gap(line, measure) for line in lines]
    apart = [_lead(line) >= max(FAR_RIGHT, measure) and not _PAGE_NUMBER.fullmatch(line.text) for line in lines]
    far = [gap is not None or alone for gap, alone in zip(gaps, apart, strict=True)]
    stop = max((at + 1 for at, beside in enumerate(far) if beside), default=0)
    left, right, places = [], [], []
    head = next((at for at, beside in enumerate(far) if beside), 0)
    for line, gap, alone in list(zip(lines, gaps, apart, strict=True))[head:stop]:
        if gap and not alone:
            left.append(replace(line, text=line.text[: gap[0]]))
            right.append(replace(line, text=line.text[gap[1] :]))
            places.append(_lead(line) + gap[1])
        elif alone:
            right.append(line)
            places.append(_lead(line))
        elif _reach(line, line.text) > measure + SHORT:
            return []
        else:
            left.append(line)
    full = sum(_width(line.text) >= measure - SHORT for line in right)
    wide = any(_width(line.text) > measure + SHORT for line in right)
    if not 0 < stop <= SHORT_RIGHT * len(lines) or full < LEAST_RIGHT or wide:
        return []
    edges = [min(places[max(0, at - NEAR) : at + NEAR + 1]) for at in range(len(places))]
    right = [replace(line, indent=min(FIRST, (place - edge) / 2)) for line, place, edge in zip(right, places, edges, strict=True)]
    return [*lines[:head], *left, *lines[stop:], *right]


def _sure_gap(line: Line, measure: float) -> tuple[int, int] | None:
    """Give the gap between the columns of a line; a single space beside a figure, or among spaced letters, is none."""
    gap = _gap(line, measure)
    if gap is None or gap[1] - gap[0] > 1:
        return gap
    beside = line.text[gap[0] - 1], line.text[gap[1]]
    return None if any(map(_ASCII.match, beside)) or len(_HAN_SPACE.findall(line.text[: gap[0]])) > 1 else gap


def _measure_below(lines: Sequence[Line]) -> float:
    """Give how wide a full line of the left column is by the lines that stand alone, 0 where too few show it."""
    alone = [line for line in lines if _lead(line) < FAR_RIGHT and "  " not in line.text.strip()]
    full = Counter(round(_reach(line, line.text) * 2) for line in alone)
    near = {half: sum(full[half + d] for d in range(-2, 3)) for half in full}
    half = max(sorted(near), key=lambda half: (near[half], full[half]), default=0)
    return half / 2 if half / 2 >= NARROWEST and near[half] >= LEAST_ALONE else 0.0
