"""The forms of page numbers: 12, — 12 —, 第12页 共30页, 3/3, Page 3 of 9, iv, 第三页, 三."""

from __future__ import annotations

import re
from typing import NamedTuple

_DASH = "—–－‐‑―─━\\-"
_ORNAMENT = f"[{_DASH}·•・~～|｜*\\s]"
_SIDE = f"[{_DASH}·•・~～|｜]"
_NUMERALS = "〇零一二三四五六七八九十百"
_NUMBER = f"(\\d{{1,4}}|[{_NUMERALS}]{{1,5}}|[ivxl]{{1,7}}|[IVXL]{{1,7}})"
_MARKED = (
    re.compile(f"{_ORNAMENT}*{_SIDE}\\s*{_NUMBER}\\s*{_SIDE}{_ORNAMENT}*"),
    re.compile(f"{_ORNAMENT}*第\\s*{_NUMBER}\\s*[页頁](?:\\s*[，,/]?\\s*[（(]?\\s*共\\s*{_NUMBER}\\s*[页頁][)）]?)?{_ORNAMENT}*"),
    re.compile(f"{_ORNAMENT}*第\\s*(\\d{{1,3}})\\s*版{_ORNAMENT}*"),
    re.compile(r"(?i:page)\s*(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?"),
)
_OF_TOTAL = re.compile(r"(\d{1,4})\s*/\s*\d{1,4}")
_BARE = re.compile(_NUMBER)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９／", "0123456789/")
_SIGNS = frozenset("0123456789０１２３４５６７８９ivxlIVXL" + _NUMERALS)
_LONGEST = 24
_ROMAN = re.compile("(?:xl|x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_HANZI = re.compile("(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?")
_DIGITS = "〇一二三四五六七八九"


class Form(NamedTuple):
    """A page number read: its value, whether marks make it one, and the numerals it counts in (arabic, roman, hanzi)."""

    value: int
    marked: bool
    numerals: str


def form_of(text: str) -> Form | None:
    """Read a line that has the form of a page number and holds nothing else; None for any other line."""
    if len(text) > _LONGEST or _SIGNS.isdisjoint(text):
        return None
    text = text.translate(_FULL_WIDTH)
    for form in _MARKED:
        if match := form.fullmatch(text):
            return _read(match[1], True)
    if match := _OF_TOTAL.fullmatch(text):
        return _read(match[1], False)
    return _read(text, False) if _BARE.fullmatch(text) else None


def _read(number: str, marked: bool) -> Form | None:
    if number.isdecimal():
        return Form(int(number), marked, "arabic")
    numerals, value = ("roman", _roman(number.lower())) if number.isascii() else ("hanzi", _hanzi(number))
    return Form(value, marked, numerals) if value else None


def _roman(number: str) -> int:
    """Give the value of a roman number up to 49 in small letters, 0 for what is none."""
    if not _ROMAN.fullmatch(number):
        return 0
    values = [_ROMAN_VALUES[sign] for sign in number]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _hanzi(number: str) -> int:
    """Give the value of a number in hanzi up to 999, by place (一〇三) or by name (一百零三), 0 for what is none."""
    if match := _HANZI.fullmatch(number):
        hundreds, tens, ten, ones = match.groups()
        return 100 * _digit(hundreds) + 10 * (_digit(tens) or (ten is not None)) + _digit(ones)
    digits = number.replace("零", "〇")
    return int("".join(str(_digit(sign)) for sign in digits)) if set(digits) <= set(_DIGITS) and len(digits) < 4 else 0


def _digit(sign: str | None) -> int:
    return _DIGITS.index(sign) if sign else 0
