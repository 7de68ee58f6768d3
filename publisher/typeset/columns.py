"""How wide the columns of a table are."""

from __future__ import annotations

from collections.abc import Sequence

_EVEN = 0.5
"""Share of the width left for long columns that they have alike; the rest goes by what they ask for."""


def share_width(asked: Sequence[float], total: float) -> list[float]:
    """Share a width among columns.

    Where it does for all, what is to spare is shared alike. Else columns that ask for no more than their part get all that they ask for, so
    that no short entry is broken for a long one's sake, and those with long entries share what is left.
    """
    if sum(asked) <= total:
        spare = (total - sum(asked)) / len(asked)
        return [width + spare for width in asked]
    widths, long, room = [0.0] * len(asked), list(range(len(asked))), total
    while short := [n for n in long if asked[n] <= room / len(long)]:
        for n in short:
            widths[n] = asked[n]
        room -= sum(asked[n] for n in short)
        long = [n for n in long if n not in short]
    whole = sum(asked[n] for n in long)
    for n in long:
        widths[n] = room * (_EVEN / len(long) + (1 - _EVEN) * asked[n] / whole)
    return widths
