"""The decoder: all lines of a text labelled together, by the cheapest consistent reading.

A paragraph may go on after display lines, so each D keeps in mind the last line of text on its way here (its anchor).
"""

from __future__ import annotations

from dataclasses import dataclass

from .costs import COSTS as c
from .evidence import NAMES, C, D, Evidence, F, H, K

INFINITE = 1e9


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
    # A cell: cost, the state it came from, the anchor line and the anchor's state (-1 where no text came yet).
    cells = [(evidence.first(0), -1, 0, F), (evidence.going_on(0) + 1.5, -1, 0, C), (evidence.heading(0), -1, 0, H), (INFINITE, -1, -1, K),
             (evidence.display(0), -1, -1, D)]
    trail = [cells]
    for i in range(1, len(rows)):
        cells = _step(evidence, cells, i)
        trail.append(cells)
    finals = [cell[0] + (evidence.end(cell[2], cell[3], None) if cell[2] >= 0 and cell[0] < INFINITE else 0.0) for cell in cells]
    state = min(range(5), key=finals.__getitem__)
    labels: list[Label] = []
    for i in range(len(rows) - 1, -1, -1):
        cells = trail[i]
        others = sorted((cells[k][0], k) for k in range(5) if k != state)
        labels.append(Label(NAMES[state], others[0][0] - cells[state][0], NAMES[others[0][1]]))
        state = cells[state][1]
    return labels[::-1]


Cell = tuple[float, int, int, int]


def _step(evidence: Evidence, cells: list[Cell], i: int) -> list[Cell]:
    ways: list[list[Cell]] = [[], [], [], [], []]
    ends: dict[tuple[int, int], float] = {}
    for state, (cost, _, anchor, anchor_state) in enumerate(cells):
        if cost >= INFINITE:
            continue
        ended = 0.0
        if anchor >= 0:
            key = (anchor, anchor_state)
            if key not in ends:
                ends[key] = evidence.end(anchor, anchor_state, i)
            ended = ends[key]
        ways[F].append((cost + ended, state, i, F))
        ways[H].append((cost + ended, state, i, H))
        run = (c["display.run.edge"] if evidence.rows[i].near_edge else c["display.run"]) if state == D else 0.0
        ways[D].append((cost + run, state, anchor, anchor_state))
        if anchor >= 0 and anchor_state in (F, C):
            ways[C].append((cost + evidence.join(anchor, anchor_state, i), state, i, C))
        elif anchor < 0 and state == D:
            ways[C].append((cost + 2.0, state, i, C))
        if state in (H, K):
            ways[K].append((cost + c["head.line"] + evidence.join(anchor, anchor_state, i), state, i, K))
    going_on = evidence.going_on(i)
    own = (evidence.first(i), going_on, evidence.heading(i), going_on, evidence.display(i))
    out: list[Cell] = []
    for state in range(5):
        if not ways[state]:
            out.append((INFINITE, -1, -1, state))
            continue
        cost, came, anchor, anchor_state = min(ways[state])
        out.append((cost + own[state], came, anchor, anchor_state))
    return out
