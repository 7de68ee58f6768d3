"""Stray spaces: between Chinese and figures or Latin letters, beside marks, inside a word of running text.

The gap between Chinese and Latin is made by layout, not by a space. A space between two hanzi may part two phrases, or a name and a
post; it goes only where a line is plainly running text and the space parts nothing. White space is no character of the count, so
nothing goes on record.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from publisher.model import Line, SourceText
from publisher.patterns import lazy

_HANZI = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPEN = "“‘（《〈【〔「『"
_CLOSE = "，。、；：！？”’）》〉】〕」』"
_UNIT = "年月日号时分秒期届次个名人位项条件家户元万亿千百岁周天章节版页卷部第"

_BEFORE_CLOSE = lazy(f"(?<=\\S) (?=[{_CLOSE}])|(?<=[{_OPEN}]) (?=\\S)|(?<=[{_HANZI}]) (?=[),])|(?<=\\() (?=[{_HANZI}])")
_BEFORE_UNIT = re.compile(f"(?<=\\d) (?=[{_UNIT}])|(?<=[{_UNIT}]) (?=\\d+ ?[{_UNIT}])|(?<=[年月]) (?=\\d{{1,2}}$)")
_SANDWICHED = lazy(f"(?<=[{_HANZI}]) (?!\\d{{4}} ?年 ?[\\d第])(?=\\d[\\d.,]*[%％]? ?[{_HANZI}])|(?<=[\\d%％]) (?=[{_HANZI}])")
_MIXED = lazy(
    f"(?<=[{_HANZI}{_CLOSE}{_OPEN}—…·]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9%‰℃)]) (?=[{_HANZI}{_CLOSE}{_OPEN}—…])"
)
_BESIDE_MARK = lazy(f"(?<=[，。、；：！？,;]) (?=[{_HANZI}{_OPEN}])|(?<=[{_HANZI}]) (?=[{_OPEN}(])|(?<=[)”’》]) (?=[{_HANZI}])")
_BETWEEN_HANZI = lazy(f"(?<=[{_HANZI}]) (?=[{_HANZI}])")
_SPACED_FIGURE, _CLOSED_FIGURE = lazy("[\u4e00-\u9fff] (?=\\d)"), lazy("[\u4e00-\u9fff](?=\\d)")
_TABLE_HEAD = lazy(r"^\s*(?:序\s?号 \S+ \S|(?:[\u4e00-\u9fff（）]{2,9} ){3,}[\u4e00-\u9fff（）]{2,9}$)")
_LEAST_CLOSED, _MOST_SPACED, _PROSE = 2, 0.1, 24
_BRACKETED = re.compile(r"[“‘（《〈【〔「『(][^”’）》〉】〕」』)]*[”’）》〉】〕」』)]?")
_SENTENCE = re.compile("[，。；！？,;]")
_WIDE = re.compile(r"\s{2}|\t")
_LEADS = frozenset("电讯者员章节条款编")
_LONG = 10
_LABEL = 6


def close_spacing(source: SourceText) -> SourceText:
    """Take single ASCII spaces out where layout makes the gap or where they part nothing; one space stays between Latin words."""
    apart = not _has_closed_figures(source.lines)
    in_table = False
    lines = []
    for line in source.lines:
        in_table = not apart and (in_table and "。" not in line.text or _TABLE_HEAD.match(line.text) is not None)
        changed = " " in line.text and not in_table and (text := _close(line, apart)) != line.text
        lines.append(replace(line, text=text) if changed else line)
    return replace(source, lines=tuple(lines))


def _has_closed_figures(lines: Sequence[Line]) -> bool:
    """Tell whether the running text has no gaps between Chinese and figures: then such a gap parts cells elsewhere."""
    long = (line.text for line in lines if "。" in line.text or len(line.text) >= _PROSE and _SENTENCE.search(line.text))
    prose = [text for text in long if not (" " in text and _BETWEEN_HANZI.search(text))]
    spaced = sum(len(_SPACED_FIGURE.findall(text)) for text in prose if " " in text)
    closed = sum(len(_CLOSED_FIGURE.findall(text)) for text in prose)
    return closed >= _LEAST_CLOSED and spaced <= closed * _MOST_SPACED


def _close(line: Line, apart: bool) -> str:
    text = line.text
    if line.mark == "code" or _WIDE.search(text):
        return text
    text = _BEFORE_CLOSE.sub("", text)
    text = _BEFORE_UNIT.sub("", text)
    if apart and not _BETWEEN_HANZI.search(text):
        text = _SANDWICHED.sub("", text)
    if not _is_prose(text):
        return text
    text = _MIXED.sub("", text)
    text = _BESIDE_MARK.sub("", text)
    return _close_between_hanzi(text)


def _is_prose(text: str) -> bool:
    """Running text: long, with a mark that parts clauses outside brackets ("李 晶（女，藏族） 主任" is none)."""
    return len(text) >= _LONG and _SENTENCE.search(_BRACKETED.sub("", text)) is not None


def _close_between_hanzi(text: str) -> str:
    """Close spaces between hanzi outside brackets and quotation marks, save after a line's label (第一条, 本报讯, 新华社…电)."""
    if not _BETWEEN_HANZI.search(text):
        return text
    inside = [match.span() for match in _BRACKETED.finditer(text)]

    def close(match: re.Match[str]) -> str:
        at = match.start()
        if at <= _LABEL or any(start < at < end for start, end in inside) or text[at - 1] in _LEADS:
            return " "
        return ""

    return _BETWEEN_HANZI.sub(close, text)
