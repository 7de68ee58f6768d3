"""Marks of footnotes that stand on a line of their own: ① is set smaller and higher than its note, and some extractions part the two.

The mark goes before the line below it, or, where other lines stand there, before the block that closes its page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from publisher.model import Line, SourceText

_MARK = re.compile("[①-⑳]")
_NOTED = re.compile("[①-⑳]")
_STOP = re.compile("[。．.！？）)”]$")
_LEAST = 8
"""A note's first line has so many characters or more."""
_LONGEST = 6
"""So many lines of the page's foot are looked through for the note."""


def join_note_marks(source: SourceText) -> SourceText:
    """Put a footnote's mark that stands alone before its note. Only marks that stand in the text above as well are footnotes'."""
    places = [i for i, line in enumerate(source.lines) if _MARK.fullmatch(line.text)]
    if not places:
        return source
    lines: list[Line | None] = list(source.lines)
    counts = Counter(line.blank_before for line in source.lines[1:])
    usual = max(counts, key=lambda gap: (counts[gap], -gap), default=0)
    for i in places:
        mark = source.lines[i]
        if not any(mark.text in line.text[1:] for line in source.lines[:i]):
            continue
        note = _note_below(source.lines, i, usual)
        note = _note_at_foot(source.lines, i, usual) if note is None else note
        own = lines[note] if note is not None else None
        if note is not None and own is not None:
            gap = max(mark.blank_before, own.blank_before) if note == i + 1 else own.blank_before
            lines[note] = replace(own, text=mark.text + own.text, lines=mark.lines + own.lines, blank_before=gap)
            lines[i] = None
    return replace(source, lines=tuple(line for line in lines if line is not None))


def _may_be_note(line: Line) -> bool:
    return len(line.text) >= _LEAST and not _NOTED.match(line.text)


def _note_below(lines: Sequence[Line], i: int, usual: int) -> int | None:
    below = lines[i + 1] if i + 1 < len(lines) else None
    close = below is not None and below.page == lines[i].page and below.blank_before <= usual
    return i + 1 if close and below is not None and _may_be_note(below) else None


def _note_at_foot(lines: Sequence[Line], i: int, usual: int) -> int | None:
    """Find the block of lines that closes the page of line i, the mark itself left out; None where it does not end as a note does."""
    stop = i
    while stop < len(lines) and lines[stop].page == lines[i].page:
        stop += 1
    foot = [k for k in range(max(0, stop - _LONGEST - 1), stop) if k != i and lines[k].page == lines[i].page]
    if not foot or not _STOP.search(lines[foot[-1]].text):
        return None
    return next((k for k in reversed(foot) if lines[k].blank_before > usual and _may_be_note(lines[k])), None)
