"""The colophon of an official document (版记, GB/T 9704—2012, 7.4): at the foot of the last page, between rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...layout import MM, Style
from ...model import Block, Kind, printing_line
from .compose import Composer
from .ink import Row, Rule
from .pages import Sheet
from .tags import Element

OUTER = 0.35 * MM
INNER = 0.25 * MM

_HEAD = re.compile(r"\s*[^：:\s]{2,4}[：:]")


def colophon_rows(composer: Composer, blocks: Sequence[Block]) -> list[list[Row]]:
    """Set the parts of a colophon: copies with turned lines after the colon; printing body left and date right on one line."""
    sect = composer.root.kids[-1]
    style = replace(composer.layout.styles.get("cc", composer.layout.styles["paragraph"]), before=0.0, after=0.0, first_indent=0.0)
    parts: list[list[Row]] = []
    printer: list[Row] = []
    for block in blocks:
        element = sect.add("P")
        if block.kind is Kind.CC and (parted := printing_line(block.text)):
            parts.append(_printed(composer, parted, element, replace(style, hanging=0.0)))
            continue
        if block.kind is Kind.CC:
            head = _HEAD.match(block.text)
            hanging = composer.measure(head.group(), style.font) if head else 0.0
            parts.append(composer.block(block, element, replace(style, hanging=hanging)))
            continue
        own = replace(style, hanging=0.0, align="right" if block.kind is Kind.DATE else "left")
        rows = composer.block(block, element, own)
        if block.kind is Kind.DATE and printer and len(rows) == 1 and _beside(printer[-1], rows[0]):
            printer[-1].pieces += rows[0].pieces
        elif block.kind is Kind.DATE:
            parts.append(rows)
        else:
            printer = rows
            parts.append(rows)
    return [part for part in parts if part]


def _printed(composer: Composer, parted: tuple[str, str], element: Element, style: Style) -> list[Row]:
    """Set a printing line: the body left and the date right, below it where the two do not fit on one line (7.4.3)."""
    sides = zip(parted, ("left", "right"), strict=True)
    body, date = (composer.text(composer.plain(text, style.font), replace(style, align=side), element) for text, side in sides)
    if len(date) == 1 and _beside(body[-1], date[0]):
        body[-1].pieces += date[0].pieces
        return body
    return [*body, *date]


def _beside(left: Row, right: Row) -> bool:
    end = left.pieces[-1][1]
    return end.x + end.width + end.size <= right.pieces[0][1].x


def place_colophon(
    sheets: list[Sheet], parts: list[list[Row]], height: float, width: float, body: Row | None, *, ruled: bool = True,
) -> None:
    """Put a colophon at the foot of an article's last page; outer rules 0.35 mm, inner 0.25.

    `body` is the first line of the text. Where that page is full its last block goes with the colophon to a new one, so that no page holds
    a colophon alone.
    """
    if not parts:
        return
    for n, part in enumerate(parts if ruled else ()):
        part[0].rules = (Rule(0, 0, width, INNER if n else OUTER),)
    last = parts[-1][-1]
    last.rules = (*last.rules, Rule(0, last.height - OUTER, width, OUTER)) if ruled else ()
    rows = [row for part in parts for row in part]
    taken = sum(row.height for row in rows)
    used = max((y + row.height for y, row in sheets[-1].rows), default=0.0) if sheets else height
    noted = sum(row.height for _, row in sheets[-1].notes) if sheets else 0.0
    if not sheets or used + noted + taken > height:
        tail = [] if noted or not sheets else _tail(sheets[-1].rows, height - taken, body)
        sheets.append(Sheet(tail))
    sheets[-1].notes = [(y - taken, row) for y, row in sheets[-1].notes]
    y = height - taken
    for row in rows:
        sheets[-1].rows.append((y, row))
        y += row.height


def _tail(rows: list[tuple[float, Row]], room: float, body: Row | None) -> list[tuple[float, Row]]:
    """Take the last block off a page, and what it is bound to; nothing where there is no room for it, or where it is all of the page.

    The first page keeps the first line of the body (7.3.3).
    """
    at = len(rows) - 1
    while at > 0 and (rows[at][1].index or rows[at - 1][1].keep):
        at -= 1
    if at <= 0:
        return []
    top = rows[at][0]
    tail = [(y - top, row) for y, row in rows[at:]]
    if any(row is body for _, row in tail) or tail[-1][0] + tail[-1][1].height > room:
        return []
    del rows[at:]
    return tail
