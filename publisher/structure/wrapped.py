"""Tables whose cells take several lines: below a head that begins with 序号 each row starts at its number, else at a line with its cells.

An extraction parts the cells of a line by spaces, and puts the further lines of a cell below the first. Where it kept the places, what
stands over one another is a column. Else the width of the columns tells which lines are one cell: a line that goes on is as wide as its
column, a last one not wider.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from statistics import median

from publisher.patterns import lazy

from . import shapes
from .marks import width
from .rows import Row
from .tables import is_number

_HEAD = re.compile(r"^(?:序\s?号|编\s?号|名\s?次|排\s?名)(?:\s|$)|^序$")
_SAMPLE = re.compile(r"^(?:示例|样例|例)(?:\s|$)")
_WIDE_GAP, _PIECE = re.compile(r"\S\s{2,}\S"), re.compile(r"\S+")
_TOTAL = re.compile(r"^(?:合|总|小)(?:\s?计(?:\s|$)|$)")
LONGEST_HEAD, LONGEST_ROW, LEAST_ROWS = 9, 9, 2
MOST_COLUMNS, MOST_TURNS = 10, 10
NEAR_START = 2
"""Cells that start nearer to one another than this, in places, are one column's."""
NO_NUMBER, TORN_NUMBER = 2.0, 4.0
EACH_COLUMN, OWN_COLUMN = 0.6, 1.2
"""What a column more costs in each row, and what it gains if numbers stand in it."""
PASSES = 3
LEAST_HEADS, LONGEST_COLUMN_HEAD, LEAST_HEADED, NUMBERED, LEAST_WORDS = 4, 9, 3, 0.7, 3
MOST_WRAPPED, LONGEST_WRAPPED, WIDEST_WRAPPED = 2, 4, 24.0
"""A table without counted rows: its heads, its rows, the part of them with a number, their cells of words; the cells that a row's first
line may lack, the lines of a row, and how wide a further one may be."""
_NO_HEAD = re.compile("[\\d，。、；：！？]")
_SPACED_NAME, _HELD = lazy("(?<!\\S)([\u4e00-\u9fff]) ([\u4e00-\u9fff])(?!\\S)"), "\ue000"
"""A name of two characters set to the width of three is one cell; what holds it together while cells are parted."""
_COUNT = re.compile(r"^(\d{1,3})(?!\d)\s?")
_CLOSED = lazy(r"(?<=[\u4e00-\u9fff）])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])")

Cells = list[list[str]]
"""A row's cells, each the lines that it takes."""
Part = list[tuple[str, str]]
"""A row's tokens, each with what stands before it: a space, a line end, or nothing where a space may have been closed."""
Profile = list[tuple[float, bool]]
"""Each column's width, and whether it holds numbers."""


def set_wrapped(rows: list[Row]) -> list[Row]:
    """Make one row of the lines of each row of such tables; what stands around them stays as it is."""
    out: list[Row] = []
    done = 0
    for number, (start, starts, stop) in enumerate(_tables(rows), 1):
        parts = [rows[a:b] for a, b in pairwise([start, *starts, stop])]
        out += rows[done:start]
        cells = _by_places(parts) or _columns([_tokens(part) for part in parts])
        out += (_row(part, ["".join(cell) for cell in own], number) for part, own in zip(parts, cells, strict=True))
        done = stop
    return out + rows[done:] if done else rows


def _row(part: Sequence[Row], cells: Sequence[str], number: int) -> Row:
    text = "\t".join(cells).replace(_HELD, "")
    line = replace(part[0].line, text=text, lines=tuple(span for row in part for span in row.line.lines))
    return Row(line, text, width(text), width(cells[0]), "none", None, part[0].page, part[0].first_of_page, part[-1].last_of_page,
               part[0].gap, cells=True, unmarked=True, table=number)


def _by_places(parts: Sequence[Sequence[Row]]) -> list[Cells] | None:
    """Part rows whose places the extraction kept: what stands over one another is a column. None where columns run into one another."""
    if not any(_WIDE_GAP.search(row.text) for row in parts[0]):
        return None
    pieces = [[piece for i, row in enumerate(part) for piece in _places(row, counted=i == 0)] for part in parts]
    columns: list[tuple[int, int]] = []
    last = -NEAR_START
    for start, stop, _ in sorted(piece for own in pieces for piece in own):
        if columns and (start < columns[-1][1] or start - last < NEAR_START):
            columns[-1] = (columns[-1][0], max(stop, columns[-1][1]))
        else:
            columns.append((start, stop))
        last = start
    most = max(len(_words(row.text)) for part in parts for row in part)
    if not most <= len(columns) <= MOST_COLUMNS:
        return None
    return [[[text for start, _, text in own if left <= start < right] for left, right in columns] for own in pieces]


def _places(row: Row, *, counted: bool) -> Iterator[tuple[int, int, str]]:
    """Give where each piece of a line starts and ends, and the piece."""
    lead = round(2 * row.line.indent)
    text = _with_its_count(row) if counted else row.text
    for piece in _PIECE.finditer(_SPACED_NAME.sub(rf"\1{_HELD}\2", text)):
        yield lead + piece.start(), lead + piece.end(), piece[0]


def _with_its_count(row: Row) -> str:
    """Give a row's first line with the space behind its number, which may have been closed."""
    return _COUNT.sub(r"\1 ", row.text)


def _tables(rows: Sequence[Row]) -> Iterator[tuple[int, list[int], int]]:
    """Give where each table's head starts, where its rows start, and where it ends."""
    at = 0
    while at < len(rows):
        found = _table_at(rows, at) if _HEAD.match(rows[at].text) else _headed_at(rows, at)
        if found:
            starts, stop = found
            yield at, starts, stop
            at = stop
        else:
            at += 1


def _table_at(rows: Sequence[Row], head: int) -> tuple[list[int], int] | None:
    starts: list[int] = []
    sample: list[int] = []
    at, most = head + 1, LONGEST_HEAD
    while at < len(rows) and at - (starts[-1] if starts else head) <= most and not _ends(rows[at]):
        if not starts and _SAMPLE.match(rows[at].text):
            sample.append(at)
        elif re.match(rf"{len(starts) + 1}(?![\d.．、，,:：])", rows[at].text):
            starts.append(at)
            most = LONGEST_ROW
        elif starts and _TOTAL.match(rows[at].text):
            break
        at += 1
    if len(starts) < LEAST_ROWS:
        return None
    below = range(starts[-1] + 1, min(starts[-1] + LONGEST_ROW, len(rows)))
    far = next((at for at in below if _ends(rows[at]) or _TOTAL.match(rows[at].text)), 0)
    if far and _TOTAL.match(rows[far].text):
        return [*sample, *starts, far], min(far + 1 + (len(rows[far].text) == 1), len(rows))
    stop = starts[-1] + max(b - a for a, b in pairwise(starts))
    return [*sample, *starts], min(stop, far or stop, len(rows))


def _headed_at(rows: Sequence[Row], head: int) -> tuple[list[int], int] | None:
    """Read a table without numbers: below its heads each line with nearly as many cells starts a row, lines with fewer go on with it."""
    size = len(_heads(rows[head].text))
    if size < LEAST_HEADS:
        return None
    starts: list[int] = []
    at, longest = head + 1, 1
    while at < len(rows) and not _ends(rows[at]) and rows[at].page == rows[head].page:
        if len(_words(rows[at].text)) >= size - MOST_WRAPPED:
            starts.append(at)
        elif not starts or at - starts[-1] >= LONGEST_WRAPPED or rows[at].width > WIDEST_WRAPPED:
            break
        longest = max(longest, at + 1 - starts[-1])
        at += 1
    cells = [[is_number(word) for word in _words(rows[at].text)] for at in starts]
    if len(starts) < LEAST_HEADED or longest == 1 or sum(map(any, cells)) < NUMBERED * len(starts):
        return None
    if sum(own.count(False) for own in cells) < LEAST_WORDS * len(starts):
        return None
    return starts, at


def _heads(text: str) -> list[str]:
    """Give the heads of columns that a line holds; none where it is anything else."""
    words = _words(text)
    return [] if any(len(word) > LONGEST_COLUMN_HEAD or _NO_HEAD.search(word) for word in words) else words


def _words(text: str) -> list[str]:
    return _SPACED_NAME.sub(rf"\1{_HELD}\2", text).split()


def _ends(row: Row) -> bool:
    """Tell whether a line stands below a table: a sentence, a caption, a note, a heading's number, a label."""
    marked = row.mark is not None and row.mark.level is not None and row.mark.kind not in ("arabic", "bare")
    sentence = row.end in ("stop", "colon") and row.width > 2 or "。" in row.text
    return marked or sentence or bool(shapes.CAPTION.match(row.text) or shapes.NOTE_LINE.match(row.text) or shapes.LABEL.match(row.text))


def _tokens(rows: Sequence[Row]) -> Part:
    """Part a row at its number, at spaces, at line ends, and where a space before or behind figures may have been closed."""
    out: list[tuple[str, str]] = []
    for i, row in enumerate(rows):
        for at, piece in enumerate(_words(row.text if i else _with_its_count(row))):
            way = " " if at or not i else "\n"
            for token in _CLOSED.split(piece):
                out.append((token, way))
                way = ""
    return out


def _columns(parts: Sequence[Part]) -> list[Cells]:
    """Part rows into as many cells each, at spaces everywhere and elsewhere where the widths of the columns say so."""
    body = [part for part in parts[1:] if not _TOTAL.match(part[0][0])]
    least = max(sum(way == " " for _, way in part) for part in (parts[0], *body))
    most = min(len(part) for part in body)
    readings = []
    for size in range(least, min(most, MOST_COLUMNS) + 1):
        own = [list(_ways(part, size)) for part in body]
        if all(own):
            readings.append(_fitted(own))
    if not readings:
        return [_as_written(part) for part in parts]
    cells = min(readings)[1]
    profile = _profile(cells)
    whole = iter(cells)
    return [next(whole) if any(part is own for own in body) else _fitting(part, profile) for part in parts]


def _as_written(part: Part) -> Cells:
    """Part a row at its spaces, and at the line ends beside numbers."""
    cells: Cells = []
    for token, way in part:
        if cells and (not way or way == "\n" and not (is_number(token) or is_number(cells[-1][-1]))):
            cells[-1].append(token)
        else:
            cells.append([token])
    return cells


def _ways(part: Part, size: int) -> Iterator[Cells]:
    """Give each way to read a row as so many cells."""
    turns = [at for at, (_, way) in enumerate(part) if way != " "]
    cuts = [at for at, (_, way) in enumerate(part) if way == " "]
    if len(turns) > MOST_TURNS or not 0 <= size - len(cuts) <= len(turns):
        return
    for chosen in combinations(turns, size - len(cuts)):
        bounds = [*sorted((*cuts, *chosen)), len(part)]
        yield [_lines(part[a:b]) for a, b in pairwise(bounds)]


def _lines(tokens: Part) -> list[str]:
    out: list[str] = []
    for token, way in tokens:
        if way or not out:
            out.append(token)
        else:
            out[-1] += token
    return out


def _fitted(ways: Sequence[Sequence[Cells]]) -> tuple[float, list[Cells]]:
    """Choose a way for each row, so that cells that go on are as wide as their column; give how dear that is."""
    chosen = [min(own, key=_uneven) for own in ways]
    for _ in range(PASSES):
        profile = _profile(chosen)
        chosen = [min(own, key=lambda cells: _misfit(cells, profile)) for own in ways]
    profile = _profile(chosen)
    each = EACH_COLUMN * len(profile) - OWN_COLUMN * sum(numbers for _, numbers in profile)
    return sum(_misfit(cells, profile) + each for cells in chosen), chosen


def _profile(rows: Sequence[Cells]) -> Profile:
    """Give the columns' widths, what their full lines have or the widest line where none is full, and whether they hold numbers."""
    out = []
    for column in zip(*rows, strict=True):
        full = [width(line) for cell in column for line in cell[:-1]]
        wide = median(full) if full else max(width(line) for cell in column for line in cell)
        out.append((wide, 2 * sum(is_number("".join(cell)) for cell in column) > len(column)))
    return out


def _uneven(cells: Cells) -> float:
    return sum(max(map(width, cell)) - min(map(width, cell[:-1])) for cell in cells if len(cell) > 1)


def _misfit(cells: Cells, profile: Profile) -> float:
    off = 0.0
    for cell, (wide, numbers) in zip(cells, profile, strict=True):
        off += sum(abs(width(line) - wide) for line in cell[:-1]) + max(0.0, width(cell[-1]) - wide)
        off += NO_NUMBER * (is_number("".join(cell)) is not numbers) + TORN_NUMBER * (numbers and len(cell) > 1)
    return off


def _fitting(part: Part, profile: Profile) -> Cells:
    """Read the head or the total; one with fewer cells than columns stays as it is written."""
    ways = list(_ways(part, len(profile)))
    widths = [(wide, False) for wide, _ in profile]
    return min(ways, key=lambda cells: _misfit(cells, widths)) if ways else _as_written(part)
