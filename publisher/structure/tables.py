"""Tables: runs of lines whose wide gaps stand under one another; cells are parted by tabs."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from publisher.model import Kind
from publisher.patterns import lazy

from .units import Unit

_GAP = re.compile(r"\s{2,}|\t|　{1,}")
UNITS = "%％‰℃度万亿元美个人户件项年月日号台次分钟小时天周岁米公里千克斤吨升株棵盆间所座辆套本册篇场期届名位倍种类列架艘亩顷家处头级"
"""The characters of the units that stand behind the figures of tables."""
_NUMBER = lazy(rf"^[-+－约]?(?:\d[\d,.，:：]*(?:[-—–~～]\d[\d,.:：]*)?\s?[{UNITS}]{{0,4}}){{1,3}}$|^\d+[\u4e00-\u9fff]$|^[-—–－/]$")
_SPACED_NAME = lazy(r"(?<=^[\u4e00-\u9fff])[\s　]+(?=[\u4e00-\u9fff]$)")
_YEARS = re.compile(r"(?<=年)(?=(?:19|20)\d{2}年)")
_CLOSED = lazy(r"(?<=[\u4e00-\u9fff])(?=(?:19|20)\d{2}年)")
_WIDEST_CELL = 14
_UNITS = ("年", "月", "日", "%", "％", "元", "万元", "亿元", "人", "个")


def cells_of(text: str, *, tight: bool = False) -> list[str]:
    """Part a line at its wide gaps; `tight` at every space."""
    return [cell for cell in (text.split() if tight else _GAP.split(text.strip())) if cell]


def table_of(units: list[Unit]) -> list[list[str]] | None:
    """Read a run of lines as a table, a list of cells for each line; None where it is none.

    Most lines have the same number of cells, three or more, or two with a number; where the extraction closed the gaps, cells are parted at
    single spaces, and numbers must stand under numbers.
    """
    texts = [row.line.text for unit in units for row in unit.rows]
    if len(texts) < 3 or any(len(unit.rows) > 1 for unit in units):
        return None
    for tight in (False, True):
        rows = [cells_of(text, tight=tight) for text in texts]
        counts = [len(row) for row in rows]
        usual = max(sorted(set(counts)), key=counts.count)
        if usual < (3 if tight else 2) or counts.count(usual) < 0.7 * len(rows):
            continue
        body = [row for row in rows[1:] if len(row) == usual]
        numeric = sum(any(_NUMBER.match(cell) for cell in row) for row in body)
        if (usual >= 3 and not tight) or numeric >= 0.6 * len(body):
            years = _CLOSED.sub("\t", texts[0]).split()
            return [years, *rows[1:]] if len(rows[0]) < usual == len(years) else rows
    return None


def is_number(text: str) -> bool:
    """Tell whether a cell holds a number, with its unit or without."""
    return _NUMBER.match(text) is not None


def columns_of(cells: list[str]) -> int | None:
    """Find the number of columns of a table written row by row, a line a cell: below the heads numbers stand under numbers."""
    if len(cells) < 6 or max(map(len, cells)) > _WIDEST_CELL:
        return None
    kinds = [_NUMBER.match(cell) is not None for cell in cells]
    for size in range(2, 9):
        if len(cells) % size or len(cells) // size < 3 or kinds[0]:
            continue
        body = kinds[size:]
        if all(body[i] == body[i % size] for i in range(len(body))) and any(body[:size]) and not all(body[:size]):
            return size
    return None


def by_columns(cells: list[str]) -> int | None:
    """Find the number of rows of a table written column by column: a column of names, then columns of numbers under heads."""
    if len(cells) < 6 or max(map(len, cells)) > _WIDEST_CELL:
        return None
    kinds = [_NUMBER.match(cell) is not None for cell in cells]
    for size in range(3, len(cells) // 2 + 1):
        if len(cells) % size or any(kinds[1:size]):
            continue
        if all(all(kinds[at + 1 : at + size]) for at in range(size, len(cells), size)):
            return size
    return None


def by_gaps(units: list[Unit]) -> int | None:
    """Find the number of rows of a table written column by column, a gap after each: all columns are of one height, and of one kind below
    their heads. A table of two columns of words may as well be two lists."""
    usual = min(unit.rows[0].line.blank_before for unit in units[1:]) if len(units) > 1 else 0
    starts = [0, *(i for i in range(1, len(units)) if units[i].rows[0].line.blank_before > usual), len(units)]
    heights = {b - a for a, b in pairwise(starts)}
    height = heights.pop()
    if heights or height < 3 or len(units) // height < 2 or max(len(unit.text) for unit in units) > _WIDEST_CELL:
        return None
    kinds = [_NUMBER.match(unit.text) is not None for unit in units]
    even = all(len(set(kinds[at + 1 : at + height])) == 1 and not kinds[at] for at in range(0, len(units), height))
    return height if even and (any(kinds) or len(units) // height > 2) else None


def by_heads(cells: list[str]) -> int | None:
    """Find the number of columns of a table whose heads were written side by side, and then its columns one after the other."""
    kinds = [_NUMBER.match(cell) is not None for cell in cells]
    if len(cells) < 6 or max(map(len, cells)) > _WIDEST_CELL or not any(kinds):
        return None
    for size in range(2, 9):
        height = len(cells) // size - 1
        if len(cells) % size or height < 2 or any(kinds[:size]):
            continue
        if all(len(set(kinds[at : at + height])) == 1 for at in range(size, len(cells), height)) and not all(kinds[size:]):
            return size
    return None


def whole_cells(units: list[Unit]) -> list[Unit]:
    """Give a number its unit back, where the unit was written on a line of its own; part cells that were written on one line."""
    out: list[Unit] = []
    for unit in units:
        parts = _YEARS.sub(" ", _SPACED_NAME.sub("", unit.text)).split()
        if len(parts) > 1 and len(unit.rows) == 1:
            out += [Unit("display", [replace(unit.rows[0], text=part)], unit.index) for part in parts]
        elif out and unit.text in _UNITS and out[-1].text[-1:].isdigit() and len(out[-1].rows) == 1:
            whole = out[-1]
            out[-1] = Unit("display", [*whole.rows, *unit.rows], whole.index, text=whole.text + unit.text)
        else:
            out.append(unit)
    return out


def read_table(run: list[Unit], group: int) -> list[Unit] | None:
    """Read a run of lines as a table, a line a row or a line a cell; None where it is none."""
    rows = table_of(run)
    if rows:
        return set_table(run, rows, group)
    height = by_gaps(run)
    cells = run if height else whole_cells(run)
    texts = [unit.text for unit in cells]
    size = None if height else columns_of(texts)
    if size:
        return set_cells(cells, size, group)
    heads = None if height else by_heads(texts)
    if heads:
        below = len(cells) // heads - 1
        order = [*range(heads), *(heads + k * below + i for i in range(below) for k in range(heads))]
        return set_cells([cells[k] for k in order], heads, group)
    height = height or by_columns(texts)
    if height:
        return set_cells([cells[k] for i in range(height) for k in range(i, len(cells), height)], len(cells) // height, group)
    return None


def set_table(units: list[Unit], rows: list[list[str]], group: int) -> list[Unit]:
    """Make the lines rows of one table."""
    for unit, cells in zip(units, rows, strict=True):
        unit.kind, unit.group, unit.text = Kind.TABLE_ROW, group, "\t".join(cells)
    return units


def set_cells(units: list[Unit], size: int, group: int) -> list[Unit]:
    """Make rows of `size` cells of lines that hold a cell each."""
    out: list[Unit] = []
    for i in range(0, len(units), size):
        row = units[i : i + size]
        rows = [r for unit in row for r in unit.rows]
        made = Unit("display", rows, row[0].index, Kind.TABLE_ROW, text="\t".join(u.text for u in row))
        made.group = group
        out.append(made)
    return out


def is_table(units: list[Unit]) -> bool:
    """Tell whether a run of lines is a table, a line a row or a line a cell."""
    cells = [unit.text for unit in units]
    return bool(table_of(units) or by_gaps(units) or columns_of(cells) or by_heads(cells) or by_columns(cells))
