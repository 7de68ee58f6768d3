"""A list of words to be found in text: every place of every word, and the reading of overlapping places that holds best."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Callable, Mapping
from itertools import compress, pairwise

Place = tuple[int, int]

_ENCODING = f"utf-16-{sys.byteorder[0]}e"
"""Two characters of the basic plane are one number of 32 bits in it."""


class Lexicon:
    """Words of two characters and more with what they become; finding them costs one look-up a character."""

    def __init__(self, table: Mapping[str, str]) -> None:
        """Take a table of words of two characters and more."""
        self.table = table
        heads: dict[int, set[int]] = {}
        words = [word for word in table if len(word) > 1]
        pairs = memoryview("".join(word[:2] for word in words).encode(_ENCODING)).cast("I")
        for pair, size in zip(pairs, map(len, words), strict=True):
            heads.setdefault(pair, set()).add(size)
        self._heads = {pair: tuple(sorted(sizes)) for pair, sizes in heads.items()}

    def places(self, text: str) -> list[Place]:
        """Give every place of every word, overlapping ones too, by start and then by end."""
        table, length = self.table, len(text)
        sizes_at = self._sizes(text)
        hits = compress(enumerate(sizes_at), sizes_at)
        return [
            (i, i + size) for i, sizes in hits for size in sizes or () if size == 2 or (text[i : i + size] in table and i + size <= length)
        ]

    def _sizes(self, text: str) -> list[tuple[int, ...] | None]:
        """Give the lengths of the words that may begin at each character but the last."""
        units, sizes = text.encode(_ENCODING, "surrogatepass"), self._heads.get
        if len(units) != 2 * len(text):  # Characters outside the basic plane: no word has one.
            return self._sizes("".join(char if char < "\U00010000" else "\0" for char in text))
        out: list[tuple[int, ...] | None] = [None] * max(0, len(text) - 1)
        # A pair begins at every character, a number of 32 bits at every second one: the text is read twice.
        for first in (0, 1):
            pairs = memoryview(units)[2 * first : len(units) - (len(units) // 2 - first) % 2 * 2].cast("I")
            out[first::2] = map(sizes, pairs)
        return out


def best_reading(places: list[Place], favour: Callable[[int, int], int]) -> list[Place]:
    """Choose places that do not overlap: those that cover most, then the fewest, then those with most `favour`, then the ones to the right.

    Places that overlap nothing are taken as they are, so that the cost is the list's length.
    """
    out: list[Place] = []
    done = 0
    for first in [n for n, (one, other) in enumerate(pairwise(places)) if other[0] < one[1]]:
        if first < done:
            continue
        out += places[done:first]
        reach, done = places[first][1], first + 1
        while done < len(places) and places[done][0] < reach:
            reach = max(reach, places[done][1])
            done += 1
        if done - first == 2:
            out.append(_of_two(places[first], places[first + 1], favour))
        else:
            out += _schedule(sorted(places[first:done], key=lambda p: (p[1], p[0])), favour)
    return out + places[done:]


def _of_two(one: Place, other: Place, favour: Callable[[int, int], int]) -> Place:
    """Choose of two places that overlap as `_schedule` does, at less cost."""
    longer = (one[1] - one[0]) - (other[1] - other[0])
    return one if longer > 0 or (not longer and favour(*one) > favour(*other)) else other


def _schedule(places: list[Place], favour: Callable[[int, int], int]) -> list[Place]:
    """Weighted interval scheduling over one stretch of overlapping places, sorted by end."""
    ends = [end for _, end in places]
    worth = [(0, 0, 0)]
    taken: list[int] = []
    for n, (start, end) in enumerate(places):
        before = bisect_right(ends, start, 0, n)
        covered, count, agreed = worth[before]
        with_it = (covered + end - start, count - 1, agreed + favour(start, end))
        better = with_it >= worth[n]
        worth.append(with_it if better else worth[n])
        taken.append(before if better else -1)
    out = []
    n = len(places)
    while n:
        if taken[n - 1] >= 0:
            out.append(places[n - 1])
            n = taken[n - 1]
        else:
            n -= 1
    return out[::-1]
