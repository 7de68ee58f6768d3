"""Mastheads of official documents (GB/T 9704—2012).

The common one and that of minutes have a red rule (7.2, 10.3), the letter's has double rules (10.1), an order's has none (10.2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...layout import MM
from ...model import Block
from ...typeset import EM, set_natural
from .compose import Composer
from .ink import Piece, Row, Rule
from .tags import Element

MARK_TOP = 35 * MM
"""From the top of the text area to the top of the issuing body's mark (7.2.4)."""

ORDER_TOP = 20 * MM
"""The same in an order (10.2)."""

RULE_DROP = 4 * MM
"""From the document number down to the red rule (7.2.7), and from a letter's mark to its first double rule (10.1)."""

RED_RULE = 1.2

_MARK_SIZE = 48.0
_NARROWEST = 0.62
_OPENEST = 0.45
_LETTER_TOP = 30 * MM
_LETTER_FOOT = 20 * MM
_LETTER_RULE = 170 * MM
_THICK, _BETWEEN, _THIN = 3.0, 1.5, 1.0


def mark_pieces(composer: Composer, block: Block, element: Element, top: float) -> tuple[tuple[tuple[Element, Piece], ...], float]:
    """Set the issuing body's mark as wide as the text area: condensed where it is long, opened where it is short.

    Gives the pieces and the foot of the mark, in pt from the row's top; `top` is where the mark starts.
    """
    style = composer.layout.style(block)
    lines = [composer.plain(part, style.font) for part in block.text.split()]
    longest = max(m[2].place[-1] / EM for m in lines) or 1.0
    size = min(max(style.size, _MARK_SIZE), composer.width / longest / _NARROWEST)
    squeeze = min(1.0, composer.width / (longest * size))
    pieces = []
    for text, spans, prepared in lines:
        free = composer.width - prepared.place[-1] / EM * size * squeeze
        joints = len(text) - 1
        spread = min(free / joints / size, _OPENEST) if joints > 0 and len(lines) == 1 else 0.0
        line = set_natural(prepared, [(0, len(text))], spread=spread * EM)[0]
        x = (composer.width - line.width * size * squeeze / EM) / 2
        piece = composer.piece((text, spans, prepared), line, replace(style, size=size, leading=size), x, top)
        pieces.append((element, replace(piece, squeeze=round(squeeze * 100, 2))))
        top += size * 1.2
    return tuple(pieces), top - size * 0.2


def letter_head(composer: Composer, blocks: Sequence[Block], element: Element) -> list[Row]:
    """Set a letter's mark 30 mm from the top of the page, and the first red double rule 4 mm under it, the thick line above."""
    page = composer.layout.page
    color = composer.layout.style(blocks[0]).color
    pieces, foot = mark_pieces(composer, blocks[0], element, _LETTER_TOP - page.top * MM)
    x = (page.width * MM - _LETTER_RULE) / 2 - page.left * MM
    drop = foot + RULE_DROP
    rules = (Rule(x, drop, _LETTER_RULE, _THICK, color), Rule(x, drop + _THICK + _BETWEEN, _LETTER_RULE, _THIN, color))
    size = composer.layout.styles["paragraph"].size
    return [Row(drop + _THICK + _BETWEEN + _THIN + size * 7 / 8, pieces, rules, keep=True)]


def letter_number(composer: Composer, blocks: Sequence[Block], element: Element, taken: float) -> list[Row]:
    """Set a letter's number flush right under the rule, ⅞ of a character below, and come back to the grid; `taken` is the head's height."""
    style = replace(composer.layout.style(blocks[0]), align="right", right=0.0, before=0.0, after=0.0)
    rows = composer.text(composer.plain(blocks[0].text, style.font), replace(style, leading=style.size), element)
    foot = taken + sum(row.height for row in rows)
    if rows:
        rows[-1].height += -(-foot // composer.pitch) * composer.pitch - foot
    for row in rows:
        row.keep = True
    return rows


def letter_foot(composer: Composer) -> list[Rule]:
    """Give the second red double rule of a letter's first page, 20 mm above the foot of the page, the thin line above."""
    page = composer.layout.page
    color = composer.layout.styles["masthead"].color
    x = (page.width * MM - _LETTER_RULE) / 2 - page.left * MM
    drop = (page.height - page.top) * MM - _LETTER_FOOT - _THICK
    return [Rule(x, drop, _LETTER_RULE, _THICK, color), Rule(x, drop - _BETWEEN - _THIN, _LETTER_RULE, _THIN, color)]
