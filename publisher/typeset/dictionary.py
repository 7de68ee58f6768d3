"""The words of a title and their kinds, by a dictionary of common words: the likeliest way to part it into them."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple


class WordKind(Enum):
    """What a word does in a title. An action is a verb that mostly stands as a noun (工作, 建设); a place is 上, 中 and their like."""

    NOUN = "noun"
    ACTION = "action"
    VERB = "verb"
    QUALITY = "quality"
    ADVERB = "adverb"
    PREPOSITION = "preposition"
    CONJUNCTION = "conjunction"
    MEASURE = "measure"
    PLACE = "place"
    PARTICLE = "particle"
    FIGURE = "figure"
    SIGN = "sign"


class Word(NamedTuple):
    """A word of a text: where it starts and ends, and its kind."""

    start: int
    end: int
    kind: WordKind


_YEAR = "[〇○零一二三四五六七八九]{4}年度?"
_STRETCH = re.compile(
    f"(?P<figure>{_YEAR}|[0-9A-Za-z.]+(?:[—–～~-][0-9]+)?(?:年度?|[月日届次号])?)|(?P<words>(?:(?!{_YEAR})[\u3400-\u9fff])+)|.", re.DOTALL
)
_UNKNOWN = -16.0
"""The logarithm of the share of a character that is no word by itself; a word of two must not cost as much as two of them."""

_CONJUNCTIONS = frozenset("和与及暨或并")
"""What joins two parts of a title; dictionaries take 与 for a preposition and 暨 for a name."""


class _Dictionary(NamedTuple):
    words: dict[str, tuple[float, WordKind]]
    simple: dict[int, str]
    longest: int


@cache
def _dictionary() -> _Dictionary:
    """Load data/words.txt, once a process and only where a title is broken."""
    words: dict[str, tuple[float, WordKind]] = {}
    simple: dict[int, str] = {}
    for line in files(__package__).joinpath("data", "words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, step, said = line.split("\t")
        if kind == "traditional":
            simple = {ord(pair[0]): pair[1] for pair in said.split(" ")}
        else:
            words |= dict.fromkeys(said.split(" "), (float(step), WordKind(kind)))
    words |= {char: (words[char][0], WordKind.CONJUNCTION) for char in _CONJUNCTIONS}
    return _Dictionary(words, simple, max(map(len, words)))


@lru_cache(maxsize=256)
def words_of(text: str) -> tuple[Word, ...]:
    """Part a text into words; Traditional characters are looked up as Simplified ones."""
    found: list[Word] = []
    for stretch in _STRETCH.finditer(text.translate(_dictionary().simple)):
        start, said = stretch.start(), stretch.group()
        if stretch["words"]:
            found += [Word(start + a, start + b, kind) for a, b, kind in _likeliest(said)]
        else:
            # A year is a time, and ends a phrase as a noun does.
            figure = WordKind.NOUN if said[-1] in "年度月日" else WordKind.FIGURE
            found.append(Word(start, stretch.end(), figure if stretch["figure"] else WordKind.SIGN))
    return tuple(found)


def _likeliest(text: str) -> list[Word]:
    """Part Chinese characters into words so that the product of their shares is greatest."""
    words, _, longest = _dictionary()
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        ways = [
            (best[start][0] + words[text[start:end]][0], start)
            for start in range(max(0, end - longest), end - 1) if text[start:end] in words
        ]
        share = words[text[end - 1]][0] if text[end - 1] in words else _UNKNOWN
        best.append(max([(best[end - 1][0] + share, end - 1), *ways]))
    found: list[Word] = []
    end = len(text)
    while end:
        start = best[end][1]
        found.append(Word(start, end, words.get(text[start:end], (0.0, WordKind.NOUN))[1]))
        end = start
    return found[::-1]
