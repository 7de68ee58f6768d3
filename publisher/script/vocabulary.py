"""The region's vocabulary: our own list first, OpenCC's phrases for the rest, and nothing inside what keeps its wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

from .lexicon import Lexicon, best_reading
from .spans import Cover, Span
from .tables import rows
from .targets import Target, opencc, opencc_plain

_CLAUSE = re.compile(r"[^，。、；：！？\n]+")


@cache
def _table(target: Target) -> Lexicon:
    return Lexicon({row["source"]: row[target.column] for row in rows("vocabulary") if row.get(target.column)})


def own_spans(text: str, base: str, settled: Cover, target: Target) -> list[Span]:
    """Give the spans of our own list of the region's words; a word that stays is a span as well.

    `base` is the text converted character by character, of the same length; `settled` holds the places whose words stay.
    """
    lexicon = _table(target)
    found = []
    for start, end in best_reading(lexicon.places(text), lambda start, end: 0):
        if settled.free(start, end):
            form = lexicon.table[text[start:end]]
            found.append(Span(start, end, base[start:end] if form == "=" else form, form != "="))
    return found


def opencc_spans(text: str, closed: Cover, plain_chain: str, phrases_chain: str) -> Iterator[Span]:
    """Find where OpenCC's regional phrases differ from its plain conversion, clause by clause between the closed places."""
    ends = sorted((span.start, span.end) for span in closed.spans)
    ends.append((len(text), len(text)))
    at = 0
    for start, end in ends:
        for m in _CLAUSE.finditer(text, at, start):
            regional = opencc(phrases_chain, m[0])
            plain = opencc_plain(plain_chain, m[0])
            if regional != plain:
                yield from _aligned(plain, regional, m.start())
        at = max(at, end)


def _aligned(plain: str, regional: str, offset: int) -> Iterator[Span]:
    """Align two conversions of one clause and give the replaced stretches; neighbours less than two characters apart are one."""
    start = end = None
    first = last = 0
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, plain, regional, autojunk=False).get_opcodes():
        if tag == "equal":
            if start is not None and i2 - i1 > 1:
                yield Span(offset + start, offset + (end or start), regional[first:last], True)
                start = None
            continue
        if start is None:
            start, first = i1, j1
        end, last = i2, j2
    if start is not None:
        yield Span(offset + start, offset + (end or start), regional[first:last], True)

