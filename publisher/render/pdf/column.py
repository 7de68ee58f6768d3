"""One column: the rows that fit into it, where it may end, and the footnotes under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Protocol

from .ink import Row, Rule

TOLERANCE = 0.05
"""How far rows may pass the text area by rounding, in pt."""

_NOTES_MOST = 0.7
"""How much of a column the rest of a long note may take, so that the text goes on above it."""

_RULE_ABOVE, _RULE_BELOW = 7.0, 5.0
_RULE_WIDTH = 60.0
_RULE_THICKNESS = 0.4


class Breaks(Protocol):
    """What of the text area bears on one column: see `Area`."""

    @property
    def widows(self) -> int: ...  # noqa: D102 - `Area` says it

    @property
    def grid(self) -> float: ...  # noqa: D102 - `Area` says it


@dataclass(slots=True)
class Column:
    """What a column takes: rows up to `stop` and their places, the end of the text; rows of notes, and those left for the next column."""

    stop: int
    rows: list[tuple[float, Row]]
    depth: float
    notes: list[Row]
    left: list[Row]


def height_of(rows: Sequence[Row]) -> float:
    """Give the height of rows in pt."""
    return sum(row.height for row in rows)


def take(
    rows: Sequence[Row], at: int, end: int, area: Breaks, limit: float, room: float, carried: Sequence[Row], *,
    force: bool, hold: bool = False,
) -> Column:
    """Take rows into a column.

    Args:
        rows: all rows.
        at: the first row.
        end: where the rows of this column's band end.
        area: widows and grid.
        limit: the most that the text may take, in pt.
        room: the most that text and notes together may take, in pt.
        carried: rows of notes left over from the column before.
        force: take a row even where no break is allowed; else take none.
        hold: leave the notes of these rows for the column after.
    """
    again = [_as_furniture(row) for row in rows[at].again] if at < end else []
    stop, y = at, height_of(again)
    owed = min(height_of(carried) + _RULE_ABOVE + _RULE_BELOW, room * _NOTES_MOST) if carried else 0.0
    while stop < end:
        row = rows[stop]
        foot = _snapped(y, row, area.grid) + row.height
        least, whole = _asked(row, owed) if row.notes and not hold else (owed, owed)
        if not row.gap and (foot > limit + TOLERANCE or foot + least > room + TOLERANCE):
            break
        y, owed = foot, whole
        stop += 1
    if stop < end:
        legal = next((n for n in range(stop, at, -1) if _may_break(rows, n, at, area.widows)), 0)
        stop = legal or (max(stop, at + 1) if force else at)
    placed, depth = _placed([*again, *rows[at:stop]] if stop > at else [], area.grid)
    owing = [*carried, *(line for row in rows[at:stop] for note in row.notes for line in note.rows)]
    if hold:
        return Column(stop, placed, depth, [], owing)
    # White space that the column ends with takes no room from the notes.
    foot = max((y + row.height for y, row in placed), default=0.0)
    notes, left = _parted(owing, room - foot, force=force and not placed)
    return Column(stop, placed, depth, notes, left)


def _asked(row: Row, owed: float) -> tuple[float, float]:
    """Give what a row's notes ask for besides what is owed: at least, all but the last of them and two lines of it; and as a whole."""
    owed = owed or _RULE_ABOVE + _RULE_BELOW
    before = owed + sum(height_of(note.rows) for note in row.notes[:-1])
    last = row.notes[-1].rows
    return before + height_of(last if len(last) < 4 else last[:2]), before + height_of(last)


def _parted(notes: list[Row], room: float, *, force: bool) -> tuple[list[Row], list[Row]]:
    """Give the rows of notes that there is room for, under their rule, and the rest; a note leaves two lines on either side."""
    y, fits = _RULE_ABOVE + _RULE_BELOW, 0
    for row in notes:
        y += row.height
        if y > room + TOLERANCE:
            break
        fits += 1
    if fits < len(notes):
        while fits and notes[fits].index > 0 and (notes[fits].index < 2 or notes[fits].count - notes[fits].index < 2):
            fits -= 1
        if not fits and force:
            fits = 1
    if not fits:
        return [], notes
    rule = Row(_RULE_ABOVE + _RULE_BELOW, rules=(Rule(0, _RULE_ABOVE, _RULE_WIDTH, _RULE_THICKNESS),))
    return [rule, *notes[:fits]], notes[fits:]


def _may_break(rows: Sequence[Row], at: int, start: int, widows: int) -> bool:
    """Say whether a column may end before row `at`."""
    before = at - 1
    while before >= start and rows[before].gap:
        before -= 1
    if before < start:
        return False
    if rows[before].keep or rows[at].gap:
        return False
    row = rows[at]
    if row.index and row.count:
        # A paragraph that goes through a whole column leaves there no fewer lines than at its ends.
        own = min(row.index, at - start)
        return own >= widows and row.count - row.index >= widows
    return True


def _as_furniture(row: Row) -> Row:
    """Give a table's head for drawing again: it is said once, in the table."""
    return replace(row, pieces=tuple((None, piece) for _, piece in row.pieces), mark="", links=(), notes=())


def _snapped(y: float, row: Row, grid: float) -> float:
    """Bring a row of the body's height down to the next line of the grid."""
    if not grid or row.gap or abs(row.height - grid) > TOLERANCE:
        return y
    return ceil((y - TOLERANCE) / grid) * grid


def _placed(rows: Sequence[Row], grid: float) -> tuple[list[tuple[float, Row]], float]:
    placed, y = [], 0.0
    for row in rows:
        y = _snapped(y, row, grid)
        if not row.gap:
            placed.append((y, row))
        y += row.height
    return placed, y
