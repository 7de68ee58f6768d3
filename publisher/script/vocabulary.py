"""The region's vocabulary: our own list first, OpenCC's phrases for the rest, and nothing inside what keeps its wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from .lexicon import Lexicon, best_reading
from .likelihood import shares
from .spans import Cover, Span, matcher
from .tables import rows
from .targets import Target, opencc, opencc_plain
from .torn import torn

_CLAUSE = re.compile(r"[^，。、；：！？\n]+")
_STOPS = "。！？；\n"
_LEFT, _SENTENCE = 10, 80
"""How many characters are looked at: before a word, and on either side for the topic of its sentence."""
_STAYS = "="
_CERTAIN = 3.0
"""How much likelier other words must be: words of computers are rarer where words were counted than where they are used now."""


@cache
def _table(target: Target) -> Lexicon:
    table = {row["source"]: row[target.column] for row in rows("vocabulary") if row.get(target.column)}
    return Lexicon({**dict.fromkeys(_senses(), _STAYS), **table})


@dataclass(frozen=True, slots=True)
class _Sense:
    """What a word of two senses becomes where its surroundings, or the topic of its sentence, show which one it has."""

    left: re.Pattern[str]
    right: re.Pattern[str]
    topic: re.Pattern[str] | None
    form: dict[str, str]


@cache
def _senses() -> dict[str, list[_Sense]]:
    topics = {row["topic"]: matcher(row["words"].split()) for row in rows("topics")}
    table: dict[str, list[_Sense]] = {}
    for row in rows("senses"):
        left, right = re.compile(f"(?:{row['left']})$"), re.compile(row["right"])
        sense = _Sense(left, right, topics[row["topic"]] if row["topic"] else None, {"tw": row["tw"], "hk": row["hk"]})
        table.setdefault(row["source"], []).append(sense)
    return table


def _form(text: str, start: int, end: int, form: str, target: Target) -> str:
    """Give the form of a word of our list at a place, by its sense there; `=` for a word that stays."""
    for sense in _senses().get(text[start:end], ()) if form == _STAYS else ():
        if sense.right.match(text, end) and sense.left.search(text[max(0, start - _LEFT) : start]):
            first, last = _sentence(text, start, end)
            if not sense.topic or sense.topic.search(text, first, start) or sense.topic.search(text, end, last):
                return sense.form[target.column] or _STAYS
    return form


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Give where the sentence round a place begins and ends, as far as it is looked at."""
    left, right = max(0, start - _SENTENCE), min(len(text), end + _SENTENCE)
    first = max(left, *(text.rfind(mark, left, start) + 1 for mark in _STOPS))
    lasts = [at for mark in _STOPS if (at := text.find(mark, end, right)) >= 0]
    return first, min(lasts, default=right)


def own_spans(text: str, settled: Cover, target: Target) -> tuple[list[Span], list[Span]]:
    """Give the spans of our own list of the region's words, and those of the words that stay.

    `settled` holds the places whose words stay.
    """
    lexicon = _table(target)
    found: list[Span] = []
    stay: list[Span] = []
    for start, end in best_reading(lexicon.places(text), lambda start, end: 0):
        if settled.free(start, end):
            form = _form(text, start, end, lexicon.table[text[start:end]], target)
            none = end - start == 2 and text[start:end] in shares().word and torn(text, start, end, _CERTAIN)
            (stay if none or form == _STAYS else found).append(Span(start, end, form, True))
    return found, stay


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

