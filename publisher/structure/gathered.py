"""Tables written column by column, a gap after each column: their columns gathered, though other lines were written between them.

A column is a group of lines between two gaps, its head first; the columns of one table are of one height. A heading, a caption or a note
that the extraction wrote between two columns stands after the table.
"""

from __future__ import annotations

import re
from itertools import count

from publisher.model import Kind

from . import shapes
from .grids import read_grid
from .numbering import BARE, FIRST_HEADINGS
from .people import are_names
from .tables import is_number, set_cells
from .units import Unit

LEAST_COLUMNS, LEAST_HEIGHT, MOST_BETWEEN, WIDEST = 3, 3, 4, 16
NAMES, LONGEST_HEAD = 0.8, 6
_DIGITS = re.compile(r"\d+")
_BY_FIGURES = re.compile(r"第?\d")
MOST_WORDS = 30
_MAY_STAND_BETWEEN = (None, Kind.HEADING, Kind.CAPTION)


def gather_columns(units: list[Unit], groups: count[int]) -> list[Unit]:
    """Make rows of the columns found; everything else stays, in its order. Time grows in proportion to the number of units."""
    out: list[Unit] = []
    start = 0
    while start < len(units):
        stop = _short_end(units, start)
        grid = None if _are_people(units[start:stop]) else read_grid(units[start:stop], groups)
        if not grid and (parted := _parted_grid(units[start:stop], groups)):
            out += parted
        elif grid:
            first, end, rows = grid
            out += [*units[start : start + first], *rows, *units[start + end : stop]]
        elif columns := _told_by_numbers(units[start:stop]):
            order = [units[start + own[row]] for row in range(len(columns[0])) for own in columns]
            out += [*set_cells(order, len(columns), next(groups)), *units[start + len(order) : stop]]
        elif pairs := _dated_pairs(units, start, stop):
            first, last = pairs
            out += [*units[start:first], *set_cells(units[first:last], 2, next(groups)), *units[last:stop]]
        elif wide := _over_captions(units, start, stop, groups):
            rows, stop = wide
            out += rows
        else:
            out += units[start:stop]
        out += units[stop : stop + 1]
        start = stop + 1
    return out


def _parted_grid(own: list[Unit], groups: count[int]) -> list[Unit] | None:
    """Read a table with headings between its blocks, which go below it."""
    headings = [unit for unit in own[1:] if _is_heading(unit)]
    rest = [unit for unit in own if not any(unit is heading for heading in headings)]
    grid = read_grid(rest, groups) if headings and not _are_people(rest) else None
    return [*grid[2], *headings] if grid and grid[:2] == (0, len(rest)) else None


def _short_end(units: list[Unit], start: int, *, captions: bool = False) -> int:
    stop = start
    while stop < len(units) and _is_short(units[stop], captions=captions):
        stop += 1
    return stop


def _over_captions(units: list[Unit], start: int, stop: int, groups: count[int]) -> tuple[list[Unit], int] | None:
    """Gather the columns of a run, over a caption where some stand on its other side: give the units and where they end."""
    own = units[start:stop]
    if not own or _are_people(own):
        return None
    far = _short_end(units, start, captions=True)
    if far > stop and far - start >= 2 * LEAST_HEIGHT:
        wide = _gathered(units[start:far], groups)
        if sum(any(unit is left for left in wide) for unit in own) < len(own):
            return wide, far
    return (_gathered(own, groups), stop) if len(own) >= 2 * LEAST_HEIGHT else None


def _are_people(units: list[Unit]) -> bool:
    """Tell whether a run is a roll of names, which is no table, though it stands in rows and columns."""
    return sum(are_names(unit.text) for unit in units) >= NAMES * len(units)


def _told_by_numbers(units: list[Unit]) -> list[list[int]] | None:
    """Read cells written column by column without gaps between the columns: give the places of each column's cells.

    The first column is of words, with its head and the next column's; then numbers follow heads, as many to each as there are rows. Heads
    that stand together have their columns one after the other below them.
    """
    kinds = "".join("n" if is_number(unit.text) else "w" if len(unit.text) <= WIDEST else "-" for unit in units).partition("-")[0]
    runs = [(found.start(), found.end()) for found in re.finditer("n+|w+", kinds)]
    if len(runs) < 2 * LEAST_COLUMNS - 2 or len(runs) % 2 or kinds[0] == "n":
        return None
    for heads in range(1, MOST_BETWEEN + 1):
        height = runs[0][1] - 1 - heads
        sizes = [heads, *(stop - start for start, stop in runs[2::2])]
        by_rows = set(sizes) == {1} and _are_rows([[units[at].text for at in range(*run)] for run in runs[1::2]])
        fits = all(stop - start == height * k for k, (start, stop) in zip(sizes, runs[1::2], strict=True))
        if fits and not by_rows and height >= LEAST_HEIGHT - 1:
            columns = [list(range(height + 1))]
            for k, (start, _) in zip(sizes, runs[1::2], strict=True):
                columns += [[start - k + own, *range(start + own * height, start + (own + 1) * height)] for own in range(k)]
            return columns
    return None


def _dated_pairs(units: list[Unit], start: int, stop: int) -> tuple[int, int] | None:
    """Give where two columns stand row by row among short lines, between headings: two short heads, then dates in turn with words."""
    while start < stop and _is_heading(units[start]):
        start += 1
    while stop > start and _is_heading(units[stop - 1]):
        stop -= 1
    own = units[start:stop]
    if len(own) < 2 * LEAST_HEIGHT or len(own) % 2 or any(unit.kind or len(unit.text) > MOST_WORDS for unit in own):
        return None
    heads = all(len(unit.text) <= LONGEST_HEAD and not _DIGITS.search(unit.text) for unit in own[:2])
    dated = all(_BY_FIGURES.match(unit.text) for unit in own[2::2])
    return (start, stop) if heads and dated and not any(_BY_FIGURES.match(unit.text) for unit in own[3::2]) else None


def _are_rows(runs: list[list[str]]) -> bool:
    """Tell whether numbers between words are a row's rather than a column's: those in one place of each run are more alike, or not less."""
    forms = [[_DIGITS.sub("0", text) for text in run] for run in runs]
    rows = sum(len(set(place)) == 1 for place in zip(*forms, strict=False)) / len(forms[0])
    return rows >= sum(len(set(run)) == 1 for run in forms) / len(forms)


def _is_short(unit: Unit, *, captions: bool) -> bool:
    alone = unit.shape in ("display", "entry", "head") and len(unit.rows) == 1 and unit.rows[0].line.heading is None
    noted = shapes.NOTE_LINE.match(unit.text) or shapes.ATTACHMENT.match(unit.text)
    captioned = not captions and shapes.CAPTION.match(unit.text)
    return alone and unit.kind in _MAY_STAND_BETWEEN and unit.end == "none" and not noted and not captioned


def _gathered(units: list[Unit], groups: count[int]) -> list[Unit]:
    usual = min(unit.rows[0].line.blank_before for unit in units[1:])
    columns: list[list[Unit]] = []
    for unit in units:
        heads = any(_is_heading(own) for own in (unit, *(columns[-1][-1:] if columns else ())))
        if not columns or heads or unit.rows[0].line.blank_before > usual or unit.page != columns[-1][-1].page:
            columns.append([])
        columns[-1].append(unit)
    columns = _single(columns)
    out: list[Unit] = []
    at = 0
    while at < len(columns):
        own = _columns_from(columns, at)
        if len(own) < 2:
            out += columns[at]
            at += 1
            continue
        height = len(columns[at])
        cells = [columns[k][row] for row in range(height) for k in own]
        # A roll of names in columns is read across, and is no table.
        out += cells if _are_people(cells) else set_cells(cells, len(own), next(groups))
        out += [unit for k in range(at, own[-1]) if k not in own for unit in columns[k]]
        at = own[-1] + 1
    return out


def _single(groups: list[list[Unit]]) -> list[list[Unit]]:
    """Part groups that hold several columns of the height of the column before them, row by row or one after the other."""
    out: list[list[Unit]] = []
    height = 0
    for group in groups:
        count, rest = divmod(len(group), height) if height else (0, 0)
        if count > 1 and not rest:
            by_rows = [group[k::count] for k in range(count)]
            by_columns = [group[k * height : (k + 1) * height] for k in range(count)]
            own = next((columns for columns in (by_rows, by_columns) if all(map(_is_column, columns))), [group])
        else:
            own = [group]
        out += own
        height = len(own[0]) if _is_column(own[0]) else height
    return out


def _is_heading(unit: Unit) -> bool:
    mark = unit.rows[0].mark
    return shapes.CAPTION.match(unit.text) is not None or mark is not None and mark.kind in (*FIRST_HEADINGS, *BARE)


def _columns_from(columns: list[list[Unit]], at: int) -> list[int]:
    """Give the places of the columns of the table that starts at a place; fewer than two where none does."""
    if not _is_column(columns[at]):
        return []
    own = [at]
    for k in range(at + 1, len(columns)):
        column = columns[k]
        if column[0].text == columns[at][0].text or k - own[-1] > MOST_BETWEEN:
            break
        if len(column) == len(columns[at]) and _is_column(column):
            own.append(k)
        elif len(column) > 2:
            break
    numbers = any(is_number(columns[k][1].text) for k in own)
    dated = [_DIGITS.search(unit.text) is not None for unit in columns[at]]
    if numbers or len(own) == 2 and not dated[0] and all(dated[1:]):
        return own
    headed = all(len(columns[k][0].text) <= LONGEST_HEAD for k in own)
    return own if headed and len(own) > 2 and own == list(range(at, at + len(own))) else []


def _is_column(column: list[Unit]) -> bool:
    """Tell whether lines can be a column: a head, and below it numbers alone or words alone."""
    if len(column) < LEAST_HEIGHT or any(len(unit.text) > WIDEST or unit.kind or unit.rows[0].line.mark for unit in column):
        return False
    return not is_number(column[0].text) and len({is_number(unit.text) for unit in column[1:]}) == 1
