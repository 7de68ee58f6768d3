"""Where a title may be broken on a screen whose width nobody knows: between words, as the book itself shows what its words are."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from markupsafe import Markup, escape

from ...model import Document
from ...typeset import Words
from ...typeset.marks import NO_END, NO_START
from ...typeset.phrases import phrase_costs

_CHEAP = 13.0
"""What a break in a title may cost to be always allowed, on the scale of `phrase_costs`: less than where nothing is known."""

_NEVER = 1e9
"""The cost of a break before a mark that starts no line, or behind one that ends none."""

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
        middle = [at for at in range(left + 2, right - 1) if costs[at] < _NEVER]
        if right - left > _LONGEST and middle:
            best = min(middle, key=lambda at: costs[at] + abs(2 * at - left - right) / 2)
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
    costs = phrase_costs(text, words.cohesion)
    for at in range(1, len(text)):
        if text[at] in NO_START or text[at - 1] in NO_END:
            costs[at] = _NEVER
    ends = [0, *_joints(costs, 0, len(text)), len(text)]
    return Markup("<wbr/>").join(plain(text[a:b]) for a, b in pairwise(ends))
