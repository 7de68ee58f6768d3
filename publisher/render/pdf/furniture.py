"""What stands outside the text area: page numbers and running heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...layout import MM, Style
from ...typeset import EM, set_natural
from .compose import Composer
from .ink import Rule
from .pages import Sheet


def furnish(composer: Composer, sheets: Sequence[Sheet], title: str) -> None:
    """Give each numbered page its number, and its running head where the layout has one; `composer` sets them across the page.

    Outside numbers stand right on odd and left on even pages, one 字 free (GB/T 9704—2012, 7.5); a vertical book is bound at the right.
    """
    layout = composer.layout
    for index, sheet in enumerate(sheets):
        if not sheet.label:
            continue
        right = (index % 2 == 0) is not layout.page.vertical
        if layout.furniture.page_number != "none" and not sheet.bare:
            _number(composer, sheet, right=right)
        if layout.furniture.running_head != "none" and sheet.label.isdigit() and not sheet.opens:
            _head(composer, sheet, title if layout.furniture.running_head == "title" else sheet.running, right=right)


def _number(composer: Composer, sheet: Sheet, *, right: bool) -> None:
    """Set the page number, the middle of its line `number_drop` mm under the text area; the spaces of its form are half an em wide."""
    furniture = composer.layout.furniture
    size = furniture.number_size
    style = Style(font=furniture.number_font, size=size, leading=size)
    drop = (composer.layout.page.text_height + furniture.number_drop) * MM - size / 2
    pieces, x = [], 0.0
    for part in furniture.number_form.format(sheet.label).split():
        matter = composer.plain(part, furniture.number_font)
        line = set_natural(matter[2], [(0, len(matter[0]))])[0]
        pieces.append(composer.piece(matter, line, style, x, drop))
        x += pieces[-1].width + size / 2
    width = x - size / 2
    free = size if composer.layout.page.lines else 0.0
    left = (composer.width - width) / 2 if furniture.page_number == "centre" else composer.width - width - free if right else free
    sheet.furniture += [replace(piece, x=piece.x + left) for piece in pieces]


def _head(composer: Composer, sheet: Sheet, text: str, *, right: bool) -> None:
    """Set the running head outside over a thin rule, cut to the width with an ellipsis where it is long."""
    style = Style(font="kai", size=9.5, leading=9.5)
    limit = int(composer.width / style.size * EM * 0.8)
    matter = composer.plain(text, "kai")
    if matter[2].place[-1] > limit:
        fits = next(n for n in range(len(matter[0]), 0, -1) if matter[2].place[n] <= limit - 2 * EM)
        matter = composer.plain(matter[0][:fits] + "……", "kai")
    if not matter[0]:
        return
    line = set_natural(matter[2], [(0, len(matter[0]))])[0]
    x = composer.width - line.width * style.size / EM if right else 0.0
    sheet.furniture.append(composer.piece(matter, line, style, x, -23.0))
    sheet.rules.append(Rule(0, -10.5, composer.width, 0.4))
