"""What stands on a page: lines of text as PDF operators, rules, and the rows that carry them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from ...typeset import Setting
from .faces import Sorts, Typeface
from .tags import Element

WORD_GAP = 90
"""From a tenth of an em on, readers take a gap for a space and an overlap for another line, in thousandths of an em; beyond this the text
is said beside the line. So are wide spaces, at which readers part a line in two."""


def number(value: float) -> str:
    """Write a number for a content stream: at most four decimals, and never an exponent, which PDF does not know."""
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"


ACROSS, UPRIGHT = "0 -1 1 0", "1 0 0 1"
"""How text in a vertical line is turned: lying across it, its top to the right, or upright; as the start of a text matrix."""


class Turn(NamedTuple):
    """A part of a vertical line: how it is turned, where it starts along the line and to the right of its baseline in pt, its operators."""

    matrix: str
    along: float
    right: float
    operators: str


class Shown(NamedTuple):
    """Operators that show text, after what is to be said in its place, or ""; `inner` are its elements inside the line's, outer first.

    A vertical line has `turns` in the place of operators. A `hyphen` at the line's end is furniture: it is no part of the text.
    """

    beside: str
    operators: str
    inner: tuple[Element, ...] = ()
    turns: tuple[Turn, ...] = ()
    hyphen: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text ready to draw: `x` from the row's left and `drop` from its top down to the baseline, in pt.

    `shown` needs `font` set beforehand and leaves the font `last` set. `spread` is the character spacing in pt, `squeeze` the horizontal
    scale in hundredths, `width` the width in pt.
    """

    x: float
    drop: float
    shown: tuple[Shown, ...]
    font: str
    last: str
    size: float
    spread: float = 0.0
    color: str = "#000000"
    squeeze: float = 100.0
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A filled bar: left, top (from the row's top, downwards), width and thickness in pt."""

    x: float
    drop: float
    width: float
    thickness: float
    color: str = "#000000"


@dataclass(slots=True)
class Row:
    """One row of the page's column.

    A piece without an element is furniture. `index` and `count` tell the row's place in its block, for widows and orphans; `keep` binds it
    to the next row. `gap` rows are white space and vanish at the top of a page; `mark` names a place to jump to; `links` are (x, width,
    target, text, element); `running` starts a running head. `again` are the rows of a table's head, drawn again where a page starts with
    this row; `notes` are the footnotes whose marks stand in it. `wide` rows go over all columns; `x` is the left of the row's column.
    `room` is the height in pt that a row which opens a band asks for, else it goes to the next page. `names` are those of people that begin
    in it and are to be listed in an index.
    """

    height: float
    pieces: tuple[tuple[Element | None, Piece], ...] = ()
    rules: tuple[Rule, ...] = ()
    index: int = 0
    count: int = 1
    keep: bool = False
    gap: bool = False
    page_break: bool = False
    room: float = 0.0
    mark: str = ""
    links: tuple[tuple[float, float, str, str, Element], ...] = ()
    running: str = ""
    again: tuple[Row, ...] = ()
    notes: tuple[Foot, ...] = ()
    wide: bool = False
    x: float = 0.0
    names: tuple[str, ...] = ()


@dataclass(eq=False, slots=True)
class Foot:
    """A footnote that stands at the foot of the page.

    Its mark is set before its rows are made; `link` is the mark's element once it has been. `target` names the place of the note.
    """

    mark: str
    rows: list[Row] = field(default_factory=list)
    target: str = ""
    link: Element | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one role in a text: from `start` to `end`, scaled and raised in thousandths of the block's size.

    `inner` are the elements they belong to inside the block's, `foot` is the footnote that they are the mark of.
    """

    start: int
    end: int
    sorts: Sorts
    scale: int = 1000
    rise: int = 0
    inner: tuple[Element, ...] = ()
    foot: Foot | None = None


class Stretch(NamedTuple):
    """Characters of a line in one typeface: from `start` to `end`, counted from the line's start."""

    start: int
    end: int
    typeface: Typeface
    span: Span

    def font(self, size: float) -> str:
        """Give the operand that sets the typeface in the size of a text of `size` pt."""
        return f"/{self.typeface.resource} {number(size * self.span.scale / 1000)}"


def stretches_of(text: str, line: Setting, spans: Sequence[Span]) -> list[Stretch]:
    """Cut a line into stretches of one typeface."""
    found: list[Stretch] = []
    for span in spans:
        start, end = max(span.start, line.start), min(span.end, line.end)
        if start >= end:
            continue
        sorts = span.sorts
        if not sorts.strangers or sorts.strangers.keys().isdisjoint(text[start:end]):
            found.append(Stretch(start - line.start, end - line.start, sorts.own, span))
            continue
        for at in range(start, end):
            home = sorts.home(text[at])
            if found and found[-1].typeface is home and found[-1].span is span:
                found[-1] = found[-1]._replace(end=at + 1 - line.start)
            else:
                found.append(Stretch(at - line.start, at + 1 - line.start, home, span))
    return found


def _aliases(chars: str, stretches: Sequence[Stretch]) -> list[tuple[int, int]]:
    """Give the places of characters whose codes copy back as others; there are none in TrueType outlines."""
    found: list[tuple[int, int]] = []
    for start, end, typeface, _ in stretches:
        if not typeface.has_glyf:
            known = [bool(typeface.codes[c]) and c in typeface.aliases for c in chars[start:end]]
            found += [(start + n, start + n + 1) for n, alias in enumerate(known) if alias]
    return found


def _said(
    chars: str, line: Setting, moves: Mapping[int, float], aliases: Sequence[tuple[int, int]], edges: Collection[int]
) -> list[tuple[int, int]]:
    """Give the stretches whose text has to be said beside them: aliases, wide spaces, gaps and overlaps that would part words.

    A gap at the edge of an element stays a gap: what is said is said for one element.
    """
    if line.spread > WORD_GAP:
        return [(0, len(chars))]
    parted = [(j - 1, j + 1) for j, move in moves.items() if abs(move + line.spread) > WORD_GAP and " " not in chars[j - 1 : j + 1]]
    parted += [(n - 1, min(n + 2, len(chars))) for n, char in enumerate(chars) if n and char == "\u3000"]
    found: list[tuple[int, int]] = []
    for start, end in sorted([pair for pair in parted if not any(pair[0] < edge < pair[1] for edge in edges)] + list(aliases)):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def shown_array(codes: Sequence[str], start: int, end: int, moves: Mapping[int, float]) -> str:
    """Show characters `start` to `end` of a line; a move after the last one is included."""
    parts, at = ["["], start
    for joint in sorted(j for j in moves if start < j <= end):
        parts.append(f"<{''.join(codes[at:joint])}>{-moves[joint]:.0f}")
        at = joint
    if at < end:
        parts.append(f"<{''.join(codes[at:end])}>")
    return "".join(parts) + "]TJ"


def draw(text: str, line: Setting, spans: Sequence[Span], size: float, x: float, drop: float, color: str = "#000000") -> Piece:
    """Turn a line into a piece.

    Args:
        text: the whole text that the line is part of.
        line: the line's setting.
        spans: which role sets which characters of the text.
        size: the size of the text in pt.
        x: where the line starts, from the row's left, in pt.
        drop: from the row's top to the baseline, in pt.
        color: as `#rrggbb`.
    """
    stretches = stretches_of(text, line, spans)
    if not stretches:
        return Piece(x, drop, (), "", "", size)
    chars, moves = text[line.start : line.end], dict(line.moves)
    x -= line.lead * size / 1000
    width = (line.width + line.lead) * size / 1000
    font, spread = stretches[0].font(size), line.spread * size / 1000
    edges = [s.start for s in stretches if s.span.inner] + [s.end for s in stretches if s.span.inner]
    said = _said(chars, line, moves, _aliases(chars, stretches), edges)
    if len(stretches) > 1 or said or stretches[0].span.scale != 1000 or edges or line.hyphen:
        shown, last = _mixed(text, line, stretches, moves, said, size)
        if line.hyphen:
            # Back over the spread that the last letter has moved on by.
            shown = (*shown, Shown("", f"[{number(line.spread)}<{stretches[-1].typeface.codes['-']}>]TJ", hyphen=True))
        return Piece(x, drop, shown, font, last, size, spread, color, width=width)
    codes = stretches[0].typeface.codes
    listed = [codes[c] for c in chars]
    operators = shown_array(listed, 0, len(listed), moves) if moves else f"<{''.join(listed)}>Tj"
    return Piece(x, drop, (Shown("", operators),), font, font, size, spread, color, width=width)


def _mixed(
    text: str, line: Setting, stretches: Sequence[Stretch], moves: Mapping[int, float], said: Sequence[tuple[int, int]], size: float
) -> tuple[tuple[Shown, ...], str]:
    """Show a line of several typefaces or with text said beside it; give what is shown and the font left set."""
    chars = text[line.start : line.end]
    opens, closes = dict(said), {end for _, end in said}
    parts: list[tuple[str, list[str], tuple[Element, ...]]] = [("", [], ())]
    font, rise = stretches[0].font(size), 0
    for start, end, typeface, span in stretches:
        codes = [typeface.codes[c] for c in chars[start:end]]
        scaled = {j - start: m * 1000 / span.scale for j, m in moves.items() if start < j <= end}
        cuts = sorted({start, end, *(c for pair in said for c in pair if start < c < end)})
        for a, b in pairwise(cuts):
            if a in opens:
                parts.append((chars[a : opens[a]], [], span.inner))
            elif a in closes or span.inner != parts[-1][2]:
                parts.append(("", [], span.inner))
            shown = parts[-1][1]
            wanted = f"/{typeface.resource} {number(size * span.scale / 1000)}"
            if wanted != font:
                shown.append(f"{wanted} Tf")
                font = wanted
            if span.rise != rise:
                shown.append(f"{number(span.rise * size / 1000)} Ts")
                rise = span.rise
            shown.append(shown_array(codes, a - start, b - start, scaled))
    if rise:
        parts[-1][1].append("0 Ts")
    return tuple(Shown(beside, " ".join(shown), inner) for beside, shown, inner in parts if shown), font
