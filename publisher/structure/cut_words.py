"""Words that a stray space cuts: "三、先进班集 体", "附 件：", "牢安 全 屏 障。". Names and cells keep their spaces.

A space is stray where it parts a single character from one that makes a word of the language with it. Where most spaces of a line are, its
letters were spaced unevenly, and none of them says anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from publisher.model import Line
from publisher.patterns import lazy

from .pairs import word_strength

_BETWEEN = lazy(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_WIDE = re.compile(r"(\s{2,}|\t|　)")
_LONG = lazy(r"[\u4e00-\u9fff]{3}|[\u4e00-\u9fff][，。；：、！？（）“”]")
_HAN = lazy(r"[\u4e00-\u9fff]")
_APART = lazy(r"[\u4e00-\u9fff] [\u4e00-\u9fff](?: (?=[\u4e00-\u9fff]{2})|(?<!附 件)[：:])")
"""A name of two characters before a post, and a label: both are set as wide as those of three."""
WORD, LEAST, SHARE = 2.0, 2, 0.5
"""From this strength on two characters make a word; so many cuts, and so great a part of a line's spaces, tell of spaced letters."""


def close_cut_words(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Close the spaces that cut words."""
    return tuple(map(_with_words_whole, lines))


def _with_words_whole(line: Line) -> Line:
    if " " not in line.text or line.mark in ("code", "table_row"):
        return line
    text = _closed(line.text)
    return line if text == line.text else replace(line, text=text)


def _closed(text: str) -> str:
    parts = _WIDE.split(text)
    # What stands behind a wide gap keeps its place: there a column may begin.
    return "".join(part if n % 2 else _close(part).ljust(len(part) if n + 1 < len(parts) else 0) for n, part in enumerate(parts))


def _close(text: str) -> str:
    """Close a stretch without wide gaps; one of short words alone may be a row of names or of cells."""
    head = _APART.match(text)
    spaces = [found.start() for found in _BETWEEN.finditer(text, head.end() if head else 0)]
    if not spaces or not _LONG.search(text):
        return text
    cuts = [at for at in spaces if _is_alone(text, at) and word_strength(text[at - 1] + text[at + 1]) >= WORD]
    stray = set(spaces if len(cuts) >= LEAST and len(cuts) >= SHARE * len(spaces) else cuts)
    return "".join(char for at, char in enumerate(text) if at not in stray)


def _is_alone(text: str, at: int) -> bool:
    """Tell whether a single character stands on either side of a space; whole words there may be cells, or a name and a post."""
    return not _HAN.match(text[at - 2 : at - 1]) or not _HAN.match(text[at + 2 : at + 3])
