"""What is known of personal names: surnames, characters of given names, and the words that stand before and after a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .tables import rows


@dataclass(frozen=True, slots=True)
class Words:
    """A set of words that can be looked for at the head or the tail of a stretch of text."""

    words: frozenset[str]
    sizes: tuple[int, ...]
    firsts: frozenset[str]
    lasts: frozenset[str]

    def begin(self, text: str, at: int) -> bool:
        """Say whether one of the words begins at a place."""
        if text[at : at + 1] not in self.firsts:
            return False
        words = self.words
        for size in self.sizes:  # noqa: SIM110  (asked thousands of times a document: `any` costs twice as much)
            if text[at : at + size] in words:
                return True
        return False

    def end(self, text: str, at: int) -> bool:
        """Say whether one of the words ends at a place."""
        if not at or text[at - 1] not in self.lasts:
            return False
        words = self.words
        for size in self.sizes:  # noqa: SIM110
            if size <= at and text[at - size : at] in words:
                return True
        return False


@dataclass(frozen=True, slots=True)
class NameLists:
    """The lists of data/surnames.txt, given.txt and contexts.tsv."""

    common: frozenset[str]
    rare: frozenset[str]
    compound: frozenset[str]
    given: frozenset[str]
    before: Words
    intro: Words
    title: Words
    verb: Words
    after: Words
    governs: Words
    kin: frozenset[str]
    word: frozenset[str]
    when: frozenset[str]
    begins: frozenset[str]
    """First characters of surnames."""
    follows: frozenset[str]
    """Characters that follow a surname in most names: of given names, and of what stands after a surname alone."""

    def surname_length(self, text: str, at: int = 0) -> int:
        """Give the length of the surname that begins at a place: 2, 1 or 0."""
        if text[at : at + 2] in self.compound:
            return 2
        char = text[at : at + 1]
        return 1 if char in self.common or char in self.rare else 0


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def name_lists() -> NameLists:
    """Load the lists, once a process."""
    common, rare, compound = _lines("surnames.txt")
    contexts: dict[str, set[str]] = {}
    for row in rows("contexts"):
        contexts.setdefault(row["kind"], set()).update(row["words"].split())

    def words(kind: str) -> Words:
        found = frozenset(contexts[kind])
        return Words(found, tuple(sorted(set(map(len, found)))), frozenset(w[0] for w in found), frozenset(w[-1] for w in found))

    given = frozenset("".join(_lines("given.txt")))
    return NameLists(
        begins=frozenset(common) | frozenset(rare) | {name[0] for name in compound.split()},
        follows=given | set("某家氏姐哥老头总局处科厅队工董导院校所编"),
        common=frozenset(common), rare=frozenset(rare), compound=frozenset(compound.split()), given=given,
        before=words("before"), intro=words("intro"), title=words("title"), verb=words("verb"), after=words("after"),
        governs=words("governs"), kin=frozenset(contexts["kin"]), word=frozenset(contexts["word"]),
        when=frozenset(contexts["when"]),
    )
