"""The decoder: all lines of a text labelled together, by the cheapest consistent reading.

A paragraph may go on after display lines, so each D keeps in mind the last line of text on its way here (its anchor), and several
anchors are kept: which of them the text goes on from, only the text tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .costs import COSTS as c
from .evidence import NAMES, C, D, Evidence, F, H, K

INFINITE = 1e9
ANCHORS = 3
"""So many display readings are kept of a line, with different lines of text before them."""


@dataclass(frozen=True, slots=True)
class Label:
    """A line's state, how much cheaper it was than the next best one, and which that was."""

    state: str
    margin: float
    second: str


def decode(evidence: Evidence) -> list[Label]:
    """Label every line by the cheapest reading of the whole text. Time grows in proportion to the number of lines."""
    rows = evidence.rows
    if not rows:
        return []
    cells = [Cell(evidence.first(0), -1, 0, F), Cell(evidence.going_on(0) + 1.5, -1, 0, C), Cell(evidence.heading(0), -1, 0, H),
             Cell(INFINITE, -1, -1, K), Cell(evidence.display(0), -1, -1, D)]
    trail = [cells]
    for i in range(1, len(rows)):
        cells = _step(evidence, cells, i)
        trail.append(cells)
    finals = [cell.cost + _ended(evidence, cell) for cell in cells]
    at = min(range(len(cells)), key=finals.__getitem__)
    labels: list[Label] = []
    for i in range(len(rows) - 1, -1, -1):
        cells = trail[i]
        others = sorted((cells[k].cost, min(k, D)) for k in range(len(cells)) if min(k, D) != min(at, D))
        labels.append(Label(NAMES[min(at, D)], others[0][0] - cells[at].cost, NAMES[others[0][1]]))
        at = cells[at].came
    return labels[::-1]


def _ended(evidence: Evidence, cell: Cell) -> float:
    return evidence.end(cell.anchor, cell.state, None) if cell.anchor >= 0 and cell.cost < INFINITE else 0.0


class Cell(NamedTuple):
    """A reading down to one line: its cost, the cell of the line before it, and the last line of text on its way with that line's state.

    The first four cells of a line are F, C, H and K; those from D on are display lines, with different lines of text before them.
    """

    cost: float
    came: int
    anchor: int
    state: int


def _step(evidence: Evidence, cells: list[Cell], i: int) -> list[Cell]:
    ways: list[list[Cell]] = [[], [], [], []]
    displays: dict[int, Cell] = {}
    ends: dict[tuple[int, int], float] = {}
    for at, (cost, _, anchor, anchor_state) in enumerate(cells):
        if cost >= INFINITE:
            continue
        ended = 0.0
        if anchor >= 0:
            key = (anchor, anchor_state)
            if key not in ends:
                ends[key] = evidence.end(anchor, anchor_state, i)
            ended = ends[key]
        ways[F].append(Cell(cost + ended, at, i, F))
        ways[H].append(Cell(cost + ended, at, i, H))
        run = (c["display.run.edge"] if evidence.rows[i].near_edge else c["display.run"]) if at >= D else 0.0
        known = displays.get(anchor)
        if known is None or cost + run < known.cost:
            displays[anchor] = Cell(cost + run, at, anchor, anchor_state)
        if anchor >= 0 and anchor_state in (F, C):
            ways[C].append(Cell(cost + evidence.join(anchor, anchor_state, i), at, i, C))
        elif anchor < 0 and at >= D:
            ways[C].append(Cell(cost + 2.0, at, i, C))
        if at in (H, K):
            ways[K].append(Cell(cost + c["head.line"] + evidence.join(anchor, anchor_state, i), at, i, K))
    going_on = evidence.going_on(i)
    own = (evidence.first(i), going_on, evidence.heading(i), going_on + (c["head.run-in"] if evidence.rows[i].run_in else 0.0))
    out: list[Cell] = []
    for state in range(D):
        best = min(ways[state]) if ways[state] else None
        out.append(Cell(INFINITE, -1, -1, state) if best is None else best._replace(cost=best.cost + own[state]))
    display = evidence.display(i)
    return out + [cell._replace(cost=cell.cost + display) for cell in sorted(displays.values())[:ANCHORS]]
