"""Quotations set in from both sides, in lines of their own measure, between the wider ones of the text."""

from __future__ import annotations

from collections.abc import Sequence

from .rows import FREE, Row

ROOM = 2.0
"""A line in mid-sentence that could have been so much wider, in characters, was not broken by the measure of the text."""
INDENT = 2.0
NEAR, LEAST_QUOTED, QUOTES = 80, 8, "“”‘’\""
"""A sentence is lifted out of the text so many lines around, and has so many characters."""
_NO_QUOTES = str.maketrans("", "", QUOTES)
EVEN, FIRST, LEAST, LONGEST, AROUND = 1.1, 2.6, 12.0, 24, 5
"""Lines of one measure differ by so much, a first line that is set in by so much more; narrower ones are verse or a list."""


def set_insets(rows: Sequence[Row]) -> None:
    """Set `quoted`, `starts`, `shut` and the measure of the lines of such quotations. Time grows in proportion to the number of lines."""
    i = 0
    while i < len(rows):
        stop = _inset_end(rows, i)
        if stop:
            measure = max(row.width for row in rows[i:stop]) + EVEN / 2
            for row in rows[i:stop]:
                row.measure, row.quoted = measure, True
            rows[i].starts = rows[stop - 1].shut = True
        i = stop or i + 1


def _inset_end(rows: Sequence[Row], i: int) -> int:
    """Give the line behind the quotation that starts with line i; 0 where none does."""
    if not _is_turned(rows, i) or i and rows[i - 1].page == rows[i].page and rows[i - 1].end not in ("stop", "colon"):
        return 0
    widest = max(rows[i].width, rows[i + 1].width if _is_turned(rows, i + 1) or rows[i + 1].end == "stop" else 0.0)
    if widest - rows[i].width > FIRST and widest - rows[i].width - INDENT >= rows[i + 1].unit:
        return 0
    stop = i + 1
    while stop < len(rows) and stop - i < LONGEST and rows[stop].page == rows[i].page and _is_plain(rows[stop]):
        row = rows[stop]
        if row.width > widest + EVEN or row.end != "stop" and (row.width < widest - EVEN or not _is_turned(rows, stop)):
            break
        if rows[stop - 1].end == "stop" and row.width + INDENT > widest + EVEN:
            # As the first line of a paragraph it is too wide.
            break
        stop += 1
    if rows[stop - 1].end != "stop" or stop - i < 2 or not all(_is_plain(row) for row in rows[i:stop]):
        return 0
    if all(row.end in ("semi", "stop") for row in rows[i:stop]):
        # Each line is an item.
        return 0
    if widest < LEAST and not _is_said_near(rows, i, stop):
        return 0
    if stop - i == 2 and not _is_turned(rows, i, ROOM + INDENT):
        # A first line has less room where it is set in.
        return 0
    around = [*rows[max(0, i - AROUND) : i], *rows[stop : stop + AROUND]]
    wide = any(row.page == rows[i].page and row.width >= widest + ROOM and not row.note for row in around)
    return stop if wide else 0


def _is_said_near(rows: Sequence[Row], i: int, stop: int) -> bool:
    """Tell whether the text around says the same: a sentence lifted out of it."""
    near = [*rows[max(0, i - NEAR) : i], *rows[stop : stop + NEAR]]
    text, quoted = ("".join(row.text.strip(QUOTES) for row in own) for own in (near, rows[i:stop]))
    return len(quoted) >= LEAST_QUOTED and quoted in text.translate(_NO_QUOTES)


def _is_turned(rows: Sequence[Row], i: int, room: float = ROOM) -> bool:
    """Tell whether a line stops in mid-sentence with room left by the measure of the text."""
    if i + 1 >= len(rows) or not _is_plain(rows[i]) or rows[i].end not in ("none", "comma", "semi"):
        return False
    return rows[i].measure - rows[i].width - rows[i + 1].unit >= room and rows[i].measure < FREE


def _is_plain(row: Row) -> bool:
    formed = row.mark or row.field or row.entry or row.note or row.cells or row.verse or row.reference or row.in_reference or row.starts
    return not formed and row.line.begins is None and not row.line.heading and not row.line.mark
