"""What stands on a page of a finished PDF: lines of glyphs, rules and page number, with places in pt from the page's top left corner."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

ABOVE, BELOW = 0.88, 0.12
"""How far a Chinese character's square goes above and below its baseline, in em. Fonts' own ascents say something else."""

CLOSING = "，。、；：！？”’）》〉】〕」』］｝"

_LEVEL = 0.4
_IDEOGRAPH = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_NUMBER = re.compile(r"([-‐‑–—―─━－−]*)(\d{1,4})([-‐‑–—―─━－−]*)")


def is_ideograph(char: str) -> bool:
    """Say whether a character is a Chinese one."""
    return _IDEOGRAPH.match(char) is not None


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph: left, right and baseline in pt, size in pt, the face's name, and its colour as `color_of` names it."""

    char: str
    x0: float
    x1: float
    y: float
    size: float
    face: str
    color: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A rule across the page: ends, upper and lower edge in pt, colour."""

    x0: float
    x1: float
    top: float
    foot: float
    color: str

    @property
    def thickness(self) -> float:
        """Thickness in pt."""
        return self.foot - self.top


@dataclass(frozen=True, slots=True)
class Line:
    """The glyphs of one baseline from left to right, white space left out; size and face are those of most of them."""

    glyphs: tuple[Glyph, ...]
    text: str
    size: float
    face: str
    y: float

    @classmethod
    def of(cls, glyphs: Iterable[Glyph]) -> Line:
        """Make a line; a glyph printed twice on one spot, to look bold, counts once."""
        row: list[Glyph] = []
        for glyph in sorted(glyphs, key=lambda g: g.x0):
            if not (row and row[-1].char == glyph.char and abs(row[-1].x0 - glyph.x0) < 0.1 * glyph.size):
                row.append(glyph)
        main = [g for g in row if is_ideograph(g.char)] or row
        size = Counter(round(g.size, 2) for g in main).most_common(1)[0][0]
        face = Counter(g.face for g in main).most_common(1)[0][0]
        y = Counter(round(g.y, 2) for g in main).most_common(1)[0][0]
        return cls(tuple(row), "".join(g.char for g in row), size, face, y)

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """Right edge, without the blank half of a closing mark."""
        last = self.glyphs[-1]
        wide = last.x1 - last.x0 > 0.8 * last.size
        return last.x1 - last.size / 2 if wide and last.char in CLOSING else last.x1

    @property
    def top(self) -> float:
        """Upper edge of the characters' squares."""
        return self.y - ABOVE * self.size

    @property
    def foot(self) -> float:
        """Lower edge of the characters' squares."""
        return self.y + BELOW * self.size

    @property
    def parted(self) -> bool:
        """Whether a gap of two characters or more parts the line, as between the cells of a table."""
        return any(b.x0 - a.x1 > 2 * self.size for a, b in zip(self.glyphs, self.glyphs[1:], strict=False))


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page number as it is printed."""

    line: Line
    value: int
    before: str
    after: str


@dataclass(slots=True)
class Page:
    """One page: size in pt, lines from top to bottom, rules, page number; `pictured` where a picture covers it."""

    index: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    number: PageNumber | None = None
    pictured: bool = False


def join_bars(pieces: Iterable[Bar], shortest: float) -> list[Bar]:
    """Join the pieces of rules, as programs draw them cell by cell or twice over; what stays shorter than `shortest` pt is left out."""
    rules: list[Bar] = []
    level: list[Bar] = []
    for piece in sorted(pieces, key=lambda bar: bar.top):
        if level and piece.top - level[0].top > _LEVEL:
            rules += _joined(level)
            level = []
        level.append(piece)
    return [bar for bar in (*rules, *_joined(level)) if bar.x1 - bar.x0 >= shortest]


def _joined(level: list[Bar]) -> Iterable[Bar]:
    joined: list[Bar] = []
    for bar in sorted(level, key=lambda bar: (bar.color, bar.x0)):
        last = joined[-1] if joined else None
        if last and last.color == bar.color and bar.x0 <= last.x1 + 1:
            joined[-1] = Bar(last.x0, max(last.x1, bar.x1), min(last.top, bar.top), max(last.foot, bar.foot), bar.color)
        else:
            joined.append(bar)
    return joined


def compose_page(page: Page, glyphs: Sequence[Glyph]) -> None:
    """Put glyphs, given in the order of drawing, into the page's lines, and take its page number out of them."""
    runs = _runs(glyphs)
    numbers = [(run, found) for run in runs if (found := _NUMBER.fullmatch("".join(g.char for g in run)))]
    dashed = [n for n in numbers if n[1].group(1) and n[1].group(3)]
    chosen = max(dashed, key=lambda n: n[0][0].y) if dashed else _bare_number(numbers, runs)
    if chosen:
        run, found = chosen
        page.number = PageNumber(Line.of(run), int(found.group(2)), found.group(1), found.group(3))
        runs = [r for r in runs if r is not run]
    page.lines = [Line.of(row) for row in _rows([g for run in runs for g in run])]


def _runs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Part glyphs where the pen leaves the baseline, goes back, or jumps more than three characters."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        if last and abs(glyph.y - last.y) < 0.5 and -0.5 * glyph.size < glyph.x0 - last.x1 < 3 * glyph.size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _bare_number(numbers: list[tuple[list[Glyph], re.Match[str]]], runs: list[list[Glyph]]) -> tuple[list[Glyph], re.Match[str]] | None:
    """Give a number without dashes that is the page's last line or its first."""
    edges = {f(run[0].y for run in runs) for f in (min, max)} if len(runs) > 1 else set()
    return next((n for n in sorted(numbers, key=lambda n: -n[0][0].y) if n[0][0].y in edges), None)


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Gather glyphs whose baselines are less than 0.3 em apart."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.y):
        if rows and glyph.y - rows[-1][0].y < 0.3 * min(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows
