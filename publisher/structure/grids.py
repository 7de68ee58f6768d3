"""Tables whose lines came apart: some rows whole, others cell by cell or column by column, the parts of a row in any order.

The widest line tells how many columns there are. Then each line is a row, and the blocks below fill the rows that are short of cells; or
the lines are taken together until a row is full. A reading counts only where numbers stand under numbers and words under words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import count

from publisher.model import Kind
from publisher.patterns import lazy

from .tables import UNITS, is_number
from .units import Unit

LEAST_LINES, MOST_LINES = 6, 60
LEAST_COLUMNS, MOST_COLUMNS = 3, 9
MOST_BEFORE = 2
WIDEST, LONGEST_REST = 16, 2
_APART = re.compile(rf"(?<=\d)\s(?=[{UNITS}]{{1,4}}(?:\s|$))")
_CLOSED = lazy(r"(?<=[\u4e00-\u9fff])(?<![年月第表图约])(?=\d)|(?<=年)(?=(?:19|20)\d{2}年)")
_THOUSANDS = re.compile(r"(?<![\d.])(\d{1,3}) (?=\d{3}(?![\d.]))")
_THIN = "\u2009"
_MARKS = re.compile("[，。；！？：]")

Piece = tuple[int, list[str]]
"""A line's place and its cells."""


def read_grid(units: Sequence[Unit], groups: count[int]) -> tuple[int, int, list[Unit]] | None:
    """Find a table in a run of short lines: give where it starts and ends, and its rows; None where there is none."""
    if not LEAST_LINES <= len(units) <= MOST_LINES:
        return None
    readings = [[_cells(unit.text, loose=loose) for unit in units] for loose in (False, True)]
    if any(_THOUSANDS.search(unit.text) for unit in units):
        readings.append([_cells(_THOUSANDS.sub(rf"\1{_THIN}", unit.text), loose=False) for unit in units])
    if broken := _with_broken_cells(units, readings[0], groups):
        return broken
    for start in range(MOST_BEFORE + 1):
        for cells in readings:
            for ways in (_column_ways, _row_ways):
                for stop in range(len(units), start + LEAST_LINES - 1, -1):
                    rows = _read(units[start:stop], cells[start:stop], ways)
                    if rows:
                        group = next(groups)
                        return start, stop, [_row(units[start:stop], row, group) for row in rows]
    return None


def _with_broken_cells(units: Sequence[Unit], cells: Sequence[list[str]], groups: count[int]) -> tuple[int, int, list[Unit]] | None:
    """Read a run as a table of which some cells have a second line: a word or two characters below a cell of words."""
    wholes: list[list[int]] = []
    joined: list[list[str]] = []
    for i, own in enumerate(cells):
        rest = len(own) == 1 and len(own[0]) <= LONGEST_REST and not is_number(own[0])
        if rest and joined and not is_number(joined[-1][-1]):
            joined[-1][-1] += own[0]
            wholes[-1].append(i)
        else:
            joined.append(list(own))
            wholes.append([i])
    if len(joined) == len(cells):
        return None
    # A heading may stand below the table.
    for size in (len(joined), len(joined) - 1):
        rows = _read([units[own[0]] for own in wholes[:size]], joined[:size], _row_ways)
        if rows:
            break
    else:
        return None
    group = next(groups)
    lines = [[(i, own if i == wholes[k][0] else []) for k, own in row for i in wholes[k]] for row in rows]
    return 0, wholes[size - 1][-1] + 1, [_row(units, line, group) for line in lines]


def _cells(text: str, *, loose: bool) -> list[str]:
    """Part a line at its spaces; `loose` also before figures, since a space between Chinese and figures may have been closed."""
    text = _APART.sub("", text)
    return [cell.strip() for cell in (_CLOSED.sub(" ", text) if loose else text).replace("\u3000", " ").split(" ") if cell.strip()]


Ways = Callable[[Sequence[Unit], Sequence[list[str]]], list[list[list[Piece]] | None]]


def _read(units: Sequence[Unit], cells: Sequence[list[str]], ways: Ways) -> list[list[Piece]] | None:
    if any(len(cell) > WIDEST or _MARKS.search(cell) and not is_number(cell) for own in cells for cell in own):
        return None
    for rows in ways(units, cells):
        if rows and len(rows) >= LEAST_COLUMNS and any(len(row) > 1 for row in rows) and (ordered := _in_order(rows)):
            return ordered
    return None


def _column_ways(units: Sequence[Unit], cells: Sequence[list[str]]) -> list[list[list[Piece]] | None]:
    return [_in_blocks(units, cells)]


def _row_ways(units: Sequence[Unit], cells: Sequence[list[str]]) -> list[list[list[Piece]] | None]:
    size = max(map(len, cells), default=0)
    if not LEAST_COLUMNS <= size <= MOST_COLUMNS or sum(len(own) for own in cells) % size:
        return []
    return [_filled(units, cells, size), _taken_together(cells, size)]


def _filled(units: Sequence[Unit], cells: Sequence[list[str]], size: int) -> list[list[Piece]] | None:
    """Read each line of the first block as a row, and let the lines of the blocks below fill the rows that are short, in order."""
    rows: list[list[Piece]] = []
    blocks = _blocks(units)
    for i in blocks[0]:
        whole = len(rows) == 1 and i == 1 and _width(rows[0]) + len(cells[i]) == size
        rows[-1].append((i, cells[i])) if whole else rows.append([(i, cells[i])])
    for block in blocks[1:]:
        short = [row for row in rows if _width(row) < size]
        total = sum(len(cells[i]) for i in block)
        if not short or total % len(short):
            return None
        each, place = total // len(short), 0
        for row in short:
            least = _width(row) + each
            while place < len(block) and _width(row) < least:
                row.append((block[place], cells[block[place]]))
                place += 1
            if _width(row) != least:
                return None
    return rows if all(_width(row) == size for row in rows) else None


def _blocks(units: Sequence[Unit]) -> list[list[int]]:
    """Part the places of lines at the gaps between them."""
    usual = min(unit.rows[0].line.blank_before for unit in units[1:])
    blocks: list[list[int]] = [[]]
    for i, unit in enumerate(units):
        if i and unit.rows[0].line.blank_before > usual:
            blocks.append([])
        blocks[-1].append(i)
    return blocks


def _in_blocks(units: Sequence[Unit], cells: Sequence[list[str]]) -> list[list[Piece]] | None:
    """Take the lines of the first block together until a row's first columns are full; each block below is one more column."""
    first, *columns = _blocks(units)
    count = len(columns[0]) if columns else 0
    if count < LEAST_COLUMNS or any(len(own) != count or any(len(cells[i]) != 1 for i in own) for own in columns):
        return None
    size, rest = divmod(sum(len(cells[i]) for i in first), count)
    rows = _taken_together([cells[i] for i in first], size) if size and not rest else None
    if rows is None or size + len(columns) < LEAST_COLUMNS:
        return None
    return [[*((first[at], own) for at, own in row), *((column[n], cells[column[n]]) for column in columns)] for n, row in enumerate(rows)]


def _taken_together(cells: Sequence[list[str]], size: int) -> list[list[Piece]] | None:
    rows: list[list[Piece]] = [[]]
    for i, own in enumerate(cells):
        if _width(rows[-1]) == size:
            rows.append([])
        rows[-1].append((i, own))
        if _width(rows[-1]) > size:
            return None
    return rows if _width(rows[-1]) == size else None


def _width(row: Sequence[Piece]) -> int:
    return sum(len(cells) for _, cells in row)


def _in_order(rows: list[list[Piece]]) -> list[list[Piece]] | None:
    """Put the cells of each row in order, numbers under numbers, a head's lone cell first; None where they do not fit.

    Rows that count themselves in their first cell are in order.
    """
    flat = [[(i, cell) for i, own in row for cell in own] for row in rows]
    kinds = [[is_number(cell) for _, cell in row] for row in flat]
    if [row[0][1] for row in flat[1:]] == [str(n) for n in range(1, len(flat))] and all(kind == kinds[1] for kind in kinds[1:]):
        return [[(i, [cell]) for i, cell in row] for row in flat]
    words = len(flat[0]) - sum(kinds[1])
    pattern = next((kind for row, kind in zip(rows[1:], kinds[1:], strict=True) if len(row) == 1), [False] * words + [True] * sum(kinds[1]))
    if pattern[0] or not any(pattern) or any(sum(kind) != sum(pattern) for kind in kinds[1:]):
        return None
    head = flat[0]
    if len(rows[0]) == 2 and len(rows[0][1][1]) == 1:
        head = [head[-1], *head[:-1]]
    if is_number(head[0][1]) or len({cell for _, cell in head}) < len(head):
        return None
    out = [head]
    for row, kind in zip(flat[1:], kinds[1:], strict=True):
        own = {number: [cell for cell, is_one in zip(row, kind, strict=True) if is_one is number] for number in (False, True)}
        out.append([own[number].pop(0) for number in pattern])
    return [[(i, [cell]) for i, cell in row] for row in out]


def _row(units: Sequence[Unit], row: Sequence[Piece], group: int) -> Unit:
    own = [units[i] for i in dict.fromkeys(i for i, _ in row)]
    text = "\t".join(cell.replace(_THIN, " ") for _, cells in row for cell in cells)
    rows = [line for unit in own for line in unit.rows]
    made = Unit("display", rows, own[0].index, Kind.TABLE_ROW, text=text)
    made.group = group
    return made
