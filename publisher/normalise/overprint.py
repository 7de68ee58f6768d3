"""Overprint: fake bold, drawn twice by the PDF and taken out twice.

Each run that was drawn becomes a square XX ("能够获得能够获得 20202020年全国劳年全国劳"), and the runs are cut where the font changed,
so whole words, parts of words and single marks are doubled one after the other. Chinese has squares of its own (纷纷, 研究研究,
"学习、学习、再学习"), so the repair reads all suspect lines as one: each place is plain or overprinted, going over costs, and what is
gained is how little a square is to be expected in plain text. The cheapest reading wins, found by dynamic programming in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from publisher.model import Dropped, Line, SourceText
from publisher.patterns import lazy

_ENTER_AT_START, _ENTER_INSIDE, _LEAVE_INSIDE = 7.0, 8.0, 4.0
_RUN, _PLAIN = 0.5, 4.0
_GAINS = (0.0, 2.0, 4.0, 6.0, 9.0, 13.0)
_GAIN_A_LETTER = 3.0
_FILLED, _GAIN_IN_RUN, _REFRAIN, _LEAST_OF_LINE = 0.7, 5.0, 3, 5
_LONGEST, _TRIALS = 128, 8
_COLUMN_GAP, _COLUMN_LETTERS = 2, 12

_CLAUSE = frozenset("，。、；：！？,;:!?")
_PAIRED_BY_NATURE = frozenset("…—-–―·.．*＊=_~～ \t")
_SINGLE_MARKS = frozenset("，。、；：！？“”‘’（）《》〈〉【】〔〕「」『』,;:!?()+")
_DOUBLED_BY_NATURE = "人家户时处事天日夜月年岁代世层级点步件样字句条声次回行纷渐常频连偏刚仅悄默"
"""What speech doubles for "each and every", often one after the other: 时时处处事事; verbs are doubled for "a little"."""
_DOUBLED_VERBS = frozenset("看说想试走学干听问查谈聊做练比笑")
_PAIRS_IN_A_ROW = lazy(r"(?:([\u4e00-\u9fff])\1){3,}")
_WHITE = re.compile(r"\s+")
_BESIDE = re.compile(r" {2,}(?=\S)")

_Cut = tuple[int, int, int]
"""A stretch read as overprinted: its start, the length of one copy, the number of copies; positions count no white space."""


def undo_overprint(source: SourceText) -> SourceText:
    """Write overprinted text once (reason "overprint": the second copies) and mark its lines `overprinted`."""
    lines = list(source.lines)
    dropped = list(source.dropped)
    # A second round takes what was drawn four times; it looks only where the first found something.
    where: Sequence[int] = range(len(lines))
    for _ in range(2):
        changed = []
        for stretch in _stretches(lines, where):
            for at, cuts in zip(stretch, _read(_all_twice([_squeeze(lines[at].text, lines) for at in stretch])), strict=True):
                if cuts:
                    text, twice = _write_once(lines[at].text, cuts)
                    dropped.append(Dropped(twice, "overprint", lines[at].lines))
                    lines[at] = replace(lines[at], text=text, overprinted=True)
                    changed.append(at)
        where = changed
    return source if len(dropped) == len(source.dropped) else replace(source, lines=tuple(lines), dropped=tuple(dropped))


@dataclass(frozen=True, slots=True)
class _Squeezed:
    """A line without its white space; `gaps` counts the white space before each character, None where there is none at all.

    `run` holds the places of doubled characters that stand in a row as they never do in plain text; `twice` says that the line is all of
    it a double, and so are its neighbours.
    """

    text: str
    gaps: list[int] | None
    run: frozenset[int]
    twice: bool = False


def _squeeze(text: str, lines: Sequence[Line]) -> _Squeezed:
    parts = text.split()
    if len(parts) == 1:
        return _Squeezed(parts[0], None, _run(parts[0], lines))
    gaps = []
    for part, white in zip(parts, ["", *_WHITE.findall(text)], strict=True):
        gaps += [len(white.expandtabs(4)), *[0] * (len(part) - 1)]
    run: set[int] = set()
    at = 0
    for beside in _BESIDE.split(text):
        own = _WHITE.sub("", beside)
        run.update(at + place for place in _run(own, lines))
        at += len(own)
    return _Squeezed("".join(parts), gaps, frozenset(run))


def _run(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """Give the places of doubled characters in a row (技技能能人人).

    A line of nothing but doubles, of five characters and more, is overprinted. An even number may be words that Chinese doubles so
    (说说笑笑打打闹闹), unless they fill a line, or two characters of two such words stand side by side elsewhere (座座谈谈会会纪纪: 谈会).
    """
    if len(set(text)) >= _LEAST_OF_LINE and text[::2] == text[1::2]:
        return frozenset(range(0, len(text), 2))
    out: set[int] = set()
    for match in _PAIRS_IN_A_ROW.finditer(text):
        once = match[0][::2]
        start = len(once) - len(once.lstrip(_DOUBLED_BY_NATURE))
        once = once.strip(_DOUBLED_BY_NATURE)
        words = len(once) % 2 == 0 or not _DOUBLED_VERBS.isdisjoint(once)
        known = any(once[at : at + 2] in line.text for at in range(1, len(once) - 1, 2) for line in lines if match[0] not in line.text)
        fills = len(once) > 4 and 2 * len(once) >= _FILLED * len(text)
        if len(once) < 3 or words and not known and not fills:
            continue
        out.update(range(match.start() + 2 * start, match.start() + 2 * (start + len(once)), 2))
    return frozenset(out)


def _all_twice(rows: list[_Squeezed]) -> list[_Squeezed]:
    """Mark the lines that are doubles as a whole, three or more one after the other: no refrain is sung so."""
    out: list[_Squeezed] = []
    for whole, group in groupby(rows, key=_is_double):
        own = list(group)
        out += [replace(row, twice=True) for row in own] if whole and len(own) >= _REFRAIN else own
    return out


def _is_double(row: _Squeezed) -> bool:
    half = len(row.text) // 2
    return half >= 4 and len(row.text) == 2 * half and row.text[:half] == row.text[half:]


def _stretches(lines: Sequence[Line], where: Sequence[int]) -> Iterator[list[int]]:
    """Give runs of neighbouring lines that may hold doubles: a first look, cheap, that lets no real double pass."""
    stretch: list[int] = []
    for at in where:
        if _is_suspect(lines[at].text):
            if stretch and at != stretch[-1] + 1:
                yield stretch
                stretch = []
            stretch.append(at)
    if stretch:
        yield stretch


def _is_suspect(text: str) -> bool:
    size, distinct = len(text), len(set(text))
    if distinct * 2 <= size + 1:
        return True
    if size - distinct < 4:
        return False
    pairs = set(zip(text, text[1:], strict=False))
    return size - 1 - len(pairs) >= 3 or sum(a == b for a, b in pairs) >= 3


def _read(rows: list[_Squeezed]) -> list[list[_Cut]]:
    """Find the cheapest reading of neighbouring lines; give the cuts of each."""
    plain, over = 0.0, _NEVER
    ways: list[_Way] = []
    stays: list[bool] = []
    for row in rows:
        start = min(plain, over)
        stays.append(over <= start + _ENTER_AT_START)
        ways.append(_walk(row, start, min(over, start + _ENTER_AT_START)))
        plain, over = ways[-1].plain_cost, ways[-1].over_cost
    cuts: list[list[_Cut]] = []
    in_over = over < plain
    for at in range(len(rows) - 1, -1, -1):
        found, starts_over = _back(ways[at], in_over)
        cuts.append(found)
        # A line that starts plain, or enters at its start, may follow either state: the cheaper end of the line before was taken.
        in_over = (starts_over and stays[at]) or (at > 0 and ways[at - 1].over_cost < ways[at - 1].plain_cost)
    return cuts[::-1]


_NEVER = float("inf")
_From = tuple[int, bool, int]
"""Where the cheapest way to a place comes from: the place, whether overprinted there, the number of copies that the step takes."""


@dataclass(frozen=True, slots=True)
class _Way:
    """The cheapest ways through a line to either state at its end."""

    plain_cost: float
    over_cost: float
    plain: list[_From]
    over: list[_From]


def _walk(row: _Squeezed, plain_start: float, over_start: float) -> _Way:
    text = row.text
    size = len(text)
    plain, over = [plain_start], [over_start] + [_NEVER] * size
    from_plain: list[_From] = [(-1, False, 0)]
    from_over: list[_From] = [(-1, True, 0)] * (size + 1)
    following = _next_pairs(text)
    for at in range(size):
        if at and over[at] + _LEAVE_INSIDE < plain[at]:
            plain[at], from_plain[at] = over[at] + _LEAVE_INSIDE, (at, True, 0)
        elif at and plain[at] + _ENTER_INSIDE < over[at]:
            over[at], from_over[at] = plain[at] + _ENTER_INSIDE, (at, False, 0)
        plain.append(plain[at])
        from_plain.append((at, False, 0))
        here = over[at]
        lone = here + (1.0 if text[at] in _PAIRED_BY_NATURE else _PLAIN)
        if lone < over[at + 1]:
            over[at + 1], from_over[at + 1] = lone, (at, True, 0)
        for end, copies, cost in _squares(row, at, following):
            if here + cost < over[end]:
                over[end], from_over[end] = here + cost, (at, True, copies)
    return _Way(plain[size], over[size], from_plain, from_over)


def _squares(row: _Squeezed, at: int, following: list[int]) -> Iterator[tuple[int, int, float]]:
    """Give the doubles (and long triples) that start at a place: where they end, the number of copies, what they cost."""
    text = row.text
    for period in _periods(text, at, following):
        copy = text[at : at + period]
        gain = _gain(copy, row.gaps[at + period] if row.gaps else 0)
        if period == 1 and at in row.run:
            gain = _GAIN_IN_RUN
        elif row.twice and not at and 2 * period == len(text):
            gain = _GAINS[-1]
        if gain < 0:
            continue
        yield at + 2 * period, 2, _RUN - gain
        if gain >= _GAINS[4] and text.startswith(copy, at + 2 * period):
            yield at + 3 * period, 3, _RUN - 1.5 * gain


def _back(way: _Way, in_over: bool) -> tuple[list[_Cut], bool]:
    """Follow a line's cheapest way from its end; give the cuts, and whether it starts overprinted."""
    cuts: list[_Cut] = []
    at = len(way.plain) - 1
    while at:
        origin, was_over, copies = (way.over if in_over else way.plain)[at]
        if copies:
            cuts.append((origin, (at - origin) // copies, copies))
        at, in_over = origin, was_over
    return cuts[::-1], in_over


def _next_pairs(text: str) -> list[int]:
    """Give for each place the next place with the same two characters, or -1."""
    following = [-1] * len(text)
    seen: dict[str, int] = {}
    for at in range(len(text) - 2, -1, -1):
        pair = text[at : at + 2]
        following[at] = seen.get(pair, -1)
        seen[pair] = at
    return following


def _periods(text: str, at: int, following: list[int]) -> Iterator[int]:
    """Give the lengths of the squares that start at a place; of strokes and dots, which come in pairs and rows, only two pairs (…………)."""
    if text[at] in _PAIRED_BY_NATURE:
        if text.startswith(text[at] * 4, at):
            yield 2
        return
    if text.startswith(text[at], at + 1):
        yield 1
    other = following[at]
    for _ in range(_TRIALS):
        period = other - at
        if other < 0 or period > _LONGEST:
            return
        if period > 1 and text.startswith(text[at:other], other):
            yield period
        other = following[other]


@lru_cache(maxsize=4096)
def _gain(copy: str, gap: int) -> float:
    """Say how little a square of this copy is to be expected in plain text; less than 0 forbids it."""
    letters = sum(c.isalpha() and (1.0 if c > "\u2e7f" else 0.5) for c in copy)
    if gap >= _COLUMN_GAP and letters < _COLUMN_LETTERS:
        return -1.0
    if not letters:
        if all(c in _SINGLE_MARKS for c in copy):
            return 3.0 + len(copy) - 1
        return 0.0
    if copy[0] in _CLAUSE or copy[-1] in _CLAUSE:
        return max(0.0, _GAIN_A_LETTER * (letters - 8))
    if copy[0] == "一" and letters <= 4:
        return 2.0
    whole = int(letters)
    return _GAINS[whole] if whole < len(_GAINS) else _GAIN_A_LETTER * whole


def _write_once(text: str, cuts: list[_Cut]) -> tuple[str, str]:
    """Give the text with each cut written once, and the copies taken out."""
    places = [at for at, c in enumerate(text) if not c.isspace()]
    kept, taken, start, lost = [], [], 0, 0
    for at, period, copies in cuts:
        first = places[at + period - 1] + 1
        last = places[at + period * copies - 1] + 1
        own, lost = _in_place(text[start:first], lost)
        kept.append(own)
        taken.append(_WHITE.sub("", text[first:last]))
        start, lost = last, lost + last - first
    kept.append(_in_place(text[start:], lost)[0])
    return "".join(kept).strip(), "".join(taken)


def _in_place(text: str, lost: int) -> tuple[str, int]:
    """Widen the first wide gap by the places lost before it: what stands behind it is a column, and keeps its place."""
    beside = _BESIDE.search(text) if lost else None
    return (text[: beside.end()] + " " * lost + text[beside.end() :], 0) if beside else (text, lost)
