"""Sections of a page in columns: what stands over all of them, and the rules over an article's head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...layout import MM
from ...model import Block, Kind
from . import vocabulary as names
from .plan import Plan
from .wml import Element, paragraph, properties, sub, twips, val

HEAD = frozenset({Kind.MARKING, Kind.MASTHEAD, Kind.DOCNUMBER, Kind.KICKER, Kind.TITLE, Kind.SUBTITLE, Kind.BYLINE})
_BAR = {False: (22 * MM, 3.0, 2.2), True: (10 * MM, 2.0, 0.8)}
"""For a long and for a short article: length and thickness of the bar in pt, white space under it in body lines."""
_OVER = 1.5
"""White space over the bar where it does not open a page, in body lines."""


@dataclass(frozen=True, slots=True)
class State:
    """What a section of the text has of its own: how many columns, and whether its articles are short ones."""

    columns: int = 1
    brief: bool = False


def over_columns(blocks: Sequence[Block]) -> list[bool]:
    """Say of each block whether it goes over all columns: an article's head, an editor's note before the text, a table with its caption."""
    wide: list[bool] = []
    text = False
    for n, block in enumerate(blocks):
        kind = block.kind
        near = {b.kind for b in blocks[max(0, n - 1):n + 2]}
        if kind is Kind.EDITOR_NOTE and n and blocks[n - 1].kind is kind:
            wide.append(wide[-1])
        elif kind in (Kind.BYLINE, Kind.EDITOR_NOTE):
            wide.append(not text)
        else:
            wide.append(kind in HEAD or kind is Kind.TABLE_ROW or kind is Kind.CAPTION and Kind.TABLE_ROW in near)
        text = kind is not Kind.TITLE and (text or kind not in HEAD)
    return wide


def bar_styles(plan: Plan) -> dict[names.StyleName, tuple[dict[str, Any], dict[str, Any]]]:
    """Give the styles of the line that opens a long article and a short one: paragraph and run properties."""
    if plan.layout.parts.opening != "bar":
        return {}
    pitch = plan.layout.styles["paragraph"].leading
    found = {}
    for brief, (length, thickness, under) in _BAR.items():
        size = val(round(thickness * 2))
        found[names.OPENINGS[brief]] = ({
            "keepNext": {},
            "pBdr": [("top", {"val": "single", "sz": "4", "space": "0", "color": "000000"})],
            "tabs": [("tab", {"val": "left", "pos": str(twips(length))})],
            "spacing": {"before": str(twips(_OVER * pitch)), "after": str(twips(under * pitch)), "line": str(twips(thickness)),
                        "lineRule": "exact"},
            "ind": {"firstLineChars": "0", "firstLine": "0"},
        }, {"sz": size, "szCs": size})
    return found


def add_bar(parent: Element, plan: Plan, *, brief: bool = False, under: bool = False, breaks: bool = False) -> None:
    """Append the opening: a rule over all columns, its start a coloured bar, which is a tab's own shading.

    `under` is under other text, not at the head of a page; `breaks` is at the head of one that it starts.
    """
    values: dict[str, Any] = {} if under else {"spacing": {"before": "0"}}
    if breaks:
        values["pageBreakBefore"] = {}
    run = sub(paragraph(parent, names.OPENINGS[brief].id, values), "r")
    properties(run, "rPr", {"shd": {"val": "clear", "color": "auto", "fill": plan.fill}})
    sub(run, "tab")
