"""From chosen breaks to lines that can be drawn: how far each character moves on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .lines import LOOSEST, Cut, choose
from .prepare import Prepared


class Setting(NamedTuple):
    """One line to draw, in thousandths of an em.

    `spread` is added after every character; `moves` are pairs (joint, amount): what is added besides between the character before the joint
    and the one after it, counted from the line's first character. `lead` is what the first mark gives up at the left, so drawing starts
    that much before the line. `width` is from the line's start to the end of its last character, less the blank that a last mark gives up,
    or to the end of its hyphen.
    """

    start: int
    end: int
    lead: int
    spread: float
    moves: tuple[tuple[int, float], ...]
    width: float
    hyphen: bool = False


def _moves(text: Prepared, cut: Cut) -> tuple[float, list[tuple[int, float]]]:
    start, last = cut.start, cut.end - 1
    joints = text.open_joints[last] - text.open_joints[start]
    give = text.give[last] - text.give[start]
    spread, ratio = 0.0, 0.0
    if cut.need > 0 and joints and cut.need <= joints * LOOSEST:
        spread = cut.need / joints
    elif cut.need > 0 and last > start:
        spread, joints = cut.need / (last - start), last - start
    elif cut.need < 0 and give:
        ratio = max(-1.0, cut.need / give)
    if not spread and not ratio and text.after[start:last] == text.raw[start:last]:
        return 0.0, []
    moves = []
    closed = spread and joints < last - start
    for n in range(start, last):
        move: float = text.after[n] - text.raw[n]
        if ratio:
            move += ratio * (text.give[n + 1] - text.give[n])
        if closed and text.open_joints[n + 1] == text.open_joints[n]:
            move -= spread
        if move:
            moves.append((n + 1 - start, move))
    return spread, moves


def set_cut(text: Prepared, cut: Cut, *, spread: float = 0.0) -> Setting:
    """Give the setting of one line; `spread` opens a line that is not justified, as a title."""
    if cut.end == cut.start:
        return Setting(cut.start, cut.end, 0, 0.0, (), 0.0)
    own, moves = _moves(text, cut)
    last = cut.end - 1
    own += spread
    width = sum(text.raw[cut.start : cut.end]) + sum(m for _, m in moves) + own * (last - cut.start) - cut.lead - cut.halved
    width += text.hyphen if cut.hyphen else 0
    return Setting(cut.start, cut.end, cut.lead, own, tuple(moves), width, cut.hyphen)


def set_lines(text: Prepared, first: int, rest: int, *, justified: bool = True) -> list[Setting]:
    """Break a paragraph and set its lines.

    Args:
        text: the text made ready.
        first: measure of the first line, in thousandths of an em.
        rest: measure of the others.
        justified: whether full lines are opened to the measure; else only squeezed where they have to be.
    """
    return [set_cut(text, cut if justified or cut.need <= 0 else cut._replace(need=0)) for cut in choose(text, first, rest)]


def set_natural(text: Prepared, stretches: Sequence[tuple[int, int]], *, spread: float = 0.0) -> list[Setting]:
    """Set given stretches of a text at their natural width, as the lines of a title."""
    return [set_cut(text, Cut(start, end, 0, 0, 0, 0.0), spread=spread) for start, end in stretches]
