"""Titles: broken at phrase boundaries, in a trapezium or a lozenge, never an hourglass, never with a short last line.

Phrases come before balance: a shape is weighed against where phrases end, and gives way.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from .phrases import Cohesion, phrase_costs
from .prepare import EM, Prepared

_SHORTEST = 0.25
_BEAM = 60
_MOST_LINES = 8
_UNEVEN = 25.0
"""What lines cost that differ from the mean by a whole measure."""

def _shape_cost(widths: list[float], measure: float) -> float:
    """Charge uneven lines, an hourglass most of all, and a last line that is short."""
    mean = sum(widths) / len(widths)
    cost = sum(((w - mean) / measure) ** 2 for w in widths) * _UNEVEN
    for before, here, after in zip(widths, widths[1:], widths[2:], strict=False):
        if here < before - EM / 2 and here < after - EM / 2:
            cost += 20
    if len(widths) > 1:
        if widths[-1] < 3 * EM:
            cost += 40
        if max(abs(a - b) for a, b in pairwise(widths)) < EM / 4:
            cost += 1
    return cost


def balance(text: Prepared, measure: int, *, cohesion: Cohesion = lambda text, at: 0.0, comfortable: float = 0.92) -> list[tuple[int, int]]:
    """Break a title into as few lines as its width asks for.

    Args:
        text: the title made ready.
        measure: width a line must not pass, in thousandths of an em.
        cohesion: how surely a joint is inside a word.
        comfortable: share of the measure that a title of one line may take before it is broken in two.

    Returns:
        The stretches of the lines; spaces at their ends are left out.
    """
    size = len(text.text)
    total = text.place[size]
    if total <= measure * comfortable or size < 2:
        return [(0, size)] if total <= measure else _filled(text, measure)
    if total > measure * _MOST_LINES:
        return _filled(text, measure)
    costs = phrase_costs(text.text, cohesion)
    least = max(2, -(-total // int(measure * 0.98)))
    found = [plan for lines in range(least, least + 3) if (plan := _plan(text, measure, costs, lines)) is not None]
    if total <= measure and (not found or min(found)[0] > 30):
        return [(0, size)]
    if not found:
        return _filled(text, measure)
    ends = min(found)[1]
    return [_trimmed(text.text, a, b) for a, b in pairwise([0, *ends])]


def _plan(text: Prepared, measure: int, costs: list[float], lines: int) -> tuple[float, list[int]] | None:
    """Find the cheapest breaks into so many lines, keeping the best beginnings at each step."""
    size, place = len(text.text), text.place
    legal = [n for n in text.legal if n < size]
    at = [place[n] for n in legal]
    beam: list[tuple[float, float, list[int]]] = [(0.0, 0.0, [])]
    for line in range(1, lines):
        fair = place[size] * line / lines
        grown = []
        for _, cost, ends in beam:
            start = ends[-1] if ends else 0
            low = max(place[start] + _SHORTEST * measure, place[size] - measure * (lines - line))
            for stop in legal[bisect_left(at, low) : bisect_right(at, place[start] + measure)]:
                paid = cost + costs[stop]
                grown.append((paid + abs(place[stop] - fair) / measure * 12, paid, [*ends, stop]))
        beam = sorted(grown)[:_BEAM]
    best: tuple[float, list[int]] | None = None
    for _, cost, ends in beam:
        if best and cost + 6 * lines > best[0]:
            continue
        widths = [float(place[b] - place[a]) for a, b in pairwise([0, *ends, size])]
        if max(widths) <= measure:
            plan = cost + _shape_cost(widths, measure) + 6 * lines, [*ends, size]
            best = min(best, plan) if best else plan
    return best


def _filled(text: Prepared, measure: int) -> list[tuple[int, int]]:
    from .lines import choose

    return [(cut.start, cut.end) for cut in choose(text, measure, measure)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " \u3000":
        end -= 1
    return start, end
