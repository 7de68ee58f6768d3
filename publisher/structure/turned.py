"""Lines written in another order: pages whose right column comes before the left one, for it begins higher up; short last lines.

A title stands over the left column. Such a page starts in mid-sentence where nothing is open before it, and its last line, left open, leads
to its first one. The left column begins at the title: a line set on its own, below a gap, where text has ended. Numbers that go on over it
say that the order is right.

The last line of a paragraph of two, but a few characters long, is at times written before the first one, a gap before and behind it.
"""

from __future__ import annotations

from .evidence import C, Evidence
from .marks import STOPS
from .pairs import MOST_AGAINST
from .rows import FREE, Row
from .tails import begins_none, is_display, is_left_open

SHORTEST = 4.0
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


def turn_ends(evidence: Evidence) -> bool:
    """Put such last lines behind the lines they go on from, in place; tell whether there were any."""
    rows = evidence.rows
    found = [i for i in range(1, len(rows) - 1) if _is_before_its_line(evidence, i)]
    for i in found:
        rows[i], rows[i + 1] = rows[i + 1], rows[i]
        rows[i + 1].gap = 0
        for row, at in ((rows[i], i), (rows[i + 1], i + 1)):
            row.first_of_page = rows[at - 1].page != row.page
            row.last_of_page = at + 1 == len(rows) or rows[at + 1].page != row.page
    return bool(found)


def _is_before_its_line(evidence: Evidence, i: int) -> bool:
    over, row, line = evidence.rows[i - 1 : i + 2]
    after = evidence.rows[i + 2] if i + 2 < len(evidence.rows) else None
    short = row.end in ("stop", "colon") and row.width <= SHORTEST and row.mark is None and not (row.field or row.cells or row.entry)
    apart = row.gap > 0 and line.gap > 0 and (after is None or after.gap > 0 or after.end == "stop")
    if not short or not apart or line.page != row.page or line.end not in ("none", "comma") or over.end not in ("stop", "colon", "none"):
        return False
    if is_left_open(evidence, i - 1) or over.end == "none" and not (over.mark or is_display(over)):
        return False
    own = min(evidence.joins(i + 1, i, plain=True))
    other = min(evidence.joins(i + 1, i + 2, plain=True)) if after is not None else MOST_AGAINST
    return own <= MOST_AGAINST and own < other and evidence.end(i + 1, C, i) > 0


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
