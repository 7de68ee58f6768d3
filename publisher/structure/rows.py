"""Lines with what is measured of them, as the decoder sees them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from publisher.model import Line
from publisher.patterns import lazy

from .entries import set_entries
from .marks import (
    NEVER_FIRST,
    OPENERS,
    STOPS,
    closes_before_opening,
    ending,
    ends_article,
    follows_sentence,
    head_unit,
    joints,
    looseness,
    origins_stand_apart,
    quotes_are_careless,
    tight_width,
    width,
)
from .numbering import Mark, in_sequence, mark_of
from .people import is_name
from .quotes import righted
from .shapes import EDITED_BY, EDITOR_NOTE, FIELD, LETTER_DATE, ORIGIN_LINE

FREE = 1000.0
"""The measure of text that is not broken into lines: each line is a whole paragraph or what a page break left of one."""


INNER_GAP = lazy(r"[\u4e00-\u9fff”》][　 ]{1,2}[\u4e00-\u9fff“《]|[\u4e00-\u9fff]　{1,2}(?:19|20)\d\d\s?年")
"""A gap between Chinese words: set so on purpose, as in a title of two parts or before a name."""
NAME_GAP, LEAST_GAPS = lazy(r"(?<=[\u4e00-\u9fff）]) (?=[\u4e00-\u9fff])"), 3
"""So many single spaces between Chinese words part names or cells, and were set as wide as a character."""
MARKS = re.compile(r"[，。；：！？、]")
NEVER_BEGIN = "，。、；：！？”’）》】」』"
LEAST_MEASURE = 10.0
LEAST_PLACES = 10
USUAL_GAP = 0.1
FAR_IN = 4.0
FAR_BEHIND = 8.0
ALONE = tuple("，。、；：！？")
_LABELLED = lazy(r"([问答]|(?:本[刊报])?记者|主持人|嘉宾|[\u4e00-\u9fff]{3})[：:](?![“‘「])")
_ASKING = frozenset(("问", "答", "记者", "本刊记者", "本报记者", "主持人", "嘉宾"))
AGAIN = 3
"""A label that stands so often at a line's head is that of a question, an answer or a speaker."""
_NO_QUOTES = str.maketrans("", "", "“”")
LONG = 18.0
LEAST_UNMARKED = 3


@dataclass(slots=True)
class Row:
    """One line and its evidence. Widths are in full-width characters; `tight` is the width with all marks squeezed,
    `loose` how much wider its Latin letters may be, `spare` the room of a full one, `gap` its blank lines less the usual ones, `righted`
    the text with turned quotation marks the right way."""

    line: Line
    text: str
    width: float
    unit: float
    end: str
    mark: Mark | None
    page: int = 0
    first_of_page: bool = False
    last_of_page: bool = False
    gap: int = 0
    measure: float = FREE
    indent: float | None = None
    in_sequence: bool = False
    tight: float = 0.0
    loose: float = 0.0
    spare: float = 0.6
    near_edge: bool = False
    off_rhythm: bool = False
    open: int = 0
    run_in: bool = False
    genre: bool = False
    announces: bool = False
    in_link: bool = False
    recipients: bool = False
    closing: bool = False
    field: bool = False
    note: bool = False
    closes: bool = False
    closer: bool = False
    inner_gap: bool = False
    unmarked: bool = False
    lone: bool = False
    ends_article: bool = False
    signing: bool = False
    entry: bool = False
    starts: bool = False
    shut: bool = False
    verse: bool = False
    verse_head: bool = False
    cells: bool = False
    in_note: bool = False
    reference: bool = False
    in_reference: bool = False
    quoted: bool = False
    listed: bool = False
    listed_on: bool = False
    entry_on: bool = False
    torn_on: bool = False
    table: int = 0
    righted: str = ""

    def __post_init__(self) -> None:
        """Take the text as it is where nothing was turned round."""
        self.righted = self.righted or self.text


def _lost_feed(line: Line, usual: int) -> bool:
    """A form feed that was turned into a space: no blank line before where others have one, and half a character of indent."""
    return usual > 0 and line.blank_before == 0 and line.indent == 0.5


def _usual_blank(lines: tuple[Line, ...]) -> int:
    counts = Counter(line.blank_before for line in lines[1:] if width(line.text) >= 8)
    return counts.most_common(1)[0][0] if counts else 0


def rows_of(lines: tuple[Line, ...]) -> list[Row]:
    """Measure lines, with the pages that form feeds, lost form feeds and long gaps tell of."""
    usual = _usual_blank(lines)
    lines = _whole(lines)
    fed = any(line.page for line in lines)
    rows: list[Row] = []
    page = 0
    for i, line in enumerate(lines):
        if fed:
            page = line.page
        elif i and (_lost_feed(line, usual) or line.blank_before >= usual + 2):
            page += 1
        text = line.text.strip()
        if text:
            gaps = len(NAME_GAP.findall(text)) if " " in text else 0
            wider = 0.75 * gaps if gaps >= LEAST_GAPS else 0.0
            wide, tight = width(text) + wider, tight_width(text) + wider
            rows.append(Row(line, text, wide, head_unit(text), ending(text), mark_of(text), page, tight=tight, loose=looseness(text)))
    _add_gaps(rows)
    for row, text in zip(rows, righted([row.text for row in rows]), strict=True):
        row.righted = text
        row.end = row.end if text == row.text else ending(text)
    for i, row in enumerate(rows):
        row.first_of_page = i == 0 or rows[i - 1].page != row.page
        row.last_of_page = i + 1 == len(rows) or rows[i + 1].page != row.page
        row.gap = 0 if row.first_of_page else row.line.blank_before - usual
        row.unmarked = not MARKS.search(row.text)
    careless = quotes_are_careless([row.text for row in rows])
    dates = [LETTER_DATE.match(row.text) is not None for row in rows]
    fields = [FIELD.match(row.text) is not None and EDITOR_NOTE.match(row.text) is None for row in rows]
    labels = Counter(label for row in rows if (label := _label(row.text)))
    for i, row in enumerate(rows):
        after = rows[i + 1] if i + 1 < len(rows) else None
        row.near_edge = i < 3 or rows[i - 3].page != row.page or rows[min(i + 5, len(rows) - 1)].page != row.page
        before = rows[i - 1] if i and rows[i - 1].page == row.page else None
        row.ends_article = row.text[-1] in "）)" and ends_article((before.text if before else "") + row.text)
        row.closes = closes_before_opening(row.righted.translate(_NO_QUOTES) if careless else row.righted)
        row.closer = row.righted[0] in NEVER_FIRST and not (careless and row.text[0] in "”’")
        row.inner_gap = row.end == "none" and (" " in row.text or "　" in row.text) and bool(INNER_GAP.search(row.text))
        row.signing = row.end == "none" and row.width < 24 and bool(after and dates[i + 1] and after.page == row.page)
        beside = before and fields[i - 1] or after and fields[i + 1] and after.page == row.page
        row.field = fields[i] and bool(beside or labels.get(_label(row.text), 0) >= AGAIN)
        row.closing = row.end == "stop" and any(dates[i + 1 : i + 4])
        # A page whose lines all stand closer has a rhythm of its own.
        uneven = row.gap != 0 or bool(after and after.gap < 0)
        row.off_rhythm = uneven and sum(near.gap < 0 for near in rows[max(0, i - 2) : i + 6]) < 5
        if row.end == "none" and row.text[-1] in "）)" and follows_sentence("".join(near.text for near in rows[max(0, i - 3) : i + 1])):
            row.end = "stop"
    set_entries(rows)
    for i, row in enumerate(rows):
        near = rows[max(0, i - 2) : i + 3]
        row.lone = row.unmarked and not _like_width(row, near) and sum(r.unmarked and not r.entry for r in near) >= LEAST_UNMARKED
    for row, good in zip(rows, in_sequence([row.mark for row in rows]), strict=True):
        row.in_sequence = good
        if good and row.mark is not None and row.mark.kind == "half-paren":
            row.closes = closes_before_opening(row.text[row.mark.end :])
    _set_indents(rows)
    return rows


def _label(text: str) -> str:
    """Give the label of a question, an answer or a speaker at a line's head; empty for none, and for what leads to quoted speech."""
    found = _LABELLED.match(text)
    return found.group(1) if found and (found.group(1) in _ASKING or is_name(found.group(1))) else ""


def _add_gaps(rows: list[Row]) -> None:
    """Add the gaps between Chinese and Latin to the widths, as wide as the text's own lines show them: neighbours are of one width."""
    meeting = [joints(row.text) for row in rows]
    missing, places = 0.0, 0
    for i in range(1, len(rows) - 1):
        more = meeting[i] - meeting[i - 1]
        inner = all(row.end in ("none", "comma") for row in rows[i - 1 : i + 1]) and rows[i].width >= LEAST_MEASURE
        if inner and abs(more) >= 2 and abs(rows[i].width - rows[i - 1].width) <= 2.5:
            missing += (rows[i - 1].width - rows[i].width) * (1 if more > 0 else -1)
            places += abs(more)
    gap = min(0.25, max(0.0, missing / places)) if places >= LEAST_PLACES else USUAL_GAP
    for row, count in zip(rows, meeting, strict=True):
        row.width += gap * count
        row.tight += gap * count


def _whole(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Give a mark that stands alone on its line, or an origin in brackets, back to the line before it, where it fits."""
    lengths = sorted(len(line.text) for line in lines)
    usual = lengths[len(lengths) * 9 // 10] + 1 if lengths else 0
    apart = origins_stand_apart(lines)
    out: list[Line] = []
    for line in lines:
        before = out[-1] if out else None
        if before is None or before.page != line.page or line.blank_before:
            out.append(line)
            continue
        both = width(before.text) + width(line.text)
        behind = _stands_behind(before, line)
        if both <= usual and (behind or line.text[:1] in NEVER_BEGIN or before.text in ALONE or not apart and _is_origin_of(before, line)):
            out[-1] = replace(before, text=before.text + line.text, lines=before.lines + line.lines)
        else:
            out.append(line)
    return tuple(out)


def _stands_behind(before: Line, line: Line) -> bool:
    """Tell whether a line is the rest of the one before, parted from it at an opening mark that was set narrow: it stands where that ends.

    An extraction with layout counts a place for each character, wide or narrow, and half a character of indent for each place.
    """
    inside = before.text[-1:] not in (*STOPS, "：", ":") and line.text[:1] in OPENERS and line.indent >= FAR_BEHIND
    return inside and -4 <= 2 * (line.indent - before.indent) - len(before.text) <= 2


def _is_origin_of(before: Line, line: Line) -> bool:
    return line.indent < FAR_IN and before.text[-1:] in STOPS and bool(ORIGIN_LINE.match(line.text)) and not EDITED_BY.match(line.text)


def _set_indents(rows: list[Row]) -> None:
    """Give indents relative to the page's left edge, where the extraction kept them; the usual indent of a first line counts as two."""
    if sum(row.line.indent >= 0.9 for row in rows) < max(2, len(rows) // 40):
        return
    pages: dict[int, list[Row]] = {}
    for row in rows:
        pages.setdefault(row.page, []).append(row)
    for page in pages.values():
        edges = Counter(row.line.indent for row in page if row.width >= 10)
        if not edges:
            continue
        # The left edge is the leftmost place that several lines share: first lines stand to its right.
        shared = [edge for edge, count in edges.items() if count >= max(2, len(page) // 10)] or list(edges)
        left = min(shared)
        for row in page:
            row.indent = row.line.indent - left
    usual = Counter(row.indent for row in rows if row.indent is not None and 0.5 <= row.indent <= 4 and row.width >= 10).most_common(1)
    if usual and usual[0][0]:
        for row in rows:
            if row.indent is not None:
                row.indent *= 2 / usual[0][0]


def _like_width(row: Row, near: list[Row]) -> bool:
    """Tell whether a line is long and three of those around are as long: then it is a column's, marked or not."""
    return row.width >= LONG and sum(abs(row.width - other.width) <= 1.1 for other in near) >= 3
