"""How likely a stretch of text is a name and how likely it is words: word frequencies and the characters of names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_LONGEST = 4
_RARE_CHARACTER = -17.0
_A_NAME = -4.6
"""One word of a hundred is a personal name."""
_ONE_CHARACTER, _TWO_CHARACTERS = -1.4, -0.3
"""Shares of given names by length."""
_COMMON_IN_NAMES = -7.0
"""What a character of the list of given names is worth at least."""
_RARE_IN_NAMES = -9.0
_RARE_SURNAME, _LEAST_SURNAME, _COMPOUND_SURNAME = -7.0, -7.5, -9.0


@dataclass(frozen=True, eq=False)
class Shares:
    """Logarithms to base e of shares: of words in text, of surnames among names, of characters in given names of one and two."""

    word: dict[str, float]
    surname: dict[str, float]
    single: dict[str, float]
    first: dict[str, float]
    second: dict[str, float]

    @lru_cache(maxsize=4096)  # noqa: B019  (there is one instance a process, and official texts repeat themselves)
    def words(self, text: str) -> float:
        """Give the likelihood of a text as the likeliest chain of words."""
        share, best = self.word.get, [0.0]
        for end in range(1, len(text) + 1):
            top = best[-1] + share(text[end - 1], _RARE_CHARACTER)
            for start in range(end - 2, max(-1, end - _LONGEST - 1), -1):
                one = share(text[start:end])
                if one is not None and best[start] + one > top:
                    top = best[start] + one
            best.append(top)
        return best[-1]

    def segment(self, text: str) -> list[str]:
        """Part a text into the likeliest chain of words."""
        best, cuts = [0.0], [0]
        for end in range(1, len(text) + 1):
            starts = range(max(0, end - _LONGEST), end)
            scored = [(best[s] + self.word.get(text[s:end], _RARE_CHARACTER if end - s == 1 else -99.0), -s) for s in starts]
            top, cut = max(scored)
            best.append(top)
            cuts.append(-cut)
        out, end = [], len(text)
        while end:
            out.append(text[cuts[end] : end])
            end = cuts[end]
        return out[::-1]

    def given(self, given: str, common: frozenset[str]) -> float:
        """Give the likelihood of a given name; a character of `common` has at least a usual one."""
        def share(table: dict[str, float], char: str) -> float:
            return max(table.get(char, _RARE_IN_NAMES), _COMMON_IN_NAMES if char in common else _RARE_IN_NAMES)

        if len(given) == 1:
            return _ONE_CHARACTER + max(share(self.single, given), share(self.second, given))
        return _TWO_CHARACTERS + share(self.first, given[0]) + share(self.second, given[1])

    def name(self, surname: str, given: str, common: frozenset[str]) -> float:
        """Give the likelihood of a name among the words of a text."""
        family = max(self.surname.get(surname, _RARE_SURNAME), _LEAST_SURNAME) if len(surname) == 1 else _COMPOUND_SURNAME
        return _A_NAME + family + self.given(given, common)


@cache
def shares() -> Shares:
    """Load data/frequencies.txt, once a process."""
    text = files(__package__).joinpath("data", "frequencies.txt").read_text(encoding="utf-8")
    tables: dict[str, dict[str, float]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            kind, share, words = line.split("\t")
            tables.setdefault(kind, {}).update(dict.fromkeys(words.split(" "), float(share)))
    return Shares(**tables)
