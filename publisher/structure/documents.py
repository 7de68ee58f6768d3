"""Several documents in one source: each is signed and dated, and below it stands the title of the next."""

from __future__ import annotations

import re
from itertools import pairwise

from . import shapes
from .units import Unit

LONGEST_TITLE, LONGEST_SIGNATURE, MOST_BELOW, MOST_OF_TITLE, LEAST_OF_DOCUMENT = 40, 30, 3, 3, 5
_ADDRESSED = re.compile(r"^[^。！？；]{2,60}[：:]$")


def part_documents(units: list[Unit]) -> list[list[Unit]]:
    """Part a source's units at the ends of documents; what the first document has attached stays with it."""
    starts = [0]
    ends = [i for i in range(2, len(units)) if _is_signed(units, i)]
    for end, last in pairwise(ends):
        start = _next_title(units, end)
        if start and start - starts[-1] >= LEAST_OF_DOCUMENT and last - start >= LEAST_OF_DOCUMENT - 1:
            starts.append(start)
    return [units[a:b] for a, b in pairwise([*starts, len(units)])]


def _is_signed(units: list[Unit], i: int) -> bool:
    """Tell whether a unit is the date that closes a document: a signature above it, and text above that."""
    if not shapes.DATE.match(units[i].text) or units[i].shape == "text":
        return False
    at = i
    while at and i - at < MOST_BELOW and _may_sign(units[at - 1]):
        at -= 1
    return at < i and at > 0 and units[at - 1].end == "stop"


def _may_sign(unit: Unit) -> bool:
    return unit.end == "none" and len(unit.rows) == 1 and not unit.rows[0].mark and len(unit.text) <= LONGEST_SIGNATURE


def _next_title(units: list[Unit], end: int) -> int:
    """Give where the next document's title stands below a date: over its number, its addressee or its text; 0 where there is none."""
    at = end + 1
    while at < len(units) and at - end <= MOST_BELOW and shapes.ANNOTATION.match(units[at].text):
        at += 1
    if at >= len(units) or not _may_open(units[at]) or shapes.ATTACHMENT.match(units[at].text) or shapes.CC.match(units[at].text):
        return 0
    below = at + 1
    while below < len(units) and below - at < MOST_OF_TITLE and _may_open(units[below]) and not shapes.DOCNUMBER.match(units[below].text):
        below += 1
    if below >= len(units):
        return 0
    formed = shapes.GENRE.search(units[below - 1].text) or shapes.LETTER.search(units[below - 1].text)
    return at if formed or shapes.DOCNUMBER.match(units[below].text) or _ADDRESSED.match(units[below].text) else 0


def _may_open(unit: Unit) -> bool:
    apart = unit.rows[0].gap > 0 or unit.rows[0].first_of_page or unit.shape == "display"
    return apart and unit.end == "none" and len(unit.text) <= LONGEST_TITLE and len(unit.rows) <= MOST_OF_TITLE and not unit.rows[0].mark
