"""Lists: entries one under another, lists of people with their posts in two columns, rolls of names side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ...model import Block
from ...typeset import EM, Setting, set_natural
from .compose import Composer, Matter, bound
from .faces import Sorts
from .ink import Row, Span
from .tags import Element

_NAME = re.compile(r"^([^\s，。；：、]{1,12}(?:（[^（）]{1,8}）)?)[ \u3000]+([^\s\d].*)$", re.S)
_WIDEST = 8.0
_APART = 1.5
"""Room between a name and what stands beside it, in em."""
_WHOLE = 6
"""Entries of up to so many lines are kept on one page."""


def is_name_list(blocks: Sequence[Block]) -> bool:
    """Say whether a list is one of people: nearly all entries are a short name, one space, a post.

    The name of a lone entry has two or three characters.
    """
    named = [m for b in blocks if (m := _NAME.match(b.text))]
    if len(blocks) == 1:
        return bool(named) and 2 <= len(named[0][1]) <= 3
    return len(named) >= 0.8 * len(blocks) and median(len(m[1].partition("（")[0]) for m in named) <= 5


def plain_list(composer: Composer, blocks: Sequence[Block], parent: Element) -> list[Row]:
    """Set entries one under another, each in the style of its kind."""
    listed = parent.add("L")
    return [row for block in blocks for row in composer.block(block, listed.add("LI").add("LBody"))]


def roll_width(composer: Composer, blocks: Sequence[Block]) -> float:
    """Give how wide the names of a roll stand, in em: the widest of them, two-character names opened to the width of three."""
    style = composer.layout.style(blocks[0])
    names = [block.text.strip() for block in blocks]
    return max(3.0, *(composer.measure(name, style.font) + (len(name) == 2) for name in names))


def roll(composer: Composer, blocks: Sequence[Block], parent: Element, widest: float) -> list[Row]:
    """Set names side by side in columns of one width, row by row, two-character names opened to the width of three.

    `widest` is the width in em that the columns of all rolls of the article have room for.
    """
    style = composer.layout.style(blocks[0])
    listed = parent.add("L")
    matters = [composer.plain(block.text.strip(), style.font) for block in blocks]
    spreads = [EM if len(matter[0]) == 2 else 0 for matter in matters]
    left = (style.left or style.first_indent) * style.size
    pitch = (widest + _APART) * style.size
    count = max(1, int((composer.width - left + _APART * style.size) / pitch))
    rows: list[Row] = []
    for at, (matter, spread) in enumerate(zip(matters, spreads, strict=True)):
        if at % count == 0:
            rows.append(Row(style.leading))
        setting = set_natural(matter[2], [(0, len(matter[0]))], spread=float(spread))[0]
        piece = composer.piece(matter, setting, style, left + at % count * pitch)
        rows[-1].pieces += ((listed.add("LI").add("LBody"), piece),)
        rows[-1].names += tuple(name for _, name in composer.named(matter[0]))
    return [*composer.gap(style.before), *(bound(rows) if len(rows) <= _WHOLE else rows), *composer.gap(style.after)]


def name_list(composer: Composer, blocks: Sequence[Block], parent: Element) -> list[Row]:
    """Set names in one column, two-character names opened to the width of three, and posts in the other."""
    style = composer.layout.style(blocks[0])
    size = style.size
    listed = parent.add("L")
    left = style.left * size
    sorts = composer.case.sorts("hei")
    names = [m[1] for b in blocks if (m := _NAME.match(b.text))]
    column = min(max(max(3 * EM if len(n) == 2 else sum(sorts[c] for c in n) for n in names) / EM, 3.0), _WIDEST)
    start = left + (column + _APART) * size
    rows: list[Row] = []
    for block in blocks:
        body = listed.add("LI").add("LBody")
        found = _NAME.match(block.text)
        if not found:
            rows += composer.block(block, body)
            continue
        name = composer.plain(found[1], "hei")
        spread = float(EM) if len(found[1]) == 2 else 0.0
        setting = set_natural(name[2], [(0, len(name[0]))], spread=spread)[0]
        head = composer.piece(name, setting, style, left)
        post = composer.plain(found[2], style.font)
        own = replace(style, left=0.0, first_indent=0.0, hanging=0.0, align="justify")
        under = setting.width / EM > column
        made = composer.text(post, own, body, composer.width - start)
        for row in made:
            row.pieces = tuple((e, replace(p, x=p.x + start)) for e, p in row.pieces)
        if under:
            made.insert(0, Row(style.leading, ((body, head),), keep=True))
        elif composer.case.vertical:
            made[0].pieces = ((body, head), *made[0].pieces)
        else:
            line = composer.broken(post, own, composer.width - start)[0][1]
            matter, whole = _one_line(name, setting, post, line, int((column + _APART) * EM), composer.case.sorts(style.font))
            made[0].pieces = ((body, composer.piece(matter, whole, style, left)),)
        made[0].names += tuple(name for _, name in composer.named(name[0]))
        rows += bound(made) if len(made) <= _WHOLE else made
    # On a grid any gap is a whole line.
    apart = composer.gap(0.0 if composer.layout.page.lines else 0.3)
    return [*apart, *rows, *apart]


def _one_line(name: Matter, head: Setting, post: Matter, line: Setting, start: int, sorts: Sorts) -> tuple[Matter, Setting]:
    """Put a name and the first line of a post into one line, wide spaces between them: readers see one line and not two columns.

    `start` is where the post starts, in thousandths of an em; `sorts` set the spaces.
    """
    size = head.end
    count, rest = divmod(int(start - line.lead - head.width), EM)
    moves = dict.fromkeys(range(1, size), head.spread - line.spread)
    for joint, move in head.moves:
        moves[joint] += move
    moves |= dict.fromkeys(range(size, size + count + 1), -line.spread)
    moves[size] += rest
    at = size + count
    moves |= {joint + at: move for joint, move in line.moves}
    spans = [*name[1], Span(size, at, sorts), *(replace(span, start=span.start + at, end=span.end + at) for span in post[1])]
    whole = Setting(0, at + line.end, head.lead, line.spread, tuple((j, m) for j, m in moves.items() if m), start + line.width, line.hyphen)
    return (name[0] + count * "\u3000" + post[0], spans, name[2]), whole
