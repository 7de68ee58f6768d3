"""The colophon (版记) of an official document: a table at the foot of the text area, an entry a row.

A table, for its rules are as wide as the text area while the text keeps one 字 free at both sides; paragraph rules would follow the text.
"""

from __future__ import annotations

from ...layout.forms import Form
from ...model import Block, Kind
from .plan import Plan
from .wml import Element, sub, val

# Eighths of a point. GB/T 9704—2012, 7.4.1: the first and last rules are 0.35 mm, those between 0.25 mm.
_RULES = (("top", "8"), ("bottom", "8"), ("insideH", "6"))


def _width(plan: Plan) -> int:
    return plan.measure - 20


def open_colophon(parent: Element, plan: Plan) -> Element:
    """Append an empty table that stands on the foot of the page's text area (GB/T 9704—2012, 7.4).

    It is centred on the page, not between the margins, for LibreOffice lets no table float that is as wide as the text area
    unless it is placed on the page; with margins of 28 and 26 mm that is 1 mm off.
    """
    style = plan.layout.style(Block(Kind.CC, ()))
    em = plan.em(style)
    table = sub(parent, "tbl")
    values = sub(table, "tblPr")
    sub(values, "tblpPr", leftFromText="0", rightFromText="0", topFromText=str(plan.pitch), vertAnchor="margin", horzAnchor="page",
        tblpXSpec="center", tblpYSpec="bottom")
    sub(values, "tblOverlap", val("never"))
    sub(values, "tblW", w=str(_width(plan)), type="dxa")
    borders = sub(values, "tblBorders")
    for side, size in _RULES:
        # A letter's has no rules (10.1).
        sub(borders, side, val="nil" if plan.form is Form.LETTER else "single", sz=size, space="0", color="000000")
    sub(values, "tblLayout", type="fixed")
    margins = sub(values, "tblCellMar")
    for side, width in (("top", 30), ("left", round(style.left * em)), ("bottom", 30), ("right", round(style.right * em))):
        sub(margins, side, w=str(width), type="dxa")
    # Office's accessibility checker asks of every table that its first row is set as a head's is; none is repeated, or told as one.
    sub(values, "tblLook", val="0420", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="0", noVBand="1")
    grid = sub(table, "tblGrid")
    for width in _halves(plan):
        sub(grid, "gridCol", w=str(width))
    return table


def open_entry(table: Element, plan: Plan, parts: int = 1) -> list[Element]:
    """Append an empty row of one cell or two, for printing body and date; give its cells."""
    row = sub(table, "tr")
    sub(sub(row, "trPr"), "cantSplit")
    cells = []
    for width in _halves(plan) if parts > 1 else (_width(plan),):
        cell = sub(row, "tc")
        values = sub(cell, "tcPr")
        sub(values, "tcW", w=str(width), type="dxa")
        if parts == 1:
            sub(values, "gridSpan", val("2"))
        cells.append(cell)
    return cells


def _halves(plan: Plan) -> tuple[int, int]:
    first = _width(plan) * 3 // 5
    return first, _width(plan) - first
