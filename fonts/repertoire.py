"""What characters a bundled face keeps."""

from __future__ import annotations

from collections.abc import Iterable

import opencc

SIGNS = (
    (0x0020, 0x024F), (0x0250, 0x02FF), (0x0300, 0x036F), (0x0370, 0x03FF), (0x0400, 0x045F), (0x1E00, 0x1EFF), (0x2000, 0x2BFF),
    (0x2E00, 0x2E7F), (0x2E80, 0x2FDF), (0x2FF0, 0x303F), (0x3040, 0x312F), (0x3190, 0x33FF), (0xA700, 0xA71F), (0xFB00, 0xFB06),
    (0xFE10, 0xFE1F), (0xFE30, 0xFE6F), (0xFF00, 0xFF9F), (0xFFE0, 0xFFEF), (0xFFFC, 0xFFFD), (0x1F100, 0x1F1FF), (0x1F200, 0x1F2FF),
)
"""Letters, figures, punctuation, radicals, kana, bopomofo and signs; text taken out of PDFs has them all, so all are kept."""

HANGUL = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xFFA0, 0xFFDC))
LATIN = ((0x0000, 0x02AF), (0x0300, 0x052F), (0x1E00, 0x1EFF), (0x2070, 0x209F), (0x2100, 0x218F), (0x3380, 0x33DF))
"""Letters and figures of the Western scripts, Roman numerals and units; the marks in `OWN_MARKS` stay with the hanzi."""

OWN_MARKS = frozenset({0x0020, 0x00B7, 0x00D7, 0x00A7})


def _within(codepoint: int, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(first <= codepoint <= last for first, last in ranges)


def _of_codec(codec: str) -> set[int]:
    """Give the characters beyond U+007F that two bytes of a codec can write."""
    found: set[int] = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            text = bytes((lead, trail)).decode(codec, "ignore")
            if len(text) == 1 and ord(text) > 0x7F:
                found.add(ord(text))
    return found


def _traditional(characters: set[int]) -> set[int]:
    """Give the characters that OpenCC writes for some characters, in the standard it has and those of Taiwan and Hong Kong."""
    text = "\n".join(map(chr, sorted(characters)))
    return {ord(c) for name in ("s2t", "s2tw", "s2hk") for c in opencc.OpenCC(name).convert(text)}


def _hanzi(name: str, standard: Iterable[str]) -> set[int]:
    listed = {ord(c) for c in standard}
    match name:
        case "wide":
            return _of_codec("gbk") | listed
        case "lean":
            return _of_codec("gb2312") | listed
        case "hant":
            return _of_codec("big5") | _of_codec("big5hkscs") | _traditional(listed)
        case "signs":
            return set()
    raise ValueError(f"no repertoire '{name}'")


def choose(available: Iterable[int], name: str, standard: Iterable[str], *, latin: bool = True) -> set[int]:
    """Choose from a font's characters those of a repertoire and all signs; private use and, but for `hangul`, Hangul go.

    Args:
        available: The font's code points.
        name: `whole`, `wide`, `lean`, `hant`, `signs` or `hangul`.
        standard: The characters of 通用规范汉字表.
        latin: Whether Latin, Greek and Cyrillic letters and European figures are kept.
    """
    if name == "hangul":
        syllables = _of_codec("euc_kr")
        return {c for c in available if c in syllables and _within(c, HANGUL)}
    kept = {c for c in available if not (_within(c, HANGUL) or 0xE000 <= c <= 0xF8FF or c >= 0xF0000)}
    if not latin:
        kept = {c for c in kept if c in OWN_MARKS or not _within(c, LATIN)}
    if name == "whole":
        return kept
    hanzi = _hanzi(name, standard)
    return {c for c in kept if c in hanzi or _within(c, SIGNS)}
