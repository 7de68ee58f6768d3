"""The body of an article: paragraphs, headings, and what stands line by line: lists, tables, verse, captions, notes, references."""

from __future__ import annotations

import re
from itertools import count, pairwise

from publisher.model import Kind
from publisher.patterns import lazy

from . import shapes
from .headings import set_heading
from .joining import close_gaps
from .marks import width
from .mixed import by_rows_then_columns, by_widths
from .names import close_name, is_name_list, set_name_list
from .people import is_name
from .tables import columns_of, read_table, set_cells, whole_cells
from .units import Unit

_MAY_REFER = (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.FOOTNOTE, Kind.HEADING)
_NUMBERED = re.compile(r"^[\[［〔（(]?\d")
LEAST_TABLE, LONGEST_NUMBER = 3, 4
LEAST_RUINS, LONGEST_RUIN = 10, 24
_FIRST_COLUMN = lazy(r"(?:^|[：\s])序\s?号(?:$|\s)")
LEAST_HEADS, LEAST_CAPTION, OUTSTANDING = 3, 10, 2
_NAMED = lazy(r"[\u4e00-\u9fff][ 　][\u4e00-\u9fff][ 　](?![^，。；：！？]*[，。；：！？])[\u4e00-\u9fff]{4}")
"""A name of two characters, set as wide as one of three, and a post."""
_SAYING = re.compile(r"(?:说|道|写道|记载|感叹|回忆|抱怨说)：$")
"""What is said stands below these words, as a quotation where it has no quotation marks."""
_NUMBER_GAP = lazy(r"^(附?[图表]\s?\d{1,2}(?:[-—.．]\d{1,2})?)[ \t]*(?=[\u4e00-\u9fff])")
"""A character's gap stands between a caption's number and its words."""
_LETTER = lazy(r"[A-Za-z\u4e00-\u9fff]")


def set_body(units: list[Unit], hashes: dict[int, int], groups: count[int]) -> list[Unit]:
    """Give each unit of an article's body its kind; runs of display lines are read together. The order stays."""
    out: list[Unit] = []
    run: list[Unit] = []
    in_references = False
    for unit in [*units, None]:
        if unit is not None and unit.shape in ("display", "entry") and unit.kind is None:
            run.append(unit)
            continue
        if run:
            out += _run(run, unit, hashes, groups)
            run = []
        if unit is not None:
            if unit.kind is None:
                _single(unit, hashes)
            out.append(unit)
    for before, unit in pairwise([unit for unit in out if unit.kind is not Kind.FOOTNOTE]):
        if unit.kind is Kind.PARAGRAPH and _SAYING.search(before.text) and unit.text[0] not in "“‘「『\"" and not unit.rows[0].mark:
            unit.kind = Kind.QUOTE
    _set_ruins(out, groups)
    _set_captions(out)
    for unit in out:
        if unit.kind is Kind.CAPTION:
            unit.text = _NUMBER_GAP.sub("\\1　", unit.text)
    for unit in out:
        if shapes.REFERENCES_HEAD.match(unit.text):
            in_references = True
            if unit.kind in (Kind.PARAGRAPH, Kind.LIST_ITEM):
                set_heading(unit, hashes)
        elif in_references and unit.kind in _MAY_REFER and _NUMBERED.match(unit.text):
            unit.kind, unit.level = Kind.REFERENCE, None
    return out


def _set_ruins(units: list[Unit], groups: count[int]) -> None:
    """Make plain lines of what is left of a table whose cells could not be put together: below its first column's name, short lines.

    They are no headings, whatever numbers they begin with.
    """
    for start, unit in enumerate(units):
        if unit.kind is Kind.TABLE_ROW or not _FIRST_COLUMN.search(unit.text):
            continue
        stop = start
        while stop < len(units) and _is_ruin(units[stop]):
            stop += 1
        if stop - start >= LEAST_RUINS:
            group = next(groups)
            for ruin in units[start:stop]:
                ruin.kind, ruin.level, ruin.group = Kind.LIST_ITEM, None, group
            return


def _is_ruin(unit: Unit) -> bool:
    loose = unit.kind in (Kind.HEADING, Kind.PARAGRAPH, Kind.LIST_ITEM)
    return loose and len(unit.text) <= LONGEST_RUIN and (unit.end != "stop" or len(unit.text) <= LONGEST_RUIN // 2)


def _set_captions(units: list[Unit]) -> None:
    """Know captions among what was read as headings: without a number, far longer than the others, or the only one and of two parts."""
    heads = [unit for unit in units if unit.kind is Kind.HEADING]
    sizes = sorted(len(unit.text[unit.rows[0].mark.end :] if unit.rows[0].mark else unit.text) for unit in heads)
    for unit in heads:
        plain = len(unit.rows) == 1 and unit.rows[0].mark is None and unit.rows[0].line.heading is None and unit.end == "none"
        outstanding = len(sizes) >= LEAST_HEADS and len(unit.text) == sizes[-1] >= max(LEAST_CAPTION, OUTSTANDING * sizes[-2])
        only = len(sizes) == 1 and len(unit.text) >= LEAST_CAPTION and "，" in unit.text
        if plain and (outstanding or only) and not shapes.COUNTED.match(unit.text):
            unit.kind, unit.level = Kind.CAPTION, None


def _single(unit: Unit, hashes: dict[int, int]) -> None:
    text = unit.text
    captioned = shapes.CREDITED.match(text) or shapes.CAPTION.match(text) and unit.end != "stop"
    if captioned and width(text) < 45 and not unit.rows[0].mark:
        unit.kind = Kind.CAPTION
    elif unit.shape == "head":
        set_heading(unit, hashes)
    elif shapes.CC.match(text):
        unit.kind = Kind.CC
    elif shapes.EDITOR_NOTE.match(text):
        unit.kind = Kind.EDITOR_NOTE
    elif shapes.FOOTNOTE.match(text) and (unit.rows[0].last_of_page or text[1:2] == "注"):
        unit.kind = Kind.FOOTNOTE
    else:
        unit.kind = Kind.PARAGRAPH


def _run(run: list[Unit], after: Unit | None, hashes: dict[int, int], groups: count[int]) -> list[Unit]:
    """Read a run of display lines; captions part it."""
    for i, unit in enumerate(run):
        if shapes.CAPTION.match(unit.text):
            unit.kind = Kind.CAPTION
            before = _rows(run[:i], unit, hashes, groups) if i else []
            return [*before, unit, *(_run(run[i + 1 :], after, hashes, groups) if run[i + 1 :] else [])]
    return _rows(run, after, hashes, groups)


def _around_cells(run: list[Unit]) -> tuple[int, int]:
    """Count the lines at both ends of a run that are no cells of a table: what announces it, notes below, numbered headings."""
    def no_cell(unit: Unit) -> bool:
        marked = unit.rows[0].mark is not None and unit.rows[0].in_sequence and not unit.rows[0].cells
        ended = unit.end != "none" and not unit.rows[0].cells
        return ended or marked and len(unit.text) > LONGEST_NUMBER or shapes.NOTE_LINE.match(unit.text) is not None

    lead = next((i for i, unit in enumerate(run) if not no_cell(unit)), len(run))
    tail = next((i for i, unit in enumerate(reversed(run[lead:])) if not no_cell(unit)), 0)
    return lead, tail


def _table(run: list[Unit], group: int) -> list[Unit] | None:
    rows = read_table(run, group)
    if rows:
        return rows
    cells = whole_cells(run)
    mixed = by_rows_then_columns([unit.text for unit in cells])
    if mixed:
        size, order = mixed
        return set_cells([cells[k] for k in order], size, group)
    # A stray space within a word is no gap between two cells.
    columns = columns_of([unit.text for unit in run]) or by_widths(run)
    if columns:
        for unit in run:
            unit.text = close_gaps(unit.text)
        return set_cells(run, columns, group)
    return None


def _rows(run: list[Unit], after: Unit | None, hashes: dict[int, int], groups: count[int]) -> list[Unit]:
    tabular = sum(unit.rows[0].cells for unit in run) > len(run) / 2
    if is_name_list(run) and not tabular:
        return set_name_list(run, next(groups))
    lead, tail = _around_cells(run)
    if len(run) - lead - tail >= LEAST_TABLE:
        rows = _table(run[lead : len(run) - tail], next(groups))
        if rows:
            before = _rows(run[:lead], rows[0], hashes, groups) if lead else []
            return [*before, *rows, *(_rows(run[-tail:], after, hashes, groups) if tail else [])]
    group = next(groups)
    for i, unit in enumerate(run):
        text = unit.text
        closes = i >= LEAST_TABLE and i + 1 == len(run)
        if shapes.CAPTION.match(text) or shapes.CREDITED.match(text):
            unit.kind = Kind.CAPTION
        elif shapes.DATE.match(text):
            unit.kind = Kind.DATE
        elif shapes.CC.match(text):
            unit.kind = Kind.CC
        elif shapes.FOOTNOTE.match(text):
            unit.kind = Kind.FOOTNOTE
        elif shapes.ATTACHMENT.match(text) or shapes.ATTACHMENT_NOTE.match(text):
            unit.kind = Kind.ATTACHMENT
        elif shapes.NOTE_LINE.match(text) or closes and shapes.ORIGIN_LINE.match(text):
            unit.kind = Kind.PARAGRAPH
        elif shapes.BYLINE.match(text) or shapes.ORIGIN_LINE.match(text):
            unit.kind = Kind.BYLINE
        elif not _LETTER.search(text) and (unit.rows[0].first_of_page or unit.rows[-1].last_of_page) and len(text) < 12:
            unit.kind = Kind.FURNITURE
        elif (unit.shape == "entry" or _NAMED.match(text)) and (entry := close_name(text)) and is_name(entry.split(" ")[0].split("（")[0]):
            unit.kind, unit.group, unit.text = Kind.LIST_ITEM, group, entry
    plain = [unit for unit in run if unit.kind is None]
    if len(plain) >= 3:
        for unit in plain:
            unit.kind, unit.group = Kind.LIST_ITEM, group
    else:
        for unit in plain:
            if unit.end != "colon" and (after is not None and after.shape in ("text", "head") or unit is not run[-1]):
                set_heading(unit, hashes)
            else:
                unit.kind = Kind.PARAGRAPH
    return run


