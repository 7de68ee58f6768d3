"""Names in rows: two characters set to the width of three, lists of names, and surnames that stand for their bearers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .name_forms import NameForms, convert_name, looks_like_name
from .name_lists import NameLists, name_lists
from .surroundings import weigh_left
from .targets import Target

_HAN = "[\u3400-\u9fff]"
_SPACED = re.compile(f"[ \u3000](?<={_HAN}.)(?<!{_HAN}{_HAN}.)(?<!{_HAN} {_HAN}.)[ \u3000]{{0,3}}(?={_HAN}(?!{_HAN}))")


_SPACED_ROW = re.compile(f"(?<!{_HAN}){_HAN}[ \u3000]{{1,3}}{_HAN}(?:、{_HAN}(?:[ \u3000]{{1,3}}{_HAN}|{_HAN}{{1,2}})){{2,}}(?!{_HAN})")
_LIST = re.compile(f"(?:{_HAN}+(?:（[^（）、，。]{{1,8}}）)?、){{4,}}{_HAN}+")
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
    rows = [m.span() for m in _SPACED_ROW.finditer(text)] if "、" in text else []
    for m in _SPACED.finditer(text):
        start, end = m.start() - 1, m.end() + 1
        char, last = text[start], text[end - 1]
        now, then = converted[start], converted[end - 1]
        differs = forms.surname.get(char, now) != now or forms.given.get(last, then) != then
        listed = lists.surname_length(char) > 0 and any(first <= start and end <= stop for first, stop in rows)
        if differs and (listed or looks_like_name(char + last)) and weigh_left(text, start, text[start - 1 : start], lists):
            yield Name(start, end, False)


def listed_names(text: str, converted: str, target: Target, lists: NameLists) -> Iterator[Name]:
    """Find names in a list of five and more that nearly all look like names, 丁传贤、于不凡、马瑾（女）, but for its two ends."""
    for m in _LIST.finditer(text) if text.count("、") > 3 else ():
        at = m.start()
        names = []
        for entry in m[0].split("、"):
            names.append((at, _REMARK.sub("", entry)))
            at += len(entry) + 1
        inner = [(at, name) for at, name in names[1:-1] if len(name) > 1]
        differ = [
            Name(at, at + len(name), False) for at, name in inner
            if len(name) < 4 and lists.surname_length(name) and convert_name(name, target) != converted[at : at + len(name)]
        ]
        if differ and sum(len(name) for _, name in inner) > _LONG * len(inner):
            alike = sum(looks_like_name(name) for _, name in inner)
            yield from differ if alike >= _MOST * len(inner) else ()


def surnames_in_a_row(text: str, converted: str, forms: NameForms) -> Iterator[Name]:
    """Find surnames that stand for their bearers: 范、于、余三位."""
    for m in _series().finditer(text) if "、" in text else ():
        yield from (Name(i, i + 1, False) for i in range(m.start(), m.end(), 2) if forms.surname.get(text[i], converted[i]) != converted[i])


@cache
def _series() -> re.Pattern[str]:
    one = f"[{''.join(sorted(name_lists().common))}]"
    return re.compile(f"(?<!{_HAN})(?<!、){one}(?:、{one}){{1,9}}(?=[两二三四五六七八九十]个?(?:位|人|家|姓)|诸[位姓]|[等各]姓)")
