"""Letter spacing: "动 模 范 是 我 今 生 最 大 的 荣" closed up.

A space between two phrases means something ("提振精气神 书写新篇章", "张 三 总工程师"); a space between all characters does not. So a
run of single characters must be long enough, or be the whole line, before it is closed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from publisher.model import Line, SourceText
from publisher.patterns import lazy

_HANZI = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPEN = "“‘（《〈【〔「『(\\["
_CLOSE = "，。、；：！？”’）》〉】〕」』…—·,.;:!?)\\]%％"
_SINGLE = f"[{_OPEN}{_CLOSE}]*(?:[{_HANZI}]|[\\dA-Za-z+]{{1,4}})[{_OPEN}{_CLOSE}]*"
_RUN = lazy(f"(?:(?<!\\S)|(?<=[{_OPEN}{_CLOSE}])){_SINGLE}(?: {_SINGLE}){{3,}}(?:(?!\\S)|(?<=[{_CLOSE}])(?!(?<=\\d[.])\\d))")
_TOKEN = f"(?:{_SINGLE}|[{_OPEN}{_CLOSE}])"
_LINE = lazy(f"{_TOKEN}(?:[ \u3000]{{1,6}}{_TOKEN})+")
_WITH_LONG = lazy(f"(?:{_TOKEN}|[\\dA-Za-z.@:/_-]+)(?: (?:{_TOKEN}|[\\dA-Za-z.@:/_-]+))+")
_STRETCHED = 8
"""A line of so many single hanzi was stretched as a whole, with a number or an address in it."""
_WIDE = lazy(r"\s*[\u2003\u3000]\s*|\s{2,}")
_PAUSE, _LONG_PART = re.compile("[，。；：]"), 6
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_MANY = 6
"""Figures side by side among so many hanzi, and twice as many as figures, are spaced like them."""
_LATIN_RUN = re.compile(r"(?<!\S)[A-Za-z](?: [A-Za-z]){3,}(?!\S)")
_HINT = re.compile(r"\S\s+\S(?:\s|$)|\S\s+\S\S?$")
_WHITE = re.compile(r"\s+")
_THREE_HANZI = lazy(f"[{_HANZI}][{_OPEN}{_CLOSE}]*(?: [{_OPEN}{_CLOSE}]*[{_HANZI}][{_OPEN}{_CLOSE}]*){{2}}")
_FIGURES_APART = re.compile(r"[\dA-Za-z]\s+[\dA-Za-z]")


def close_letter_spacing(source: SourceText) -> SourceText:
    """Close up runs of four or more single characters parted by single spaces, and lines of nothing but single characters evenly parted."""
    lines = [replace(line, text=text, spaced=True) if (text := _close(line)) != line.text else line for line in source.lines]
    return replace(source, lines=tuple(lines))


def _close(line: Line) -> str:
    text = line.text
    if line.mark in ("code", "table_row") or not _WHITE.search(text) or not _HINT.search(text):
        return text
    if _LINE.fullmatch(text) and _is_even(text):
        return _WHITE.sub("", text)
    if _WITH_LONG.fullmatch(text) and len(re.findall(f"[{_HANZI}]", text)) >= _STRETCHED and not _FIGURES_APART.search(text):
        return _WHITE.sub("", text)
    if _is_stretched(parts := _WIDE.split(text)):
        return "　".join(_WHITE.sub("", part) for part in parts)
    text = _RUN.sub(_close_run, text)
    return _LATIN_RUN.sub(lambda match: match[0].replace(" ", ""), text)


def _is_stretched(parts: list[str]) -> bool:
    """Tell whether a line of running text was stretched as a whole, its own gaps too: they are wider than those between its characters."""
    if len(parts) < 2 or not any(_PAUSE.search(part) and len(part.split()) >= _LONG_PART for part in parts):
        return False
    whole = all(_WITH_LONG.fullmatch(part) and not _FIGURES_APART.search(part) for part in parts)
    return whole and sum(len(re.findall(f"[{_HANZI}]", part)) for part in parts) >= _STRETCHED


def _is_even(text: str) -> bool:
    """All gaps are as wide as the widest, one space of slack beside marks, half of it where they are wide.

    Figures side by side are cells of a table.
    """
    hanzi, figures = len(re.findall(f"[{_HANZI}]", text)), len(re.findall(r"[\dA-Za-z]", text))
    apart = _FIGURES_APART.search(text) and (hanzi < max(_MANY, 2 * figures) or re.search(r"\d{2}", text))
    if not hanzi or apart and not _DATE.fullmatch(_WHITE.sub("", text)):
        return False
    gaps = [len(gap.expandtabs(4)) for gap in _WHITE.findall(text)]
    # Wide gaps are rounded to whole places, here up and there down.
    slack = max(gaps) / 2 if min(gaps) > 2 and len(gaps) > 3 and not figures else 1
    return max(gaps) - min(gaps) <= slack


def _close_run(match: re.Match[str]) -> str:
    """Close a run with three hanzi side by side; a date such as 2018 年 5 月 9 日 is none."""
    run = match[0]
    if not _THREE_HANZI.search(run) or _FIGURES_APART.search(run):
        return run
    closed = run.replace(" ", "")
    # What stands behind a wide gap keeps its place: there a column begins.
    beside = match.string.startswith("  ", match.end()) and match.string[match.end() :].strip()
    return closed.ljust(len(run)) if beside else closed
