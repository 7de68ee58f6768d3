"""The grid of a finished document, measured: size and pitch of its text, and the edges of its text area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ..pdf_page import Line, Page, is_ideograph
from .measures import MM

WIDTH, HEIGHT, LINES, CHARACTERS = 156 * MM, 225 * MM, 22, 28
TOP, BINDING = 37 * MM, 28 * MM


@dataclass(frozen=True, slots=True)
class Grid:
    """Size of the text, its pitch across and down, and the text area on odd and even pages, in pt; None where nothing tells.

    `edges` are left and right by the page's parity (1 odd, 0 even); `most` is the number of lines on the fullest page, `filled` the number
    of pages that another follows.
    """

    size: float
    pitch: float | None
    advance: float | None
    edges: dict[int, tuple[float | None, float | None]]
    top: float | None
    foot: float | None
    most: int
    filled: int

    @property
    def step(self) -> float:
        """The pitch of lines, or the standard's."""
        return self.pitch or HEIGHT / LINES

    @property
    def em(self) -> float:
        """One 字: the pitch of characters, or the standard's."""
        return self.advance or WIDTH / CHARACTERS

    @property
    def bottom(self) -> float:
        """The text area's foot: as measured where a page is full, else where the standard has it under the top."""
        if self.foot is not None and (self.most >= LINES or self.filled >= 3):
            return self.foot
        return (TOP if self.top is None else self.top) + HEIGHT

    def sides(self, page: Page) -> tuple[float, float]:
        """Give left and right edge of a page's text area, as measured, else where the standard has them.

        On an even page with too little text, rules as wide as the text area tell whether the binding is at the right, or the place from
        which its lines stand in by whole characters.
        """
        left, right = self.edges[parity(page)]
        if left is None:
            outer = page.width - BINDING - WIDTH
            left = outer if not parity(page) and self._begins_at(page, outer) else BINDING
        return left, left + WIDTH if right is None else right

    def _begins_at(self, page: Page, outer: float) -> bool:
        if page.bars:
            return any(max(abs(bar.x0 - outer), abs(bar.x1 - outer - WIDTH)) < MM for bar in page.bars)

        def off(edge: float) -> float:
            return sum(abs((line.x0 - edge) / self.em - round((line.x0 - edge) / self.em)) for line in page.lines)

        return off(outer) < off(BINDING)

    def is_text(self, line: Line) -> bool:
        """Say whether a line is of the text's size."""
        return abs(line.size - self.size) < 0.4

    def blank_lines(self, gap: float) -> int:
        """Give how many blank lines a gap between two lines' squares makes, in pt. Each has a part of its line free over and under it."""
        return int(gap / self.step + 0.25) if gap > 0 else 0

    def blank_between(self, above: Line, line: Line) -> int:
        """Give how many blank lines stand between two lines. After smaller type, as of notes, the text comes back to the grid."""
        gap = line.top - above.foot
        return int(gap / self.step + 0.05) if above.size < self.size - 1 else self.blank_lines(gap)

    def is_lines(self, gap: float, asked: float, slack: float) -> bool:
        """Say whether a gap is so many lines where one side, a rule or larger type, does not stand on the grid."""
        return asked - slack <= gap / self.step <= asked + slack + 0.25


def parity(page: Page) -> int:
    """Give 1 for an odd page and 0 for an even one, by its printed number, else by its place."""
    return (page.number.value if page.number else page.index) % 2


def measure(pages: Sequence[Page]) -> Grid | None:
    """Measure a document's grid; None where there is no Chinese text."""
    sizes = Counter(round(g.size, 1) for page in pages for line in page.lines for g in line.glyphs if is_ideograph(g.char))
    if not sizes:
        return None
    size = sizes.most_common(1)[0][0]
    rows = {page.index: [line for line in page.lines if abs(line.size - size) < 0.4] for page in pages}
    pitch = _common((b.y - a.y for lines in rows.values() for a, b in pairwise(lines) if 1.1 * size < b.y - a.y < 2.6 * size), 0.1)
    edges = {p: _edges([rows[page.index] for page in pages if parity(page) == p], size) for p in (0, 1)}
    lefts = {page.index: edges[parity(page)][0] for page in pages}
    full = [a for i, lines in rows.items() for a, b in pairwise(lines) if _carried_on(a, b, lefts[i], size)]
    steps = [b.x0 - a.x0 for line in full for a, b in pairwise(line.glyphs) if is_ideograph(a.char) and is_ideograph(b.char)]
    whole = _whole_pages(pages, rows)
    top, foot, most = _height(whole, rows, size, pitch or HEIGHT / LINES)
    return Grid(size, pitch, median(steps) if steps else None, edges, top, foot, most, len(whole))


def _common(values: Iterable[float], step: float) -> float | None:
    """Give the median of the values near the commonest one."""
    found = list(values)
    if not found:
        return None
    common = Counter(round(v / step) for v in found).most_common(1)[0][0] * step
    return median(v for v in found if abs(v - common) <= 5 * step)


_MANY, _LISTED = 3, 12
"""So many lines that begin at one place show the edge of the text area; so many that all begin at one are a list's."""


def _edges(pages: Sequence[Sequence[Line]], size: float) -> tuple[float | None, float | None]:
    """Give the left edge, the leftmost where many lines begin, and the right edge of the lines that the next one carries on."""
    starts = Counter(round(line.x0) for lines in pages for line in lines if is_ideograph(line.text[0]))
    # Where most pages hold lists, all of whose lines are set in, the text's own lines are few.
    many = max(2, min(_MANY, 0.12 * starts.total()))
    left = min((x for x, n in starts.items() if n + starts[x - 1] + starts[x + 1] >= many), default=None)
    if left is None:
        return None, None
    exact = median(line.x0 for lines in pages for line in lines if abs(line.x0 - left) < 1.5)
    ends = [a.x1 for lines in pages for a, b in pairwise(lines) if _carried_on(a, b, exact, size)]
    right = _common(ends, 0.5)
    # Pages of nothing but lists, all of whose lines are set in, do not show the edge.
    listed = right is None and starts.total() >= _LISTED and starts[left] + starts[left - 1] + starts[left + 1] >= 0.9 * starts.total()
    return (None, None) if listed else (exact, right)


def _carried_on(line: Line, after: Line, left: float | None, size: float) -> bool:
    """Say whether a line ends in a character and the next begins flush left: then it is a full line of a paragraph."""
    if left is None or not is_ideograph(line.text[-1]) or line.x1 - left < 0.7 * WIDTH or line.parted:
        return False
    return abs(after.x0 - left) < 0.6 * size and after.y - line.y < 2.6 * size


def _whole_pages(pages: Sequence[Page], rows: dict[int, list[Line]]) -> list[Page]:
    """Give the pages whose text begins on line 1 and goes on to the next page."""
    found = []
    for page, after in pairwise(pages):
        lines, next_lines = rows[page.index], rows[after.index]
        opens = page.lines and lines and page.lines[0] is lines[0] and not lines[0].text.startswith("附件")
        goes_on = next_lines and after.lines[0] is next_lines[0] and not next_lines[0].text.startswith("附件")
        if opens and goes_on and page.index > pages[0].index:
            found.append(page)
    return found


def _height(whole: Sequence[Page], rows: dict[int, list[Line]], size: float, pitch: float) -> tuple[float | None, float | None, int]:
    """Give top and foot of the text area, and the lines of the fullest page.

    Lines stand in the middle of their part of the grid, as word processors do it, or the outer ones touch the area's edges: the reading
    that brings the top nearer to 37 mm is taken.
    """
    if not whole:
        return None, None, 0
    top = median(rows[page.index][0].top for page in whole)
    free = (pitch - size) / 2
    inner = free if abs(top - free - TOP) <= abs(top - TOP) else 0.0
    foot = max(rows[page.index][-1].foot for page in whole)
    most = round((foot - top - size) / pitch) + 1
    return top - inner, foot + inner, most
