"""The cover, drawn from the layout: its faces and its colour; a magazine's is full of colour, a document's is paper with a red head."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...layout import Layout
from ...layout.fonts import FontSet
from ...typeset import EM, Words, balance, prepare
from .book import Book
from .canvas import Canvas
from .style import accent, luminance

_WIDTH, _HEIGHT, _MARGIN = 1200, 1600, 120
_ROOM, _FALL = _WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN
_SIZES = (220, 190, 168, 150, 132, 116, 102, 90, 80, 70, 62)
_LONGEST = 120
"""Characters of a title that a cover shows."""

_ISSUE = re.compile(r"(.*\S)\s*((?:(?:19|20)\d\d\s*年.*|第\s*\d+\s*)[期号號])")
"""A magazine's name and the number of the issue, which goes on a line of its own."""


class _Said(NamedTuple):
    """What a cover says."""

    title: str
    under: str
    issuer: str
    foot: list[str]


def _role(layout: Layout, name: str) -> str:
    style = layout.styles.get(name, layout.styles["paragraph"])
    return style.font


def _title(canvas: Canvas, title: str, role: str, lexicon: Words, room: int, depth: float, direction: str) -> tuple[int, list[str]]:
    """Break a title into lines: in the largest size whose lines part no word, or the fewest: `room` px long, `depth` px deep in all."""
    text = title if len(title) <= _LONGEST else title[:_LONGEST - 1] + "…"
    made = prepare(text, [round(width * EM) for width in canvas.advances(text, role, direction)])
    plans: list[tuple[int, int, list[str]]] = []
    for size in _SIZES:
        cuts = balance(made, int(room / size * EM), cohesion=lexicon.cohesion)
        if len(cuts) * size > depth and size != _SIZES[-1]:
            continue
        parted = sum(lexicon.cohesion(text, end) > 0.55 for _, end in cuts[:-1])
        if plans and size < 0.8 * -plans[0][1]:
            break
        plans.append((parted, -size, [text[a:b] for a, b in cuts]))
        if not parted:
            break
    _, size, lines = min(plans)
    return -size, lines


def _line(canvas: Canvas, text: str, y: float, largest: float, role: str, ink: int) -> None:
    """Draw a line across, no larger than the room for it lets it be."""
    if text:
        canvas.text(text, y, min(largest, _ROOM / max(1.0, sum(canvas.advances(text, role)))), role, ink)


def _column(canvas: Canvas, text: str, x: float, largest: float, role: str, ink: int, *, foot: bool = False) -> None:
    """Draw a line from the top down, at the head of the cover or at its foot."""
    length = sum(canvas.advances(text, role, "ttb"))
    size = min(largest, _FALL / max(1.0, length))
    canvas.column(text, x, _HEIGHT - _MARGIN - length * size if foot else _MARGIN, size, role, ink)


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
    issue = _ISSUE.fullmatch(book.title)
    date = "" if book.date_text in book.title.replace(" ", "") else book.date_text
    said = _Said(issue[1] if issue else book.title, issue[2] if issue else "　".join(book.authors), book.issuer,
                 [text for text in (book.document_number, date) if text])
    (_down if layout.page.vertical else _across)(canvas, said, layout, lexicon)
    return canvas.svg(book.cover_text), canvas.png()


def _across(canvas: Canvas, said: _Said, layout: Layout, lexicon: Words) -> None:
    """Set a cover line under line: who issues, a double rule, the title, a rule, number and date."""
    role = _role(layout, "title")
    size, lines = _title(canvas, said.title, role, lexicon, _ROOM, _HEIGHT / 3, "ltr")
    pitch = size * 1.35
    top = 760 - pitch * len(lines) / 2
    _line(canvas, said.issuer, 260, 88, _role(layout, "masthead"), 1)
    canvas.bar(_MARGIN, 330, _ROOM, 8, 1)
    canvas.bar(_MARGIN, 346, _ROOM, 2, 1)
    for n, line in enumerate(lines):
        canvas.text(line, top + pitch * n + size, size, role, 0)
    _line(canvas, said.under, top + pitch * len(lines) + 120, 56, _role(layout, "byline"), 0)
    canvas.bar(_MARGIN, 1330, _ROOM, 2, 1)
    for n, text in enumerate(said.foot):
        _line(canvas, text, 1490 - 40 * len(said.foot) + 80 * n, 50, _role(layout, "docnumber"), 0)


def _down(canvas: Canvas, said: _Said, layout: Layout, lexicon: Words) -> None:
    """Set a cover column beside column, from the right: the same things in the same order."""
    role = _role(layout, "title")
    size, lines = _title(canvas, said.title, role, lexicon, _FALL, _WIDTH / 3, "ttb")
    pitch = size * 1.35
    middle = 600 + pitch * (len(lines) - 1) / 2
    _column(canvas, said.issuer, 1030, 80, _role(layout, "masthead"), 1)
    canvas.bar(924, _MARGIN, 8, _FALL, 1)
    canvas.bar(914, _MARGIN, 2, _FALL, 1)
    for n, line in enumerate(lines):
        canvas.column(line, middle - pitch * n, _MARGIN, size, role, 0)
    _column(canvas, said.under, 330, 54, _role(layout, "byline"), 0, foot=True)
    canvas.bar(266, _MARGIN, 2, _FALL, 1)
    for n, text in enumerate(said.foot):
        _column(canvas, text, 200 - 80 * n, 48, _role(layout, "docnumber"), 0, foot=True)
