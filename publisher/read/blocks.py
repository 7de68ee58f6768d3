"""Blocks of a Markdown source: what its blank lines, line ends and marks say of where a block begins.

A file made of a PDF line by line may carry marks of Markdown too; its blank lines say nothing, and neither do those in mid-sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from publisher.model import Line

OPEN_SHARE = 0.25
"""Where more of the blank lines than this stand in mid-sentence, they are no author's."""
SHORT = 20
"""A line shorter than this, in characters, is whole without a mark at its end."""
WRAPPED = 8
"""A line that is shorter than the longest wrapped ones by more than this, in characters, may have been ended on purpose."""
LONGEST_VERSE = 24
LONGEST_ITEM = 40
_CLOSED = re.compile(r"[。！？；：.!?;:…—）)」』”’》】*\"'](?:\\?\[\^?\w+\])?$")
_NUMBER = re.compile(r"\d{1,3}[.)][ \t]+\S")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:\s")
_CHINESE_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十百]{1,4}[章节条]|\d{1,2}[、．])"
)
_VERSE = re.compile(r"[^。！？；：:]+[，。！？；,.!?]?$")


def set_blocks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Say of each line whether it begins a block, and which lines are verse: short ones that end where the author broke them."""
    parted = [(a, b) for a, b in pairwise(lines) if _is_text(a) and _is_text(b) and b.blank_before]
    if sum(_is_open(a) for a, _ in parted) > OPEN_SHARE * len(parted):
        return tuple(lines)
    widths = sorted(_width(a.text) for a, b in pairwise(lines) if _is_text(a) and _is_text(b) and not b.blank_before and not a.broken)
    usual = widths[len(widths) * 9 // 10] if widths else 0.0
    told = [replace(line, begins=_begins(before, line, usual)) for before, line in zip([None, *lines], lines, strict=False)]
    return tuple(_with_verse(_with_neighbours([_with_number(line) for line in told])))


def _with_neighbours(lines: list[Line]) -> list[Line]:
    """Mark a numbered line of several sentences as an item right below another, or right over one."""
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        for at in order:
            near = lines[at - 1] if order.step > 0 else lines[at + 1]
            apart = lines[at].blank_before if order.step > 0 else near.blank_before
            own = lines[at]
            if near.mark == "item" and _NUMBER.match(near.text) and not apart and not own.mark and _NUMBER.match(own.text):
                lines[at] = replace(own, mark="item")
    return lines


def _with_number(line: Line) -> Line:
    """Mark a short numbered line as an item, and the text of a footnote; their numbers stay in the text."""
    if line.mark or line.heading is not None:
        return line
    if _NOTE.match(line.text):
        return replace(line, mark="footnote")
    item = len(line.text) <= LONGEST_ITEM and _NUMBER.match(line.text) and "。" not in line.text[:-1]
    return replace(line, mark="item") if item else line


def _begins(before: Line | None, line: Line, usual: float) -> bool | None:
    if before is None or before.heading or line.heading or before.broken:
        return True
    if line.mark == "quote" == before.mark and not line.blank_before:
        return False
    if line.mark or before.mark in ("table_row", "image", "code", "quote") or _NUMBER.match(line.text) or _NOTE.match(line.text):
        return True
    if line.blank_before:
        return None if _is_open(before) else True
    if _CHINESE_NUMBER.match(line.text) or _CLOSED.search(before.text) and _width(before.text) < usual - WRAPPED:
        return None
    return False


def _with_verse(lines: list[Line]) -> list[Line]:
    """Mark runs of two lines or more that the author ended each, where all are short and none holds a whole sentence and more."""
    out: list[Line] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if run and (line is None or line.blank_before or line.mark or line.heading or not run[-1].broken):
            verse = len(run) > 1 and all(len(own.text) <= LONGEST_VERSE and _VERSE.match(own.text) for own in run)
            out += [replace(own, mark="verse") for own in run] if verse else run
            run = []
        if line is None:
            break
        if run or line.broken and not line.mark and not line.heading:
            run.append(line)
        else:
            out.append(line)
    return out


def _is_text(line: Line) -> bool:
    return line.heading is None and line.mark in ("", "quote")


def _is_open(line: Line) -> bool:
    return _is_text(line) and len(line.text) >= SHORT and not _CLOSED.search(line.text)


def _width(text: str) -> float:
    return sum(1.0 if ord(char) > 0x2000 else 0.5 for char in text)
