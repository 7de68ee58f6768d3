"""The pages of the source: what they are called, and where they start in the units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from publisher.model import OUTSIDE, PageStart, SourceText

from .units import Unit

_HIGHEST = 1999
_NEIGHBOURS = 8


def page_starts(units: Iterable[Unit], source: SourceText) -> dict[int, tuple[PageStart, ...]]:
    """Give the pages that start in each unit, by the unit's id; nothing for a source of one page.

    A page starts at the first line of it that is printed. Where a title is put back before its body the pages still count up: one that is
    older than those before it is not marked again.
    """
    last = max((line.page for line in source.lines), default=0)
    if not last:
        return {}
    labels = page_labels(last, source.numbers)
    seen = -1
    found: dict[int, tuple[PageStart, ...]] = {}
    for unit in units:
        if unit.kind in OUTSIDE or not unit.text:
            continue
        starts = []
        for nth, row in enumerate(unit.rows):
            page = row.line.page
            if page > seen:
                seen = page
                if page in labels:
                    starts.append(PageStart(_place(unit, nth), labels[page]))
        if starts:
            found[id(unit)] = tuple(starts)
    return found


def page_labels(last: int, numbers: Sequence[tuple[int, int]]) -> dict[int, str]:
    """Give what the pages 0 to `last` are called: by the numbers printed on some of them, or counted from 1 where none is known.

    Pages count on from the first number backwards, from the last one forwards, and between two that agree. Where two do not agree a page is
    missing from the source, nobody knows where, and the pages between stay without a number.
    """
    counting = _counting([(page, number) for page, number in numbers if number <= _HIGHEST])
    if not counting:
        return {page: str(page + 1) for page in range(last + 1)}
    (first, low), (final, high) = counting[0], counting[-1]
    found = {page: low - first + page for page in range(first + 1)} | {page: high - final + page for page in range(final, last + 1)}
    for (page, number), (after, other) in pairwise(counting):
        stop = after if other - number == after - page else page + 1
        found |= {at: number + at - page for at in range(page, stop)}
    return {page: str(number) for page, number in sorted(found.items()) if number > 0}


def _counting(numbers: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the longest run of numbers that count as the pages do, one page in three lost or not numbered; others are years or the like."""
    runs: list[tuple[int, int]] = []  # how long the run that ends here is, and the place of the number before
    for at, (page, number) in enumerate(numbers):
        best, link = 0, -1
        for before in range(max(0, at - _NEIGHBOURS), at):
            pages, values = page - numbers[before][0], number - numbers[before][1]
            if values > 0 and abs(values - pages) <= max(1, pages / 3) and runs[before][0] > best:
                best, link = runs[before][0], before
        runs.append((best + 1, link))
    at = max(range(len(runs)), key=lambda n: runs[n][0], default=-1)
    found: list[tuple[int, int]] = []
    while at >= 0:
        found.append(numbers[at])
        at = runs[at][1]
    return found[::-1]


def _place(unit: Unit, nth: int) -> int:
    """Give where a unit's row starts in its text. Joining takes out or puts in spaces and hyphens alone, so the other characters count."""
    before = sum(map(_is_solid, "".join(row.text for row in unit.rows[:nth])))
    solid = (at for at, char in enumerate(unit.text) if _is_solid(char))
    return next((at for count, at in enumerate(solid) if count == before), len(unit.text)) if before else 0


def _is_solid(char: str) -> bool:
    return not char.isspace() and char not in "-\u00ad"
