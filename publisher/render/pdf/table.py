"""Tables: columns as wide as their cells ask for, cells that wrap, rows that stay whole where a page can hold them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ...layout import Style
from ...model import Block, has_head
from ...typeset import EM, share_width
from .compose import Composer, Matter, bound
from .ink import Piece, Row, Rule
from .tags import Element

PADDING = 0.4
"""Space between a rule and the text of a cell, in em."""

_LEAST = 4
"""Characters a column has room for at least, where the page allows."""

_SMALLEST = 7.0
_JUSTIFIED = 14
"""A column narrower than this many characters is set ragged."""

_SHORT = 6.0
"""Entries no wider than this, in em, stand in the middle of their column, but for the first column, which names the rows."""

_FIGURES = re.compile(r"[-+−–±]?[0-9][0-9,. ]*(?:[%‰]|万|亿)?")

_SMALL = 8
"""So many rows, the head too, stand on one page."""
_WHOLE = 12
"""Rows of up to so many lines are kept on one page."""


class _Fit(NamedTuple):
    """How the entries of a column stand: as text, in the middle, or as figures with their points in a line.

    `whole` and `rest` are the widest parts of its figures before and from the point on, in thousandths of an em.
    """

    align: str
    whole: int = 0
    rest: int = 0


def _point(text: str) -> int:
    """Give where the decimal point of a figure stands, or its sign of a part, or its end."""
    return next((n for n, char in enumerate(text) if char in ".%‰万亿"), len(text))


def _fits(cells: Sequence[Sequence[Matter]]) -> list[_Fit]:
    """Say for each column how its entries stand, by all of them; a row of one cell says nothing."""
    count, found = max(map(len, cells)), []
    for n in range(count):
        own = [row[n] for row in cells if len(row) > max(n, 1 if count > 1 else 0) and row[n][0]]
        figures = [cell for cell in own if _FIGURES.fullmatch(cell[0])]
        if len(figures) * 2 > len(own):
            wholes = [cell[2].place[_point(cell[0])] for cell in figures]
            rests = [cell[2].place[-1] - whole for cell, whole in zip(figures, wholes, strict=True)]
            found.append(_Fit("figures", max(wholes), max(rests)))
        else:
            short = n > 0 and all(cell[2].place[-1] <= _SHORT * EM for cell in own)
            found.append(_Fit("centre" if short else "text"))
    return found


def _columns(cells: Sequence[Sequence[Matter]], total: float, size: float) -> tuple[float, list[float]]:
    """Share the width among the columns; the type shrinks where they would have fewer than four characters each.

    Gives the size of the type and the columns' widths in pt.
    """
    count = max(len(row) for row in cells)
    longest = [max((row[n][2].place[-1] / EM for row in cells if n < len(row)), default=0.0) or 1.0 for n in range(count)]
    while True:
        pad = 2 * PADDING * size
        asked = [width * size + pad for width in longest]
        least = [min(width, _LEAST * size + pad) for width in asked]
        if sum(least) <= total or size <= _SMALLEST:
            break
        size = max(_SMALLEST, size - 0.5)
    if sum(least) > total:
        return size, [total / count] * count
    return size, share_width(asked, total)


def table(composer: Composer, blocks: Sequence[Block], parent: Element) -> list[Row]:
    """Set rows whose cells are parted by tabs as a table; the first of more than two rows is its head if no cell of it is empty."""
    base = composer.layout.style(blocks[0])
    texts = [[cell.strip() for cell in block.text.split("\t")] for block in blocks]
    headed = has_head(texts)
    cells = [[composer.plain(cell, "hei" if headed and not n else base.font) for cell in row] for n, row in enumerate(texts)]
    size, widths = _columns(cells, composer.width, base.size)
    base = replace(base, size=size, leading=base.leading * size / base.size)
    fits = _fits(cells[headed:])
    element = parent.add("Table")
    rows: list[Row] = [*composer.gap(0.4)]
    head: tuple[Row, ...] = ()
    for n, row in enumerate(cells):
        made = _row(composer, row, list(zip(widths, fits, strict=True)), base, element.add("TR"), headed and not n)
        made[0].rules = (Rule(0, 0, composer.width, 0.9 if not n else 0.4), *made[0].rules)
        if n == len(cells) - 1:
            made[-1].rules = (*made[-1].rules, Rule(0, made[-1].height - 0.9, composer.width, 0.9))
        rows += bound(made) if len(made) <= _WHOLE else made
        if headed and not n:
            head, rows[-1].keep = tuple(made), True
        for one in made if n else ():
            one.again = head
        # A small table stays whole, of a larger one two rows at its ends; the second of two rows at the end stands on no page alone.
        if n < len(cells) - 1 and (len(cells) <= _SMALL or n in (headed, len(cells) - 2)):
            rows[-1].keep = True
    return [*rows, *composer.gap(0.6)]


def _row(
    composer: Composer, cells: Sequence[Matter], columns: Sequence[tuple[float, _Fit]], base: Style, element: Element, head: bool,
) -> list[Row]:
    """Set one row: its cells side by side, line by line; a row's last cell takes the columns that are left where it needs them."""
    pad = PADDING * base.size
    lines: list[list[tuple[Element, Piece]]] = []
    x = 0.0
    for n, cell in enumerate(cells):
        last, (own, fit) = n == len(cells) - 1, columns[n]
        alone = cell[2].place[-1] * base.size / EM <= own - 2 * pad
        width = own if alone or not last else sum(width for width, _ in columns[n:])
        span = len(columns) - n if last else 1
        owner = element.add("TH" if head else "TD", attributes=_attributes(head, span)).add("P")
        middle = head or (alone and (fit.align != "text" or (span > 1 and not n)))
        align = "centre" if middle else "justify" if width > _JUSTIFIED * base.size else "ragged"
        style = replace(base, align=align, first_indent=0.0, left=0.0, right=0.0, hanging=0.0)
        moved = _to_point(cell, fit) * base.size / EM if alone and not head else 0.0
        for k, (left, line) in enumerate(composer.broken(cell, style, width - 2 * pad)):
            if k == len(lines):
                lines.append([])
            lines[k].append((owner, composer.piece(cell, line, style, x + pad + left + moved)))
        x += width
    edge = 0.2 * base.size
    rows = [Row(base.leading, tuple(line)) for line in lines] or [Row(base.leading)]
    rows[0].names = tuple(name for cell in cells for _, name in composer.named(cell[0]))
    for row, extra in ((rows[0], edge), (rows[-1], 0.0)):
        row.height += edge
        if extra:
            row.pieces = tuple((e, replace(p, drop=p.drop + extra)) for e, p in row.pieces)
    return rows


def _attributes(head: bool, span: int) -> str:
    if not head and span == 1:
        return ""
    return f" /A <</O /Table{' /Scope /Column' if head else ''}{f' /ColSpan {span}' if span > 1 else ''}>>"


def _to_point(cell: Matter, fit: _Fit) -> float:
    """Give how far a figure in the middle of its column moves so that its point stands in line, in thousandths of an em."""
    if fit.align != "figures" or not _FIGURES.fullmatch(cell[0]):
        return 0.0
    whole = cell[2].place[_point(cell[0])]
    return (fit.whole - whole) - ((fit.whole + fit.rest) - cell[2].place[-1]) / 2
