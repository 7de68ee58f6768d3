"""What closes a document or opens a page beside its articles: signature and date, imprint, editor's notes."""

from __future__ import annotations

import re

from publisher.model import OUTSIDE, Kind
from publisher.patterns import lazy

from . import shapes
from .people import may_be_name, name_at_end
from .rows import FREE
from .units import Unit

_HAN = lazy(r"[\u4e00-\u9fff]")
_ISSUE = re.compile(r"第\s?\d{1,4}\s?期")
LONGEST_PLATE, LONGEST_NAMEPLATE = 3, 16
LONGEST_SIGNATURE, LONGEST_SALUTATION, LONGEST_NAME, LONGEST_FOOT, HEAD = 30, 14, 4, 4, 8


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
    _set_nameplate(units)


def _set_nameplate(units: list[Unit]) -> None:
    """Know the name of a periodical at the very beginning, over the number of the issue, which is no article's title."""
    at = next((i for i, unit in enumerate(units[: LONGEST_PLATE + 1]) if unit.kind is Kind.IMPRINT and _HAN.search(unit.text)), 0)
    plate = [unit for unit in units[:at] if unit.kind is None]
    alone = all(unit.shape == "display" and unit.end == "none" for unit in plate)
    short = sum(len(unit.text) for unit in plate) <= LONGEST_NAMEPLATE
    for unit in plate if plate and alone and short and _ISSUE.search(units[at].text) else ():
        unit.kind = Kind.MASTHEAD


def set_closing(units: list[Unit]) -> None:
    """Know the signatures and dates that close letters and reports, below text, and the salutations that open such letters."""
    start = 0
    for i, unit in enumerate(units):
        if unit.kind is None and unit.shape in ("display", "entry") and is_date(unit.text):
            signed = _signed_from(units, i)
            if signed is None:
                continue
            unit.kind = Kind.DATE
            for own in units[signed:i]:
                own.kind = Kind.SIGNATURE
            if signed < i:
                _set_salutation(units[start:signed])
            start = i + 1
    _set_office(units)


def _set_office(units: list[Unit]) -> None:
    """Know the signature without a date at a document's very end: a line set far to the right, or one whose name the head has too."""
    last = len(units) - 1
    while last > 0 and units[last].kind in (*OUTSIDE, Kind.FOOTNOTE):
        last -= 1
    if last < 2 or units[last - 1].shape != "text" or units[last - 1].end != "stop" or not _may_sign(units[last], sure=True):
        return
    row = units[last].rows[0]
    right = row.indent is not None and row.measure < FREE and row.indent > row.measure / 2
    if not shapes.EDITED_BY.match(row.text) and (right or any(units[last].text in unit.text for unit in units[:HEAD])):
        units[last].kind = Kind.SIGNATURE


def is_date(text: str) -> bool:
    """Tell whether a line is a date, that of a letter too."""
    return shapes.DATE.match(text) is not None or shapes.LETTER_DATE.match(text) is not None


def address_kind(text: str) -> Kind:
    """Say what the line is that a letter opens with: offices are recipients, people and the editors of a periodical are greeted."""
    return Kind.RECIPIENTS if shapes.is_address(text) and not re.search("编辑|各位", text) else Kind.SALUTATION


def _signed_from(units: list[Unit], i: int) -> int | None:
    """Give where the signature above a date begins, the date's own place where there is none; nothing where no text has ended above."""
    last = all(unit.kind in (*OUTSIDE, Kind.FOOTNOTE) or shapes.ORIGIN_LINE.match(unit.text) for unit in units[i + 1 :][:LONGEST_FOOT])
    last = last and len(units) - i <= LONGEST_FOOT
    at = i
    while at > 1 and i - at < (3 if last else 1) and _may_sign(units[at - 1], sure=last):
        at -= 1
    over = units[at - 1] if at else None
    ended = over is not None and (over.end == "stop" and (last or over.shape == "text") or last and over.shape == "text")
    return at if ended else None


def _may_sign(unit: Unit, *, sure: bool) -> bool:
    """Tell whether a line may be a signature: short, and anywhere but at a document's end a name, or set far to the right."""
    if unit.shape not in ("display", "entry") or unit.kind is not None or unit.end == "stop" or len(unit.text) > LONGEST_SIGNATURE:
        return False
    row = unit.rows[0]
    right = row.indent is not None and row.measure < FREE and row.indent > row.measure / 2
    given = unit.text.isalpha() and 1 < len(unit.text) <= LONGEST_NAME
    return sure or right or given or may_be_name(unit.text) or name_at_end(unit.text)


def _set_salutation(letter: list[Unit]) -> None:
    """Find whom a signed letter is written to: the line that opens its text with a name and a colon."""
    at = len(letter)
    while at and letter[at - 1].shape == "text" and letter[at - 1].kind is None:
        at -= 1
    for unit in letter[max(0, at - 1) : at + 1]:
        if len(unit.rows) == 1 and shapes.SALUTATION.match(unit.text) and len(unit.text) <= LONGEST_SALUTATION:
            unit.kind, unit.shape = address_kind(unit.text), "text"
