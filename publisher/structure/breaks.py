"""What a line's break says: the room that was left at its end, before what stands at the head of the next."""

from __future__ import annotations

import re
from itertools import pairwise

from publisher.patterns import lazy

from .costs import COSTS as c
from .rows import FREE, Row
from .shapes import BULLET, ORIGIN_LINE

ROOM, EXACT = 0.6, 0.2
"""With less room than this, in characters, a line is full; the less where the text's lines keep to their measure."""
LEAST_LINES, MOST_LOOSE, AROUND = 25, 0.04, 3
_OFFICES = lazy(r"^[\u4e00-\u9fff、（）()　 ]+$")
_ASCII = re.compile(r"[!-~]")
FULL_ITEM = 2.0
NARROW = 18.0
"""In a column narrower than this, in characters, the lines of titles come nearer to the measure."""
TURNED = 0.45
"""A heading whose lines were made even fills more than this share of the first one."""
SET_LARGE = 0.85
"""A line of a heading, in larger type than the text, fills no more than this share of the measure."""


LONG_LINE = 12.0
_DATE_CUT, _DATE_ON = re.compile(r"(?:\d\s?[年月]|[自于从至到])$"), re.compile(r"^\d{1,4}\s?[年月日]")
_NUMBER_CUT = re.compile(r"\d-$")


def cuts_date(before: Row, row: Row) -> bool:
    """Tell whether a line's end cuts a date or a telephone number, of which the next line has the rest."""
    if before.width < LONG_LINE or before.unmarked:
        return False
    if not row.text[0].isdigit():
        return row.text[0] in "年月日" and before.text[-1].isdigit()
    cut = _DATE_CUT.search(before.text) and _DATE_ON.match(row.text)
    return bool(cut or _NUMBER_CUT.search(before.text))


def free(before: Row) -> float:
    """Give what it costs to go on from a line of text that is not broken into lines."""
    cost = c["join.free.stop"] if before.end in ("stop", "semi") else c["join.free"]
    if before.run_in:
        return cost - 1.0
    return cost + c["join.free.short"] if before.width < 45 else cost


def set_spare(rows: list[Row]) -> None:
    """Set how much room a full line may have: hardly any where lines of Chinese characters alone keep to their measure.

    Near a line in mid-sentence that does not, the measure may be another.
    """
    pure = [row.measure < FREE and not _ASCII.search(row.text) for row in rows]
    full, loose = 0, []
    for i, (row, after) in enumerate(pairwise(rows)):
        inner = row.end == "none" and not row.unmarked and i > 0 and rows[i - 1].end != "stop"
        if pure[i] and inner and after.page == row.page:
            room = row.measure - row.width - after.unit
            full += -1.0 < room <= EXACT
            if EXACT < room <= ROOM:
                loose.append(i)
    if full < LEAST_LINES or len(loose) > MOST_LOOSE * full:
        return
    near = {k for i in loose for k in range(i - AROUND, i + AROUND + 1)}
    for i, row in enumerate(rows):
        if pure[i] and i not in near:
            row.spare = EXACT


def broken(before: Row, row: Row, room: float) -> float:
    """Give what it costs that a line was broken before what stands at the head of the next, with so much room left."""
    if room > ROOM:
        cost = min(c["join.room.most"], c["join.room"] + (room - ROOM) * c["join.room.each"])
        return cost + c["join.stop.room"] if before.end == "stop" else cost
    if room > before.spare:
        return c["join.stop.exact"] if before.end == "stop" else c["join.room.exact"]
    if before.end != "stop":
        return 0.0
    if before.page != row.page:
        return c["join.stop.page"]
    return c["join.origin"] if ORIGIN_LINE.match(row.text) and not row.starts else c["join.stop"]


def turned(before: Row, row: Row, *, loose: bool) -> float:
    """Give back what `broken` costs where a heading's line was turned by sense, since the two did not fit on one.

    `loose` says that the second line has room to spare.
    """
    room = before.measure - before.width - row.unit
    if room <= ROOM or before.measure >= FREE or before.width + row.width <= before.measure or row.run_in:
        return 0.0
    uneven = before.mark is not None and row.width < SET_LARGE * row.measure
    even = before.end == "none" and loose and (before.width > TURNED * row.measure or uneven)
    cost = c["head.turned.comma"] if before.end == "comma" else c["head.turned"] if even else 20.0
    return min(0.0, cost - broken(before, row, room))


def width_cost(row: Row) -> float:
    """Give what a line's width says against its being a display line."""
    if row.measure >= FREE:
        return c["display.short"] if row.width < 40 else c["display.like-text"]
    if row.tight > row.measure + 1.5:
        return c["display.wide"]
    # In a narrow column a title comes nearer to the measure.
    scale = min(1.0, row.measure / NARROW)
    likeness = min(1.0, max(0.0, (row.width - row.measure) / (6 * scale) + 1.5))
    return c["display.short"] + likeness * (c["display.like-text"] - c["display.short"])


def goes_on_in_brackets(before: Row, row: Row) -> bool:
    """Tell whether a line in brackets stands below a full line in mid-sentence: "温立本|（市消防救援支队）"."""
    full = before.measure < FREE and before.measure - before.width - row.unit <= ROOM and before.end in ("none", "comma")
    return full and row.text[0] in "（(" and before.page == row.page


def is_item(row: Row, after: Row) -> bool:
    """Tell whether a line behind an ornament is an item that goes on, and nobody's byline: it fills its line, or the next is shorter."""
    return BULLET.match(row.text) is not None and row.width > min(row.measure - FULL_ITEM, after.width)


def announces(row: Row, after: Row) -> bool:
    """Tell whether what is said does not follow a line that ends with a verb of saying."""
    return after.text[0] not in "要了的过“"


def addresses(row: Row, after: Row) -> bool:
    """Tell whether a full line names offices, of which the next one has the last: recipients on two lines."""
    full = row.measure < FREE and row.width > row.measure - 1 - after.unit
    return full and row.end == "none" and "、" in row.text and _OFFICES.match(row.text) is not None
