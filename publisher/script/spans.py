"""Choices over a paragraph: spans of the source with the text that stands for them, and how they are laid over a conversion."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Span(NamedTuple):
    """Characters start..end of a paragraph and what they become; a `whole` one has no character that stands for one of the source."""

    start: int
    end: int
    text: str
    whole: bool = False


class Cover:
    """The spans chosen for one paragraph of a length in characters, never overlapping: who comes first has the place."""

    def __init__(self, length: int) -> None:
        """Take the paragraph's length in characters."""
        self._taken = bytearray(length)
        self.spans: list[Span] = []

    def free(self, start: int, end: int) -> bool:
        """Say whether no chosen span touches start..end."""
        return self._taken.find(1, start, end) < 0

    def take(self, start: int, end: int) -> None:
        """Close start..end for later spans."""
        self._taken[start:end] = b"\1" * (end - start)

    def add(self, spans: Iterable[Span]) -> list[Span]:
        """Choose the spans that are still free, and give them."""
        chosen = []
        for span in spans:
            if self.free(span.start, span.end):
                self.take(span.start, span.end)
                chosen.append(span)
        self.spans += chosen
        return chosen

    def repeat(self, pairs: Iterable[tuple[int, int]], base: str) -> None:
        """Give the second character of each pair the form of the first, whatever was chosen for it alone."""
        even = [span for span in self.spans if len(span.text) == span.end - span.start]
        forms = {span.start + n: char for span in even for n, char in enumerate(span.text)}
        alone = {span.start for span in even if len(span.text) == 1}
        again = {j: forms.get(i, base[i]) for i, j in pairs if j in alone or self.free(j, j + 1)}
        self.spans = [span for span in self.spans if span.start not in again]
        self.add(Span(j, j + 1, form) for j, form in again.items() if self.free(j, j + 1))
        self.spans += [Span(j, j + 1, form) for j, form in again.items() if j in alone]

    def add_in_parts(self, spans: Iterable[Span]) -> None:
        """Choose spans of equal length; of one that is partly taken, the characters that are free: 麵 of 西紅柿麵 after 番茄."""
        for span in spans:
            if not self.add((span,)):
                self.add(Span(at, at + 1, char) for at, char in enumerate(span.text, span.start))


def lay(base: str, spans: Iterable[Span]) -> tuple[str, list[Span]]:
    """Lay spans over a conversion of the source's length; also give the whole ones and those that changed the length, in order."""
    parts: list[str] = []
    edits: list[Span] = []
    at = 0
    for span in sorted(spans, key=lambda s: s.start):
        parts += (base[at : span.start], span.text)
        at = span.end
        if span.whole or len(span.text) != span.end - span.start:
            edits.append(span)
    parts.append(base[at:])
    return "".join(parts), edits


def matcher(words: Iterable[str]) -> re.Pattern[str]:
    """Compile words to one pattern that finds the longest at each place; grouped by first character, so that a search stays linear."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(word[1:])
    branches = []
    for first, rests in sorted(groups.items()):
        rests.sort(key=lambda rest: (-len(rest), rest))
        branches.append(re.escape(first) + ("(?:" + "|".join(map(re.escape, rests)) + ")" if rests != [""] else ""))
    return re.compile("|".join(branches) or r"(?!)")


def matches(pattern: re.Pattern[str], table: Mapping[str, str], text: str) -> list[Span]:
    """Find the table's words in a text, longest first at each place."""
    return [Span(m.start(), m.end(), table[m[0]]) for m in pattern.finditer(text)]
