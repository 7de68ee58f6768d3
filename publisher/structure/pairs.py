"""The text as its own dictionary: which two characters stand side by side inside its lines, and what that says of a join."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import log
from operator import add

from .rows import Row

MOST_AGAINST = 1.2


def _han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


class Pairs:
    """Pairs of neighbouring characters inside lines; breaks between lines are not counted.

    How much a known pair says depends on the text: in a long one many pairs are known by chance. So both shares are measured: of pairs
    inside lines, how many are known from elsewhere; of pairs made of lines that do not follow one another, how many are known by chance.
    """

    def __init__(self, rows: list[Row]) -> None:
        """Count the pairs of a text."""
        counts: Counter[str] = Counter()
        counts.update(chain.from_iterable(map(add, row.text, row.text[1:]) for row in rows))
        self._counts = counts
        inside = [count for pair, count in counts.items() if _han(pair[0]) and _han(pair[1])]
        total = sum(inside)
        true = (sum(count for count in inside if count > 1) + 1) / (total + 2)
        apart = [a.text[-1] + b.text[0] for a, b in zip(rows, rows[7:], strict=False) if _han(a.text[-1]) and _han(b.text[0])]
        chance = (sum(pair in counts for pair in apart) + 1) / (len(apart) + 4)
        chance = min(chance, true * 0.8)
        self.known_cost = -log(true / chance)
        self.unknown_cost = min(MOST_AGAINST, log((1 - chance) / (1 - true)))

    def cost(self, before: str, after: str) -> float:
        """Give what the pair at the join of two lines says against their being one text: below 0 it speaks for it."""
        a, b = before[-1], after[0]
        if not (_han(a) and _han(b)):
            return 0.0
        return self.known_cost if a + b in self._counts else self.unknown_cost

    def count(self, before: str, after: str) -> int:
        """Give how often the pair at the join of two lines is seen elsewhere."""
        return self._counts.get(before[-1] + after[0], 0)
