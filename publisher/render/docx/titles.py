"""Titles, centred or flush at their start: broken at phrase boundaries, never with a single character on the last line.

Where a narrower measure gives the same lines, the title gets that measure and no break, so that it can be retyped and taken into the
contents as it stands; only where it does not, line breaks are put in.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...layout import Style
from ...model import Block, Kind, Text
from ...typeset import EM, Prepared, balance, drop_loose_spaces, prepare
from .plan import Plan, ems

KINDS = frozenset({Kind.KICKER, Kind.TITLE, Kind.SUBTITLE, Kind.HEADING})
_SLACK = 0.4
"""How much wider than its longest line the measure is, in em: less than a character, more than the faces differ in Latin widths."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title's text, with line breaks where it needs them, how far its measure is drawn in on both sides, in em, and its lines."""

    text: str
    inset: float = 0.0
    lines: int = 2


def set_title(plan: Plan, block: Block, style: Style, width: int) -> Title | None:
    """Break a title for a measure in twips; None where it stays on one line, or is no plain text."""
    if block.kind not in KINDS or style.align not in ("centre", "start") or not all(isinstance(i, Text) for i in block.inlines):
        return None
    return break_text(plan, block.text, width / plan.em(style) - style.left - style.right)


def break_text(plan: Plan, text: str, measure: float, comfortable: float = 0.9, *, forced: bool = False) -> Title | None:
    """Break a line for a measure in em, or where it is `forced`, by line breaks; None where it stays on one line."""
    found = _broken(plan, text, measure, comfortable)
    if found is None:
        return None
    ready, lines, said = found
    widest = max(ready.place[b] - ready.place[a] for a, b in lines) / EM + _SLACK
    if not forced and widest <= measure and _fills_alike(ready, lines, widest):
        return Title(text, (measure - widest) / 2, len(lines))
    return Title("\n".join(said), lines=len(lines))


def display(plan: Plan, text: str, style: Style) -> str:
    """Give display text with the line breaks that it needs in the text area."""
    found = _broken(plan, text, plan.measure / 20 / style.size - style.left - style.right, 1.0)
    return "\n".join(found[2]) if found else text


def _broken(plan: Plan, text: str, measure: float, comfortable: float) -> tuple[Prepared, list[tuple[int, int]], list[str]] | None:
    """Give a text made ready, the stretches of its lines and the lines; None where it is one line."""
    if len(text) < 3 or ems(text) <= measure * comfortable or "\n" in text:
        return None
    closed, gone = drop_loose_spaces(text)
    ready = prepare(closed, [round(ems(c) * EM) for c in closed], centred=plan.language.startswith("zh-Hant"))
    lines = balance(ready, round(measure * EM), cohesion=plan.words.cohesion)
    if len(lines) < 2:
        return None
    dropped = set(gone)
    place = [n for n in range(len(text)) if n not in dropped]
    return ready, lines, [text[place[a]:place[b - 1] + 1] for a, b in lines]


def _fills_alike(ready: Prepared, lines: list[tuple[int, int]], measure: float) -> bool:
    """Say whether lines filled one after the other to a measure end where these do."""
    for (start, _), (begin, _) in zip(lines, lines[1:], strict=False):
        unit = next(n for n in ready.legal if n > begin)
        if ready.place[unit] - ready.place[start] <= measure * EM + EM * 0.1:
            return False
    return True
