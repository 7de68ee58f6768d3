"""Headings: the level of a numbered one by its number, of an unnumbered one by its place among the others."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from publisher.model import Kind

from .numbering import mark_of
from .units import Unit, numbered

LOWEST, LONGEST_CLOSED, LEAST_CLOSED, SHARE_CLOSED = 3, 24, 2, 0.5
"""Headings that end with a full stop: the lowest level, their length, how many of a kind, and the part of it that they are."""
ALIKE, OPENING, LEAST_ALIKE, MOST_LINES = 4, 4, 2, 3
"""Headings that begin with so many same characters, over texts that open with so many; how many there must be, and their lines."""
_QUESTION, _ANSWER = re.compile("[？?]$"), re.compile("答[：:]")
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


def part_alike(units: list[Unit]) -> list[Unit]:
    """Part a heading from the paragraph it was joined with, full lines both, where others show it: they begin with the same characters,
    and the texts below them open with the same words.
    """
    below: dict[str, list[str]] = defaultdict(list)
    for unit, after in pairwise(units):
        if unit.shape == "head" and unit.rows[0].mark is None and unit.end == "none" and after.shape == "text":
            below[unit.text[:ALIKE]].append(after.text[:OPENING])
    out: list[Unit] = []
    for unit in units:
        openings = below.get(unit.text[:ALIKE], [])
        size = _head_of(unit, openings) if unit.shape == "text" and len(openings) >= LEAST_ALIKE else 0
        if size:
            out += [Unit("head", unit.rows[:size]), Unit("text", unit.rows[size:])]
        else:
            out.append(unit)
    return numbered(out)


def _head_of(unit: Unit, openings: list[str]) -> int:
    """Give how many of a paragraph's lines are a heading's, where the next one opens as texts below headings do; 0 where none are."""
    for size in range(1, min(MOST_LINES, len(unit.rows) - 1) + 1):
        if unit.rows[size - 1].end != "none" or unit.rows[size - 1].run_in:
            return 0
        if unit.rows[size].text[:OPENING] in openings:
            return size
    return 0


def set_asked(units: list[Unit], hashes: dict[int, int]) -> None:
    """Know numbered questions over their answers as headings: "3．怎样参保？" over "答：……"."""
    for unit, after in pairwise(units):
        numbered_text = unit.kind is None and unit.shape == "text" and unit.rows[0].mark is not None
        if numbered_text and _QUESTION.search(unit.text) and _ANSWER.match(after.text):
            unit.shape = "head"
            set_heading(unit, hashes)


def set_closed(units: list[Unit], hashes: dict[int, int]) -> None:
    """Know headings that end with a full stop: "（一）指导思想。" on a line of its own over text, as most of its kind are."""
    counts: dict[str, list[Unit]] = {}
    every: dict[str, int] = {}
    for unit, after in pairwise(units):
        mark = unit.rows[0].mark
        if mark is None or not mark.level or mark.level > LOWEST or not unit.rows[0].in_sequence or unit.kind is not None:
            continue
        every[mark.kind] = every.get(mark.kind, 0) + 1
        words = unit.text[mark.end :]
        short = len(unit.rows) == 1 and unit.shape == "text" and words.endswith("。") and len(words) <= LONGEST_CLOSED
        below = after.rows[0].mark
        over = after.shape == "text" and (below is None or (below.level or 0) > mark.level)
        if short and over and not any(char in "，；：！？。" for char in words[:-1]):
            counts.setdefault(mark.kind, []).append(unit)
    for kind, found in counts.items():
        if len(found) >= max(LEAST_CLOSED, SHARE_CLOSED * every[kind]):
            for unit in found:
                unit.shape = "head"
                set_heading(unit, hashes)
