"""The cover, drawn from the layout: its faces and its colour; a magazine's is full of colour, a document's is paper with a red head."""

from __future__ import annotations

import re

from ...layout import Layout
from ...layout.fonts import FontSet
from ...typeset import EM, Words, balance, prepare
from .book import Book
from .canvas import Canvas
from .style import accent, luminance

_WIDTH, _HEIGHT, _MARGIN = 1200, 1600, 120
_ROOM = _WIDTH - 2 * _MARGIN
_SIZES = (220, 190, 168, 150, 132, 116, 102, 90, 80, 70, 62)
_LONGEST = 120
"""Characters of a title that a cover shows."""

_ISSUE = re.compile(r"(.*\S)\s*((?:19|20)\d\d\s*年.*[期號号])")
"""A magazine's name and the number of the issue, which goes on a line of its own."""


def _role(layout: Layout, name: str) -> str:
    style = layout.styles.get(name, layout.styles["paragraph"])
    return style.font


def _title(canvas: Canvas, title: str, role: str, lexicon: Words) -> tuple[int, list[str]]:
    """Break a title into lines: in the largest size whose lines fill at most a third of the cover and part no word, or the fewest."""
    text = title if len(title) <= _LONGEST else title[:_LONGEST - 1] + "…"
    made = prepare(text, [round(width * EM) for width in canvas.advances(text, role)])
    plans: list[tuple[int, int, list[str]]] = []
    for size in _SIZES:
        cuts = balance(made, int(_ROOM / size * EM), cohesion=lexicon.cohesion)
        if len(cuts) * size > _HEIGHT / 3 and size != _SIZES[-1]:
            continue
        parted = sum(lexicon.cohesion(text, end) > 0.55 for _, end in cuts[:-1])
        if plans and size < 0.8 * -plans[0][1]:
            break
        plans.append((parted, -size, [text[a:b] for a, b in cuts]))
        if not parted:
            break
    _, size, lines = min(plans)
    return -size, lines


def _fit(canvas: Canvas, text: str, role: str, largest: float) -> float:
    """Give the largest size at which a line is no wider than the room for it."""
    return min(largest, _ROOM / max(1.0, sum(canvas.advances(text, role))))


def _line(canvas: Canvas, text: str, y: float, largest: float, role: str, ink: int) -> None:
    if text:
        canvas.text(text, y, _fit(canvas, text, role, largest), role, ink)


def draw(book: Book, layout: Layout, fonts: FontSet, lexicon: Words) -> tuple[bytes, bytes]:
    """Draw the cover of a book.

    Args:
        book: its particulars.
        layout: faces and colour.
        fonts: whose outlines are drawn.
        lexicon: the words of the document, so that the title is not broken inside one.

    Returns:
        The cover as SVG and as PNG, 1200 × 1600 px.
    """
    color = accent(layout)
    full = layout.parts.cover and luminance(color) < 0.3
    canvas = Canvas(_WIDTH, _HEIGHT, color if full else "#fdfcf8", ("#ffffff", "#ffe9c4") if full else ("#1a1a1a", color), fonts)
    role = _role(layout, "title")
    issue = _ISSUE.fullmatch(book.title)
    size, lines = _title(canvas, issue[1] if issue else book.title, role, lexicon)
    pitch = size * 1.35
    top = 760 - pitch * len(lines) / 2
    _line(canvas, book.issuer, 260, 88, _role(layout, "masthead"), 1)
    canvas.bar(_MARGIN, 330, _ROOM, 8, 1)
    canvas.bar(_MARGIN, 346, _ROOM, 2, 1)
    for n, line in enumerate(lines):
        canvas.text(line, top + pitch * n + size, size, role, 0)
    under = issue[2] if issue else "　".join(book.authors)
    _line(canvas, under, top + pitch * len(lines) + 120, 56, _role(layout, "byline"), 0)
    canvas.bar(_MARGIN, 1330, _ROOM, 2, 1)
    date = "" if book.date_text in book.title.replace(" ", "") else book.date_text
    foot = [text for text in (book.document_number, date) if text]
    for n, text in enumerate(foot):
        _line(canvas, text, 1490 - 40 * len(foot) + 80 * n, 50, _role(layout, "docnumber"), 0)
    return canvas.svg(book.cover_text), canvas.png()
