"""Tails of columns that an extraction wrote before their beginnings: the upper part of a right column before the left one it goes on from.

A tail is whole lines that begin no paragraph, where no sentence is open before them, down to the gap below it. Further down the same page a
sentence is left open above a gap, over what begins anew: there the tail belongs.
"""

from __future__ import annotations

import re

from . import shapes
from .breaks import ROOM
from .evidence import Evidence
from .marks import CLOSERS, NEVER_FIRST, OPENERS, STOPS
from .pairs import MOST_AGAINST
from .rows import FREE, Row

OVER, FAR_OVER, WIDER, HALF = 0.4, 1.1, 1.0, 0.5
"""A line that is wider than the measure by so much when it is set in as a first one, in characters, is none; and is none of the column
where it is so much wider without."""
NARROW, LONG = 4.0, 0.75
LONGEST_END = 0.6
"""What is left of a sentence fills no more of its line than this share of the measure."""
_LATIN = re.compile(r"[A-Za-z0-9]")
MOST_DISPLAY = 6
MOST_ADDRESSED = 5
"""Those to whom a document goes fill no more lines; they end with a colon and are not set in."""
NEAR = 2
"""What was left open on so many pages before is more likely taken up."""


def bring_tails(evidence: Evidence) -> bool:
    """Put tails behind the lines that they go on from, in place; tell whether there were any. Time grows in proportion to the lines."""
    rows = evidence.rows
    behind: dict[int, range] = {}
    open_pages: list[int] = []
    start = 0
    for stop in range(1, len(rows) + 1):
        if stop < len(rows) and rows[stop].page == rows[start].page:
            continue
        tails = [own for i in range(start, stop) if (own := _tail_at(evidence, i, start, stop))]
        ends = [i for i in range(start, stop) if is_left_open(evidence, i)]
        if tails and not any(rows[start].page - page <= NEAR for page in open_pages[-1:]):
            behind |= _matched(evidence, tails, ends)
        if any(i not in behind for i in ends):
            open_pages.append(rows[start].page)
        start = stop
    if not behind:
        return False
    moved = {i for own in behind.values() for i in own}
    out: list[Row] = []
    for i, row in enumerate(rows):
        if i in moved:
            continue
        out.append(row)
        for at in behind.get(i, ()):
            rows[at].gap = min(0, rows[at].gap) if at == behind[i].start else rows[at].gap
            rows[at].first_of_page = rows[at].last_of_page = False
            out.append(rows[at])
    rows[:] = out
    for before, row, after in zip([None, *rows], rows, [*rows[1:], None], strict=False):
        row.first_of_page = before is None or before.page != row.page
        row.last_of_page = after is None or after.page != row.page
    return True


def _matched(evidence: Evidence, tails: list[range], ends: list[int]) -> dict[int, range]:
    """Give the tail of each open end: each end takes the first tail above it that is free, if no word speaks against it."""
    out: dict[int, range] = {}
    waiting = list(tails)
    for end in ends:
        own = next((tail for tail in waiting if tail.stop <= end), None)
        if own is not None and evidence.join(end, 1, own.start, plain=True) <= MOST_AGAINST:
            out[end] = own
            waiting.remove(own)
    return out


def _tail_at(evidence: Evidence, i: int, start: int, stop: int) -> range | None:
    """Give the lines of the tail that begins with line i."""
    rows = evidence.rows
    rest = i == start and i + 1 < stop and rows[i + 1].gap > 0 and is_end(rows[i])
    if not (rest or begins_none(evidence, i, sure=True)) or i > start and rows[i].gap <= 0 and not is_display(rows[i - 1]):
        return None
    led = next((row for row in rows[i : i + MOST_ADDRESSED] if row.end in ("stop", "colon")), None)
    if led is not None and led.end == "colon":
        return None
    over = next((rows[j] for j in range(i - 1, max(-1, i - 1 - MOST_DISPLAY), -1) if not is_display(rows[j])), None)
    if over is not None and over.end != "stop":
        return None
    end = next((j for j in range(i + 1, stop) if rows[j].gap > 0 or is_display(rows[j])), stop)
    return range(i, end) if rows[end - 1].end == "stop" else None


def is_end(row: Row) -> bool:
    """Tell whether a line looks like the last one of a paragraph, and is short for one by itself."""
    return row.measure < FREE and row.text[-1] in STOPS and row.width < LONGEST_END * row.measure and row.mark is None and not row.field


def begins_none(evidence: Evidence, i: int, *, sure: bool) -> bool:
    """Tell whether a line can be no first line of a paragraph, by its width or the indent it has not; `sure` of one just too wide."""
    row = evidence.rows[i]
    if row.measure >= FREE or row.starts or row.mark or row.field or row.entry or row.note or row.verse or row.cells or is_display(row):
        return False
    if row.width > row.measure + WIDER or sure and (row.text[0] in OPENERS or shapes.NEWS_OPENING.match(row.text)):
        return False
    if shapes.EDITOR_NOTE.match(row.text):
        return False
    if row.indent is not None:
        return row.indent < 1 and evidence.first_indent > 0 and row.width > row.measure - NARROW
    # A mark at the line's end may be set in half its width; how wide figures and letters are is less sure.
    over = row.width - HALF * (row.text[-1] in NEVER_FIRST) + evidence.first_indent - row.measure
    return over > (OVER if sure and not _LATIN.search(row.text) else FAR_OVER)


def is_left_open(evidence: Evidence, i: int) -> bool:
    """Tell whether a line ends in mid-sentence, full, over a gap or a page's end below which another paragraph begins."""
    rows = evidence.rows
    row = rows[i]
    # A paragraph's first line is set in.
    first = i > 0 and row.indent is None and (rows[i - 1].end == "stop" or is_display(rows[i - 1]))
    if row.measure >= FREE or row.end not in ("none", "comma") or row.measure - row.width - first * evidence.first_indent > 1 + ROOM:
        return False
    if is_display(row) or row.text[-1] in CLOSERS:
        return False
    after = next((j for j in range(i + 1, min(i + 1 + MOST_DISPLAY, len(rows))) if not is_display(rows[j])), None)
    cut = i + 1 == len(rows) or rows[i + 1].gap > 0 or rows[i + 1].page != row.page
    return cut and (after is None or not begins_none(evidence, after, sure=False))


def is_display(row: Row) -> bool:
    """Tell whether a line is set on its own, or is a note's."""
    short = row.end == "none" and row.width < row.measure - NARROW
    # So long a line with marks in it was broken before what did not fit.
    return short and (row.unmarked or row.width < LONG * row.measure) or row.note
