"""Two columns that an extraction wrote line by line in turn, read apart again.

Each page is read both as one thread of lines and as two, by the cost of each line's following the last one of its thread; two threads are
taken where they are much cheaper. The thread that the page before leads to, and that leads to the other one, is the left column.
Where runs of lines, and not lines, stand in turn, nothing tells which of two runs goes on which after both columns have ended a paragraph:
such a page stays as it is, and is told of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from publisher.model import LineRange

from .evidence import C, Evidence
from .rows import FREE, Row

WINDOW = 8
SECOND = 8.0
LINES, FRAME, RUNS = (2.0, 0.0), (0.0, 1.5), (0.0, 1.0)
"""What it costs to stay with a thread and to turn to the other one, where lines stand in turn, behind a blank line and else, and where runs
of lines do."""
MOST = 4.5
SHORT, HEADING, DISPLAY = 4.0, 0.5, 1.5
"""What the end of a line costs that is so much shorter than its column and has no mark: a numbered heading, any other line on its own."""
SUSPECT = 0.45
GAIN, LEAST_GAIN = 0.33, 5.0
RUNS_GAIN = 4.0
LEAST_LINES, CLOSE = 8, 0.7
SAMPLE = 16
CLEAN = -0.6

Link = Callable[[int, int], float]


@dataclass(frozen=True, slots=True)
class Mixed:
    """A page whose two columns were written in turn: its lines of the source, and whether they were read apart."""

    lines: LineRange
    parted: bool


def part_interleaved(evidence: Evidence) -> list[Mixed]:
    """Put the rows of interleaved pages into reading order, in place; give the pages that are mixed."""
    rows = evidence.rows
    mixed = []
    start = 0
    for i in range(1, len(rows) + 1):
        if i == len(rows) or rows[i].page != rows[start].page:
            lines = rows[start].line.lines[0][0], rows[i - 1].line.lines[-1][1]
            parted = _part_page(evidence, start, i)
            if parted is not None:
                mixed.append(Mixed(lines, parted))
            start = i
    return mixed


def _link(evidence: Evidence, j: int, i: int) -> float:
    """Give the least cost of line i's following line j, as the same paragraph or as a new block."""
    rows = evidence.rows
    before, row = rows[j], rows[i]
    if before.measure >= FREE:
        return 0.0
    if row.listed or before.listed:
        # Where a title the contents list has its place, only the text around it tells.
        ended = 0.0 if before.listed or row.listed_on else evidence.end(j, C, i)
        return min(MOST, ended + (0.0 if row.listed else evidence.first(i)))
    join = evidence.join(j, C, i, plain=True) + evidence.going_on(i)
    end = evidence.end(j, C, i)
    if before.end == "none" and before.width < before.measure - SHORT:
        end = min(end, HEADING if before.mark else DISPLAY)
    part = end + evidence.first(i) + (0.5 if row.end == "none" and row.width < row.measure - SHORT else 0.0)
    return min(MOST, join, part)


def _part_page(evidence: Evidence, start: int, stop: int) -> bool | None:
    """Read a page apart if its lines stand in turn; tell whether it was, None where the page is not mixed."""
    size = stop - start
    # Lines of one frame stand close; a page is written in turn where each is a frame of its own.
    close = sum(row.line.blank_before == 0 for row in evidence.rows[start + 1 : stop])
    if size < LEAST_LINES or close > CLOSE * size:
        return None
    known: dict[tuple[int, int], float] = {}

    def link(j: int, i: int) -> float:
        if (j, i) not in known:
            known[j, i] = _link(evidence, j, i)
        return known[j, i]

    sample = range(start + 1, stop, max(1, size // SAMPLE))
    if sum(link(i - 1, i) for i in sample) < CLEAN * len(sample):
        return None
    single = sum(link(i - 1, i) for i in range(start + 1, stop))
    in_turn = sum(link(i - 2, i) for i in range(start + 2, stop))
    suspect = single >= SUSPECT * size or in_turn <= single - GAIN * size
    blank = [row.line.blank_before > 0 for row in evidence.rows[start:stop]]
    _, threads = _two_threads(link, start, stop, [LINES if gap else FRAME for gap in blank]) if suspect else (single, [])
    if not suspect or _cost_of(link, start, threads) > single - max(LEAST_GAIN, GAIN * size):
        return False if _two_threads(link, start, stop, [RUNS] * size)[0] <= single - RUNS_GAIN else None
    one = [start + k for k, thread in enumerate(threads) if thread == 0]
    two = [start + k for k, thread in enumerate(threads) if thread == 1]
    if min(len(one), len(two)) < LEAST_LINES // 2:
        return None
    if _order_cost(evidence, link, start, two, one) < _order_cost(evidence, link, start, one, two):
        one, two = two, one
    rows = evidence.rows
    _settle(rows, start, [rows[i] for i in one + two])
    return True


def _two_threads(link: Link, start: int, stop: int, prices: Sequence[tuple[float, float]]) -> tuple[float, list[int]]:
    """Read the lines as two threads at the least cost: give the cost and each line's thread."""
    # A state is the last line of the other thread, -1 before it has begun; with it go the cost and the way here.
    trail: list[dict[int, tuple[int, bool]]] = []
    costs: dict[int, float] = {-1: 0.0}
    for i in range(start + 1, stop):
        staying, turning = prices[i - start]
        fresh: dict[int, float] = {}
        came: dict[int, tuple[int, bool]] = {}
        for other, cost in costs.items():
            stay = cost + link(i - 1, i) + staying
            if stay < fresh.get(other, 1e9):
                fresh[other], came[other] = stay, (other, False)
            if other >= 0 and i - other > WINDOW:
                continue
            turn = cost + (link(other, i) + turning if other >= 0 else SECOND)
            if turn < fresh.get(i - 1, 1e9):
                fresh[i - 1], came[i - 1] = turn, (other, True)
        costs = dict(sorted(fresh.items(), key=lambda item: item[1])[:12])
        trail.append(came)
    state = min(costs, key=lambda key: (costs[key], key))
    best = costs[state]
    turns: list[bool] = []
    for came in reversed(trail):
        state, turned = came[state]
        turns.append(turned)
    threads = [0]
    for turned in reversed(turns):
        threads.append(1 - threads[-1] if turned else threads[-1])
    return best, threads


def _cost_of(link: Link, start: int, threads: list[int]) -> float:
    """Give what the lines of two threads cost, but for the price of staying and turning."""
    last: dict[int, int] = {}
    cost = SECOND
    for i, thread in enumerate(threads, start):
        if thread in last:
            cost += link(last[thread], i)
        last[thread] = i
    return cost


def _order_cost(evidence: Evidence, link: Link, start: int, one: list[int], two: list[int]) -> float:
    lead = _link(evidence, start - 1, one[0]) if start else 0.0
    return lead + link(one[-1], two[0])


def _settle(rows: list[Row], start: int, page: list[Row]) -> None:
    for k, row in enumerate(page):
        row.gap, row.off_rhythm = 0, False
        row.first_of_page, row.last_of_page = k == 0, k == len(page) - 1
        rows[start + k] = row
