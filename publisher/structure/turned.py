"""Pages whose right column was written before the left one, for it begins higher up: a title stands over the left one.

Such a page starts in mid-sentence where nothing is open before it, and its last line, left open, leads to its first one. The left column
begins at the title: a line set on its own, below a gap, where text has ended. Numbers that go on over it say that the order is right.
"""

from __future__ import annotations

from .evidence import Evidence
from .marks import STOPS
from .pairs import MOST_AGAINST
from .rows import FREE, Row
from .tails import begins_none, is_display, is_left_open

LONGEST_END = 0.6
"""What is left of a sentence fills no more of its line than this share of the measure."""


def turn_pages(evidence: Evidence) -> bool:
    """Put the left column of such pages before the right one, in place; tell whether there were any."""
    rows = evidence.rows
    turned = False
    start = 0
    for stop in range(1, len(rows) + 1):
        if stop < len(rows) and rows[stop].page == rows[start].page:
            continue
        at = _title_of_left(evidence, start, stop)
        if at:
            page = rows[at:stop] + rows[start:at]
            page[stop - at].gap = 0
            for row in page:
                row.first_of_page, row.last_of_page = row is page[0], row is page[-1]
            rows[start:stop] = page
            turned = True
        start = stop
    return turned


def _title_of_left(evidence: Evidence, start: int, stop: int) -> int:
    """Give where the left column begins on a page whose right one was written first; 0 where none was."""
    rows = evidence.rows
    if start and is_left_open(evidence, start - 1) or not (begins_none(evidence, start, sure=False) or _is_end(rows[start])):
        return 0
    if rows[stop - 1].end not in ("none", "comma") or min(evidence.joins(stop - 1, start, plain=True)) > MOST_AGAINST:
        return 0
    return next((at for at in range(start + 1, stop - 1) if _may_be_title(rows, at) and not _numbers_go_on(rows, start, at, stop)), 0)


def _is_end(row: Row) -> bool:
    return row.measure < FREE and row.text[-1] in STOPS and row.width < LONGEST_END * row.measure and row.mark is None and not row.field


def _may_be_title(rows: list[Row], at: int) -> bool:
    return rows[at].gap > 0 and rows[at].mark is None and is_display(rows[at]) and not rows[at].note and rows[at - 1].end == "stop"


def _numbers_go_on(rows: list[Row], start: int, at: int, stop: int) -> bool:
    """Tell whether the first number below a line is higher than the first one of its kind above it."""
    above = {row.mark.kind: row.mark.value for row in reversed(rows[start:at]) if row.mark}
    below = {row.mark.kind: row.mark.value for row in reversed(rows[at:stop]) if row.mark}
    return any(below[kind] > value for kind, value in above.items() if kind in below)
