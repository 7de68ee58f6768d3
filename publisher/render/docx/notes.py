"""Footnotes: which mark belongs to which note, and the part that holds them.

Where the marks of a document run 1, 2, 3 … or ①②③ … from end to end, Word numbers the notes itself, so that a note added later moves
the rest; otherwise each keeps the mark that was printed.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ...model import OUTSIDE, Block, Document, Inline, Kind, NoteRef, Text
from . import vocabulary as names
from .wml import SPACE, Element, clean, paragraph, properties, root, runs, serialise, sub, val

_MARK = re.compile(r"(\D*?)(\d+|[①-⑳])(\D*)")
_FORMATS = {True: "decimal", False: "decimalEnclosedCircleChinese"}


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote that Word can hold as one: its id, the mark in three pieces (before, number, after), its block."""

    id: int
    mark: tuple[str, str, str]
    block: Block


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a document, by block and by mark. Keys are places: (article, block) and (article, block, inline), from 0.

    `format` is Word's name of the number format where the marks run on by themselves, else empty.
    """

    by_block: Mapping[tuple[int, int], Note]
    by_mark: Mapping[tuple[int, int, int], Note]
    format: str = ""


def pair(document: Document) -> Notes:
    """Pair the marks in the text with the notes of the same article that start with them, each in order."""
    pairs: list[tuple[tuple[int, int, int], tuple[int, int], str, Block]] = []
    for a, article in enumerate(document.articles):
        waiting: dict[str, deque[tuple[int, int, int]]] = defaultdict(deque)
        for b, block in enumerate(article.blocks):
            if block.kind is not Kind.FOOTNOTE and block.kind not in OUTSIDE:
                for i, inline in enumerate(block.inlines):
                    if isinstance(inline, NoteRef) and inline.mark.strip():
                        waiting[inline.mark].append((a, b, i))
        longest_first = sorted(waiting, key=len, reverse=True)
        for b, block in enumerate(article.blocks):
            if block.kind is Kind.FOOTNOTE:
                text = block.text
                mark = next((m for m in longest_first if waiting[m] and text.startswith(m)), None)
                if mark is not None:
                    pairs.append((waiting[mark].popleft(), (a, b), mark, block))
    pairs.sort(key=lambda row: row[0])
    number_format = _running([mark for _, _, mark, _ in pairs])
    by_block, by_mark = {}, {}
    for n, (place, note_place, mark, block) in enumerate(pairs, 1):
        found = _MARK.fullmatch(mark) if number_format else None
        note = Note(n, (found[1], found[2], found[3]) if found else ("", mark, ""), block)
        by_mark[place] = by_block[note_place] = note
    return Notes(by_block, by_mark, number_format)


def _running(marks: list[str]) -> str:
    parts = [_MARK.fullmatch(mark) for mark in marks]
    found = [m for m in parts if m]
    if not marks or len(found) < len(parts) or len({(m[1], m[3], m[2].isdecimal()) for m in found}) > 1:
        return ""
    if [_number(m[2]) for m in found] != list(range(1, len(found) + 1)):
        return ""
    return _FORMATS[found[0][2].isdecimal()]


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() else ord(digits) - 0x245F


def reference(parent: Element, note: Note, notes: Notes) -> None:
    """Append the mark of a note to a paragraph of the text."""
    before, number, after = note.mark
    style = {"rStyle": val(names.FOOTNOTE_MARK.id)}
    if not notes.format:
        run = sub(parent, "r")
        properties(run, "rPr", style)
        sub(run, "footnoteReference", customMarkFollows="1", id=str(note.id))
        _text(run, number)
        return
    runs(parent, before, style)
    run = sub(parent, "r")
    properties(run, "rPr", style)
    sub(run, "footnoteReference", id=str(note.id))
    runs(parent, after, style)


def footnotes_part(notes: Notes, write: Callable[[Element, Inline], None]) -> bytes:
    """Give `footnotes.xml`: the two separators Word asks for, then the notes."""
    part = root("footnotes")
    for n, kind in ((-1, "separator"), (0, "continuationSeparator")):
        holder = sub(part, "footnote", type=kind, id=str(n))
        node = sub(holder, "p")
        properties(node, "pPr", {"spacing": {"after": "0", "line": "240", "lineRule": "auto"}})
        sub(sub(node, "r"), kind)
    style = {"rStyle": val(names.FOOTNOTE_MARK.id)}
    for note in sorted(notes.by_block.values(), key=lambda n: n.id):
        before, number, after = note.mark
        node = paragraph(sub(part, "footnote", id=str(note.id)), names.FOOTNOTE.id)
        runs(node, before, style)
        run = sub(node, "r")
        properties(run, "rPr", style)
        if notes.format:
            sub(run, "footnoteRef")
        else:
            _text(run, number)
        runs(node, after, style)
        for inline in _without_head(note.block.inlines, before + number + after):
            write(node, inline)
    return serialise(part)


def _text(run: Element, text: str) -> None:
    node = sub(run, "t")
    node.text = clean(text)
    node.set(SPACE, "preserve")


def _without_head(inlines: tuple[Inline, ...], head: str) -> tuple[Inline, ...]:
    rest: list[Inline] = []
    left = len(head)
    for inline in inlines:
        if left and isinstance(inline, Text | NoteRef):
            text = inline.text if isinstance(inline, Text) else inline.mark
            cut, left = text[left:], max(0, left - len(text))
            if cut:
                rest.append(Text(cut))
        else:
            rest.append(inline)
    return tuple(rest)
