"""One-to-many characters and words by our own lists: the best reading of the words, then patterns for single characters."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import Lexicon, Place, best_reading
from .spans import Span
from .tables import forms, rows
from .targets import Target, opencc

_LEFT = 10


@cache
def _words(target: Target) -> Lexicon:
    return Lexicon(forms("words", target))


def word_places(text: str, base: str, target: Target) -> tuple[list[Place], list[Span]]:
    """Give where our words stand, in order, and those of them that differ from OpenCC's conversion `base`, of the same length."""
    lexicon = _words(target)
    table = lexicon.table

    def agrees(start: int, end: int) -> int:
        return int(base[start:end] == table[text[start:end]])

    places = best_reading(lexicon.places(text), agrees)
    return places, [Span(s, e, form) for s, e in places if (form := table[text[s:e]]) != base[s:e]]


@cache
def _patterns(target: Target) -> tuple[re.Pattern[str], dict[str, list[tuple[re.Pattern[str], re.Pattern[str], str]]]]:
    table: dict[str, list[tuple[re.Pattern[str], re.Pattern[str], str]]] = {}
    for row in rows("patterns"):
        left, right = re.compile(f"(?:{row['left']})$"), re.compile(row["right"])
        table.setdefault(row["char"], []).append((left, right, opencc(target.region, row["form"])))
    return re.compile("[" + "".join(table) + "]"), table


def pattern_spans(text: str, places: list[Place], target: Target) -> list[Span]:
    """Give the single characters that their surroundings decide, outside the places of our words."""
    chars, table = _patterns(target)
    found = []
    k = 0
    for m in chars.finditer(text):
        i = m.start()
        while k < len(places) and places[k][1] <= i:
            k += 1
        if k < len(places) and places[k][0] <= i:
            continue
        for left, right, form in table[m[0]]:
            if right.match(text, i + 1) and left.search(text[max(0, i - _LEFT) : i]):
                found.append(Span(i, i + 1, form))
                break
    return found
