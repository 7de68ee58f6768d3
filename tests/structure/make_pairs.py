"""Make publisher/structure/data/pairs.txt of publisher/script/data/frequencies.txt: `python -m tests.structure.make_pairs`."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from pathlib import Path

PUBLISHER = Path(__file__).parents[2] / "publisher"
SOURCE = PUBLISHER / "script" / "data" / "frequencies.txt"
TARGET = PUBLISHER / "structure" / "data" / "pairs.txt"
HEADER = """\
# How much likelier two characters stand side by side in running text than by chance, as the logarithm to base e in quarter steps. Made by
# tests/structure/make_pairs.py from the frequencies of words in the dictionary of jieba 0.42.1 (MIT, see pairs.LICENCE).
# A line: kind, value, characters. Kinds: end (how likelier a character is at a word's end than anywhere), start (at a word's start), pair
# (two characters of one word; all other pairs have the sum of their end and their start).
"""
STEP = 4
RAREST = 5e-7
"""Pairs of a smaller share in running text are left out."""


def shares() -> dict[str, float]:
    """Read the share of each word in running text."""
    out: dict[str, float] = {}
    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition("\t")
        if kind == "word":
            value, words = rest.split("\t")
            out.update(dict.fromkeys(words.split(), math.exp(float(value))))
    total = sum(out.values())
    return {word: share / total for word, share in out.items()}


def made() -> str:
    """Give the file's text."""
    every, end, start, inside = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for word, share in shares().items():
        end[word[-1]] += share
        start[word[0]] += share
        every.update(dict.fromkeys(word, 0.0))
        for char in word:
            every[char] += share
        for a, b in zip(word, word[1:], strict=False):
            inside[a + b] += share
    joints = 1 + sum(inside.values())
    total = sum(every.values())
    scale = math.sqrt(total * total / joints)
    ends = {char: math.log(end.get(char, 1e-8) / every[char] * scale) for char in every}
    starts = {char: math.log(start.get(char, 1e-8) / every[char] * scale) for char in every}
    out: dict[tuple[str, int], list[str]] = defaultdict(list)
    for kind, values in (("end", ends), ("start", starts)):
        for char, value in values.items():
            out[kind, max(-4 * STEP, round(value * STEP))].append(char)
    for pair, share in inside.items():
        a, b = pair
        likelier = math.log((share + end.get(a, 1e-8) * start.get(b, 1e-8)) * total * total / (joints * every[a] * every[b]))
        if share >= RAREST and abs(likelier - ends[a] - starts[b]) >= 2 / STEP:
            out["pair", min(8 * STEP, round(likelier * STEP))].append(pair)
    lines = [f"{kind}\t{value / STEP}\t{''.join(sorted(found))}" for (kind, value), found in sorted(out.items())]
    return HEADER + "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(made(), encoding="utf-8")
