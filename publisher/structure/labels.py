"""The decoder: all lines of a text labelled together, by the cheapest consistent reading.

A paragraph may go on after display lines, so each D keeps in mind the last line of text on its way here (its anchor), and several
anchors are kept: which of them the text goes on from, only the text tells.
"""

from __future__ import annotations

from dataclasses import dataclass

from .costs import COSTS as c
from .evidence import NAMES, C, D, Evidence, F, H, K

INFINITE = 1e9
ANCHORS = 3
"""So many display readings are kept of a line, with different lines of text before them."""
BEAM = 12.0
"""A reading that is dearer than the best of its line by more than this is not followed: no line after it makes up for so much."""


@dataclass(frozen=True, slots=True)
class Label:
    """A line's state, and for each state by how much the cheapest reading of the text that has it is dearer than the cheapest of all."""

    state: str
    dearer: tuple[float, ...] = (0.0,) * len(NAMES)

    @property
    def margin(self) -> float:
        """By how much a reading in which an editor would see the line otherwise is dearer; below 0 where lines further away settled it.

        An editor sees a block that starts, one that goes on, or a line by itself.
        """
        first, further, heading, heading_on, alone = self.dearer
        starts, goes_on = min(first, heading), min(further, heading_on)
        if self.state == "D":
            return min(starts, goes_on) - alone
        return min(goes_on, alone) - starts if self.state in "FH" else min(starts, alone) - goes_on

    @property
    def kind_margin(self) -> float:
        """By how much it is dearer to read the line as another of text, heading and line by itself, wherever its block starts."""
        first, further, heading, heading_on, alone = self.dearer
        ways = sorted((min(first, further), min(heading, heading_on), alone))
        return ways[1] - ways[0]


Cell = tuple[float, int, int, int]
"""A reading down to one line: its cost, the cell of the line before it, and the last line of text on its way with that line's state.

The first four cells of a line are F, C, H and K; those from D on are display lines, with different lines of text before them.
"""
Step = tuple[int, int, float]
"""From a cell of the line before to a cell of this one, and what that costs."""


def decode(evidence: Evidence) -> list[Label]:
    """Label every line by the cheapest reading of the whole text. Time grows in proportion to the number of lines."""
    rows = evidence.rows
    if not rows:
        return []
    cells: list[Cell] = [(evidence.first(0), -1, 0, F), (evidence.going_on(0) + 1.5, -1, 0, C), (evidence.heading(0), -1, 0, H),
                         (INFINITE, -1, -1, K), (evidence.display(0), -1, -1, D)]
    trail: list[tuple[list[Cell], list[Step]]] = [(cells, [])]
    for i in range(1, len(rows)):
        trail.append(_next(evidence, cells, i))
        cells = trail[-1][0]
    to_go = [_ended(evidence, cell) for cell in cells]
    finals = [cell[0] + rest for cell, rest in zip(cells, to_go, strict=True)]
    at = min(range(len(cells)), key=finals.__getitem__)
    least = finals[at]
    labels: list[Label] = []
    for cells, steps in reversed(trail):
        labels.append(Label(NAMES[min(at, D)], _dearer(cells, to_go, least)))
        at = cells[at][1]
        to_go = _one_line_back(steps, to_go)
    return labels[::-1]


def _dearer(cells: list[Cell], to_go: list[float], least: float) -> tuple[float, ...]:
    wholes = [cost + rest - least for (cost, _, _, _), rest in zip(cells, to_go, strict=False)]
    return (*wholes[:D], min(wholes[D:], default=INFINITE))


def _one_line_back(steps: list[Step], to_go: list[float]) -> list[float]:
    """Give what the rest of the text costs at the least from each reading of the line before."""
    out = [INFINITE] * (D + ANCHORS)
    for came, at, cost in steps:
        whole = cost + to_go[at]
        if whole < out[came]:
            out[came] = whole
    return out


def _ended(evidence: Evidence, cell: Cell) -> float:
    cost, _, anchor, state = cell
    return evidence.end(anchor, state, None) if anchor >= 0 and cost < INFINITE else 0.0


def _next(evidence: Evidence, cells: list[Cell], i: int) -> tuple[list[Cell], list[Step]]:
    """Give the readings of line i and the steps to them from those of the line before."""
    going_on = evidence.going_on(i)
    further = going_on + c["head.run-in"] if evidence.rows[i].run_in else going_on
    own = (evidence.first(i), going_on, evidence.heading(i), further, evidence.display(i))
    edge = c["display.run.edge"] if evidence.rows[i].near_edge else c["display.run"]
    most = min(cells)[0] + BEAM
    joins: dict[int, tuple[float, float]] = {}
    steps: list[Step] = []
    displays: dict[int, list[Step]] = {}
    for at, (cost, _, anchor, state) in enumerate(cells):
        if cost > most:
            continue
        ended = evidence.end(anchor, state, i) if anchor >= 0 else 0.0
        steps += (at, F, ended + own[F]), (at, H, ended + own[H])
        displays.setdefault(anchor, []).append((at, D, edge + own[D] if at >= D else own[D]))
        if anchor >= 0:
            if anchor not in joins:
                joins[anchor] = evidence.joins(anchor, i)
            joined = joins[anchor][state in (C, K)]
            if state in (F, C):
                steps.append((at, C, joined + own[C]))
            elif at < D:
                past_end = evidence.rows[anchor].end in ("stop", "semi")
                steps.append((at, K, joined + own[K] + evidence.turned(anchor, i) + c["head.line"] + past_end * c["head.stop"]))
        elif at >= D:
            steps.append((at, C, 2.0 + own[C]))
    return _cells(cells, steps, displays, i), steps


def _cells(before: list[Cell], steps: list[Step], displays: dict[int, list[Step]], i: int) -> list[Cell]:
    """Give each reading of line i by the cheapest way to it; the steps to the display readings that are kept join the others."""
    least, ways = [INFINITE] * D, [-1] * D
    for came, at, cost in steps:
        whole = before[came][0] + cost
        if whole < least[at]:
            least[at], ways[at] = whole, came
    out: list[Cell] = [(least[at], ways[at], i if ways[at] >= 0 else -1, at) for at in range(D)]
    shown: list[Cell] = []
    for anchor, shown_ways in displays.items():
        whole, came = min([(before[came][0] + cost, came) for came, _, cost in shown_ways])
        shown.append((whole, came, anchor, before[came][3]))
    shown = sorted(shown)[:ANCHORS]
    for at, (_, _, anchor, _) in enumerate(shown, D):
        steps += [(came, at, cost) for came, _, cost in displays[anchor]]
    return out + shown
