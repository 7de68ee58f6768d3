"""Checks of paper, text area, grid, type and colour (clause 5), and of page numbers (7.5)."""

from __future__ import annotations

from collections.abc import Iterator

from ..pdf_page import Line, Page
from .faces import departs
from .grid import BINDING, CHARACTERS, HEIGHT, LINES, WIDTH, parity
from .measures import ASKED, MM, Departure
from .parts import Parts

_PAPER = (210.0, 297.0)
_PITCH_LEAST = HEIGHT / LINES
_PITCH_MOST = (HEIGHT - 16) / (LINES - 1)
_DASHES = "—―─"
_DASH_HEIGHT = 0.38
"""Where a one-字 rule stands over the baseline, in em: in the middle of its square."""


def paper(parts: Parts) -> Iterator[Departure]:
    """Check the paper's size (5.1)."""
    for page in parts.pages:
        size = (page.width / MM, page.height / MM)
        off = max(abs(a - b) for a, b in zip(size, _PAPER, strict=True))
        if off > ASKED["K901"].slack:
            yield Departure("K901", page.index, f"{size[0]:.1f} × {size[1]:.1f} mm", off)


def text_area(parts: Parts) -> Iterator[Departure]:
    """Check margins and text area (5.2.1). On even pages the binding is at the right, or at the left where sheets have one printed side."""
    grid = parts.grid
    if grid.top is not None and not ASKED["K902"].holds(grid.top / MM):
        yield Departure("K902", 0, f"{grid.top / MM:.1f} mm")
    for page in parts.pages:
        left, right = grid.edges[parity(page)]
        if left is None:
            continue
        margins = [left / MM] if parity(page) else [left / MM, (page.width - (left + WIDTH if right is None else right)) / MM]
        if not any(ASKED["K903"].holds(margin) for margin in margins):
            yield Departure("K903", page.index, f"{margins[-1]:.1f} mm", abs(margins[-1] - BINDING / MM))
        if right is not None and abs(right - left - WIDTH) > ASKED["K904"].slack * MM:
            yield Departure("K904", page.index, f"{(right - left) / MM:.1f} mm wide", abs(right - left - WIDTH))
    if grid.top is not None and grid.foot is not None and grid.most >= LINES:
        inner = (grid.most - 1) * grid.step + grid.size
        heights = sorted((grid.foot - grid.top, inner), key=lambda h: abs(h - HEIGHT))
        if abs(heights[0] - HEIGHT) > ASKED["K904"].slack * MM:
            yield Departure("K904", 0, f"{heights[0] / MM:.1f} mm high")


def pitches(parts: Parts) -> Iterator[Departure]:
    """Check the grid: 22 lines of 28 characters (5.2.3). A pitch of 29.61 pt has the outer lines touch the edges of the text area."""
    grid, slack = parts.grid, ASKED["K905"].slack
    if grid.pitch is not None and not _PITCH_LEAST - slack <= grid.pitch <= _PITCH_MOST + slack:
        yield Departure("K905", 0, f"{HEIGHT / grid.pitch:.1f}, {grid.pitch:.2f} pt a line")
    elif grid.most > LINES or (grid.filled >= 3 and grid.most < LINES):
        yield Departure("K905", 0, f"{grid.most} on the fullest page")
    if grid.advance is not None and not ASKED["K906"].holds(grid.advance):
        yield Departure("K906", 0, f"{CHARACTERS * ASKED['K906'].value / grid.advance:.1f}, at {grid.advance:.2f} pt")


def text_type(parts: Parts) -> Iterator[Departure]:
    """Check size and face of the text (5.2.2), the face by the name it has in the file."""
    if not ASKED["K907"].holds(parts.grid.size):
        yield Departure("K907", 0, f"{parts.grid.size:g} pt")
    glyphs: dict[str, int] = {}
    for paragraph in parts.text:
        for row in paragraph.lines:
            glyphs[row.line.face] = glyphs.get(row.line.face, 0) + len(row.line.glyphs)
    if glyphs and departs(main := max(glyphs, key=lambda f: glyphs[f]), "fangsong"):
        yield Departure("K908", 0, main)


def colours(parts: Parts) -> Iterator[Departure]:
    """Check that everything is black but what the masthead has red (5.2.4, 7.2.4, 7.2.7)."""
    red_lines = {id(line) for line in parts.mark}
    red_bars = {id(bar) for bar in (parts.rule, *parts.double_rules) if bar}
    for page in parts.pages:
        marks = [("rule", bar.color) for bar in page.bars if id(bar) not in red_bars]
        numbers = [page.number.line] if page.number else []
        for line in (*page.lines, *numbers):
            if id(line) not in red_lines:
                marks += [(f"'{line.text[:10]}'", color) for color in {g.color for g in line.glyphs}]
        for what, color in sorted(set(marks)):
            if color not in ("black", "white", ""):
                yield Departure("K909", page.index, f"{what} {color}")
    heads = [("mark", line.glyphs[0].color) for line in parts.mark] + [("rule", b.color) for b in (parts.rule, *parts.double_rules) if b]
    for what, color in heads:
        if color not in ("red", ""):
            yield Departure("K920", parts.first, f"{what} {color}")


def page_numbers(parts: Parts) -> Iterator[Departure]:
    """Check page numbers (7.5); a letter's first page shows none (10.1), and pages that are blank or pictures are not asked."""
    before: int | None = None
    for page in parts.pages:
        number = page.number
        if number is None:
            if not (parts.letter and page.index == parts.first):
                yield Departure("K910", page.index, "none")
            continue
        dashes = number.before + number.after
        if len(dashes) != 2 or not set(dashes) <= set(_DASHES):
            yield Departure("K911", page.index, f"'{number.line.text}'")
        elif before is not None and number.value != before + 1:
            yield Departure("K911", page.index, f"{number.value} after {before}")
        before = number.value
        digit = next(g for g in number.line.glyphs if g.char.isdigit())
        if not ASKED["K912"].holds(digit.size) or departs(digit.face, "song"):
            yield Departure("K912", page.index, f"{digit.size:g} pt, {digit.face}")
        yield from _number_place(parts, page, number.line)


def _number_place(parts: Parts, page: Page, line: Line) -> Iterator[Departure]:
    grid = parts.grid
    size = line.glyphs[0].size
    drop = (line.y - _DASH_HEIGHT * size - grid.bottom) / MM
    if not ASKED["K913"].holds(drop):
        yield Departure("K913", page.index, f"{drop:.1f} mm", abs(drop))
    left, right = grid.sides(page)
    free = (right - line.glyphs[-1].x1 if parity(page) else line.x0 - left) / size
    if not ASKED["K914"].holds(free):
        yield Departure("K914", page.index, f"{free:.1f} 字 free at the {'right' if parity(page) else 'left'}", abs(free))
