"""Lists of people as tables without rules: the name in one column, two characters opened to three, the post in the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Block, Kind, Text
from . import vocabulary as names
from .plan import Plan, ems
from .wml import Element, runs, sub, val

_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ENTRY = re.compile(rf"([{_HAN}]{{2,4}}|[{_HAN}]+(?:[·•・][{_HAN}]+)+)((?:（[^（）]{{1,8}}）)?)[ \u3000\t]+([^\s\d].*)", re.DOTALL)
_MOST = 8.0
_APART = 1.5


@dataclass(frozen=True, slots=True)
class NameList:
    """Entries split into name, note beside it (女，藏族) and post; None is an entry of another form. `column` is the names' width in em."""

    rows: tuple[tuple[str, str, str] | None, ...]
    column: float

    def _widths(self, plan: Plan, width: int) -> tuple[int, int]:
        style = plan.layout.style(Block(Kind.LIST_ITEM, ()))
        first = round((style.left + self.column + _APART) * plan.em(style))
        return first, width - first

    def open(self, parent: Element, plan: Plan, width: int) -> Element:
        """Append an empty table of a width in twips. The names are the heads of their rows, as a screen reader is told."""
        style = plan.layout.style(Block(Kind.LIST_ITEM, ()))
        table = sub(parent, "tbl")
        values = sub(table, "tblPr")
        sub(values, "tblStyle", val(names.TABLE_NORMAL.id))
        sub(values, "tblW", w=str(width), type="dxa")
        sub(values, "tblLayout", type="fixed")
        margins = sub(values, "tblCellMar")
        for side, space in (("left", round(style.left * plan.em(style))), ("right", 0)):
            sub(margins, side, w=str(space), type="dxa")
        # Office's accessibility checker asks of every table that its first row is set as a head's is; none is repeated, or told as one.
        sub(values, "tblLook", val="04A0", firstRow="1", lastRow="0", firstColumn="1", lastColumn="0", noHBand="0", noVBand="1")
        grid = sub(table, "tblGrid")
        for size in self._widths(plan, width):
            sub(grid, "gridCol", w=str(size))
        return table

    def open_row(self, table: Element, plan: Plan, width: int, *, whole: bool) -> list[Element]:
        """Append an empty row; give its cells, of an entry that is not split the one."""
        row = sub(table, "tr")
        sub(sub(row, "trPr"), "cantSplit")
        cells = []
        for size in (width,) if whole else self._widths(plan, width):
            cells.append(sub(row, "tc"))
            values = sub(cells[-1], "tcPr")
            sub(values, "tcW", w=str(size), type="dxa")
            if whole:
                sub(values, "gridSpan", val(2))
            elif len(cells) == 2:
                sub(sub(values, "tcMar"), "left", w="0", type="dxa")
        return cells

    def write_name(self, node: Element, row: tuple[str, str, str], plan: Plan) -> None:
        """Append a name; one of two characters alone is opened to three where the list has names of three."""
        name, note, _ = row
        if len(name) == 2 and not note and any(r and len(r[0]) == 3 for r in self.rows):
            runs(node, name[0], {"spacing": val(plan.em(plan.layout.style(Block(Kind.LIST_ITEM, ()))))})
            name = name[1:]
        runs(node, name + note)


def read_names(blocks: Sequence[Block]) -> NameList | None:
    """Split a run of entries into names and posts; None where they are not a list of people."""
    plain = [all(isinstance(i, Text) for i in block.inlines) for block in blocks]
    found = [_ENTRY.fullmatch(block.text) if simple else None for block, simple in zip(blocks, plain, strict=True)]
    rows = tuple((m[1], m[2], m[3]) if m else None for m in found)
    named = [row for row in rows if row]
    if len(named) < 2 or len(named) * 4 < len(rows) * 3:
        return None
    widths = [ems(name) + (len(name) == 2 and not note) + ems(note) for name, note, _ in named]
    return NameList(rows, min(_MOST, max(widths)))
