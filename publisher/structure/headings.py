"""Headings: the level of a numbered one by its number, of an unnumbered one by its place among the others."""

from __future__ import annotations

from publisher.model import Kind

from .numbering import mark_of
from .units import Unit

UNSTEADY = ("arabic", "decimal", "bare")
"""Numbers whose level differs from author to author; marks of Markdown go before them."""


def set_heading(unit: Unit, marked_levels: dict[int, int]) -> None:
    """Make a unit a heading and give it its level: numbering goes before Markdown's marks, which go before position."""
    unit.kind = Kind.HEADING
    mark = mark_of(unit.text)
    hashes = unit.rows[0].line.heading
    if mark and mark.level and not (hashes and mark.kind in UNSTEADY):
        unit.level = mark.level
    elif hashes:
        unit.level = marked_levels.get(hashes, 1)
    else:
        unit.level = 1


def levels_of_hashes(units: list[Unit]) -> dict[int, int]:
    """Say which heading level each count of hash marks stands for: where numbered headings carry them, theirs; else from the top down."""
    known: dict[int, list[int]] = {}
    for unit in units:
        hashes = unit.rows[0].line.heading
        mark = mark_of(unit.text)
        if hashes and mark and mark.level and mark.kind not in UNSTEADY:
            known.setdefault(hashes, []).append(mark.level)
    used = sorted({unit.rows[0].line.heading for unit in units if unit.rows[0].line.heading})
    out: dict[int, int] = {}
    for i, hashes in enumerate(used):
        levels = known.get(hashes)
        out[hashes] = min(levels) if levels else max(1, i)
    return out
