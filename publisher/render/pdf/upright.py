"""Lines from the top down: Chinese upright in its vertical forms, Latin across the line, short figures upright in one square."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from ...typeset import EM, Prepared, Setting
from .ink import ACROSS, UPRIGHT, WORD_GAP, Piece, Shown, Span, Stretch, Turn, number, shown_array, stretches_of

_FIGURES = re.compile(r"(?<![0-9A-Za-z.,:/%+\-−–])[0-9]{1,2}(?![0-9A-Za-z.,:/%+\-−–‰℃])")
"""Figures of one or two digits that stand by themselves: two digits of half an em fill a square and never pass it."""

_CENTRE = 0.38
"""From the baseline up to the middle of a Chinese character's square, in em."""

_DIGITS = 0.35
"""Half the height of a figure, in em."""


def short_figures(text: str) -> list[tuple[int, int]]:
    """Give the figures of a text that stand upright in one square."""
    return [found.span() for found in _FIGURES.finditer(text)] if re.search("[0-9]", text) else []


@dataclass(frozen=True, slots=True)
class _Line:
    """A line being drawn: where its characters start and what is added after each, in thousandths of an em; its spread, its size in pt."""

    starts: Sequence[float]
    extra: Sequence[float]
    spread: float
    size: float


def draw_down(text: str, line: Setting, spans: Sequence[Span], prepared: Prepared, size: float, x: float, drop: float, color: str) -> Piece:
    """Turn a line into a piece whose `x` runs down the page and whose `drop` runs to the left; arguments as those of `draw`."""
    stretches = stretches_of(text, line, spans)
    if not stretches:
        return Piece(x, drop, (), "", "", size)
    x -= line.lead * size / EM
    moves, count = dict(line.moves), line.end - line.start
    squares = [(a - line.start, b - line.start) for a, b in prepared.squares if line.start <= a and b <= line.end]
    inside = {n for a, b in squares for n in range(a + 1, b)}
    extra = [0.0 if n + 1 in inside else moves.get(n + 1, 0.0) + line.spread for n in range(count)]
    raw = prepared.raw[line.start : line.end]
    starts = list(accumulate((r + e for r, e in zip(raw, extra, strict=True)), initial=0.0))
    drawn = _Line(starts, extra, line.spread, size)
    chars = text[line.start : line.end]
    parts = [part for stretch in stretches for part in _parts(stretch, squares)]
    said = _said(parts, open_wide=line.spread > WORD_GAP)
    cuts = sorted({at for pair in said for at in pair})
    shown: list[Shown] = []
    for part in (piece for whole in parts for piece in whole.cut(cuts)):
        group = next((g for g in said if g[0] <= part.start < g[1]), None)
        turn, inner = _turn(drawn, part, chars), part.stretch.span.inner
        if shown and shown[-1].inner == inner and (part.start != group[0] if group else not shown[-1].beside):
            shown[-1] = shown[-1]._replace(turns=(*shown[-1].turns, turn))
        else:
            shown.append(Shown(chars[slice(*group)] if group else "", "", inner, (turn,)))
    if line.hyphen:
        # After the last letter, which lies across.
        along = (starts[count] - extra[-1]) * size / EM
        hyphen = Turn(ACROSS, along, 0.0, f"<{stretches[-1].typeface.codes['-']}>Tj")
        shown.append(Shown("", "", turns=(hyphen,), hyphen=True))
    first, last = stretches[0].font(size), stretches[-1].font(size)
    width = (line.width + line.lead) * size / EM
    return Piece(x, drop, tuple(shown), first, last, size, -line.spread * size / EM, color, width=width)


class _Part(NamedTuple):
    """A part of a stretch that is drawn in one go: start and end in the line, and whether it is figures in one square."""

    stretch: Stretch
    start: int
    end: int
    square: bool = False

    @property
    def upright(self) -> bool:
        return self.stretch.typeface.vertical and not self.square

    def cut(self, places: Sequence[int]) -> list[_Part]:
        """Cut an upright part at some places; others are never cut."""
        ends = [self.start, *(at for at in places if self.start < at < self.end), self.end] if self.upright else [self.start, self.end]
        return [self._replace(start=a, end=b) for a, b in pairwise(ends)]


def _parts(stretch: Stretch, squares: Sequence[tuple[int, int]]) -> list[_Part]:
    """Part a stretch where figures stand upright in a square."""
    parts, at = [], stretch.start
    for start, end in squares:
        if stretch.start <= start and end <= stretch.end:
            parts += [_Part(stretch, at, start), _Part(stretch, start, end, square=True)]
            at = end
    parts.append(_Part(stretch, at, stretch.end))
    return [part for part in parts if part.start < part.end]


def _said(parts: Sequence[_Part], *, open_wide: bool) -> list[tuple[int, int]]:
    """Give the stretches of a line whose text is said beside them: what lies across or is a figure, with its neighbours in its element.

    Readers take text of two directions for two lines; said with an upright character on either side it stays in its place. In a line that
    is opened wide, where they would see spaces, everything is said.
    """
    found: list[tuple[int, int]] = []
    for n, part in enumerate(parts):
        if open_wide:
            joined = found and n and parts[n - 1].stretch.span.inner == part.stretch.span.inner
            found[-1 if joined else len(found) :] = [(found[-1][0] if joined else part.start, part.end)]
        if part.upright or open_wide:
            continue
        before = parts[n - 1] if n and parts[n - 1].stretch.span.inner == part.stretch.span.inner else part
        after = parts[n + 1] if n + 1 < len(parts) and parts[n + 1].stretch.span.inner == part.stretch.span.inner else part
        start, end = part.start - (before is not part and before.upright), part.end + (after is not part and after.upright)
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _turn(line: _Line, part: _Part, chars: str) -> Turn:
    """Draw one part of a line where it starts."""
    stretch, start, end, square = part
    face, span, size = stretch.typeface, stretch.span, line.size
    own = size * span.scale / EM
    codes = [face.codes[c] for c in chars[start:end]]
    at, centre, font = line.starts[start] * size / EM, _CENTRE * size, f"{stretch.font(size)} Tf "
    joints = {j: line.extra[start + j - 1] * EM / span.scale for j in range(1, end - start)}
    spread = line.spread * EM / span.scale
    # The character spacing set for a piece opens vertical faces, for which it counts downwards; what lies across takes it back.
    if part.upright:
        moves = {j: spread - extra for j, extra in joints.items() if extra != spread}
        raised = (size - own) / 2 if span.rise else 0.0
        return Turn(UPRIGHT, at, centre + raised, font + shown_array(codes, 0, len(codes), moves))
    moves = {j: extra + spread for j, extra in joints.items() if extra + spread}
    if not square:
        return Turn(ACROSS, at, span.rise * size / EM, font + shown_array(codes, 0, len(codes), moves))
    natural = sum(span.sorts[c] for c in chars[start:end]) * own / EM
    squeeze = min(1.0, size / natural)
    operators = shown_array(codes, 0, len(codes), moves)
    if squeeze < 1:
        operators = f"{number(squeeze * 100)} Tz {operators} 100 Tz"
    return Turn(UPRIGHT, at + size / 2 + _DIGITS * own, centre - natural * squeeze / 2, font + operators)
