"""Tables a line a cell whose order of writing the cells themselves must tell: the first columns row by row and the others column by
column, or words alone, row by row.
"""

from __future__ import annotations

from collections.abc import Sequence

from .tables import is_number
from .units import Unit

WIDEST_CELL = 14
LEAST_COLUMNS, MOST_COLUMNS, LEAST_BODY, WIDEST_HEAD = 3, 8, 3, 4
EVEN = 0.5
"""The widths of the cells of one column differ at most by this share of what the widths of all cells do."""


def by_rows_then_columns(cells: Sequence[str]) -> tuple[int, list[int]] | None:
    """Read cells as a head and perhaps a row or two, then some columns row by row, then the other columns one after the other.

    Gives the number of columns and the places of the cells in order; numbers stand under numbers and words under words.
    """
    if len(cells) < 3 * LEAST_COLUMNS or max(map(len, cells)) > WIDEST_CELL:
        return None
    kinds = [is_number(cell) for cell in cells]
    for size in range(LEAST_COLUMNS, MOST_COLUMNS + 1):
        if len(cells) % size or kinds[0]:
            continue
        rows = len(cells) // size
        for whole in range(1, rows - 1):
            for first in range(2, size):
                order = _order(size, rows, whole, first)
                if _fits([kinds[k] for k in order], size):
                    return size, order
    return None


def _order(size: int, rows: int, whole: int, first: int) -> list[int]:
    start, height = whole * size, rows - whole
    order = list(range(start))
    for row in range(height):
        order += range(start + row * first, start + (row + 1) * first)
        order += (start + height * first + k * height + row for k in range(size - first))
    return order


def _fits(kinds: Sequence[bool], size: int) -> bool:
    body = kinds[size:]
    return not body[0] and any(body[:size]) and all(body[i] == body[i % size] for i in range(len(body)))


def by_widths(units: Sequence[Unit]) -> int | None:
    """Find the number of columns of a table of words, its cells apart as no lines of text are, row by row below short heads: the cells of
    a column are about as wide as one another."""
    texts = [unit.text for unit in units]
    if max(map(len, texts)) > WIDEST_CELL or any(unit.rows[0].gap <= 0 and not unit.rows[0].first_of_page for unit in units[1:]):
        return None
    for size in range(LEAST_COLUMNS, MOST_COLUMNS + 1):
        if len(texts) % size or len(texts) // size <= LEAST_BODY or max(map(len, texts[:size])) > WIDEST_HEAD:
            continue
        widths = [len(text) for text in texts[size:]]
        spreads = [max(widths[k::size]) - min(widths[k::size]) for k in range(size)]
        if sum(spreads) <= EVEN * size * (max(widths) - min(widths)):
            return size
    return None
