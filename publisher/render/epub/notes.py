"""Footnotes and their marks: which mark in an article leads to which note."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from ...model import Block, Kind, NoteRef
from .grouping import Group


@dataclass(slots=True)
class Notes:
    """The links of one article. A note is known by the place of its block, a mark by the place of its block and of its inline."""

    file_of: dict[int, str] = field(default_factory=dict)
    target: dict[tuple[int, int], int] = field(default_factory=dict)
    origin: dict[int, tuple[int, int]] = field(default_factory=dict)
    mark: dict[int, str] = field(default_factory=dict)

    def href(self, place: int, anchor: str, here: str) -> str:
        """Give the address of an anchor in the block at `place`, seen from the file `here`."""
        there = self.file_of[place]
        return f"#{anchor}" if there == here else f"{there}#{anchor}"


def _ends(text: str, n: int) -> bool:
    """Say whether the mark of `n` characters at the head of a note ends there, and is not the start of a longer number."""
    return n > 0 and not (text[n - 1].isdigit() and text[n:n + 1].isdigit())


def link(parts: list[list[Group]], names: list[str]) -> Notes:
    """Lead each mark to its note. Where a mark stands for several notes (numbering anew on each page), they are taken in order."""
    notes = Notes()
    refs: list[tuple[int, int, str]] = []
    bodies: list[tuple[int, Block]] = []
    for name, groups in zip(names, parts, strict=True):
        for group in groups:
            for place, block in enumerate(group.blocks, group.start):
                notes.file_of[place] = name
                if block.kind is Kind.FOOTNOTE:
                    bodies.append((place, block))
                else:
                    refs.extend((place, n, i.mark) for n, i in enumerate(block.inlines) if isinstance(i, NoteRef))
    marks = {mark.strip() for _, _, mark in refs}
    lengths = sorted({len(mark) for mark in marks}, reverse=True)
    owners: dict[str, list[int]] = defaultdict(list)
    for place, block in bodies:
        text = block.text.lstrip()
        own = next((text[:n] for n in lengths if text[:n] in marks and _ends(text, n)), None)
        if own is not None:
            owners[own].append(place)
            notes.mark[place] = own
    seen: dict[str, int] = defaultdict(int)
    for place, n, mark in refs:
        found = owners[mark.strip()]
        if found:
            note = found[min(seen[mark.strip()], len(found) - 1)]
            seen[mark.strip()] += 1
            notes.target[place, n] = note
            notes.origin.setdefault(note, (place, n))
    return notes
