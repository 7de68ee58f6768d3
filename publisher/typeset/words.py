"""How surely two characters belong to one word, read from a text of the same document and nothing else."""

from __future__ import annotations

from collections import Counter
from math import log
from operator import add, itemgetter

_SAMPLE = 60_000
_SURE = 3
_BOND = 0.8
"""What two words that stand together every time count beside the joint inside a word."""


class Words:
    """Counts, over a sample text, how many different characters follow and go before each pair of characters, and how often each does.

    Inside a word the next character is nearly settled; at its end it is open (the variety of neighbours, as in unsupervised segmentation).
    Two words of a set phrase are each open, but mostly stand together.
    """

    def __init__(self, sample: str) -> None:
        """Count; one pass over at most the first 60,000 characters."""
        self._sample = sample = sample[:_SAMPLE]
        pairs = list(map(add, sample, sample[1:]))
        self._threes = threes = Counter(map(add, pairs, sample[2:]))
        self._followers = Counter(map(itemgetter(slice(0, 2)), threes))
        self._leaders = Counter(map(itemgetter(slice(1, 3)), threes))
        self._pairs = Counter(pairs)

    def cohesion(self, text: str, at: int) -> float:
        """Say how surely the joint before `text[at]` is inside a word: 0 not at all, 1 surely, 0.5 where the sample does not tell."""
        before = self._open(text[at - 2 : at], self._followers) if at >= 2 else None
        after = self._open(text[at : at + 2], self._leaders) if at + 2 <= len(text) else None
        known = [v for v in (before, after) if v is not None]
        return max(max(known, default=0.5), _BOND * self._bond(text, at))

    def _bond(self, text: str, at: int) -> float:
        """Give how often, of all times, the pair before a joint goes on as here, the pair after it is led as here, or both keep company."""
        shares = [self._company(text[at - 2 : at], text[at : at + 2])] if 2 <= at <= len(text) - 2 else []
        shares += [
            self._threes[text[start : start + 3]] / seen
            for start, pair in ((at - 2, text[at - 2 : at]), (at - 1, text[at : at + 2]))
            if start >= 0 and (seen := self._pairs[pair]) >= _SURE
        ]
        return max(shares, default=0.0)

    def _company(self, one: str, two: str) -> float:
        """Give how much oftener two pairs stand side by side than chance has it: 1 from twenty times on, 0 where that is seldom seen."""
        # The count goes through the whole sample, and mostly for nothing: what is there has its halves there.
        if self._threes[one + two[0]] < _SURE or self._threes[one[1] + two] < _SURE:
            return 0.0
        seen = self._sample.count(one + two)
        if seen < _SURE:
            return 0.0
        chance = self._pairs[one] * self._pairs[two] / len(self._sample)
        return min(1.0, max(0.0, log(seen / chance) / 3))

    def _open(self, pair: str, neighbours: Counter[str]) -> float | None:
        seen = self._pairs[pair]
        if seen < _SURE:
            return None
        share = (neighbours[pair] - 1) / min(seen - 1, 6)
        return max(0.0, 1.0 - 1.6 * share)
