"""Quotation marks: “ ” ‘ ’ to 「 」 『 』 by nesting, and back; wrong and unpaired marks by position and the cheapest reading.

GB/T 15834—2011 §4.8 sets “ ” outside and ‘ ’ inside; Taiwan and Hong Kong set 「 」 outside and 『 』 inside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .spans import Span

_MARK = re.compile("[“”‘’「」『』\"'＂＇]")
_LATIN = re.compile(r"[A-Za-z0-9À-ɏ]")
_LETTERS = re.compile(r"[A-Za-zÀ-ɏ]")
_ELISION = re.compile(r"[’'‘]\d0s|[’'‘](?:n|em|til|tis|twas|cause)\b", re.IGNORECASE)
_MORE_LATIN = re.compile(r" ?[A-Za-zÀ-ɏ][A-Za-z0-9À-ɏ &.,!?-]*’")
_SENTENCE = re.compile(r"[A-Za-z]+(?:['’][a-z]+)? [A-Za-z'’]+ [A-Za-z]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LATIN_BEFORE, _LATIN_BEHIND = re.compile("[A-Za-zÀ-ɏ] "), re.compile(" [A-Za-zÀ-ɏ]")
_KIND = {m: kind for kind, marks in (("d", "“”「」\"＂"), ("s", "‘’『』'＇")) for m in marks}
_OPENS = frozenset("“‘「『")
_STRAIGHT = frozenset("\"'＂＇")
_BEFORE_OPENING = frozenset("（(《〈【〔[：:，,、；;。！？!?—…\t\n ")
_AFTER_CLOSING = frozenset("，。、；：！？,.;:!?）)》〉】〕]…\t\n ")
_CORNERS, _CURLY = ("「」", "『』"), ("“”", "‘’")
_DEEPEST = 3
_STRAY = "?"

State = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quotes:
    """What became of a paragraph's marks: their spans, the offsets of doubtful ones, and the quotations still open at its end."""

    spans: tuple[Span, ...]
    doubts: tuple[int, ...] = ()
    open: State = ()
    goes_on: bool = False
    """Whether the paragraph goes on with a quotation that the one before left open, or begins with one."""


def convert_quotes(text: str, *, corners: bool, carried: State = ()) -> Quotes:
    """Convert a paragraph's quotation marks; `carried` is what the paragraph before left open."""
    marks = _marks_of(text)
    # A paragraph in a Western language keeps the marks of that language.
    if not marks or (corners and not carried and _SENTENCE.search(text) and not _HAN.search(text)):
        return Quotes(())
    plain = None if carried else _well_formed(text, marks)
    if plain is not None:
        return Quotes(_spans(marks, plain, corners))
    depths, end, doubts = _cheapest(text, marks, carried)
    goes_on = bool(carried) and (depths[0] < 0 or not text[: marks[0][0]].strip())
    return Quotes(_spans(marks, depths, corners), tuple(doubts), end, goes_on)


def convert_lines(text: str, *, corners: bool, carried: State = ()) -> Quotes:
    """Convert the marks of a text whose lines are paragraphs; `goes_on` and `open` are those of its first and last line."""
    if "\n" not in text:
        return convert_quotes(text, corners=corners, carried=carried)
    spans: list[Span] = []
    doubts: list[int] = []
    at = 0
    for line in text.split("\n"):
        if _MARK.search(line):
            quotes = convert_quotes(line, corners=corners, carried=carried)
            spans += (Span(span.start + at, span.end + at, span.text) for span in quotes.spans)
            doubts += (i + at for i in quotes.doubts)
            carried = quotes.open
        at += len(line) + 1
    return Quotes(tuple(spans), tuple(doubts), carried)


def _marks_of(text: str) -> list[tuple[int, str]]:
    """Find the marks that quote: apostrophes, feet and inches, and straight marks within Latin text are none."""
    found = []
    for m in _MARK.finditer(text):
        i, mark = m.start(), m[0]
        before, after = text[i - 1 : i], text[i + 1 : i + 2]
        if mark in "‘’'" and _is_apostrophe(text, i, mark, before, after):
            continue
        if mark == '"' and before.isdigit() and not _HAN.match(after):
            continue
        found.append((i, mark))
    if any(mark in _STRAIGHT for _, mark in found):
        found = _without_latin_pairs(text, found)
    return _without_latin_quotations(text, found)


def _is_apostrophe(text: str, i: int, mark: str, before: str, after: str) -> bool:
    """Say whether a single mark stands for letters left out, or for a genitive: It’s, It‘s, Guns N’ Roses, the ’90s."""
    if _LETTERS.match(before) and _LETTERS.match(after):
        return True
    if not _LATIN.match(before) and _ELISION.match(text, i):
        return mark != "‘" or "’" not in text[i + 1 :]
    if mark == "‘" or not _LATIN.match(before):
        return False
    opened = text.rfind("‘", 0, i)
    if opened < 0 or _LATIN.match(after) or mark == "'":
        return True
    # Within a quotation in Latin letters the last mark closes it.
    return not _HAN.search(text, opened, i) and _MORE_LATIN.match(text, i + 1) is not None


def _without_latin_pairs(text: str, found: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Leave out pairs of straight marks with no Chinese in or directly round them: they belong to Latin text or code."""
    out, k = [], 0
    while k < len(found):
        i, mark = found[k]
        if mark in _STRAIGHT and k + 1 < len(found) and found[k + 1][1] == mark:
            j = found[k + 1][0]
            if not _HAN.search(text, max(0, i - 1), j + 2):
                k += 2
                continue
        out.append(found[k])
        k += 1
    return out


def _without_latin_quotations(text: str, found: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Leave out pairs of marks that quote Latin words within Latin words: Robert “Bob” Miller."""
    out, k = [], 0
    while k < len(found):
        i, mark = found[k]
        j = found[k + 1][0] if k + 1 < len(found) else i
        paired = mark == "“" and j > i > 1 and found[k + 1][1] == "”"
        if paired and _LATIN_BEFORE.match(text, i - 2) and _LATIN_BEHIND.match(text, j + 1) and not _HAN.search(text, i, j):
            k += 2
        else:
            out.append(found[k])
            k += 1
    return out


def _well_formed(text: str, marks: list[tuple[int, str]]) -> list[int] | None:
    """Give each mark's depth (negative for a closing one) where every pair is right as written, else None."""
    stack: list[str] = []
    depths = []
    for i, mark in marks:
        kind = _KIND[mark]
        if mark in _STRAIGHT:
            return None
        if mark in _OPENS:
            if (stack and stack[-1] == kind) or text[i + 1 : i + 2] in ("", "，", "。", "、"):
                return None
            stack.append(kind)
            depths.append(len(stack))
        else:
            if not stack or stack[-1] != kind:
                return None
            depths.append(-len(stack))
            stack.pop()
    return None if stack else depths


def _spans(marks: list[tuple[int, str]], depths: list[int], corners: bool) -> tuple[Span, ...]:
    pairs = _CORNERS if corners else _CURLY
    return tuple(Span(i, i + 1, pairs[(abs(d) - 1) % 2][d < 0]) for (i, _), d in zip(marks, depths, strict=True) if d)


def _cheapest(text: str, marks: list[tuple[int, str]], carried: State) -> tuple[list[int], State, list[int]]:
    """Read every mark as opening, closing or stray so that the whole costs least (Viterbi over the open quotations)."""
    costs: dict[State, float] = {(): 0.6 if carried else 0.0}
    if carried:
        costs[carried] = 0.0
    steps: list[dict[State, tuple[State, int]]] = []
    for i, mark in marks:
        next_costs: dict[State, float] = {}
        step: dict[State, tuple[State, int]] = {}
        for state, cost in costs.items():
            for after, extra, depth in _readings(text, i, mark, state):
                if after not in next_costs or cost + extra < next_costs[after]:
                    next_costs[after], step[after] = cost + extra, (state, depth)
        costs = next_costs
        steps.append(step)
    # An open quotation at the end is dear, unless the paragraph began with it and the next may go on.
    head = not text[: marks[0][0]].strip()
    end = min(costs, key=lambda state: (costs[state] + len(state) * (0.4 if head or carried else 1.2), state))
    chosen: list[int] = []
    state = end
    for step in reversed(steps):
        state, depth = step[state]
        chosen.append(depth)
    chosen.reverse()
    return chosen, end, _doubts(marks, chosen, carried, end, head)


def _doubts(marks: list[tuple[int, str]], depths: list[int], carried: State, end: State, head: bool) -> list[int]:
    """Give the marks that were read against their shape, or have no partner."""
    doubts, level = [], len(carried)
    for (i, mark), depth in zip(marks, depths, strict=True):
        against = mark not in _STRAIGHT and (mark in _OPENS) != (depth > 0)
        if not depth or against or (depth < 0 and level == 0):
            doubts.append(i)
        level = depth if depth > 0 else max(-depth - 1, 0) if depth else level
    if end and not doubts and not head and not carried:
        doubts.append(marks[-1][0])
    return doubts


def _readings(text: str, i: int, mark: str, state: State) -> list[tuple[State, float, int]]:
    """Give the ways to read a mark in a state: the state after it, what the reading costs, and the mark's depth."""
    kind, straight = _KIND[mark], mark in _STRAIGHT
    before, after = text[i - 1 : i] if i else "", text[i + 1 : i + 2]
    flip = 0.0 if straight else 1.0
    opening = (flip if mark not in _OPENS else 0.0) + _misplaced_opening(before, after)
    closing = (flip if mark in _OPENS else 0.0) + _misplaced_closing(before, after)
    ways: list[tuple[State, float, int]] = [(state, 3.0, 0)]
    if _KIND.get(after) == kind:
        opening += 1.6  # An opening mark right before a mark of its kind would quote nothing.
    if len(state) < _DEEPEST:
        ways.append(((*state, kind), opening + (0.7 if state and state[-1] == kind else 0.0), len(state) + 1))
    if state and state[-1] == kind:
        ways.append((state[:-1], closing, -len(state)))
    elif state:
        ways.append((state[:-1], closing + 1.1, -len(state)))
    else:
        ways.append((state, closing + 2.0, -1))
    return ways


def _misplaced_opening(before: str, after: str) -> float:
    if after == "" or after in _AFTER_CLOSING:
        return 1.5
    return 0.0 if before == "" or before in _BEFORE_OPENING or before in _OPENS else 0.1


def _misplaced_closing(before: str, after: str) -> float:
    if before == "" or before in "（(《〈【〔[：:\t\n":
        return 1.5
    return 0.0 if after == "" or after in _AFTER_CLOSING or before in "。！？…" else 0.1
