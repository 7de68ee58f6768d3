"""How the headings without a number lie among the numbered ones of an article: between them they stand below them.

The levels of numbered headings are those of their numbers. A heading without a number stands at the top, but one level below the numbered
ones of a speech or a report that it stands between.
"""

from __future__ import annotations

from collections.abc import Sequence

from publisher.model import Kind

from . import shapes
from .numbering import Mark, mark_of
from .units import Unit

DEEPEST = 6
LEAST = 2
"""So many numbered headings show that others stand between them."""


def set_nested(units: Sequence[Unit]) -> None:
    """Set the levels of an article's headings without a number by how they lie among the others; marks of Markdown settle theirs."""
    every = [unit for unit in units if unit.kind is Kind.HEADING]
    headings = [(unit, mark_of(unit.text)) for unit in every if unit.rows[0].line.heading is None]
    plain = [i for i, (unit, mark) in enumerate(headings) if (mark is None or not mark.level) and not _stands_apart(unit)]
    numbered = [i for i, (_, mark) in enumerate(headings) if mark and mark.level]
    if not numbered and len(headings) == len(every):
        _lift(every)
        _set_pairs(units)
    if not plain or len(numbered) < LEAST:
        return
    top = min(headings[i][0].level or 1 for i in numbered)
    tops = [i for i in numbered if headings[i][0].level == top]
    if tops[0] < plain[0] < tops[-1] and sum(_value(headings[i][1]) == 1 for i in tops) < LEAST:
        for i in plain:
            headings[i][0].level = max(headings[i][0].level or 1, min(DEEPEST, top + 1))


def _lift(units: Sequence[Unit]) -> None:
    """Let the highest of headings without numbers stand at the top: the parts of an attachment, in one list with those above it."""
    above = min((unit.level or 1 for unit in units), default=1) - 1
    for unit in units:
        unit.level = (unit.level or 1) - above


def _set_pairs(units: Sequence[Unit]) -> None:
    """Set two levels where headings stand over headings twice or more: the lower ones, and those set like them, below the others.

    What stands below a heading that ends with dashes goes on with it.
    """
    own = [unit.kind is Kind.HEADING and unit.level == 1 and unit.end != "dash" for unit in units]
    pairs = [i for i in range(len(units) - 1) if own[i] and own[i + 1] and not (i and own[i - 1]) and units[i].page == units[i + 1].page]
    if len(pairs) < LEAST:
        return
    upper, lower = ([_setting(units[i + k]) for i in pairs] for k in (0, 1))
    told = next((k for k in (0, 1) if not {setting[k] for setting in upper} & {setting[k] for setting in lower}), None)
    for i in range(pairs[0], len(units)):
        if own[i] and i not in pairs:
            over = told is not None and _setting(units[i])[told] in {setting[told] for setting in upper} and i - 1 not in pairs
            units[i].level = 1 if over else 2


def _setting(unit: Unit) -> tuple[float | None, bool]:
    """Give how a heading is set: how far in, and whether a gap stands over it."""
    row = unit.rows[0]
    return row.indent, row.gap > 0 or row.first_of_page


def _value(mark: Mark | None) -> int:
    return mark.value if mark else 0


def _stands_apart(unit: Unit) -> bool:
    """Tell whether a heading is one of those that close an article, at the level of its parts."""
    return any(shape.match(unit.text) for shape in (shapes.REFERENCES_HEAD, shapes.NOTES_HEAD, shapes.ATTENDANCE))
