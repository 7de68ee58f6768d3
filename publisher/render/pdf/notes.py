"""Footnotes: which of them stand at the foot of the page, and where the marks are that lead to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ...model import Block, Kind, NoteRef, text_of
from .ink import Foot


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of one article that have a mark in its text before them.

    `at` has, for a block with marks, the footnote of each of its marks in order, None for a mark without one; `of` has the footnote that a
    block is. Blocks are known by their place in the article.
    """

    at: dict[int, list[Foot | None]] = field(default_factory=dict)
    of: dict[int, Foot] = field(default_factory=dict)


def name_of(block: Block | None) -> str:
    """Give a title or heading as it is named elsewhere, as in the contents: on one line, without the marks of footnotes."""
    inlines = tuple(i for i in block.inlines if not isinstance(i, NoteRef)) if block else ()
    return text_of(inlines).replace("\n", " ")


def pair(blocks: Sequence[Block]) -> Notes:
    """Pair the marks of an article with its footnotes.

    Where a mark comes several times, because numbers start anew on each page of the source, a footnote takes the first one after the last
    footnote of that mark, and where there is none, as in notes gathered at the end, the first that is free.
    """
    notes = Notes()
    free: dict[str, list[tuple[int, int]]] = {}
    last: dict[str, int] = {}
    for place, block in enumerate(blocks):
        if block.kind is Kind.FOOTNOTE:
            mark = _mark_of(block, free)
            if mark is None:
                continue
            found = next((p for p in free[mark] if p[0] > last.get(mark, -1)), free[mark][0] if free[mark] else None)
            if found is not None:
                free[mark].remove(found)
                foot = notes.at[found[0]][found[1]] = Foot(mark)
                notes.of[place] = foot
            last[mark] = place
            continue
        marks = [inline.mark.strip() for inline in block.inlines if isinstance(inline, NoteRef)]
        if marks:
            notes.at[place] = [None] * len(marks)
        for n, mark in enumerate(marks):
            if mark:
                free.setdefault(mark, []).append((place, n))
    return notes


def _mark_of(block: Block, known: dict[str, list[tuple[int, int]]]) -> str | None:
    """Give the mark that a footnote starts with; one that ends in the midst of a longer number is none."""
    text = block.text.lstrip()
    fits = [m for m in known if text.startswith(m) and not (m[-1].isdigit() and text[len(m) : len(m) + 1].isdigit())]
    return max(fits, key=len, default=None)
