"""Blocks whose first characters alone say what they are: references, footnotes, labelled lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from publisher.model import Kind
from publisher.patterns import lazy

from . import shapes
from .headings import set_heading
from .heads import is_byline
from .marks import CLOSERS, open_marks
from .pairs import Pairs
from .people import is_name, may_be_name
from .units import Unit

_NUMBERED = re.compile(r"^[\[［〔【]\s?\d{1,3}\s?[\]］〕】]")
_NOTE = re.compile(r"^[①-⑳]")
_COPY = re.compile(r"^(?:正本|副本)")
_ADOPTED = re.compile(r"^[（(]\s*\d{4}\s*年[^（）()]{2,}(?:通过|批准|公布|发布|施行|修订|修正|印发)\s*[）)]$")
_WIDE = str.maketrans("()", "（）")
_ORNAMENTED = re.compile(r"^[◆◇■□●○★☆▲◎]\s?[^\s，。；：！？、]{2,12}$")
_BULLETS = "●•▪►✓"
_FROM = re.compile(r"^[（(]\s*(?:来源|摘自|选自|转自|原载|据|《[^》]{2,20}》)")
_SOURCE = re.compile(r"^[（(]\s*(?:来源|原载|摘自|选自|转自)[：:《]?[^（）()。]{2,30}[）)]$")
_REST = lazy(r"[\u4e00-\u9fff]+")
_TORN_NAME = lazy(r"[\u4e00-\u9fff][\s　][\u4e00-\u9fff]$")
LONGEST_REST, LEAST_WRAPPED, LEAST_CELLS, INFINITE = 3, 8, 3, 1e9
LEAST_NOTED, LONGEST_OF_NOTE = 20, 16
_OFFICE = re.compile("(?:[委局厅部院会署府]|办公室|公司|集团|大学|中心|学校|支队|总队)$")
DEEPEST_HEAD = 12
LONGEST_NOTE, LEAST_ORIGINS = 5, 2
LEAST_OVER, LONGEST_ORIGIN = 3, 12
_OPEN_TO_OTHERS = re.compile(r"^附件|^资料|^数据|^摘")


def close_brackets(units: list[Unit]) -> list[Unit]:
    """Make one unit of a note in brackets below a title, which lines of its own hold: when a law was passed, where authors work."""
    out: list[Unit] = []
    for unit in units:
        before = out[-1] if out else None
        if before is not None and _is_open(before) and len(before.rows) < LONGEST_NOTE and unit.page == before.page and unit.kind is None:
            before.take(unit)
            before.shape = "display"
        else:
            out.append(unit)
        if out[-1].kind is None and _ADOPTED.match(out[-1].text):
            out[-1].kind, out[-1].shape = Kind.SUBTITLE, "text"
    return out


def _is_origin(unit: Unit) -> bool:
    """Tell whether a unit is the origin of an item: so formed that it stands apart, or one line that names where the item comes from."""
    if not shapes.ORIGIN_LINE.match(unit.text):
        return False
    return unit.rows[0].shut or unit.kind is None and len(unit.rows) == 1 and _FROM.match(unit.text) is not None


def _ends_item(unit: Unit, after: Unit) -> bool:
    """Tell whether a unit is a few words in brackets over the title of the next item."""
    origin = shapes.ORIGIN_LINE.match(unit.text) is not None and len(unit.text) <= LONGEST_ORIGIN
    return unit.kind is None and origin and after.shape == "display"


def _names_source(before: Unit, unit: Unit) -> bool:
    return unit.kind is None and unit.page != before.page and len(unit.rows) == 1 and _SOURCE.match(unit.text) is not None


def _set_origins(units: list[Unit]) -> None:
    """Make bylines of the origins of items that have lines of their own, where there are several."""
    found = [unit for before, unit in pairwise(units) if before.end == "stop" and _is_origin(unit)]
    # Where a page begins with the source of what ended on the one before, it is no part of the head below it.
    first = [unit for before, unit in pairwise(units) if before.shape == "text" and before.end == "stop" and _names_source(before, unit)]
    threes = zip(units, units[1:], units[2:], strict=False)
    over = [unit for before, unit, after in threes if before.end == "stop" and _ends_item(unit, after)]
    for unit in (*(found if len(found) >= LEAST_ORIGINS else ()), *(over if len(over) >= LEAST_OVER else ()), *first):
        unit.kind, unit.shape = Kind.SOURCE if _FROM.match(unit.text) else Kind.BYLINE, "text"


def _set_ornamented(units: list[Unit], hashes: Mapping[int, int]) -> None:
    """Make headings of the lines with an ornament before them that name no people: the parts of a digest, two or more with one ornament."""
    found: dict[str, list[Unit]] = {}
    for unit in units:
        if unit.kind is None and unit.shape in ("display", "text") and len(unit.rows) == 1 and _ORNAMENTED.match(unit.text):
            found.setdefault(unit.text[0], []).append(unit)
    for same in found.values():
        named = sum(may_be_name(unit.text[1:]) or is_byline(unit.text[1:].strip()) for unit in same)
        if len(same) >= LEAST_ORIGINS and 2 * named < len(same):
            for unit in same:
                unit.shape = "head"
                set_heading(unit, dict(hashes))


def close_attachment_notes(units: list[Unit]) -> list[Unit]:
    """Give the rest of a name in a note of attachments back to it: its own line below one that was full, set in behind the number."""
    out: list[Unit] = []
    noted = False
    for unit in units:
        before = out[-1] if out else None
        if before is not None and noted and _is_rest_of_note(before, unit):
            before.take(unit)
            continue
        mark = unit.rows[0].mark
        noted = shapes.ATTACHMENT_NOTE.match(unit.text) is not None or noted and mark is not None and mark.kind == "arabic"
        out.append(unit)
    return out


def _is_rest_of_note(before: Unit, unit: Unit) -> bool:
    row = unit.rows[0]
    alone = unit.kind is None and len(unit.rows) == 1 and unit.end == "none" and row.mark is None and row.page == before.last_page
    if not alone or len(before.text) < LEAST_NOTED or len(unit.text) > LONGEST_OF_NOTE or row.gap > before.rows[-1].gap:
        return False
    return not (shapes.DATE.match(unit.text) or is_byline(unit.text) or _OFFICE.search(unit.text) or may_be_name(unit.text))


def close_titles(units: list[Unit]) -> list[Unit]:
    """Make one unit of the two lines of a title at a page's head, of which the first ends with a colon."""
    out: list[Unit] = []
    opens = True
    for i, unit in enumerate(units):
        before = out[-1] if out else None
        if before is None or before.page != unit.page:
            opens = True
        elif opens and _ends_in_colon(before) and _is_second_line(unit, units[i + 1] if i + 1 < len(units) else None):
            before.take(unit)
            before.shape = "display"
            continue
        else:
            opens = opens and before.shape == "display"
        out.append(unit)
    return out


def close_wrapped(units: list[Unit], pairs: Pairs) -> list[Unit]:
    """Give the last characters of a title that did not fit on its line back to it: a character alone, or two or three below a line that
    is as wide as any title, or whose end makes a word of the text with them.
    """
    lone = [unit for unit in units if unit.kind is None and unit.shape in ("display", "head") and unit.rows[0].mark is None]
    widths = sorted((row.width for unit in lone for row in unit.rows), reverse=True)
    own = {id(unit) for unit in lone}
    # Where a short line stands by itself below text, there are heads of so few characters.
    short = any(_is_short(unit) and id(unit) in own and id(before) not in own for before, unit in pairwise(units))
    widest = widths[1] if len(widths) > 1 and not short else INFINITE
    # Names below titles that all are as wide as any would be a marvel.
    below = [before.rows[-1].width for before, unit in pairwise(units) if {id(before), id(unit)} <= own and _is_short(unit)]
    forced = sum(abs(width - widest) <= 1 for width in below) >= 2
    out: list[Unit] = []
    for unit in units:
        before = out[-1] if out else None
        if before is not None and id(before) in own and id(unit) in own and _is_rest(before, unit, widest, pairs, forced=forced):
            before.take(unit)
        else:
            out.append(unit)
    return out


def _is_short(unit: Unit) -> bool:
    return len(unit.text) <= LONGEST_REST and _REST.fullmatch(unit.text) is not None


def _is_rest(before: Unit, unit: Unit, widest: float, pairs: Pairs, *, forced: bool) -> bool:
    text, row = unit.text, before.rows[-1]
    # A byline's last character may be torn from the one before it: "本刊记者 汪|洋".
    torn = len(text) == 1 and _TORN_NAME.search(before.text) is not None
    if not _is_short(unit) or unit.page != row.page or len(before.text) < LEAST_WRAPPED and not torn:
        return False
    if shapes.EDITOR_NOTE.match(text) or len(before.text.split()) >= LEAST_CELLS:
        return False
    far = unit.rows[0].line.blank_before > row.line.blank_before + 1
    if far or before.end != "none" or before.text[-1] in CLOSERS or row.line.vertical or before.rows[0].cells:
        return False
    if len(text) == 1 or pairs.count(before.text, text):
        return True
    return abs(row.width - widest) <= 1 and (forced or not may_be_name(text))


def _ends_in_colon(unit: Unit) -> bool:
    bare = unit.kind is None and unit.end == "colon" and len(unit.rows) == 1 and unit.rows[0].mark is None
    return bare and not shapes.OPENING_WORDS.match(unit.text) and not shapes.is_address(unit.text)


def _is_second_line(unit: Unit, after: Unit | None) -> bool:
    """Tell whether a line goes on with a title: alone, without a mark of its own, and over text or other lines of a head."""
    alone = unit.shape == "display" and unit.kind is None and unit.end == "none" and unit.rows[0].mark is None and not unit.rows[0].cells
    return alone and after is not None and not shapes.display_shape(unit.text) and after.shape in ("text", "display", "head")


def _is_open(unit: Unit) -> bool:
    opened = unit.text[0] in "（(" and unit.shape != "text" and unit.rows[0].mark is None
    return opened and not shapes.DATE.match(unit.text) and open_marks(unit.text.translate(_WIDE)) > 0


def _set_bullets(units: list[Unit]) -> None:
    """Make items of two units and more that begin with the same bullet, or with hours, one below the other."""
    alike = [_bullet(unit.text) if unit.kind is None and len(unit.text) > 1 else "" for unit in units]
    for i, unit in enumerate(units):
        near = {alike[k] for k in (i - 1, i + 1) if 0 <= k < len(units)}
        if alike[i] and alike[i] in near:
            unit.kind, unit.shape = Kind.LIST_ITEM, "text"


def _is_note(unit: Unit) -> bool:
    return all(row.note for row in unit.rows) or shapes.FOOTNOTE.match(unit.text) is not None


def _bullet(text: str) -> str:
    return text[0] if text[0] in _BULLETS else "0" if shapes.HOURS.match(text) else ""


def set_formed(units: list[Unit], hashes: Mapping[int, int]) -> None:
    """Give such units their kind, before heads of articles are looked for among what is left."""
    in_references = False
    attached = over = 0
    _set_origins(units)
    _set_bullets(units)
    _set_ornamented(units, hashes)
    for before, unit, after in zip([None, *units], units, [*units[1:], None], strict=False):
        mark = unit.rows[0].mark
        if mark and mark.level and unit.shape == "head" and unit.rows[0].in_sequence:
            over = mark.level
        below_label = before is not None and shapes.BARE_LABEL.match(before.text) and mark is None
        below_attachment = before is not None and shapes.ATTACHMENT.match(before.text)
        if shapes.ATTACHMENT_NOTE.match(unit.text):
            attached = 1
        elif attached and mark and mark.kind == "arabic" and mark.value == attached + 1 and unit.end == "none":
            attached += 1
            unit.kind, unit.shape = Kind.ATTACHMENT, "text"
        else:
            attached = 0
        if shapes.ATTACHMENT.match(unit.text):
            over = 0
        if unit.kind is not None:
            continue
        text = unit.text
        if after is None and before is not None and before.end == "stop" and shapes.FIRST_PRINTED.match(text):
            unit.kind, unit.shape = Kind.SOURCE, "text"
        elif unit.index < DEEPEST_HEAD and shapes.INTERVIEWED.match(text):
            unit.kind, unit.shape = Kind.BYLINE, "text"
        elif shapes.EDITED_BY.match(text) or unit.end == "stop" and shapes.DECREED.match(text):
            unit.kind, unit.shape = Kind.PARAGRAPH, "text"
        elif shapes.WORKPLACES.match(text):
            unit.kind, unit.shape = Kind.BYLINE, "text"
        elif shapes.REFERENCES_HEAD.match(text):
            in_references = True
            set_heading(unit, dict(hashes))
        elif shapes.NOTES_HEAD.match(text) and after is not None and _is_note(after):
            set_heading(unit, dict(hashes))
        elif in_references and _NUMBERED.match(text):
            unit.kind, unit.shape = Kind.REFERENCE, "text"
        elif _NOTE.match(text) and unit.rows[0].starts:
            unit.kind, unit.shape = Kind.FOOTNOTE, "text"
        elif shapes.ATTENDANCE.match(text) and after is not None and (after.shape == "entry" or is_name(after.text)):
            unit.shape = "head"
            set_heading(unit, dict(hashes))
        elif before is not None and shapes.ATTENDANCE.match(before.text) and is_name(text):
            unit.kind, unit.shape = Kind.LIST_ITEM, "entry"
        elif shapes.COUNTED.match(text) and mark is None and len(unit.rows) == 1 and unit.index and not below_attachment:
            unit.shape = "head"
            set_heading(unit, dict(hashes))
            unit.level = unit.level if unit.rows[0].line.heading else over + 1
        elif shapes.FORMULA.match(text) or shapes.BARE_LABEL.match(text) or below_label:
            unit.kind, unit.shape = Kind.PARAGRAPH, "text"
        elif shapes.NUMBER_LABEL.match(text):
            unit.kind, unit.shape = Kind.DOCNUMBER, "text"
        elif shapes.DATE_LABEL.match(text):
            unit.kind, unit.shape = Kind.DATE, "text"
        elif shapes.LABEL.match(text) and not _OPEN_TO_OTHERS.match(text):
            unit.kind, unit.shape = (Kind.CC if _COPY.match(text) else Kind.PARAGRAPH), "text"
