"""Numbering read as a sequence: which line heads carry a number, of what kind, and whether it is the one that must follow."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publisher.patterns import lazy

_DIGITS = "零一二三四五六七八九"
_NUM = r"[一二三四五六七八九十百零〇两]{1,5}"
_COUNTED = (
    "[年月日号時时点分秒个個名人位项項次条條篇件期届屆岁歲元万萬亿億千百只家台套亩畝户戶米吨噸公度层層种種"
    "批场場多余餘座所本册冊份倍角类類级級]"
)
"""What a number at a line's head counts, in running text."""

PATTERNS: tuple[tuple[str, int | None, re.Pattern[str]], ...] = (
    ("part", 1, re.compile(rf"第({_NUM}|\d{{1,3}})[编編篇部分]{{1,2}}(?=[\s　:：]|[^第]{{1,30}}$)")),
    ("chapter", 1, re.compile(rf"第({_NUM}|\d{{1,3}})章(?=[\s　:：]|.{{1,40}}$)")),
    ("nth", 1, re.compile(rf"第({_NUM}|\d{{1,3}})[封讲講课課回幕场場夜天日集卷](?=[\s　:：]|$)")),
    ("section", 2, re.compile(rf"第({_NUM}|\d{{1,3}})[节節](?=[\s　:：]|.{{1,40}}$)")),
    ("article", None, re.compile(rf"第({_NUM}|\d{{1,3}})[条條](?:之[一二三四五六七八九十]{{1,2}}(?=[\s　])|(?![第、，之和至到]))")),
    ("han", 1, re.compile(rf"({_NUM})、")),
    ("han-alone", 1, re.compile(r"([一二三四五六七八九]|二?十[一二三四五六七八九]?)$")),
    ("han-paren", 2, re.compile(rf"[（(]\s*({_NUM})\s*[）)]")),
    ("decimal", 2, re.compile(r"(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)(?=[\s　]*[^\d\s%％‰℃°.，。∶:：倍万亿元度米公千克吨])")),
    ("arabic", 3, re.compile(r"(\d{1,2})\s?[.．、](?!\d)")),
    ("bare", 1, lazy(rf"(\d{{1,2}})[\s　]*(?!{_COUNTED})(?=[\u4e00-\u9fff][^\s　，。；：！？]{{1,24}}$)")),
    ("han-bare", 1, lazy(r"([一二三四五六七八九]|二?十[一二三四五六七八九]?)[\s　]+(?=[\u4e00-\u9fff“《][^\s　，。；：！？]{0,24}$)")),
    ("arabic-paren", 4, re.compile(r"[（(]\s*(\d{1,2})\s*[）)]")),
    ("bracket", None, re.compile(r"[\[［【〔]\s?(\d{1,3})\s?[\]］】〕]")),
    ("half-paren", 5, re.compile(r"([a-z]|\d{1,2})\s?[)）]")),
    ("topic", 1, re.compile(rf"[议議](?:题|題|程)({_NUM}|\d{{1,2}})[：:、\s]")),
    ("circled", 5, re.compile(r"([①-⑳])")),
)


OPEN = 3
DIVISIONS = ("part", "chapter", "section", "nth")
"""Numbers of a work's divisions, of which an extract may begin with any."""
BARE = ("bare", "han-bare")
"""Numbers with nothing behind them but a space: what they head is short."""
FIRST_HEADINGS = ("part", "chapter", "han", "han-bare")
"""Numbers that never stand within a title: what the first of them heads is the text's first part."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A number at the head of a line: its kind, its heading level (None where it heads no line of its own), its value, its length."""

    kind: str
    level: int | None
    value: int
    end: int
    inserted: bool = False


def number_of(text: str) -> int:
    """Read a Chinese, Arabic, circled or decimal number; of a decimal one its last part."""
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    if "a" <= text <= "z":
        return ord(text) - ord("a") + 1
    if text.isdecimal():
        return int(text)
    if "." in text:
        return int(text.rsplit(".", 1)[1])
    total, current = 0, 0
    for char in text.replace("〇", "零").replace("两", "二"):
        if char == "十":
            total, current = total + (current or 1) * 10, 0
        elif char == "百":
            total, current = total + (current or 1) * 100, 0
        else:
            current = _DIGITS.find(char) if char in _DIGITS else 0
    return total + current


def mark_of(text: str) -> Mark | None:
    """Give the number that a line starts with, or None."""
    if not text or text[0] not in "第（([［【〔①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳一二三四五六七八九十0123456789议議abcdefghij":
        return None
    for kind, level, pattern in PATTERNS:
        found = pattern.match(text)
        if found:
            if kind == "decimal":
                level = min(3, found.group(1).count(".") + 1)
            return Mark(kind, level, number_of(found.group(1)), found.end(), kind == "article" and "之" in found.group())
    return None


def in_sequence(marks: list[Mark | None]) -> list[bool]:
    """Say for each mark whether it goes on from the last of its kind, or starts at one and is gone on with.

    Heads of a higher kind start the lower ones anew; a mark that neither follows nor is followed is a number in a running text.
    """
    good = [False] * len(marks)
    # The last marks of the sequences of each kind that are still open: two articles on one page number on side by side.
    open_marks: dict[str, list[int]] = {}
    for i, mark in enumerate(marks):
        if mark is None:
            continue
        ends = open_marks.setdefault(mark.kind, [])
        before = next((j for j in reversed(ends) if _follows(marks[j], mark)), None)
        if before is not None:
            good[i] = good[before] = True
            ends.remove(before)
        if before is not None or mark.value == 1 or mark.kind in DIVISIONS:
            ends.append(i)
            del ends[:-OPEN]
    return good


def _follows(before: Mark | None, mark: Mark) -> bool:
    if before is None:
        return False
    step = mark.value - before.value
    # An article put in later has the number of the one before it: 第十条之一.
    return step == 1 or step == 0 and mark.inserted or step == 2 and mark.kind in ("article", "chapter", "section", "part")
