"""What two characters at the join of two lines say of it: how often they stand side by side in the text itself, and in the language."""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib.resources import files
from math import log
from operator import add

from .rows import Row

LANGUAGE, TEXT, EVEN = 0.73, 1.03, 0.09
"""How much each weighs, as logarithms to base e; learned by logistic regression on true and on false joins, and what is left over."""
SMOOTH, NUMERALS = 0.3, "一二三四五六七八九十百千万亿两几"
MOST_FOR, MOST_AGAINST = -3.0, 1.6


def _han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


@cache
def _language() -> dict[str, dict[str, float]]:
    """Read how much likelier than by chance characters stand at the end and at the start of words, and pairs side by side."""
    out: dict[str, dict[str, float]] = {"end": {}, "start": {}, "pair": {}}
    for line in files(__package__).joinpath("data", "pairs.txt").read_text(encoding="utf-8").splitlines():
        if line[0] != "#":
            kind, value, chars = line.split("\t")
            found = map(add, chars[::2], chars[1::2]) if kind == "pair" else chars
            out[kind].update(dict.fromkeys(found, float(value)))
    return out


def word_strength(word: str) -> float:
    """Give how much likelier than by chance the two characters of a word stand side by side, as a logarithm; 0 for no word."""
    return _language()["pair"].get(word, 0.0)


class Pairs:
    """Pairs of neighbouring characters inside lines; breaks between lines are not counted.

    How much likelier a pair stands side by side than by chance is known of the language, from its words, and of the text, from its lines:
    a pair that the text has but once says less where its two characters are frequent.
    """

    def __init__(self, rows: list[Row]) -> None:
        """Count the pairs of a text."""
        text = "\n".join(row.text for row in rows)
        self._counts = Counter(map(add, text, text[1:]))
        self._firsts, self._seconds = firsts, seconds = dict[str, int](), dict[str, int]()
        for (a, b), count in self._counts.items():
            if "\u4e00" <= a <= "\u9fff" and "\u4e00" <= b <= "\u9fff":
                firsts[a] = firsts.get(a, 0) + count
                seconds[b] = seconds.get(b, 0) + count
        self._total = sum(firsts.values()) + 1
        self._costs: dict[str, float] = {}

    def cost(self, before: str, after: str) -> float:
        """Give what the pair at the join of two lines says against their being one text: below 0 it speaks for it."""
        pair = before[-1] + after[0]
        cost = self._costs.get(pair)
        if cost is None:
            cost = self._costs[pair] = self._cost(pair) if _han(pair[0]) and _han(pair[1]) else 0.0
        return cost

    def _cost(self, pair: str) -> float:
        a, b = pair[0], pair[1]
        known = _language()
        language = known["pair"].get(pair)
        if language is None:
            language = known["end"].get(a, 0.0) + known["start"].get(b, 0.0)
        if a in NUMERALS:
            # Words tell little of numbers, which are made as they are needed.
            language = max(0.0, language)
        expected = self._firsts.get(a, 0) * self._seconds.get(b, 0) / self._total
        text = log((self._counts.get(pair, 0) + SMOOTH) / (expected + SMOOTH))
        return min(MOST_AGAINST, max(MOST_FOR, EVEN - LANGUAGE * language - TEXT * text))

    def count(self, before: str, after: str) -> int:
        """Give how often the pair at the join of two lines is seen elsewhere."""
        return self._counts.get(before[-1] + after[0], 0)
