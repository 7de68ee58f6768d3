"""Rows into pages: a heading never ends a page, a paragraph leaves two lines on either side, white space vanishes at a page's top, columns
take in a last line each that would stand on the next page by itself.

Footnotes stand at the foot of the column that has their mark; what does not fit there goes on at the foot of the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from .column import TOLERANCE, Column, height_of, take
from .ink import Piece, Row, Rule


@dataclass(slots=True)
class Sheet:
    """One page: its rows with their distance from the top of the text area in pt, its printed number ("" for none), its running head.

    `name` is what a reader calls a page without a number; `bare` pages do not print theirs. `opens` is a page that opens an article, so
    that it has no running head; `furniture` and `rules` are what stands outside the text area. `notes` are the rows of footnotes.
    """

    rows: list[tuple[float, Row]] = field(default_factory=list)
    notes: list[tuple[float, Row]] = field(default_factory=list)
    label: str = ""
    name: str = ""
    bare: bool = False
    running: str = ""
    opens: bool = False
    furniture: list[Piece] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Area:
    """The text area that rows are filled into.

    `height` is its height and `step` the way from one column to the next in pt; `widows` are the lines of a paragraph that stay together
    at a break; `grid` is the pitch of the lines in pt, 0 for none: rows of that height stand on whole lines.
    """

    height: float
    widows: int = 2
    grid: float = 0.0
    columns: int = 1
    step: float = 0.0

_UNDER_HEAD = 5
"""Lines of a column that have room under the head that goes over it, else the head goes to the next page."""


def fill(rows: Sequence[Row], area: Area) -> list[Sheet]:
    """Fill pages with rows."""
    filler = _Filler(rows, area)
    sheets: list[Sheet] = []
    while (sheet := filler.page()) is not None:
        sheets.append(sheet)
    return sheets


class _Filler:
    """Goes through the rows once. A band is a stretch of rows of one width: over all columns, or in columns."""

    def __init__(self, rows: Sequence[Row], area: Area) -> None:
        self.rows, self.area = rows, area
        self.at = 0
        self.carried: list[Row] = []
        size = len(rows)
        self._ends = [size] * size
        for n in range(size - 2, -1, -1):
            parted = rows[n + 1].page_break or (area.columns > 1 and rows[n].wide != rows[n + 1].wide)
            self._ends[n] = n + 1 if parted else self._ends[n + 1]

    def page(self) -> Sheet | None:
        """Fill one page; None where nothing is left."""
        rows, sheet = self.rows, Sheet()
        while self.at < len(rows) and rows[self.at].gap:
            self.at += 1
        start, y = self.at, 0.0
        while self.at < len(rows) and not (self.at > start and (rows[self.at].page_break or self.area.height - y < rows[self.at].room)):
            foot = self._band(sheet, y)
            if foot is None:
                break
            y = foot
        if start == len(rows) and self.carried:
            height = self.area.height
            self._put(sheet, [take(rows, start, start, self.area, height, height, self.carried, force=True)], 0.0, None)
        return sheet if sheet.rows or sheet.notes else None

    def _band(self, sheet: Sheet, top: float) -> float | None:
        """Set the next band from `top` on; give where it ends, or None where the page is full."""
        rows, at, end = self.rows, self.at, self._ends[self.at]
        room, fresh = self.area.height - top, not sheet.rows
        last = end == len(rows) or rows[end].page_break
        across = self.area.columns == 1 or rows[at].wide
        if across and not last and not fresh and self._kept(at, end) and height_of(rows[at:end]) + _UNDER_HEAD * self.area.grid > room:
            return None
        if across:
            # What goes over the columns keeps its own white space; only where it ends is brought to the grid.
            area = replace(self.area, grid=0.0) if rows[at].wide else self.area
            made = [take(rows, at, end, area, room, room, self.carried, force=fresh, hold=not last)]
        else:
            made = self._columns(at, end, room, room, force=fresh)
            if made[-1].stop < end and self._is_tail(made[-1].stop, end):
                longer = self._columns(at, end, room + self.area.grid, room + self.area.grid, force=fresh)
                if longer[-1].stop == end and not any(column.notes for column in longer):
                    made, room = longer, room + self.area.grid
            if made[-1].stop == end:
                made = self._balanced(at, end, room, made)
        if made[-1].stop == at:
            return None
        done = made[-1].stop == end
        foot = None if last or not done else self._on_grid(max(column.depth + height_of(column.notes) for column in made))
        self._put(sheet, made, top, foot)
        return top + foot if foot is not None else None

    def _is_tail(self, at: int, end: int) -> bool:
        """Say whether what is left of a band is a line a column, which the columns take in rather than leave it on a page by itself."""
        return self.area.grid > 0 and sum(not row.gap for row in self.rows[at:end]) <= self.area.columns

    def _on_grid(self, y: float) -> float:
        """Give the next line of the grid, so that the bands of a page share it."""
        grid = self.area.grid
        return ceil((y - TOLERANCE) / grid) * grid if grid else y

    def _kept(self, at: int, end: int) -> bool:
        """Say whether the last text of a band stays with what follows."""
        return next((row.keep for row in reversed(self.rows[at:end]) if not row.gap), False)

    def _put(self, sheet: Sheet, made: Sequence[Column], top: float, foot: float | None) -> None:
        """Put columns on the page, their notes at its foot, or at the foot of the band where another follows it."""
        bottom = self.area.height if foot is None else top + foot
        for n, column in enumerate(made):
            y = bottom - height_of(column.notes)
            for drop, row in column.rows:
                row.x = n * self.area.step
                sheet.rows.append((top + drop, row))
            for row in column.notes:
                row.x = n * self.area.step
                sheet.notes.append((y, row))
                y += row.height
        self.at, self.carried = made[-1].stop, made[-1].left

    def _columns(self, at: int, end: int, limit: float, room: float, *, force: bool) -> list[Column]:
        made: list[Column] = []
        carried = self.carried
        for n in range(self.area.columns):
            while at < end and self.rows[at].gap:
                at += 1
            column = take(self.rows, at, end, self.area, limit, room, carried, force=force and not n)
            made.append(column)
            at, carried = column.stop, column.left
            if at == end and not carried:
                break
        return made

    def _balanced(self, at: int, end: int, room: float, full: list[Column]) -> list[Column]:
        """Make the columns of a band that ends on this page as even as its breaks allow."""
        step = self.area.grid or TOLERANCE + min(row.height for row in self.rows[at:end] if not row.gap) / 2
        limit = ceil(height_of(self.rows[at:end]) / self.area.columns / step) * step
        while limit < room:
            made = self._columns(at, end, limit, room, force=False)
            if made[-1].stop == end and not made[-1].left:
                return made
            limit += step
        return full
