"""Verse with marks at the ends of its lines: quoted below words that lead to it, or a poem whose sentences go on over short lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from publisher.patterns import lazy

from .rows import FREE, Row

_LEADS = re.compile("诗|词|唱|念|吟|歌|谣|曲|联|句|号子|题|[云曰]：$|写道：$")
_LINE = lazy(r"[\u4e00-\u9fff，。；？！、]+")
_MARKS = re.compile("[，。；？！、]")
_SPEAKING = lazy("[我你他她它谁了着过像把得也又还都却就很只]|[\u4e00-\u9fff]的|里$|上$|的$")
ROOM, MOST_LED, CLAUSE = 3.0, 10, (2, 9)
EVEN, SHORTEST = 1.1, 4.0
LEAST_POEM, WIDEST, SHARE, LEAST_OPEN, SPEAKS = 6, 12.0, 0.6, 3, 0.35
"""Lines of a poem: how many at least, how wide, in characters and as a share of the measure; how many go on, and how many speak."""


def set_led_verse(rows: Sequence[Row]) -> None:
    """Set `verse`, `starts` and `shut` of quoted verse, and of poems whose lines have marks."""
    measures = sorted(row.measure for row in rows if row.measure < FREE)
    usual = measures[len(measures) // 2] if measures else 0.0
    for i in range(len(rows) - 1):
        if rows[i].end == "colon" and leads_to_verse("".join(row.text for row in rows[max(0, i - 1) : i + 1])):
            run = _led(rows, i + 1, usual)
            if len(run) > 1 or run and _is_couplet(run[0].text):
                _set(run)
    start = 0
    for i in range(len(rows) + 1):
        if i < len(rows) and _may_be_line(rows[i], usual) and (i == start or rows[i].page == rows[i - 1].page):
            continue
        lines = rows[start:i]
        if not any(row.verse for row in lines) and is_poem(lines):
            # A line of two characters over the others is what the poem is called.
            head = lines[0].width < SHORTEST or lines[0].end == "none" and lines[1].gap > 0
            _set(lines[head:])
            if head:
                lines[0].verse_head = lines[0].starts = lines[0].shut = True
        start = i if i < len(rows) and _may_be_line(rows[i], usual) else i + 1


def _set(run: Sequence[Row]) -> None:
    for row in run:
        row.verse = row.starts = row.shut = True


def leads_to_verse(text: str) -> bool:
    """Tell whether words that end with a colon lead to verse."""
    return _LEADS.search(text) is not None


def has_verse(text: str) -> bool:
    """Tell whether a line holds clauses as short as verse has, and nothing else."""
    sizes = [len(clause) for clause in _MARKS.split(text) if clause]
    return _LINE.fullmatch(text) is not None and bool(sizes) and all(CLAUSE[0] <= size <= CLAUSE[1] for size in sizes)


def _led(rows: Sequence[Row], at: int, usual: float) -> list[Row]:
    """Give the lines of verse from `at` on that end short of the measure, down to the end of a sentence."""
    run: list[Row] = []
    for row in rows[at : at + MOST_LED]:
        plain = row.mark is None and not row.field and not row.line.mark and has_verse(row.text)
        if not plain or row.page != rows[at].page or row.measure >= FREE or row.width > max(usual, row.measure) - ROOM:
            break
        run.append(row)
    while run and run[-1].end != "stop":
        run.pop()
    return run


def _is_couplet(text: str) -> bool:
    halves = [clause for clause in _MARKS.split(text) if clause]
    return len(halves) == 2 and len(halves[0]) == len(halves[1]) in (5, 7)


def _may_be_line(row: Row, usual: float) -> bool:
    plain = row.mark is None and not row.field and not row.cells and not row.line.mark and row.line.heading is None
    narrow = row.measure < FREE and row.width <= min(WIDEST, SHARE * max(usual, row.measure))
    return plain and narrow and _LINE.fullmatch(row.text) is not None


class Short(Protocol):
    """What of a line tells a poem."""

    @property
    def text(self) -> str: ...  # noqa: D102 - see `Row`

    @property
    def width(self) -> float: ...  # noqa: D102 - see `Row`

    @property
    def end(self) -> str: ...  # noqa: D102 - see `Row`


def is_poem(run: Sequence[Short]) -> bool:
    """Tell whether short lines are a poem's: sentences go on from one to the next, though the line had room."""
    if len(run) < LEAST_POEM or min(row.width for row in run[1:]) < SHORTEST or not all(_LINE.fullmatch(row.text) for row in run):
        return False
    widths = [row.width for row in run]
    if 2 * max(sum(abs(width - own) < EVEN for own in widths) for width in widths) > len(run):
        return False  # A narrow column: most of its lines are full.
    marked = sum(row.end != "none" for row in run)
    opened = sum(row.end in ("none", "comma") for row in run[:-1])
    speaking = sum(_SPEAKING.search(row.text) is not None for row in run)
    return marked >= 2 and opened >= LEAST_OPEN and speaking >= SPEAKS * len(run) and run[-1].end in ("stop", "none")
