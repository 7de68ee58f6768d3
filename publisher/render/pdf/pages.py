"""Rows into pages: a heading never ends a page, a paragraph leaves two lines on either side, white space vanishes at a page's top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from .ink import Piece, Row, Rule

TOLERANCE = 0.05
"""How far rows may pass the text area by rounding, in pt."""


@dataclass(slots=True)
class Sheet:
    """One page: its rows with their distance from the top of the text area in pt, its printed number ("" for none), its running head.

    `name` is what a reader calls a page without a number; `bare` pages do not print theirs. `opens` is a page that opens an article, so
    that it has no running head; `furniture` and `rules` are what stands outside the text area.
    """

    rows: list[tuple[float, Row]] = field(default_factory=list)
    label: str = ""
    name: str = ""
    bare: bool = False
    running: str = ""
    opens: bool = False
    furniture: list[Piece] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


def _may_break(rows: Sequence[Row], at: int, start: int, widows: int) -> bool:
    """Say whether a page may end before row `at`."""
    before = at - 1
    while before >= start and rows[before].gap:
        before -= 1
    if before < start:
        return False
    if rows[before].keep or rows[at].gap:
        return False
    row = rows[at]
    if row.index and row.count:
        return row.index >= widows and row.count - row.index >= widows
    return True


def fill(rows: Sequence[Row], height: float, *, widows: int = 2, grid: float = 0.0) -> list[Sheet]:
    """Fill pages with rows.

    Args:
        rows: the rows in order.
        height: height of the text area in pt.
        widows: lines of a paragraph that stay together at a page break.
        grid: pitch of the page's lines in pt, 0 for none; rows of that height stand on whole lines.
    """
    sheets: list[Sheet] = []
    at, size = 0, len(rows)
    while at < size:
        while at < size and rows[at].gap:
            at += 1
        if at >= size:
            break
        again = [_as_furniture(row) for row in rows[at].again] if sheets else []
        stop, y = at, sum(row.height for row in again)
        while stop < size and not (rows[stop].page_break and stop > at):
            foot = _snapped(y, rows[stop], grid) + rows[stop].height
            if foot > height + TOLERANCE and not rows[stop].gap:
                break
            y = foot
            stop += 1
        if stop < size and not rows[stop].page_break:
            legal = next((n for n in range(stop, at, -1) if _may_break(rows, n, at, widows)), 0)
            stop = legal or max(stop, at + 1)
        sheets.append(_sheet([*again, *rows[at:stop]], grid))
        at = stop
    return sheets


def _as_furniture(row: Row) -> Row:
    """Give a table's head for drawing again: it is said once, in the table."""
    return replace(row, pieces=tuple((None, piece) for _, piece in row.pieces), mark="", links=())


def _snapped(y: float, row: Row, grid: float) -> float:
    """Bring a row of the body's height down to the next line of the grid."""
    if not grid or row.gap or abs(row.height - grid) > TOLERANCE:
        return y
    return ceil((y - TOLERANCE) / grid) * grid


def _sheet(rows: Sequence[Row], grid: float) -> Sheet:
    sheet, y = Sheet(), 0.0
    for row in rows:
        y = _snapped(y, row, grid)
        if not row.gap:
            sheet.rows.append((y, row))
        y += row.height
    return sheet
