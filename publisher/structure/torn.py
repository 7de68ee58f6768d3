"""Torn lines: one printed line that the extraction wrote as several, for its marks were set narrower or wider than they are.

`pdftotext -raw` parts a justified line wherever two characters stand further apart, or closer, than their widths say: after its commas,
between two brackets. The pieces of a line add up to the measure, which the lines that are whole show. So the lines are parted into printed
lines at the least cost, a piece in mid-sentence being dear and a sum that fills the measure cheap.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from publisher.model import Line
from publisher.patterns import lazy

from .marks import CLOSERS, open_marks
from .pieces import (
    ABSTRACT,
    ENDS,
    INDENT,
    LEAST_LINES,
    LEAST_WIDTH,
    MEETING,
    OPENERS,
    PAUSES,
    SURE,
    UNDER,
    Piece,
    are_torn,
    are_torn_where_marks_meet,
    measures_of,
    pieces_of,
)
from .shapes import BARE_LABEL, DASHED, EDITED_BY

_IN_BRACKETS = re.compile(r"\s*[（(][^（）()]*[）)]\s*$")
_SIGNED = lazy("[（(][\u4e00-\u9fff 　]{2,12}[）)]$")
_ORDINAL = re.compile("[（(][一二三四五六七八九十]{1,3}[）)]")
MOST_PIECES, WIDEST = 12, 60.0
WIDE, SOUGHT = 95, (-2, 13)
"""Of a hundred lines so many are no wider than this one; around it the measure is sought, in halves of a character."""
AROUND, AGAIN_AFTER = 60, 16
"""A measure is taken for a line where so many lines before or after it show it."""
LAST = 14.0
"""A last line is torn before opening marks only where it is no shorter of the measure than this."""
OVER = 0.3
"""How far the sum of a torn line may pass the measure with all its marks squeezed."""
SET_IN, FAR_IN = 1.2, 4.0

COSTS = {
    "single.full": 0.0,
    "single.ended": 0.4,
    "single.open": 1.0,         # a short line in mid-sentence
    "single.never": 3.0,        # it starts with a mark that never starts a line
    "group": 0.1,
    "group.off": 0.15,          # for each character the sum is off the measure
    "group.first": 0.1,         # … less the indent of a first line
    "group.last": 0.4,          # it is not full, but ends a sentence
    "joint.pause": 0.05,
    "joint.stop": 0.25,         # after the end of a sentence
    "joint.stop.opener": 1.2,   # … before an opening mark, in a text that is not torn at all its marks
    "joint.stop.comma": 0.9,    # … where the line after ends with a comma and is no heading
    "joint.stop.bracket": 0.6,  # … before a bracket, which hardly ever starts a paragraph
    "joint.opener": 0.1,
    "joint.closer": 0.5,        # after a closing bracket
    "joint.item": 0.8,          # before an item's number in brackets, which may as well start a line
    "joint.meet": -0.3,         # where two marks meet, in a text whose lines have none inside,
    "joint.meet.stop": 0.3,     # … after the end of a sentence
    "joint.meet.first": 0.8,    # … before what may as well be the first line of a paragraph
    "joint.never": -0.5,        # before a mark that never starts a line
    "piece.mark": 0.5,          # a line torn at its marks is torn at all of them
}


def mend_torn(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Put the pieces of torn lines together; other lines stay as they are. Time grows in proportion to the number of lines."""
    pieces = pieces_of(lines)
    measures = measures_of(pieces)
    wide = sorted(piece.width for piece in pieces)[len(pieces) * WIDE // 100] if pieces else 0.0
    meeting = are_torn_where_marks_meet(pieces)
    torn = are_torn(pieces, max((m for m, _ in measures), default=0.0), wide, meeting=meeting)
    if torn:
        # The lines of a list are no column's.
        measures = [(m, places) for m, places in measures if m >= LEAST_WIDTH * wide]
    cost, starts = _part(pieces, measures, torn, meeting)
    if torn:
        # Where hardly a line is whole, none shows the measure: it is the one that most pieces add up to.
        for half in range(*SOUGHT):
            other = _part(pieces, [(wide + half / 2, list(range(len(pieces))))], torn, meeting)
            cost, starts = min((cost, starts), other)
    out: list[Line] = []
    stop = len(pieces)
    while stop:
        out.append(_joined([piece.line for piece in pieces[starts[stop] : stop]]))
        stop = starts[stop]
    return tuple(out[::-1])


def _part(pieces: Sequence[Piece], measures: Sequence[tuple[float, list[int]]], torn: bool, meeting: bool) -> tuple[float, list[int]]:
    """Part the pieces into printed lines at the least cost: give the cost, and for each end of a line where it starts.

    `torn` says that lines are parted at all their marks, `meeting` that they are where two marks meet.
    """
    best: list[tuple[float, int]] = [(0.0, 0)]
    near: list[float] = []
    for stop in range(1, len(pieces) + 1):
        if stop % AGAIN_AFTER == 1:
            near = [m for m, places in measures if bisect_right(places, stop + AROUND) - bisect_left(places, stop - AROUND) >= LEAST_LINES]
        ways = [(best[stop - 1][0] + _single(pieces, stop - 1, near), stop - 1)]
        start, total, squeeze, joints, loose = stop - 1, pieces[stop - 1].width, pieces[stop - 1].squeeze, 0.0, True
        # Where no line near shows the measure, marks that never start a line tell of a torn one.
        while (near or pieces[start].text[0] in SURE) and start and stop - start < MOST_PIECES:
            joint = _joint(pieces, start, near, torn, meeting)
            if joint is None:
                break
            loose = loose and pieces[start].text[0] in SURE
            start, joints = start - 1, joints + joint
            total, squeeze = total + pieces[start].width, squeeze + pieces[start].squeeze
            if total - squeeze > (WIDEST if loose else max(near)) + OVER:
                break
            cost = _group(pieces, start, stop, total, squeeze, near)
            if cost is not None:
                ways.append((best[start][0] + cost + joints, start))
        best.append(min(ways))
    return best[-1][0], [start for _, start in best]


def _fits(total: float, squeeze: float, measure: float) -> bool:
    return total >= measure - UNDER and total - squeeze <= measure + OVER


def _single(pieces: Sequence[Piece], at: int, near: Sequence[float]) -> float:
    piece = pieces[at]
    if piece.never:
        return COSTS["single.never"]
    if any(_fits(piece.width + indent, piece.squeeze, m) for m in near for indent in (0.0, INDENT)):
        return COSTS["single.full"]
    return COSTS["single.open"] if piece.end in ("none", "comma") else COSTS["single.ended"]


def _in_text(pieces: Sequence[Piece], at: int, near: Sequence[float]) -> bool:
    """Tell whether a line stands within running text: by its own marks, or going on with a full line above."""
    above = pieces[at - 1] if at else None
    own = pieces[at]
    inner = own.inner or own.label or own.end == "comma" or own.never or open_marks(own.line.text) > 0
    if inner or above is None:
        return inner
    full = any(_fits(above.width + indent, above.squeeze, m) for m in near for indent in (0.0, INDENT))
    return full and above.end in ("none", "comma") and above.line.page == pieces[at].line.page


def _is_set_in(pieces: Sequence[Piece], at: int, near: Sequence[float]) -> bool:
    """Tell whether a line in mid-sentence stops short of the measure, the next one beginning with no opening mark: a quotation set in."""
    if at + 1 >= len(pieces) or not near or pieces[at].end not in ("none", "comma") or pieces[at + 1].line.text[:1] in OPENERS:
        return False
    even = min(abs(pieces[at - 1].width + indent - pieces[at].width) for indent in (0.0, INDENT)) <= SET_IN
    return even and pieces[at].width + pieces[at].squeeze + SET_IN < min(near)


def _joint(pieces: Sequence[Piece], at: int, near: Sequence[float], torn: bool, meeting: bool) -> float | None:
    """Give the cost of a piece's having been parted from the one before it, in running text; None where no line is torn.

    Any line is torn before marks that never start one, and before opening marks; a `torn` text after any mark.
    """
    before, after = pieces[at - 1], pieces[at]
    last, first = before.line.text.rstrip()[-1:], after.line.text.lstrip()[:1]
    if not torn and not after.never and first not in OPENERS:
        return None
    if after.line.page != before.line.page or after.line.mark or before.line.mark or after.line.heading or before.line.heading:
        return None
    # What was torn off stands as far in as it stood behind the rest; what begins a paragraph is set in by two.
    behind = first in "“‘《" and after.line.indent >= max(FAR_IN, before.line.indent + before.width / 2)
    if BARE_LABEL.match(before.line.text) or after.line.indent >= SET_IN and not behind:
        return None
    if behind and not after.marked:
        return COSTS["joint.opener"]
    if at > 1 and _SIGNED.match(before.text) and pieces[at - 2].end == "stop" and after.end == "none" and not after.inner:
        return None  # An item ends with its origin, and a title follows.
    subtitle = after.end == "none" and not before.inner and not after.inner
    if DASHED.match(after.text) and (before.end == "stop" or subtitle):
        return None  # One of several points behind dashes, a subtitle below a title that ends with a closing mark.
    if first in OPENERS and _ORDINAL.fullmatch(before.text):
        return COSTS["joint.opener"]
    if after.never:
        return COSTS["joint.never"]
    if meeting and last in MEETING and first in OPENERS and not after.marked and not after.apart:
        begins = before.end == "stop" and any(_fits(after.width + INDENT, after.squeeze, m) for m in near)
        return COSTS["joint.meet.first" if begins else "joint.meet.stop" if before.end == "stop" else "joint.meet"]
    # Two brackets that meet are set closer than their widths.
    if after.marked and first == "（" and before.end in ("semi", "colon", "comma") and not after.label:
        return COSTS["joint.item"]
    if after.marked or after.apart or EDITED_BY.match(after.line.text):
        return None
    if not (first in OPENERS and (last in CLOSERS or before.said) or torn or _in_text(pieces, at - 1, near)):
        return None
    if before.end == "colon" and first == "“" and _is_set_in(pieces, at + 1, near):
        return None
    if first in OPENERS and before.end in ("comma", "none", "colon"):
        return COSTS["joint.opener"]
    if not torn:
        opened = first in OPENERS and before.end == "stop" and not _IN_BRACKETS.match(after.line.text)
        kind = "bracket" if first in "（(" else "comma" if after.end == "comma" else "opener"
        return COSTS["joint.stop." + kind] if opened else None
    inner = COSTS["piece.mark"] * (before.inner + after.inner) / 2
    if last in PAUSES:
        return COSTS["joint.pause"] + inner
    if before.end == "stop":
        return COSTS["joint.stop"] + inner
    return COSTS["joint.closer"] + inner if last in ENDS else COSTS["joint.opener"] if last in OPENERS else None


def _group(pieces: Sequence[Piece], start: int, stop: int, total: float, squeeze: float, near: Sequence[float]) -> float | None:
    """Give the cost of lines start to stop as one printed line without its joints'; None where they do not fill a measure."""
    own = pieces[start:stop]
    cost = COSTS["group"]
    loose = all(piece.never for piece in own[1:])
    offs = [abs(min(0.0, total - m)) * COSTS["group.off"] for m in near if _fits(total, squeeze, m)]
    if start == 0 or pieces[start - 1].end != "comma":
        offs += [abs(min(0.0, total + INDENT - m)) * COSTS["group.off"] + COSTS["group.first"] for m in near
                 if _fits(total + INDENT, squeeze, m)]
    last = own[:-1] if own[-1].line.text.strip() in CLOSERS and len(own) > 2 else own
    if near and not offs and not loose and last[-1].end == "stop" and last[-2].end != "stop" and total > max(near) - LAST:
        said = last[-2].said and last[-1].text[0] in "“‘"
        if said or any(piece.never for piece in pieces[max(0, start - AROUND) : stop + AROUND]):
            offs.append(COSTS["group.last"])
    if own[0].label or _ORDINAL.fullmatch(own[0].text) or own[0].end == "colon" and ABSTRACT.match(own[0].text):
        offs.append(COSTS["group.last"])
    if not offs and not loose:
        return None
    return cost + min(offs, default=0.0)


def _joined(lines: Sequence[Line]) -> Line:
    if len(lines) == 1:
        return lines[0]
    text = "".join(line.text.strip() for line in lines)
    return replace(lines[0], text=text, lines=tuple(span for line in lines for span in line.lines))
