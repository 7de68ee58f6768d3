"""Rolls of names (名单): names side by side at tab stops, two characters opened to three, as an office sets them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...model import Block, Kind
from .plan import Plan
from .wml import Element, runs, sub, val

_APART = 1.5


def roll_rows(plan: Plan, names: Sequence[str], width: int, widest: float) -> tuple[list[Sequence[str]], dict[str, Any]]:
    """Part the names of a roll into rows as wide as a text area in twips; give also the tab stops that all rows have.

    `widest` is the widest name of all rolls of the article, in em: their columns are alike.
    """
    style = plan.layout.style(Block(Kind.LIST_ITEM, ()))
    em = plan.em(style)
    left = round((style.left or style.first_indent) * em)
    pitch = round((max(3.0, widest) + _APART) * em)
    count = max(1, (width - left + round(_APART * em)) // pitch)
    stops = [("tab", {"val": "left", "pos": str(left + n * pitch)}) for n in range(1, count)]
    return [names[at : at + count] for at in range(0, len(names), count)], {"tabs": stops} if stops else {}


def write_names(node: Element, row: Sequence[str], plan: Plan) -> None:
    """Append the names of a row, a tab between two; one of two characters is opened to the width of three."""
    spread = {"spacing": val(plan.em(plan.layout.style(Block(Kind.LIST_ITEM, ()))))}
    for n, name in enumerate(row):
        if n:
            sub(sub(node, "r"), "tab")
        if len(name) == 2:
            runs(node, name[0], spread)
        runs(node, name[1:] if len(name) == 2 else name)
