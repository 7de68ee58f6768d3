"""Lines written in another order: pages whose right column comes before the left one, for it begins higher up; short last lines.

A title stands over the left column. Such a page starts in mid-sentence where nothing is open before it, and its last line, left open, leads
to its first one. The left column begins at the title: a line set on its own, below a gap, where text has ended. Numbers that go on over it
say that the order is right.

The last line of a paragraph of two, but a few characters long, is at times written before the first one, a gap before and behind it.
"""

from __future__ import annotations

from .evidence import C, Evidence
from .pairs import MOST_AGAINST
from .rows import FREE, Row
from .tails import begins_none, is_display, is_end, is_left_open

SHORTEST, FULL, FURTHEST = 4.0, 1.5, 8


def turn_pages(evidence: Evidence) -> bool:
    """Put the left column of such pages before the right one, in place; tell whether there were any."""
    rows = evidence.rows
    turned = False
    start = 0
    for stop in range(1, len(rows) + 1):
        if stop < len(rows) and rows[stop].page == rows[start].page:
            continue
        at, end = _left_column(evidence, start, stop)
        if at:
            page = rows[at:end] + rows[start:at] + rows[end:stop]
            page[end - at].gap = 0
            for row in page:
                row.first_of_page, row.last_of_page = row is page[0], row is page[-1]
            rows[start:stop] = page
            turned = True
        start = stop
    return turned


def turn_ends(evidence: Evidence) -> bool:
    """Put such last lines behind the lines they go on from, in place; tell whether there were any."""
    rows = evidence.rows
    found = [(i, to) for i in range(1, len(rows) - 1) if (to := _line_of_end(evidence, i))]
    for i, to in reversed(found):
        rows[i : to + 1] = [*rows[i + 1 : to + 1], rows[i]]
        rows[to].gap = 0
        for at in (i, to - 1, to):
            rows[at].first_of_page = rows[at - 1].page != rows[at].page
            rows[at].last_of_page = at + 1 == len(rows) or rows[at + 1].page != rows[at].page
    return bool(found)


def _line_of_end(evidence: Evidence, i: int) -> int:
    """Give the place of the line that a short last line goes on from: the next one, or one below that is left open; 0 for none."""
    if _is_before_its_line(evidence, i):
        return i + 1
    rows = evidence.rows
    over, row = rows[i - 1], rows[i]
    short = row.end == "stop" and row.width <= SHORTEST and row.mark is None and not (row.field or row.cells or row.entry)
    begun = over.end == "stop" or over.end == "none" and (over.mark is not None or is_display(over))
    if not short or not begun or row.gap > 0 or i + 1 == len(rows) or rows[i + 1].gap <= 0:
        return 0
    for at in range(i + 1, min(i + 1 + FURTHEST, len(rows) - 1)):
        line, after = rows[at], rows[at + 1]
        if line.page != row.page:
            break
        full = line.measure < FREE and line.measure - line.width - evidence.first_indent <= FULL
        if full and line.end == "none" and after.gap > 0 and after.mark is not None and after.in_sequence:
            return at if min(evidence.joins(at, i, plain=True)) <= MOST_AGAINST else 0
    return 0


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


def _left_column(evidence: Evidence, start: int, stop: int) -> tuple[int, int]:
    """Give where the left column begins and ends on a page whose right one was written first, or the upper part of it; 0 where none was."""
    rows = evidence.rows
    if start and is_left_open(evidence, start - 1) or not (begins_none(evidence, start, sure=False) or is_end(rows[start])):
        return 0, 0
    for at in range(start + 1, stop - 1):
        if _may_be_title(rows, at) and not _numbers_go_on(rows, start, at, stop):
            ends = [i for i in range(at + 1, stop - 1) if is_left_open(evidence, i)]
            ends += [stop - 1] * (rows[stop - 1].end in ("none", "comma"))
            end = next((i for i in reversed(ends) if min(evidence.joins(i, start, plain=True)) <= MOST_AGAINST), None)
            return (at, end + 1) if end is not None else (0, 0)
    return 0, 0


def _may_be_title(rows: list[Row], at: int) -> bool:
    ended = rows[at - 1].end == "stop" or at > 1 and is_display(rows[at - 1]) and rows[at - 2].end == "stop"
    return rows[at].gap > 0 and rows[at].mark is None and is_display(rows[at]) and not rows[at].note and ended


def _numbers_go_on(rows: list[Row], start: int, at: int, stop: int) -> bool:
    """Tell whether the first number below a line is higher than the first one of its kind above it."""
    above = {row.mark.kind: row.mark.value for row in reversed(rows[start:at]) if row.mark}
    below = {row.mark.kind: row.mark.value for row in reversed(rows[at:stop]) if row.mark}
    return any(below[kind] > value for kind, value in above.items() if kind in below)
