"""What marks say: Markdown's items of lists, rows of tables, quotations, and names of a list. They go before what the page looks like."""

from __future__ import annotations

from itertools import count

from publisher.model import Kind

from . import shapes
from .heads import is_byline
from .units import Unit

KINDS = {
    "item": Kind.LIST_ITEM, "name": Kind.LIST_ITEM, "table_row": Kind.TABLE_ROW, "quote": Kind.QUOTE, "verse": Kind.VERSE,
    "code": Kind.PARAGRAPH, "image": Kind.CAPTION, "footnote": Kind.FOOTNOTE,
}
_GROUPED = (Kind.LIST_ITEM, Kind.TABLE_ROW, Kind.VERSE)
LONGEST_BOLD = 30
FOOT = 4
"""So many units at the end may be signature and date."""


def set_marked(units: list[Unit], groups: count[int]) -> None:
    """Give the units whose lines carry a mark their kind; neighbours of one kind share a group, where the kind has groups."""
    before: Kind | None = None
    group = 0
    for unit in units:
        kind = KINDS.get(unit.rows[0].line.mark)
        if kind is not None:
            unit.kind = kind
            if kind in _GROUPED:
                group = group if kind is before else next(groups)
                unit.group = group
        before = kind


def set_unmarked(units: list[Unit], hashes: dict[int, int]) -> None:
    """Where a source marks its heads with # and its blocks with blank lines, a line without # is no head, but one that is all in bold."""
    heads = [unit.rows[0].line.heading for unit in units]
    top = min((head for head in heads if head), default=None)
    level = 0
    below_title = False
    for i, unit in enumerate(units[:-FOOT] if top else ()):
        line, head = unit.rows[0].line, heads[i]
        if head:
            level = hashes.get(head, 1) if i else 0
        below_title = head == top or below_title and unit.shape == "display"
        if not line.begins or head or unit.kind is not None or unit.shape not in ("display", "head"):
            continue
        if shapes.display_shape(unit.text) or shapes.CAPTION.match(unit.text) or below_title and is_byline(unit.text):
            continue
        if heads[i + 1] == top and (line.strong or i == 0):
            continue
        if line.strong and len(unit.text) <= LONGEST_BOLD and unit.end == "none":
            unit.kind = Kind.SUBTITLE if below_title else Kind.HEADING
            mark = unit.rows[0].mark
            unit.level = None if below_title else mark.level if mark and mark.level else level + 1
        else:
            unit.kind, unit.shape = Kind.PARAGRAPH, "text"
