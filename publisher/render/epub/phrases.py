"""Where a title may be broken on a screen whose width nobody knows: between words, as the book itself shows what its words are."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from markupsafe import Markup, escape

from ...model import Document
from ...typeset import Words
from ...typeset.phrases import phrase_costs

_CHEAP = 13.0
"""What a break in a title may cost to be always allowed, on the scale of `phrase_costs`: less than where nothing is known."""

_LONGEST = 8
"""Characters that stay together at most; a phone shows about a dozen of a title's in a line."""

_GAP = re.compile(r"(?<=[^\x00-\x7f])([ \u3000])(?=[^\x00-\x7f])")
"""The gap that parts two halves of a title, and no two Latin words."""

_SAMPLE = 30_000
"""Characters of a book from which its words are learnt."""


def lexicon(document: Document) -> Words:
    """Learn the words of a document."""
    sample = ""
    for block in document.blocks():
        sample += block.text + "\n"
        if len(sample) > _SAMPLE:
            break
    return Words(sample)


def _joints(costs: list[float], start: int, end: int) -> list[int]:
    """Give where the stretch from `start` to `end` may be broken: at cheap joints; a long stretch without one near its middle."""
    cheap = [at for at in range(start + 1, end) if costs[at] <= _CHEAP]
    found = []
    for left, right in pairwise([start, *cheap, end]):
        if right - left > _LONGEST:
            best = min(range(left + 2, right - 1), key=lambda at: costs[at] + abs(2 * at - left - right) / 2)
            found += [*_joints(costs, left, best), best, *_joints(costs, best, right)]
        found.append(right)
    return found[:-1]


def phrased(text: str, words: Words, plain: Callable[[str], Markup] = escape) -> Markup:
    """Give a title's text with `<wbr/>` where a line may end; the stylesheet lets it end nowhere else while there is room.

    The halves of a title that a gap parts are elements of their own, of class `phrase`, so that it is broken at the gap first.
    `plain` sets the pieces between.
    """
    halves = _GAP.split(text)
    if len(halves) == 1:
        return _broken(text, words, plain)
    # The gaps stand at odd places.
    return Markup("").join(
        plain(half) if n % 2 else Markup('<span class="phrase">%s</span>') % _broken(half, words, plain) for n, half in enumerate(halves)
    )


def _broken(text: str, words: Words, plain: Callable[[str], Markup]) -> Markup:
    ends = [0, *_joints(phrase_costs(text, words.cohesion), 0, len(text)), len(text)]
    return Markup("<wbr/>").join(plain(text[a:b]) for a, b in pairwise(ends))
