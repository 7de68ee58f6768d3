"""Where the lines of a paragraph end.

Two ways: `first_fit` fills line after line; `optimum` weighs all breaks of the paragraph together and is asked only where the first way
leaves a line visibly open or tight, or a last line of one character. All widths are in thousandths of an em.
"""

from __future__ import annotations

from bisect import bisect_right
from heapq import heappop, heappush
from math import sqrt
from typing import NamedTuple

from .marks import CLOSING, DASHES, NARROW_CLOSING, OPENING, POINTS
from .parting import parted
from .prepare import EM, GAP, HALF, WHITE, Prepared, blank_half, soft_places

LOOSEST = GAP
"""The widest gap a line may open to at each joint."""

EVEN = 40
"""A gap nobody sees: a line of 28 characters that has given one away."""

_GOOD = 16.0
_FAIR = 90
_LONE = 2000.0
_SOFT = 900.0
_PARTED = 150.0
"""What parting a word costs, or an address after a sign; inside a word of an address it costs twice."""

_LOOSE = 300.0
"""From this cost of a line on, words of its paragraph may be parted: gaps of a sixth of a character."""

_NOTHING = float("inf")
_LONG = 8 * EM
"""A word wider than this may be parted between letters."""


class Cut(NamedTuple):
    """One line: characters `start` to `end`, the blank its first mark gives up, the blank its last mark gives up, and what is left to fill.

    `need` is positive where the line has to open, negative where it has to close; 0 for a last line that fits. `hyphen` says that one
    stands at its end, for which there is room.
    """

    start: int
    end: int
    lead: int
    halved: int
    need: int
    cost: float
    hyphen: bool = False


def measure_cut(text: Prepared, start: int, stop: int, measure: int) -> Cut:
    """Weigh the line from `start` up to the break at `stop`; its cost is infinite where it cannot be set."""
    end, chars = stop, text.text
    while end > start and chars[end - 1] in WHITE:
        end -= 1
    if end == start:
        return Cut(start, start, 0, 0, 0, 0.0)
    if stop in text.soft:
        return _parted_cut(text, start, stop, measure)
    last = end - 1
    lead = blank_half(text.raw[start]) if start and chars[start] in OPENING else 0
    natural = text.place[last] - text.place[start] + text.raw[last] - lead
    need = measure - natural
    final = stop == len(chars)
    if final and need >= 0:
        return Cut(start, end, lead, 0, 0, _last_cost(chars, start, end))
    joints = text.open_joints[last] - text.open_joints[start]
    give = text.give[last] - text.give[start]
    halved = 0
    if need and (chars[last] in CLOSING or (chars[last] in POINTS and not text.centred)):
        halved = blank_half(text.raw[last])
    cost = _cost(need, joints, give)
    if halved:
        other = _cost(0 if final and need + halved >= 0 else need + halved, joints, give)
        if other < cost:
            return Cut(start, end, lead, halved, 0 if final and need + halved >= 0 else need + halved, other)
    return Cut(start, end, lead, 0, need, cost)


def _parted_cut(text: Prepared, start: int, stop: int, measure: int) -> Cut:
    """Weigh a line that ends inside a word or an address."""
    last, width = stop - 1, text.soft[stop]
    lead = blank_half(text.raw[start]) if start and text.text[start] in OPENING else 0
    need = measure - width - (text.place[last] - text.place[start] + text.raw[last] - lead)
    joints, letters = text.open_joints[last] - text.open_joints[start], last - start
    # A line that is nearly all one address has hardly a joint to open, so its letters open a little instead.
    few = joints * LOOSEST < need <= letters * LOOSEST / 2
    cost = _cost(need, letters if few else joints, text.give[last] - text.give[start])
    return Cut(start, stop, lead, 0, need, cost + (2 * _PARTED if text.text[last].isalpha() and not width else _PARTED), width > 0)


def _cost(need: int, joints: int, give: int) -> float:
    if need > 0:
        return (need / joints / 10) ** 2 if need <= joints * LOOSEST else _NOTHING
    if need < 0:
        return 3 + 60 * (need / give) ** 2 if -need <= give else _NOTHING
    return 0.0


def _gap_worth(cost: float) -> float:
    """Give the widest gap that a line of no more than this cost may have at each joint."""
    return 10 * sqrt(cost)


def _last_cost(chars: str, start: int, end: int) -> float:
    """Charge a last line of one character with its mark, unless the text has no other line."""
    if not start or end - start > 4:
        return 0.0
    written = [c for c in chars[start:end] if c not in CLOSING and c not in POINTS and c not in DASHES and c not in NARROW_CLOSING]
    return _LONE if len(written) <= 1 else 0.0


def first_fit(text: Prepared, first: int, rest: int) -> list[Cut]:
    """Fill line after line; where a line does not come out even, take the next break that squeezing allows, else the one before."""
    cuts, start, legal, size = [], 0, text.legal, len(text.text)
    while start < size:
        measure = rest if start else first
        at = bisect_right(legal, bisect_right(text.place, text.place[start] + measure, start + 1) - 1)
        best: Cut | None = None
        stop = size
        for n in range(min(at + 2, len(legal)) - 1, -1, -1):
            if legal[n] <= start:
                break
            cut = measure_cut(text, start, legal[n], measure)
            if best is None or cut.cost < best.cost:
                best, stop = cut, legal[n]
            if cut.cost < _NOTHING and cut.need >= 0:
                break
        if best is None or best.cost == _NOTHING:
            best, stop = _forced(text, start, measure)
        cuts.append(best)
        start = stop
    return cuts


def optimum(text: Prepared, first: int, rest: int, loosest: int = LOOSEST, bound: float = _NOTHING) -> list[Cut] | None:
    """Choose the breaks of the paragraph as a whole; None where no breaks keep every gap within `loosest` and cost less than `bound`."""
    chars, legal, place, give, raw, size = text.text, text.legal, text.place, text.give, text.raw, len(text.text)
    best: dict[int, tuple[float, Cut | None]] = {0: (0.0, None)}
    waiting = [0]
    while waiting:
        start = heappop(waiting)
        if start == size:
            break
        so_far = best[start][0]
        measure = rest if start else first
        at = bisect_right(legal, bisect_right(place, place[start] + measure + 3 * EM, start + 1) - 1)
        # No line closes by more than its marks give and half of those at its two ends; so most that are too long need no weighing.
        tight = place[start] + measure - give[start] + (EM if chars[start] in OPENING else HALF)
        reach = min(loosest, _gap_worth(bound - so_far))
        for n in range(at - 1, -1, -1):
            stop = legal[n]
            if stop <= start:
                break
            if place[stop - 1] + raw[stop - 1] - give[stop - 1] > tight and chars[stop - 1] not in WHITE:
                continue
            cut = measure_cut(text, start, stop, measure)
            if cut.cost < _NOTHING and cut.need <= loosest * (cut.end - start):
                cost = so_far + cut.cost
                if cost >= bound:
                    continue
                known = best.get(stop)
                if known is None:
                    heappush(waiting, stop)
                if known is None or cost < known[0]:
                    best[stop] = (cost, cut)
            if cut.need > reach * (cut.end - start):
                break
    return _way_back(best, size)


def _way_back(best: dict[int, tuple[float, Cut | None]], size: int) -> list[Cut] | None:
    if size not in best:
        return None
    cuts: list[Cut] = []
    at = size
    while at:
        cut = best[at][1]
        assert cut is not None
        cuts.append(cut)
        at = cut.start
    return cuts[::-1]


def _forced(text: Prepared, start: int, measure: int) -> tuple[Cut, int]:
    """Find a line where no legal break serves: part a long word or address, or leave the line short of the measure."""
    size, place = len(text.text), text.place
    fits = min(max(bisect_right(place, place[start] + measure, start + 1) - 1, start + 1), size)
    at = bisect_right(text.legal, fits)
    before = text.legal[at - 1] if at else 0
    after = text.legal[at] if at < len(text.legal) else size
    low = max(before, start)
    wide = place[after] - place[low]
    for stop in [p for p in reversed(soft_places(text.text, low, after, long=wide > _LONG, anywhere=wide > measure)) if start < p <= fits]:
        cut = measure_cut(text, start, stop, measure)
        if 0 <= cut.need <= LOOSEST / 2 * (cut.end - start):
            return cut._replace(cost=_SOFT), stop
    stop = before if before > start else fits
    cut = measure_cut(text, start, stop, measure)
    if cut.hyphen and cut.need < 0:
        # No room for the hyphen: rather a word parted without one than a line that leaves its measure.
        cut = cut._replace(hyphen=False, need=cut.need + text.soft[stop])
    return cut._replace(need=0 if cut.need > 2 * LOOSEST * (cut.end - start) else cut.need, cost=_SOFT), stop


def choose(text: Prepared, first: int, rest: int) -> list[Cut]:
    """Choose the lines of a paragraph: filled line by line where that comes out even, else weighed as a whole.

    Args:
        text: the text made ready.
        first: measure of the first line.
        rest: measure of the others.
    """
    cuts = first_fit(text, first, rest)
    if all(cut.cost <= _GOOD for cut in cuts):
        return cuts
    for loosest in (EVEN, _FAIR, LOOSEST):
        better = optimum(text, first, rest, loosest, _total(cuts))
        cuts = better or cuts
        if (better and all(cut.cost < _LONE for cut in cuts)) or _gap_worth(_total(cuts)) <= loosest:
            break
    if any(cut.cost > _LOOSE for cut in cuts) and (softer := parted(text)) is not None:
        cuts = optimum(softer, first, rest, LOOSEST, _total(cuts)) or min(first_fit(softer, first, rest), cuts, key=_total)
    return cuts


def _total(cuts: list[Cut]) -> float:
    return sum(cut.cost for cut in cuts)
