"""Lists of people: name, then post, as paragraphs with a tab and a hanging indent.

Paragraphs, not a table: an editor adds a line with Enter, a screen reader reads it straight on, and no header row is missed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...model import Block
from .plan import Plan, ems
from .wml import Element, runs, val

_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ENTRY = re.compile(rf"([{_HAN}]{{2,4}}|[{_HAN}]+(?:[·•・][{_HAN}]+)+)((?:（[^（）]{{1,8}}）)?)[ \u3000\t]+(\S.*)", re.DOTALL)
_MOST = 9.0


@dataclass(frozen=True, slots=True)
class NameList:
    """Entries split into name, note beside it (女，藏族) and post; None is an entry of another form. `column` is the names' width in em."""

    rows: tuple[tuple[str, str, str] | None, ...]
    column: float

    def properties(self, plan: Plan, block: Block) -> dict[str, Any]:
        """Give the paragraph properties of an entry."""
        style = plan.layout.style(block)
        em = plan.em(style)
        left = round((style.left + self.column) * em)
        return {"tabs": [("tab", {"val": "left", "pos": str(left)})],
                "ind": {"leftChars": str(round(style.left * 100)), "left": str(left),
                        "hangingChars": str(round(self.column * 100)), "hanging": str(round(self.column * em))}}

    def write(self, node: Element, row: tuple[str, str, str], plan: Plan, block: Block) -> None:
        """Append an entry; a name of two characters is opened to three, as lists of names are set."""
        name, note, post = row
        if len(name) == 2 and any(r and len(r[0]) == 3 for r in self.rows):
            runs(node, name[0], {"spacing": val(plan.em(plan.layout.style(block)))})
            name = name[1:]
        runs(node, f"{name}{note}\t{post}")


def read_names(texts: Sequence[str]) -> NameList | None:
    """Split a run of entries into names and posts; None where they are not a list of people."""
    found = [_ENTRY.fullmatch(text) for text in texts]
    rows = tuple((m[1], m[2], m[3]) if m else None for m in found)
    named = [row for row in rows if row]
    if len(named) < 2 or len(named) * 4 < len(rows) * 3:
        return None
    widths = [ems(name) + (len(name) == 2) + ems(note) for name, note, _ in named]
    return NameList(rows, min(_MOST, max(widths)) + 1)
