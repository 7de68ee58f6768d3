"""What opens minutes and bulletins over the title: the name, the number of the issue, who gives it out and when, and what it holds."""

from __future__ import annotations

import re
from itertools import count

from publisher.model import Kind
from publisher.patterns import lazy

from . import shapes
from .heads import merge
from .units import Unit

_HAN = "\u4e00-\u9fff"
_COUNT = r"[\d一二三四五六七八九十百〇○]{1,5}"
_TOTAL = rf"[（(]?\s?总第\s?{_COUNT}\s?期\s?[）)]?"
_NUMBER = lazy(
    rf"^[（(]?(?:(?:19|20)\d{{2}}\s?年?\s?)?第\s?{_COUNT}\s?[期次号](?:\s*{_TOTAL})?[）)]?$"
    rf"|^[〔\[［（(](?:19|20)\d{{2}}[〕\]］）)]\s?第?\s?{_COUNT}\s?[期次号]$|^{_TOTAL}$"
)
_DAY = rf"(?:\d{{4}}|[二〇○一三四五六七八九]{{4}})\s?年\s?{shapes.DAY}\s?月\s?{shapes.DAY}\s?日"
_GIVEN_OUT = lazy(rf"^[{_HAN}（）()、]{{4,30}}[\s　]+{_DAY}$")
_ISSUER = lazy(rf"^[{_HAN}（）()、]{{2,29}}[办室会部局厅院处司社府团校中心委组编]$")
_HOLDS = re.compile(r"^[【\[]?\s?(?:本期|内容)?(?:要目|导读|目录|内容|提要|要闻|看点)\s?[】\]]?[：:]?$")
BULLETIN = re.compile(r"(?:简\s?报|快\s?报|专\s?报|简\s?讯|动\s?态|信\s?息|要\s?情|摘\s?报|通\s?讯|参\s?考|交\s?流|情况反映|内\s?参)$")
"""The name of a periodical that an office gives out: it holds several items."""
_EDITED = re.compile(r"^(?:责任)?编\s?[辑校审][：:]|^(?:审\s?[核签稿]|签\s?发|校\s?对)[：:]|共印\s?\d+\s?份|印数")
LONGEST_NAME, DEEPEST, LEAST_SAME, LONGEST_FOOT = 24, 3, 5, 8
_WITHOUT = re.compile(r"[\W_]+")


def part_front(units: list[Unit], groups: count[int]) -> tuple[list[Unit], list[Unit]]:
    """Part what stands over the title from the text: nothing where no number of an issue stands below the name of a series."""
    at = next((i for i, unit in enumerate(units[: DEEPEST + 1]) if _NUMBER.match(unit.text)), 0)
    if not at or not all(_may_be_name(unit) for unit in units[:at]) or sum(len(unit.text) for unit in units[:at]) > LONGEST_NAME:
        return [], units
    front = [merge(units[:at], Kind.MASTHEAD)]
    end = at
    while end < len(units) and _NUMBER.match(units[end].text):
        end += 1
    front.append(merge(units[at:end], Kind.DOCNUMBER))
    size = _given_out(units[end : end + 2])
    if size:
        front.append(_line(units[end : end + size]))
        end += size
    size = _holds(units, end)
    if size:
        front += _list(units[end : end + size], next(groups))
        end += size
    return front, units[end:]


def set_foot(units: list[Unit]) -> None:
    """Know the imprint below a bulletin's list of copies: who edited it, how many were printed."""
    copies = max((i for i, unit in enumerate(units) if shapes.CC.match(unit.text)), default=len(units))
    foot = units[copies + 1 :]
    if len(foot) <= LONGEST_FOOT and any(_EDITED.search(unit.text) for unit in foot) and all(unit.end == "none" for unit in foot):
        for unit in foot:
            unit.kind, unit.level = Kind.IMPRINT, None


def _may_be_name(unit: Unit) -> bool:
    alone = unit.end == "none" and len(unit.rows) == 1 and unit.rows[0].mark is None and not unit.rows[0].cells
    return alone and unit.kind in (None, Kind.DOCNUMBER) and not shapes.DATE.match(unit.text)


def _given_out(units: list[Unit]) -> int:
    """Count the lines that say who gives it out and when: one, or an office and a day that were parted at the gap between them."""
    if units and _GIVEN_OUT.match(units[0].text):
        return 1
    return 2 if len(units) == 2 and _ISSUER.match(units[0].text) and shapes.DATE.match(units[1].text) else 0


def _line(units: list[Unit]) -> Unit:
    text = "　".join(" ".join(unit.text.split()) for unit in units)
    return Unit("display", [row for unit in units for row in unit.rows], units[0].index, Kind.DATE, text=text)


def _holds(units: list[Unit], at: int) -> int:
    """Count the lines of a list of what the issue holds, its head among them: it ends where the first item's title begins."""
    if at + 2 >= len(units) or not _HOLDS.match(units[at].text):
        return 0
    first = _WITHOUT.sub("", units[at + 1].text)
    for end in range(at + 2, len(units)):
        unit = units[end]
        own = _WITHOUT.sub("", unit.text)
        if len(own) >= LEAST_SAME and first.startswith(own):
            return end - at
        if unit.shape not in ("display", "head", "entry") or unit.end == "stop":
            break
    return 0


def _list(units: list[Unit], group: int) -> list[Unit]:
    units[0].kind, units[0].shape = Kind.PARAGRAPH, "text"
    for unit in units[1:]:
        unit.kind, unit.level, unit.group = Kind.LIST_ITEM, None, group
    return units
