"""Verse: the lines that were known as a poem's, one block a line; neighbours share a group."""

from __future__ import annotations

from itertools import count

from publisher.model import Kind

from .units import Unit


def set_verse(units: list[Unit], groups: count[int]) -> None:
    """Give the units of poems their kind, and the headings of their parts."""
    group = 0
    before = False
    for unit in units:
        verse = unit.kind is None and unit.rows[0].verse
        if unit.kind is None and unit.rows[0].verse_head:
            unit.kind, unit.level = Kind.HEADING, 1
        if unit.kind is None and unit.rows[0].quoted:
            unit.kind = Kind.QUOTE
        if verse:
            group = group if before else next(groups)
            unit.kind, unit.group = Kind.VERSE, group
        before = verse
