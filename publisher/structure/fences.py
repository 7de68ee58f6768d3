"""Fences: lines that by their form always start a block, or always end one, whatever widths and neighbours say."""

from __future__ import annotations

import re
from itertools import pairwise

from publisher.patterns import lazy

from . import shapes
from .led_verse import set_led_verse
from .marks import STOPS, open_marks, origins_stand_apart
from .numbering import BARE
from .poems import set_poems
from .rows import FREE, Row

ROOM = 4.0
"""A line with less room than this, in characters, may be one that was broken."""
FULL = 1.6
LONGEST_VERSE = 18.0
LEAST_VERSE = 4
_VERSE_END = "，。！？；"
_HAN = r"[\u4e00-\u9fff]"
_HALVES = (4, 5, 7)
_COUPLET, _COUPLETS = lazy("|".join(rf"^{_HAN}{{{n}}}[，；？]{_HAN}{{{n}}}[。！？；，]$" for n in _HALVES)), [2 * n + 2 for n in _HALVES]
"""A line of verse that holds two, of four, five or seven characters, and its lengths."""
_VERSE = lazy(rf"^(?:{_HAN}{{5}}|{_HAN}{{7}})[，？]$")
_LAST_VERSE = lazy(rf"^(?:{_HAN}{{5}}|{_HAN}{{7}})[。！？]$")
_LED, _HAN_ONLY = (4, 11), lazy(rf"{_HAN}+")
HEAD_OF_DECREE = 8
_PRESENT = re.compile(r"^(?:出\s?席|列\s?席|请\s?假|缺\s?席|参\s?加|参\s?会|记\s?录)(?:人员|人)?[：:]")
_NAMES_ON = lazy(r"^[\u4e00-\u9fff（）\s]{1,16}[、，]")
LEAST_CELLS, LEAST_ALIKE, LEAST_HOURS = 3, 4, 3
WIDEST_TORN, MOST_TORN, WORD = 10.0, 3, 5.0
LONGEST_ITEM = 30.0
_COUNT = lazy(r"(\d{1,3})\s?[\u4e00-\u9fff]{1,2}[）)]$")
LONGEST_CELL = 14
_FIRST_ATTACHED = re.compile(r"^附\s?[件表录]\s*[:：]\s*1[.．、]")
_WIDE_GAP = re.compile(r"\s{2,}|\t")
_FIGURE_UNIT = re.compile(r"(?<=\d)\s(?=[年月日%％])")
_NUMBER = re.compile(r"^(?:[-+－]?\d+(?:[,.，]\d+)*[%％‰]?|[—－/])$")
_IN_SENTENCE = re.compile("[，；。](?!\\d)")
_MEASURE = re.compile("[个家万亿人名年月日元亩公里米吨次户条项件套台辆岁位所座天]")
_REFERENCE = re.compile(r"^[\[［【〔]\s?\d{1,3}\s?[\]］】〕]")
_REFERENCE_END = re.compile(r"[.．。]$|[\d)）\]］]$")
_PAGES = re.compile(r"[（(]\d{1,3}[)）]\s*[:：]|\d{1,4}\s*[-–—~]\s*\d{1,4}[.．。]?$|(?:19|20)\d{2}\s*[,，:：（(]")
_ARTICLE_NUMBER = re.compile(r"文章编号\s?[：:]\s?[\d\-–()（）Xx ]+$|D[Oo][Ii]\s?[：:]\s?\S+$")
_NOTED = re.compile(r"[〔\[［【]\s?注\s?\d{0,2}\s?[〕\]］】]")
_NOTE = re.compile(r"[①-⑳]")


def set_fences(rows: list[Row]) -> None:
    """Set `starts` and `shut` of rows with known measures, and `verse` of the lines of poems."""
    in_references = False
    attached = 0
    apart = origins_stand_apart([row.line for row in rows])
    seen: set[str] = set()
    for i, row in enumerate(rows):
        before, after = (rows[i - 1] if i else None), (rows[i + 1] if i + 1 < len(rows) else None)
        short = row.measure >= FREE or row.width < row.measure - ROOM
        origin = apart and before is not None and before.text[-1] in STOPS and shapes.ORIGIN_LINE.match(row.text) is not None
        origin = origin or shapes.EDITED_BY.match(row.text) is not None
        over_cells = after is not None and after.end == "none" and after.width < after.measure - ROOM and before is not None
        captioned = short or over_cells and row.end == "none" and before is not None and before.end == "stop"
        alone = origin or _stands_alone(row, before) or captioned and bool(shapes.NUMBERED_CAPTION.match(row.text))
        if short and shapes.REFERENCES_HEAD.match(row.text):
            alone = in_references = True
        alone = alone or _ARTICLE_NUMBER.match(row.text) is not None or short and shapes.NOTES_HEAD.match(row.text) is not None
        # A full line in mid-sentence may have torn a word before a colon: "情|报：…".
        torn = before is not None and before.end == "none" and before.measure - before.width - row.unit < FULL and before.measure < FREE
        torn = torn and row.gap <= 0
        labelled = shapes.LABEL.match(row.text) or not torn and shapes.CC.match(row.text) or in_references and _REFERENCE.match(row.text)
        below_label = before is not None and before.page == row.page and (
            shapes.EDITOR_NOTE.fullmatch(before.text) is not None or shapes.BARE_LABEL.match(before.text) is not None)
        row.starts = alone or below_label or bool(labelled) or _NOTED.match(row.text) is not None
        row.reference = in_references and _REFERENCE.match(row.text) is not None
        row.in_reference = in_references and before is not None and not row.starts and _goes_on_reference(before, row)
        counted = short and row.mark is not None and shapes.COUNTED.match(row.text[row.mark.end :]) is not None
        row.shut = alone or counted or short and row.field and (after is None or after.field) or short and row.end == "none" and bool(
            shapes.LABEL.match(row.text)) or after is not None and _are_last_words(row, after)
        noted = before is not None and (before.in_note or shapes.EDITOR_NOTE.match(before.text)) and before.page == row.page
        attached = _attached(row, attached)
        row.starts = row.starts or attached > 1 and row.mark is not None and row.mark.value == attached and row.mark.kind == "arabic"
        row.in_note = bool(noted) and before is not None and before.width + row.unit > before.measure - 2.6 and row.mark is None
        if row.starts and before is not None and before.end == "none" and shapes.NAMED_LABEL.match(row.text):
            before.shut = True
        if _NOTE.match(row.text) and row.text[0] in seen and (before is None or before.end != "none" or row.note):
            row.starts = True
        seen.update(_NOTE.findall(row.text, 1))
    _set_presence(rows)
    _set_programme(rows)
    _set_torn_brackets(rows)
    _set_decree(rows)
    _set_counted(rows)
    _set_verse(rows)
    _set_couplets(rows)
    _set_led_couplets(rows)
    _set_table_rows(rows)
    set_poems(rows)
    set_led_verse(rows)


def _set_decree(rows: list[Row]) -> None:
    """Let the one sentence of a decree go on over its lines, which have a measure of their own."""
    decreed = False
    for i, (before, row) in enumerate(pairwise(rows)):
        opens = i < HEAD_OF_DECREE and shapes.DECREED.match(before.text) is not None
        decreed = before.end in ("none", "comma") and (decreed or opens)
        if not decreed and i >= HEAD_OF_DECREE:
            return
        if decreed and row.page == before.page and row.gap <= before.gap and not row.starts:
            row.torn_on = True


def _set_torn_brackets(rows: list[Row]) -> None:
    """Let a short line in brackets go on over lines of a word each, where the extraction tore it at its gaps: "（考古所", "沙", "鸥）"."""
    for i, row in enumerate(rows):
        if row.text[0] not in "（(" or open_marks(row.text) != 1 or row.width > WIDEST_TORN:
            continue
        rest = rows[i + 1 : i + 1 + MOST_TORN]
        stop = next((n for n, part in enumerate(rest, 1) if part.text[-1] in "）)" and part.closes), 0)
        if stop and all(part.width <= WORD and part.page == row.page for part in rest[:stop]):
            for part in rest[:stop]:
                part.torn_on = True


def _set_programme(rows: list[Row]) -> None:
    """Let the hours of a programme begin an item each; items end without a mark."""
    hours = [i for i, row in enumerate(rows) if shapes.HOURS.match(row.text)]
    for i in hours if len(hours) >= LEAST_HOURS else []:
        rows[i].starts = True
        if i and (i - 1 in hours or rows[i - 1].end == "none"):
            rows[i - 1].shut = True


def _set_presence(rows: list[Row]) -> None:
    """Let the names of those who were at a meeting go on over lines: they end without a mark, and are set in behind their label."""
    for before, row in pairwise(rows):
        listed = before.torn_on or before.starts and _PRESENT.match(before.text) is not None
        if not listed or before.end not in ("none", "comma") or row.page != before.page or row.gap > 0 or row.mark or row.starts:
            continue
        names = before.text[-1] == "、" or row.text[0] in "（(" or _NAMES_ON.match(row.text) is not None
        if names and row.end in ("none", "comma") and not shapes.DATE.match(row.text):
            row.torn_on, before.shut = True, False
            row.shut = row.end == "none"


def _attached(row: Row, count: int) -> int:
    """Give the number of the attachment that a note has come to by a line, 0 outside of one."""
    if shapes.ATTACHMENT_NOTE.match(row.text):
        return 1 if _FIRST_ATTACHED.search(row.text) else 0
    if count and row.mark is not None:
        return count + 1 if row.mark.kind == "arabic" and row.mark.value == count + 1 else 0
    return count


def _are_last_words(row: Row, after: Row) -> bool:
    """Tell whether the key words of an article, which end without a mark, end above a caption, a heading or another label."""
    if row.end != "none" or not shapes.KEYWORDS.match(row.text):
        return False
    return bool(after.mark or shapes.NUMBERED_CAPTION.match(after.text) or shapes.LABEL.match(after.text))


def _goes_on_reference(before: Row, row: Row) -> bool:
    """Tell whether a line goes on with the reference above, which has not come to its end: a full stop, pages, a year in brackets."""
    if not (before.in_reference or before.reference):
        return False
    if before.text[-1] in "-–—:：,，" or _REFERENCE.fullmatch(before.text) or _PAGES.match(row.text):
        return True
    full = before.width + row.unit > before.measure - ROOM
    return row.mark is None and (full or not _REFERENCE_END.search(before.text))


def _stands_alone(row: Row, before: Row | None) -> bool:
    """Tell whether a line is a block by its form: a number, a date, a closing formula, the printing line below the copies."""
    if shapes.ALONE.match(row.text) or shapes.WORKPLACES.match(row.text) or shapes.BARE_LABEL.match(row.text) or row.line.mark == "name":
        return True
    if row.text[-1] in "）)" and shapes.COUNTED.match(row.text) and row.mark is None and row.width < row.measure - ROOM:
        return before is None or before.end != "comma"
    if before is not None and shapes.DATE.match(before.text) and shapes.ANNOTATION.match(row.text):
        return True
    if shapes.FORMULA.match(row.text) or shapes.ATTENDANCE.match(row.text):
        return before is None or before.end != "comma"
    return row.unmarked and before is not None and before.end == "stop" and shapes.PRINTED.search(row.text) is not None


def _set_counted(rows: list[Row]) -> None:
    """Know the list below a head that says how many it holds: as many lines without a mark at their end, and then another head or text."""
    for i, row in enumerate(rows):
        found = _COUNT.search(row.text) if row.text[-1] in "）)" else None
        count = int(found[1]) if found and shapes.COUNTED.match(row.text[row.mark.end if row.mark else 0 :]) else 0
        own = rows[i + 1 : i + 1 + count]
        if count < LEAST_CELLS or len(own) < count or any(item.mark or item.end != "none" or item.width > LONGEST_ITEM for item in own):
            continue
        for item in own:
            item.starts = item.shut = True


def _set_table_rows(rows: list[Row]) -> None:
    """Find the rows of tables: lines of short cells, as many as on the line above, of which two are numbers, or which wide gaps part."""
    whole = [row.text.split() for row in rows]
    tight = [_FIGURE_UNIT.sub("", row.text).split() if len(parts) > 1 else parts for row, parts in zip(rows, whole, strict=True)]
    wide = [_WIDE_GAP.split(row.text) if len(parts) > 1 else parts for row, parts in zip(rows, whole, strict=True)]
    for i in range(1, len(rows)):
        over, row = rows[i - 1], rows[i]
        if len(whole[i]) < LEAST_CELLS or over.page != row.page:
            continue
        numbers = len(tight[i - 1]) == len(tight[i]) and _is_table_row(row, tight[i]) and (over.cells or _may_be_cells(over, tight[i - 1]))
        gaps = len(wide[i - 1]) == len(wide[i]) >= LEAST_CELLS and _may_be_cells(row, wide[i]) and _may_be_cells(over, wide[i - 1])
        # Some of the gaps between cells are one space wide, others more.
        alike = len(tight[i - 1]) == len(tight[i]) >= LEAST_ALIKE and min(len(wide[i - 1]), len(wide[i])) > 1
        alike = alike and _may_be_cells(row, tight[i]) and _may_be_cells(over, tight[i - 1])
        if numbers or gaps or alike:
            for own in (over, row):
                own.starts = own.shut = own.cells = True
                own.entry = False


def _is_table_row(row: Row, cells: list[str]) -> bool:
    return len(cells) >= LEAST_CELLS and _may_be_cells(row, cells) and sum(map(bool, map(_NUMBER.match, cells))) >= 2


def _may_be_cells(row: Row, cells: list[str]) -> bool:
    plain = row.end in ("none", "dash") and (row.mark is None or row.mark.kind in BARE) and max(map(len, cells)) <= LONGEST_CELL
    return plain and not _are_of_sentence(cells)


def _are_of_sentence(cells: list[str]) -> bool:
    """Tell whether what looks like cells is a line of text with spaces round its figures: measure words follow them."""
    measured = sum(_NUMBER.match(a) is not None and _MEASURE.match(b) is not None for a, b in pairwise(cells))
    return measured > 1 or measured == 1 and any(map(_IN_SENTENCE.search, cells))


def _set_verse(rows: list[Row]) -> None:
    start = 0
    for i in range(len(rows) + 1):
        if i < len(rows) and _may_be_verse(rows[i]) and (i == start or _goes_with(rows[i - 1], rows[i])):
            continue
        run = rows[start:i]
        led = start > 0 and rows[start - 1].end == "colon"
        commas = sum(row.text[-1] == "，" for row in run)
        lists = sum(row.text[-1] == "；" for row in run)
        if len(run) >= (2 if led else LEAST_VERSE) and run[-1].end == "stop" and commas > lists and commas >= len(run) / 4:
            for row in run:
                row.verse = row.starts = row.shut = True
        start = i if i < len(rows) and _may_be_verse(rows[i]) else i + 1


def _set_couplets(rows: list[Row]) -> None:
    for i, (before, row) in enumerate(pairwise(rows)):
        if _VERSE.match(before.text) and _LAST_VERSE.match(row.text) and len(before.text) == len(row.text) and _stand_alone(rows, i):
            for own in (before, row):
                own.verse = own.starts = own.shut = True
        if len(before.text) == len(row.text) and _is_couplet(before.text) and _is_couplet(row.text):
            for own in (before, row):
                own.verse = own.starts = own.shut = True


def _stand_alone(rows: list[Row], i: int) -> bool:
    """Tell whether two lines stand by themselves: no sentence goes on into them, and both are far from full."""
    before = rows[i - 1] if i else None
    ended = before is None or before.end in ("stop", "colon") or before.end == "none" and before.width < before.measure - ROOM
    return ended and all(row.page == rows[i].page and row.width < row.measure - ROOM for row in rows[i : i + 2])


def _is_couplet(text: str) -> bool:
    return len(text) in _COUPLETS and text[len(text) // 2 - 1] in "，；？" and _COUPLET.match(text) is not None


def _set_led_couplets(rows: list[Row]) -> None:
    """Know the verses that a colon announces, two or more without marks and of one length."""
    for i, before in enumerate(rows[:-2]):
        size = len(rows[i + 1].text)
        if before.end != "colon" or not _LED[0] <= size <= _LED[1]:
            continue
        stop = i + 1
        while stop < len(rows) and rows[stop].end == "none" and rows[stop].mark is None and _HAN_ONLY.fullmatch(rows[stop].text):
            if len(rows[stop].text) != size or rows[stop].page != before.page:
                break
            stop += 1
        if stop - i > 2 and stop < len(rows) and rows[stop].width > rows[i + 1].width + ROOM:
            for row in rows[i + 1 : stop]:
                row.verse = row.starts = row.shut = True


def _goes_with(before: Row, row: Row) -> bool:
    return (before.page == row.page or before.width == row.width) and before.line.mark == row.line.mark


def _may_be_verse(row: Row) -> bool:
    return (row.width <= min(LONGEST_VERSE, row.measure - ROOM) and row.mark is None and not row.field
            and row.text[-1] in _VERSE_END and not shapes.BULLET.match(row.text))
