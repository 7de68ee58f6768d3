"""Vertical lines: titles set from top to bottom come out of a PDF as a stack of lines of one character."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publisher.model import Line, LineRange, SourceText

_SHORTEST = 3
_MARKS = frozenset("，。、；：！？·—…“”‘’（）《》〈〉「」『』︵︶︽︾︿﹀﹁﹂﹃﹄︱︙︿﹀")
_NUMERALS = frozenset("〇零一二三四五六七八九十百甲乙丙丁戊己庚辛壬癸")


def join_vertical(source: SourceText) -> SourceText:
    """Join stacks of at least three one-character lines of a page into one `vertical` line each."""
    lines: list[Line] = []
    start = 0
    for first, last in _stacks(source.lines):
        lines += source.lines[start:first]
        stack = source.lines[first:last]
        lines.append(replace(stack[0], text="".join(line.text for line in stack), lines=_ranges(stack), vertical=True,
                             overprinted=any(line.overprinted for line in stack)))
        start = last
    if not start:
        return source
    return replace(source, lines=(*lines, *source.lines[start:]))


def _stacks(lines: tuple[Line, ...]) -> Iterator[tuple[int, int]]:
    start = -1
    for at, line in enumerate(lines):
        goes_on = start >= 0 and line.page == lines[start].page and line.blank_before <= 1
        if start >= 0 and not (goes_on and _is_unit(line.text)):
            yield from _checked(lines, start, at)
            start = -1
        if start < 0 and _is_hanzi(line.text):
            start = at
    if start >= 0:
        yield from _checked(lines, start, len(lines))


def _checked(lines: tuple[Line, ...], start: int, end: int) -> Iterator[tuple[int, int]]:
    # A clause mark or a figure at the foot is the orphan of a paragraph, or a page number.
    while end > start and (lines[end - 1].text in "，。、；：" or lines[end - 1].text.isdecimal()):
        end -= 1
    if _is_stack(lines[start:end]):
        yield start, end


def _is_unit(text: str) -> bool:
    """A hanzi, a mark, or a number set upright in the stack."""
    return (len(text) == 1 and (_is_hanzi(text) or text in _MARKS)) or (len(text) <= 4 and text.isdecimal())


def _is_hanzi(text: str) -> bool:
    return len(text) == 1 and text.isalpha() and text > "\u2e7f"


def _is_stack(stack: tuple[Line, ...]) -> bool:
    """Tell a title from a column of cells: cells come from a small stock (男, 女, 是, 否) or are an enumeration."""
    hanzi = [line.text for line in stack if _is_hanzi(line.text)]
    kinds = set(hanzi)
    if len(hanzi) < _SHORTEST or len(hanzi) * 3 < len(stack) * 2:
        return False
    return len(kinds) * 4 >= len(hanzi) * 3 and not kinds <= _NUMERALS


def _ranges(stack: tuple[Line, ...]) -> tuple[LineRange, ...]:
    return ((stack[0].lines[0][0], stack[-1].lines[-1][1]),)
