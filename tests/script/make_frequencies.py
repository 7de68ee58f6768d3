"""Make publisher/script/data/frequencies.txt from the dictionary of jieba: `python -m tests.script.make_frequencies jieba/dict.txt`.

jieba is no dependency: its dictionary is read once, when the file is made anew.
"""

import math
import re
import sys
from collections import Counter
from pathlib import Path

from publisher.script.name_lists import name_lists
from publisher.script.tables import rows

DATA = Path(__file__).parents[2] / "publisher" / "script" / "data"
HEADER = """\
# How often words stand in running text, and characters in personal names. Made by tests/script/make_frequencies.py from the dictionary of
# jieba 0.42.1 (MIT, see frequencies.LICENCE); words that jieba takes for personal names are left out, our own words are in.
# A line: kind, the logarithm to base e of the share in half steps, the words. Kinds: word (by itself in text), surname, single (a given
# name of one character), first and second (of a given name of two).
"""
HAN = re.compile("[\u3400-\u9fff]{1,4}")
COMMON, OF_TWO, RARE, OWN = 60, 20, 4, 40
"""Least counts: of words, of those of two characters, of those with a character of names.tsv; and what ours get at least."""


def classes(kind: str, counts: Counter[str], total: int) -> list[str]:
    steps: dict[float, list[str]] = {}
    for word, count in counts.items():
        steps.setdefault(round(2 * math.log(count / total)) / 2, []).append(word)
    return [f"{kind}\t{step}\t{' '.join(sorted(words))}" for step, words in sorted(steps.items(), reverse=True)]


def main(dictionary: str) -> None:
    lists = name_lists()
    sensitive = {row["char"] for row in rows("names")}
    entries = [(word, int(count), tag) for word, count, tag in map(str.split, Path(dictionary).read_text(encoding="utf-8").splitlines())]
    counted = {word: count for word, count, _ in entries}
    word, surname, single, first, second = (Counter[str]() for _ in range(5))
    for text, count, tag in entries:
        if not HAN.fullmatch(text):
            continue
        if tag == "nr" and text[0] in lists.common and len(text) in (2, 3):
            parts = (single,) if len(text) == 2 else (first, second)
            surname[text[0]] += 1
            for part, char in zip(parts, text[1:], strict=True):
                part[char] += 1
        least = RARE if sensitive.intersection(text) else OF_TWO if len(text) == 2 else COMMON
        person = tag in ("nr", "nrt", "nrfg") and len(text) < 4 and lists.surname_length(text) > 0
        if len(text) == 1 or (not person and count >= least):
            word[text] = count
    for text in {row["source"] for row in rows("words")}:
        if 1 < len(text) <= 4:
            word[text] = max(word[text], counted.get(text, 0), OWN)
    for text in lists.word & counted.keys():
        word[text] = counted[text]
    total = sum(counted.values())
    out = classes("word", word, total)
    for kind, counts in (("surname", surname), ("single", single), ("first", first), ("second", second)):
        out += classes(kind, counts, sum(counts.values()))
    (DATA / "frequencies.txt").write_text(HEADER + "\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
