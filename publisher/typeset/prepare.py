"""Text and widths made ready for breaking: where lines may end, what gives way, what opens up.

Han characters need no thought: a line may end between any two of them. All that matters happens in the runs of other signs between them;
what such a run does is worked out once and remembered, so that a page costs a few dozen look-ups.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from .marks import CLOSING, DASHES, HANZI, NO_END, NO_START, NUMBER_UNITS, OPENING, POINTS

EM = 1000
HALF = EM // 2
GAP = EM // 4
"""The gap between Chinese and Latin; it may close to half of this."""

PUSH = 400
"""How much of its blank half a mark may give up so that a line takes one character more."""

_SQUARE = "〇"

HYPHEN = EM // 3

SPACE_GIVES = 80
"""How much a word space may close."""

_SIGNS = re.compile(f"[^{HANZI}]+")
_LOOSE_SPACE = re.compile(
    rf"(?<=[{HANZI}])[ \t]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])[ \t]+(?=[{HANZI}])"
    rf"|(?<=[{OPENING}{CLOSING}{POINTS}])[ \t]+|[ \t]+(?=[{CLOSING}{POINTS}{OPENING}])|(?<=[ \t])[ \t]+|^[ \t]+|[ \t]+$"
)
WHITE = " \u3000"
"""Spaces that a line does without at its end."""

_SHORT_NAME = re.compile(rf"(?<![{HANZI}])[{HANZI}]\u3000(?=[{HANZI}](?![{HANZI}]))")
"""A name of two characters with a wide space between them, as names of three have none."""

SOFT_PLACE = re.compile(r"(?<=[/\\_?&=:#])(?=[^/\\_.?&=:@#\s])|(?<=[.@+-])(?=[A-Za-z])|(?<=\b\d{3}-)(?=\d{7})|(?<=\b\d{4}-)(?=\d{7})")
"""After the signs of an address, and after the area code of a telephone number."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What a run of signs does; offsets count joints: joint 0 stands before the run's first character, joint n after its last.

    `giving` has the joint, the character that gives and the most it gives.
    """

    closed: tuple[int, ...]
    shared: tuple[int, ...]
    giving: tuple[tuple[int, int, int], ...]
    rigid: tuple[int, ...]
    gap_before: bool
    gap_after: bool
    figure_last: bool


@dataclass(slots=True)
class Prepared:
    """A text with its running sums, in thousandths of an em. `legal` lists where a line may begin; its last entry is the text's length.

    `squares` are the stretches that take one square together, as short figures do upright in a vertical line. `hyphen` is the width of a
    hyphen; `soft` are the places of `legal` that part a word, with the width of the hyphen that stands there.
    """

    text: str
    raw: list[int]
    after: list[int]
    place: list[int]
    open_joints: list[int]
    give: list[int]
    legal: list[int]
    centred: bool
    squares: tuple[tuple[int, int], ...] = ()
    hyphen: int = 0
    soft: Mapping[int, int] = field(default_factory=dict)


def drop_loose_spaces(text: str) -> tuple[str, list[int]]:
    """Take out the spaces that the layout's own gap stands for; give the text and the positions of the characters taken out."""
    gone: list[int] = []
    if " " not in text and "\t" not in text:
        return text, gone
    for found in _LOOSE_SPACE.finditer(text):
        gone.extend(range(*found.span()))
    return (_LOOSE_SPACE.sub("", text), gone) if gone else (text, gone)


def _kind(char: str) -> str:
    """Give the class of a sign: opening, closing, point, dash, space, Latin (alphabets and half-width signs), or another."""
    if char in OPENING:
        return "O"
    if char in CLOSING:
        return "C"
    if char in POINTS:
        return "P"
    if char in DASHES:
        return "D"
    if char.isspace() and char != "\u3000":
        return "S"
    return "A" if ord(char) < 0x2100 else "W"


def _shares(first: str, second: str, centred: bool) -> bool:
    """Say whether two neighbouring marks share the blank between them."""
    if first == "O":
        return second == "O"
    if first == "C":
        return second in "CPO"
    return first == "P" and not centred and second in "CPO"


def _closed(one: str, two: str, kinds: str, spaced_end: bool) -> bool:
    return kinds == "AA" or two in NO_START or two.isspace() or one in NO_END or spaced_end


@lru_cache(maxsize=8192)
def _signs(run: str, centred: bool) -> Signs:
    kinds = [_kind(c) for c in run]
    closed, shared, rigid = [], [], []
    giving: list[tuple[int, int, int]] = []
    for n, kind in enumerate(kinds):
        if n:
            one, two, pair = run[n - 1], run[n], kinds[n - 1] + kind
            if _closed(one, two, pair, pair[0] == "S" and n > 1 and run[n - 2] in NO_END):
                closed.append(n)
            if _shares(pair[0], pair[1], centred):
                shared.append(n)
            if pair == "AA" or two.isspace() or (pair == "DD" and one == two):
                rigid.append(n)
        if kind == "C" or (kind == "P" and not centred):
            giving.append((n + 1, n, PUSH))
        elif kind == "O":
            giving.append((n, n, PUSH))
        elif kind == "P":
            giving.append((n + 1, n, PUSH // 2))
        elif kind == "S":
            giving.append((n + 1, n, SPACE_GIVES))
    if run[0] in NO_START or kinds[0] == "S":
        closed.append(0)
    if run[-1] in NO_END or (kinds[-1] == "S" and len(run) > 1 and run[-2] in NO_END):
        closed.append(len(run))
    return Signs(tuple(closed), tuple(shared), tuple(giving), tuple(rigid), _joins(run[0]), _joins(run[-1]), run[-1].isdigit())


def _joins(char: str) -> bool:
    """Say whether a Latin character wants the Chinese-Latin gap beside it."""
    return char.isascii() and (char.isalnum() or char in "%$&@#+") or (ord(char) < 0x2000 and char.isalpha())


def prepare(text: str, widths: Sequence[int], *, centred: bool = False, glued: Collection[int] = (), space: int = HALF,
            squares: Sequence[tuple[int, int]] = (), hyphen: int = HYPHEN) -> Prepared:
    """Make a text ready for breaking.

    Args:
        text: the characters of one paragraph, without line breaks.
        widths: the advance of each, in thousandths of an em.
        centred: marks stand in the middle of their square (Taiwan, Hong Kong), so they have no half to share.
        glued: positions before which no line may begin besides those the rules give, as a footnote's mark.
        space: how wide a space between two Chinese characters stands, as between a name and a post.
        squares: stretches that take one square together, like a Chinese character.
        hyphen: the width of a hyphen.
    """
    size = len(text)
    raw = list(widths)
    signs_of = text
    for start, end in squares:
        raw[start:end] = [EM, *[0] * (end - start - 1)]
        signs_of = signs_of[:start] + _SQUARE * (end - start) + signs_of[end:]
    after, give, joints = list(raw), [0] * (size + 1), [1] * (size + 1)
    closed = set(glued)
    for start, end in squares:
        closed.update(range(start + 1, end))
        joints[start : end - 1] = [0] * (end - start - 1)
        if end < size and text[end] in NUMBER_UNITS:
            closed.add(end)
    for found in _SIGNS.finditer(signs_of):
        start, end = found.span()
        if end - start == 1 and text[start] == " " and 0 < start < size - 1:
            after[start] = max(after[start], space)
        signs = _signs(found.group(), centred)
        closed.update(start + n for n in signs.closed)
        for n in signs.shared:
            one, two = text[start + n - 1], start + n
            after[two - 1] -= blank_half(widths[two] if one in OPENING else widths[two - 1])
        for n, mark, most in signs.giving:
            if 0 < start + n < size and n not in signs.shared:
                give[start + n - 1] += most if most == SPACE_GIVES else min(most, blank_half(widths[start + mark]))
        for n in signs.rigid:
            joints[start + n - 1] = 0
        if start and signs.gap_before:
            _gap(start, after, give, joints)
        if end < size:
            if signs.gap_after:
                _gap(end, after, give, joints)
            if signs.figure_last and text[end] in NUMBER_UNITS:
                closed.add(end)
    if "\u3000" in text:
        closed.update(n for n, char in enumerate(text) if char == "\u3000")
        closed.update(found.end() for found in _SHORT_NAME.finditer(text))
    legal = [n for n in range(1, size) if n not in closed] if closed else list(range(1, size))
    legal.append(size)
    return Prepared(text, raw, after, _sums(after), _sums(joints[:size]), _sums(give[:size]), legal, centred, tuple(squares), hyphen)


def _sums(values: list[int]) -> list[int]:
    return list(accumulate(values, initial=0))


def _gap(joint: int, after: list[int], give: list[int], joints: list[int]) -> None:
    after[joint - 1] += GAP
    give[joint - 1] += GAP // 2
    joints[joint - 1] = 0


def blank_half(width: int) -> int:
    """Give the blank half of a mark: what its width has over half an em."""
    return min(HALF, max(0, width - HALF))


def soft_places(text: str, start: int, end: int, *, long: bool, anywhere: bool) -> list[int]:
    """Give where an unbreakable stretch may be parted when there is no other way.

    Args:
        text: the whole text.
        start: where the stretch starts.
        end: where it ends.
        long: the stretch is a long word, so letters may be parted; addresses are parted after their signs in any case.
        anywhere: the stretch is wider than a line, so even a figure has to be parted.
    """
    found = [start + m.start() for m in SOFT_PLACE.finditer(text[start:end]) if m.start()]
    if found or not long:
        return found
    joints = range(start + 1, end)
    found = [n for n in joints if text[n - 1].isalpha() and text[n].isalpha()]
    return found or [n for n in joints if anywhere and text[n] not in NO_START and text[n - 1] not in NO_END]
