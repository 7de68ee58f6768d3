"""Rows of a table as a Word table: columns as wide as their text asks, the first row a header that repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...layout import Style
from ...model import Block, Inline, Kind, NoteRef, Strong, Text
from ...typeset import share_width
from . import vocabulary as names
from .plan import Plan, ems
from .wml import Element, sub, val

Cell = tuple[tuple[int, Inline], ...]
"""The inlines of a cell, each with its index in the block."""

_NARROWEST = 3.0
_SHORT = 7.0
"""Columns whose cells are no wider, in em, are centred, but for the first, which names the rows."""
_CELL_SIDE = 108
"""White space at the sides of a cell, in twips, as Word sets it."""
_FIGURES = re.compile(r"[-+−–±]?[0-9][0-9,. ]*(?:[%‰]|万|亿)?")
_WIDEST = 24.0


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, each a tuple of cells, the widths of its columns in em, and those of their widest figures.

    A column that holds other entries than figures has 0 there.
    """

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    figures: tuple[float, ...]

    @property
    def headed(self) -> bool:
        """Whether the first row is a header."""
        return len(self.rows) > 1 and len(self.widths) > 1

    def stands(self, n: int, plan: Plan, style: Style) -> dict[str, Any]:
        """Give how the entries of the n-th column stand: figures under one another around its middle, short entries in it."""
        if self.figures[n]:
            # Faces that stand in for ours have wider figures.
            free = self.twips(plan)[n] - 2 * _CELL_SIDE - 1.3 * self.figures[n] * plan.em(style)
            return {"jc": val("right"), "ind": {"right": str(max(0, round(free / 2)))}}
        return {"jc": val("center")} if self.widths[n] <= _SHORT and (n or len(self.widths) == 1) else {}

    def open(self, parent: Element, plan: Plan) -> Element:
        """Append an empty table as wide as the text area."""
        table = sub(parent, "tbl")
        values = sub(table, "tblPr")
        sub(values, "tblStyle", val(names.TABLE.id))
        sub(values, "tblW", w=str(plan.measure), type="dxa")
        sub(values, "jc", val("center"))
        sub(values, "tblLayout", type="fixed")
        look = {"val": "0420", "firstRow": str(int(self.headed)), "lastRow": "0", "firstColumn": "0", "lastColumn": "0"}
        sub(values, "tblLook", {**look, "noHBand": "0", "noVBand": "1"})
        grid = sub(table, "tblGrid")
        for width in self.twips(plan):
            sub(grid, "gridCol", w=str(width))
        return table

    def twips(self, plan: Plan) -> list[int]:
        """Give the widths of the columns in twips; together they are the text area's."""
        em = plan.em(plan.layout.style(Block(Kind.TABLE_ROW, ())))
        widths = [int(width) for width in share_width([width * em + 2 * _CELL_SIDE for width in self.widths], plan.measure)]
        widths[-1] += plan.measure - sum(widths)
        return widths

    def open_row(self, table: Element, *, first: bool) -> Element:
        """Append an empty row that no page break splits."""
        row = sub(table, "tr")
        values = sub(row, "trPr")
        sub(values, "cantSplit")
        if first and self.headed:
            sub(values, "tblHeader")
        return row

    def open_cell(self, row: Element, plan: Plan, n: int, *, span: int) -> Element:
        """Append an empty cell over `span` columns from the n-th."""
        cell = sub(row, "tc")
        values = sub(cell, "tcPr")
        sub(values, "tcW", w=str(sum(self.twips(plan)[n:n + span])), type="dxa")
        if span > 1:
            sub(values, "gridSpan", val(span))
        sub(values, "vAlign", val("center"))
        return cell


def read_table(blocks: Sequence[Block]) -> Table:
    """Split rows into cells at their tabs, and weigh the columns by their text."""
    split = [_cells(block) for block in blocks]
    count = max(len(row) for row in split)
    rows = tuple(row if len(row) == 1 else row + ((),) * (count - len(row)) for row in split)
    widths, figures = [_NARROWEST] * count, [0.0] * count
    for row in rows:
        # A row of one cell spans the table, and says nothing of a column's width.
        for n, cell in enumerate(row if len(row) == count else ()):
            widths[n] = max(widths[n], min(_WIDEST, ems(_said(cell)) + 1))
    for n in range(count):
        said = [text for row in rows if len(row) == count and (text := _said(row[n]))]
        found = [ems(text) for text in said if _FIGURES.fullmatch(text)]
        if len(found) * 2 > len(said) - (len(rows) > 1):
            figures[n] = max(found, default=0.0)
    return Table(rows, tuple(widths), tuple(figures))


def _said(cell: Cell) -> str:
    return "".join(i.mark if isinstance(i, NoteRef) else getattr(i, "text", "") for _, i in cell).strip()


def _cells(block: Block) -> tuple[Cell, ...]:
    cells: list[list[tuple[int, Inline]]] = [[]]
    for i, inline in enumerate(block.inlines):
        if not isinstance(inline, Text | Strong):
            cells[-1].append((i, inline))
            continue
        for n, piece in enumerate(inline.text.split("\t")):
            if n:
                cells.append([])
            if piece:
                cells[-1].append((i, type(inline)(piece)))
    return tuple(tuple(cell) for cell in cells)
