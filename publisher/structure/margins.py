"""How sure the decoder was of each line: what the next best reading of it would have cost, its neighbours read as they were."""

from __future__ import annotations

from .costs import COSTS as c
from .evidence import C, D, Evidence, F, H, K
from .labels import Label

SURE = 5.0
"""A line that was clear without the lines after it stays clear with them."""
_STATES = {"F": F, "C": C, "H": H, "K": K, "D": D}
_SEEN = {F: "F", C: "C", H: "F", K: "C", D: "D"}
"""What an editor sees of a state: a block that starts, one that goes on, a line by itself."""


def second_readings(evidence: Evidence, labels: list[Label]) -> list[tuple[float, int]]:
    """Give for each line by how much its reading is cheaper than the next best other one, and that other state."""
    states = [_STATES[label.state] for label in labels]
    before = _text_before(states)
    after = _text_after(states)
    out: list[tuple[float, int]] = []
    for i, state in enumerate(states):
        if labels[i].margin > SURE:
            out.append((SURE, state))
            continue
        own = _cost(evidence, states, i, state, before[i], after[i])
        others = [(_cost(evidence, states, i, other, before[i], after[i]), other) for other in range(5) if _SEEN[other] != _SEEN[state]]
        cost, other = min(others)
        out.append((cost - own, other))
    return out


def _text_before(states: list[int]) -> list[int]:
    out, last = [], -1
    for i, state in enumerate(states):
        out.append(last)
        last = last if state == D else i
    return out


def _text_after(states: list[int]) -> list[int]:
    out, following = [], -1
    for i in range(len(states) - 1, -1, -1):
        out.append(following)
        following = following if states[i] == D else i
    return out[::-1]


def _cost(evidence: Evidence, states: list[int], i: int, state: int, before: int, after: int) -> float:
    """Give the cost of reading line i as a state, with what that makes of the line of text before it and the one after it."""
    cost = 0.0
    anchor, anchor_state = before, states[before] if before >= 0 else F
    if state == D:
        cost = evidence.display(i) + (c["display.run"] if i and states[i - 1] == D else 0.0)
    else:
        if before >= 0:
            cost += evidence.end(before, anchor_state, i) if state in (F, H) else evidence.join(before, anchor_state, i)
        elif state in (C, K):
            return 1e9
        if state in (C, K) and (anchor_state in (F, C)) != (state == C):
            return 1e9
        cost += c["head.line"] * (state == K)
        cost += evidence.first(i) if state == F else evidence.heading(i) if state == H else evidence.going_on(i)
        anchor, anchor_state = i, state
    if after < 0 or anchor < 0:
        return cost + (evidence.end(anchor, anchor_state, None) if anchor >= 0 else 0.0)
    if states[after] in (F, H):
        return cost + evidence.end(anchor, anchor_state, after)
    return cost + evidence.join(anchor, anchor_state, after) + c["head.line"] * (anchor_state in (H, K))
