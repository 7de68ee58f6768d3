"""Headings of annals and of lives, which have no number: years and their months over what happened, names over who bore them."""

from __future__ import annotations

import re
from itertools import pairwise

from publisher.model import Kind
from publisher.patterns import lazy

from .people import is_name
from .units import Unit

_YEAR = lazy(r"^(?:公元前?)?[\u4e00-\u9fff]{0,4}(?:\d{1,4}|[〇○零元一二三四五六七八九十]{1,5})年(?:[（(][^（）()]{2,12}[）)])?$")
_MONTH = re.compile(r"^(?:\d{1,2}|[一二三四五六七八九十正冬腊闰]{1,2})月(?:\s?(?:\d{1,2}|[一二三四五六七八九十初廿]{1,3})日)?$")
_TABLE = re.compile(r"(?:表|情况|统计|名单|名录|一览)(?:[（(][^（）()]{1,14}[）)])?$")
LEAST_DATES, LEAST_LIVES = 3, 2


def set_chronicle(units: list[Unit]) -> None:
    """Make headings of such lines, a level below the numbered heading over them, months a level below their years."""
    alone = [unit.kind is None and unit.shape in ("display", "head") and len(unit.rows) == 1 and not unit.rows[0].mark for unit in units]
    dates = [i for i, own in enumerate(alone) if own and (_YEAR.match(units[i].text) or _MONTH.match(units[i].text)) and _leads(units, i)]
    lives = [i for i, own in enumerate(alone[:-1]) if own and is_name(units[i].text) and _is_life(units[i], units[i + 1])]
    chosen = set(dates if len(dates) >= LEAST_DATES else ()) | set(lives if len(lives) >= LEAST_LIVES else ())
    years = any(_YEAR.match(units[i].text) for i in chosen)
    over = 0
    for i, unit in enumerate(units):
        mark = unit.rows[0].mark
        if mark and mark.level and unit.shape == "head" and unit.rows[0].in_sequence:
            over = mark.level
        if i in chosen:
            unit.kind, unit.shape = Kind.HEADING, "head"
            unit.level = over + 1 + (years and _MONTH.match(unit.text) is not None)


def _leads(units: list[Unit], i: int) -> bool:
    """Tell whether a date stands over text, or a year over its first month; not one that closes a text."""
    after = units[i + 1] if i + 1 < len(units) else None
    if after is None or i and units[i - 1].shape == "display" and units[i - 1].kind is None and not _YEAR.match(units[i - 1].text):
        return False
    return after.shape == "text" or _MONTH.match(after.text) is not None


def _is_life(unit: Unit, after: Unit) -> bool:
    return after.shape == "text" and after.text.startswith("".join(unit.text.split()))


def set_table_captions(units: list[Unit]) -> None:
    """Make captions of the lines over tables that name them; an attachment's title stays one."""
    for i, (unit, after) in enumerate(pairwise(units)):
        if after.kind is not Kind.TABLE_ROW or unit.kind is not None or unit.shape == "text" or unit.end != "none" or unit.rows[0].mark:
            continue
        if _TABLE.search(unit.text) and len(unit.rows) == 1 and i and units[i - 1].shape == "text" and units[i - 1].end == "stop":
            unit.kind, unit.shape = Kind.CAPTION, "text"
