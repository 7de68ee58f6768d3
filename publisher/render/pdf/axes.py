"""From the axes in which pages are composed, along a line and from line to line, to those of the page."""

from __future__ import annotations

from dataclasses import dataclass

from ...layout import MM
from ...layout.layout import Page


@dataclass(frozen=True, slots=True)
class Axes:
    """Where a page is composed: its size in pt, and the corner of the text area in the axes of composition.

    In vertical setting `left` counts from the page's top down and `top` from its right edge to the left.
    """

    width: float
    height: float
    left: float
    top: float
    vertical: bool = False

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Give the place of a point of the text area, counted from the page's bottom left."""
        if self.vertical:
            return self.width - self.top - y, self.height - self.left - x
        return self.left + x, self.height - self.top - y

    def box(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        """Give left, bottom, right and top of a box that starts at a point of the text area."""
        (x0, y0), (x1, y1) = self.point(x, y), self.point(x + width, y + height)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def axes_of(page: Page, index: int, *, vertical: bool) -> Axes:
    """Give the axes of a page of the file, counted from 0: the margin at the back is on the left of right-hand pages, as is the first one.

    A vertical book turns that round.
    """
    width, height = page.width * MM, page.height * MM
    inner, outer = page.left * MM, (page.width - page.left - page.text_width) * MM
    back = outer if page.mirrored and index % 2 else inner
    if vertical:
        return Axes(width, height, page.top * MM, back, vertical=True)
    left = back if not page.vertical else inner + outer - back
    return Axes(width, height, left, page.top * MM)
