"""What closes a document or opens a page beside its articles: signature and date, imprint, editor's notes."""

from __future__ import annotations

import re

from publisher.model import OUTSIDE, Kind

from . import shapes
from .units import Unit

_HAN = re.compile(r"[\u4e00-\u9fff]")
LONGEST_SIGNATURE = 30


def editor_notes(units: list[Unit]) -> list[Unit]:
    """Put the words "编者按", where they stand alone, before their note: the text that opens the page, else the text that follows."""
    out = list(units)
    for i, unit in enumerate(units):
        label = shapes.EDITOR_NOTE.match(unit.text)
        if not label or label.end() < len(unit.text) or unit.shape == "text":
            continue
        unit.kind = Kind.EDITOR_NOTE
        if i and units[i - 1].shape == "text" and units[i - 1].rows[0].first_of_page:
            units[i - 1].kind = Kind.EDITOR_NOTE
            out[i - 1], out[i] = unit, units[i - 1]
        elif i + 1 < len(units) and units[i + 1].shape == "text":
            units[i + 1].kind = Kind.EDITOR_NOTE
    return out


def set_imprint(units: list[Unit]) -> None:
    """Know a periodical's imprint: lines with two of its words, and what of the page stands by them without a Chinese character."""
    for i, unit in enumerate(units):
        if unit.shape != "display" and unit.end == "stop" or len(set(shapes.IMPRINT_WORD.findall(unit.text))) < 2:
            continue
        unit.kind = Kind.IMPRINT
        for near in units[max(0, i - 2) : i + 3]:
            if near.page == unit.page and near.kind is None and not _HAN.search(near.text):
                near.kind = Kind.IMPRINT


def set_closing(units: list[Unit]) -> None:
    """Know the signature and the date that close a letter or a report: short lines at its very end, the last one a date."""
    last = len(units) - 1
    while last >= 0 and units[last].kind in (*OUTSIDE, Kind.FOOTNOTE):
        last -= 1
    if last < 2 or units[last].shape != "display" or not shapes.DATE.match(units[last].text):
        return
    units[last].kind = Kind.DATE
    for unit in reversed(units[max(1, last - 3) : last]):
        if unit.shape not in ("display", "entry") or unit.kind is not None or unit.end == "stop" or len(unit.text) > LONGEST_SIGNATURE:
            return
        unit.kind = Kind.SIGNATURE
