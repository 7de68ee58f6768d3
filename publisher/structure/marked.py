"""What Markdown's own marks say: items of lists, rows of tables, quotations. They go before what the page looks like."""

from __future__ import annotations

from itertools import count

from publisher.model import Kind

from .units import Unit

KINDS = {"item": Kind.LIST_ITEM, "table_row": Kind.TABLE_ROW, "quote": Kind.QUOTE}


def set_marked(units: list[Unit], groups: count[int]) -> None:
    """Give the units whose lines carry a mark their kind; neighbours of one kind share a group, but quotations do not."""
    before: Kind | None = None
    group = 0
    for unit in units:
        kind = KINDS.get(unit.rows[0].line.mark)
        if kind is not None:
            unit.kind = kind
            if kind is not Kind.QUOTE:
                group = group if kind is before else next(groups)
                unit.group = group
        before = kind
