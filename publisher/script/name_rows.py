"""Names in rows: two characters set to the width of three, lists of names, and surnames that stand for their bearers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from .name_forms import NameForms, convert_name, looks_like_name
from .name_lists import NameLists, name_lists
from .surroundings import weigh_left
from .targets import Target

_HAN = "[\u3400-\u9fff]"
_GAP = re.compile("[ \u3000]{1,4}(?![ \u3000])")
_LIST = re.compile(f"、(?:{_HAN}{{2,4}}(?:（[^（）、，。]{{1,8}}）)?、){{3,}}")
_COUNTED = re.compile(
    f"(?:(?<!{_HAN}){_HAN}{{2,4}})?(?:、{_HAN}{{2,4}})+?(?=(?:等\\s?)?(?:[两二三四五六七八九十]{{1,3}}|\\d+)\\s?(?:位|名|人(?!民|们))|等(?:同志|代表|委员|职工))"
)
_REMARK = re.compile("（.*")
_MOST, _LONG = 0.75, 2.4
"""The share of a list's inner entries that must look like names, and their mean length in characters."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name found at start..end; for a `doubtful` one the evidence is only just enough."""

    start: int
    end: int
    doubtful: bool


def spaced_names(text: str, converted: str, forms: NameForms, lists: NameLists) -> Iterator[Name]:
    """Find names of two characters set to the width of three in a list of names: 余　洋; not words in spaced letters."""
    pairs = [(m.start() - 1, m.end() + 1) for m in _GAP.finditer(text) if _parts_two(text, m.start(), m.end())]
    firsts, lasts = {start for start, _ in pairs}, {end for _, end in pairs}
    for start, end in pairs:
        char, last = text[start], text[end - 1]
        now, then = converted[start], converted[end - 1]
        differs = forms.surname.get(char, now) != now or forms.given.get(last, then) != then
        listed = text[start - 1 : start] + text[end : end + 1] in ("、", "、、") and (start - 1 in lasts or end + 1 in firsts)
        left = weigh_left(text, start, text[start - 1 : start], lists)
        named = looks_like_name(char + last) or ((listed or left == 2) and lists.surname_length(char) > 0)
        if differs and named and left:
            yield Name(start, end, False)


def _parts_two(text: str, start: int, end: int) -> bool:
    """Say whether start..end parts two Chinese characters that stand by themselves."""
    if not (_is_han(text, start - 1) and _is_han(text, end)) or _is_han(text, start - 2) or _is_han(text, end + 1):
        return False
    return text[start - 2 : start - 1] != " " or not _is_han(text, start - 3)


def _is_han(text: str, at: int) -> bool:
    return 0 <= at < len(text) and "\u3400" <= text[at] <= "\u9fff"


def listed_names(text: str, converted: str, target: Target, lists: NameLists) -> Iterator[Name]:
    """Find names in a list of five and more that nearly all look like names, 丁传贤、于不凡、马瑾（女）, but for its two ends."""
    for m in _LIST.finditer(text) if text.count("、") > 3 else ():
        at, inner, differ = m.start() + 1, [], []
        for entry in m[0][1:-1].split("、"):
            name = _REMARK.sub("", entry)
            inner.append(name)
            if len(name) < 4 and lists.surname_length(name) and convert_name(name, target) != converted[at : at + len(name)]:
                differ.append(Name(at, at + len(name), False))
            at += len(entry) + 1
        if differ and sum(map(len, inner)) > _LONG * len(inner) and sum(map(looks_like_name, inner)) >= _MOST * len(inner):
            yield from differ


def counted_names(text: str, converted: str, target: Target, lists: NameLists) -> Iterator[Name]:
    """Find names in a list that tells how many persons it names: 周一平、周日新两位, 向东升等四人. Each entry must begin with a surname."""
    for m in _COUNTED.finditer(text) if "、" in text else ():
        at = m.start() + (text[m.start()] == "、")
        entries = text[at : m.end()].split("、")
        if not all(map(lists.surname_length, entries)) or sum(map(looks_like_name, entries)) * 2 < len(entries):
            continue
        for name in entries:
            if convert_name(name, target) != converted[at : at + len(name)]:
                yield Name(at, at + len(name), False)
            at += len(name) + 1


def certain_names(text: str, found: Iterable[Name]) -> set[str]:
    """Give the names of three characters and more of which nothing was doubtful."""
    sure = (name for name in found if not name.doubtful and name.end - name.start > 2 and _is_han(text, name.start + 1))
    return {text[name.start : name.end] for name in sure}


def named_again(text: str, found: Iterable[Name]) -> Iterator[Name]:
    """Find the places where names found for certain stand once more, with less evidence."""
    taken = {name.start for name in found}
    for name in sorted(certain_names(text, found)):
        yield from (Name(m.start(), m.end(), False) for m in re.finditer(name, text) if m.start() not in taken)


def surnames_in_a_row(text: str, converted: str, forms: NameForms) -> Iterator[Name]:
    """Find surnames that stand for their bearers: 范、于、余三位."""
    for m in _series().finditer(text) if "、" in text else ():
        yield from (Name(i, i + 1, False) for i in range(m.start(), m.end(), 2) if forms.surname.get(text[i], converted[i]) != converted[i])


@cache
def _series() -> re.Pattern[str]:
    one = f"[{''.join(sorted(name_lists().common))}]"
    return re.compile(f"(?<!{_HAN})(?<!、){one}(?:、{one}){{1,9}}(?=[两二三四五六七八九十]个?(?:位|人|家|姓)|诸[位姓]|[等各]姓)")
