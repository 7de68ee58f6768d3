"""Where a Latin word or an address may be parted when its line would be loose otherwise: at its syllables, or after its signs."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

from .prepare import SOFT_PLACE, Prepared

_TOKEN = re.compile(r"[!-~]{6,}")
_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]?[a-z]{4,}(?![A-Za-z])")
_FEWEST = 2, 3
"""Letters of a word that stay before a hyphen, and after it."""


@cache
def _syllables() -> Any:
    from pyphen import Pyphen

    return Pyphen(lang="en_US", left=_FEWEST[0], right=_FEWEST[1])


def parted(text: Prepared) -> Prepared | None:
    """Give a text whose long words and addresses may be parted as well; None where it has none.

    A word in capitals, a name of mixed ones and a figure are never parted.
    """
    soft: dict[int, int] = {}
    for token in _TOKEN.finditer(text.text):
        start, said = token.start(), token.group()
        signs = {start + m.start(): 0 for m in SOFT_PLACE.finditer(said) if m.start()}
        # A hyphen would be taken for a part of the address.
        width = 0 if signs else text.hyphen
        for word in _WORD.finditer(said):
            soft.update(dict.fromkeys((start + word.start() + n for n in _syllables().positions(word.group())), width))
        soft.update(signs)
    known = set(text.legal)
    soft = {place: width for place, width in soft.items() if place not in known}
    return replace(text, legal=sorted(known | soft.keys()), soft=soft) if soft else None
