"""Verse: lines shorter than the measure, much of one length, each ending with a mark, some of them with a comma."""

from __future__ import annotations

from itertools import count

from publisher.model import Kind

from .units import Unit

LEAST = 4
LONGEST = 18.0
SPREAD = 4.0


def set_verse(units: list[Unit], groups: count[int]) -> None:
    """Find the poems among units that have no kind yet."""
    start = 0
    for i in range(len(units) + 1):
        if i < len(units) and _may_be(units[i]) and (i == start or _alike(units[start], units[i])):
            continue
        _settle(units[start:i], groups)
        start = i if i < len(units) and _may_be(units[i]) else i + 1


def _may_be(unit: Unit) -> bool:
    row = unit.rows[0]
    return (unit.kind is None and unit.shape != "entry" and len(unit.rows) == 1 and row.width <= LONGEST and row.width < row.measure - 3
            and row.mark is None and row.text[-1] in "，。！？；、")


def _alike(first: Unit, unit: Unit) -> bool:
    return abs(first.rows[0].width - unit.rows[0].width) <= SPREAD


def _settle(run: list[Unit], groups: count[int]) -> None:
    commas = sum(unit.text[-1] in "，；、" for unit in run)
    if len(run) >= LEAST and commas >= len(run) // 4:
        group = next(groups)
        for unit in run:
            unit.kind, unit.group = Kind.VERSE, group
