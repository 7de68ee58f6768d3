"""Items of a digest set side by side: the extraction wrote the titles of two items, then the texts of both; each title goes over its own.

A text is such a digest where most titles stand over one paragraph each. As many titles as paragraphs stand together, some of two lines:
a line goes on with the next one where that would not have fitted.
"""

from __future__ import annotations

from itertools import pairwise

from . import shapes
from .marks import head_unit
from .rows import Row
from .units import Unit

LEAST_ITEMS, MOST_BESIDE, SHARE = 4, 3, 0.6
ROOM = 0.6


def pair_items(units: list[Unit]) -> list[Unit]:
    """Put each title over its paragraph; the units as they are where the text is no such digest. Time grows with the number of units."""
    runs = _runs(units)
    alone = [(i, j, k) for i, j, k in runs if sum(len(unit.rows) for unit in units[i:j]) == 1]
    if len(alone) < LEAST_ITEMS or sum(k - j == 1 for _, j, k in alone) < SHARE * len(runs):
        return units
    widest = max(row.width for i, j, k in runs for unit in units[i:j] for row in unit.rows if row.width <= units[j].rows[0].measure)
    out: list[Unit] = []
    done = 0
    for i, j, k in runs:
        rows = [row for unit in units[i:j] for row in unit.rows]
        if not k - j <= min(MOST_BESIDE, len(rows)) or len(rows) == 1:
            continue
        titles = _titles(rows, k - j, widest)
        if len(titles) == 1 and not _is_forced(rows, widest):
            continue
        out += units[done:i]
        for own, text in zip(titles, units[j:k], strict=True):
            # A whole title in lines of its own: no kicker.
            out += [Unit("display", own), text]
        done = k
    out += units[done:]
    for at, unit in enumerate(out):
        unit.index = at
    return out


def _runs(units: list[Unit]) -> list[tuple[int, int, int]]:
    """Give where titles begin, where their texts begin and where those end."""
    out = []
    i = 0
    while i < len(units):
        j = i
        while j < len(units) and may_be_title(units[j]):
            j += 1
        k = j
        while k < len(units) and units[k].shape == "text" and units[k].kind is None:
            k += 1
        if i < j < k:
            out.append((i, j, k))
        i = max(k, i + 1)
    return out


def may_be_title(unit: Unit) -> bool:
    """Tell whether a unit may be a line of an item's title: it stands by itself, without a mark, a number or the form of anything else."""
    if unit.kind is not None or unit.shape not in ("display", "head") or unit.end != "none" or unit.rows[0].mark is not None:
        return False
    shaped = (shapes.BYLINE, shapes.DASHED, shapes.DATE, shapes.EDITOR_NOTE, shapes.CAPTION, shapes.ORIGIN_LINE)
    return not any(shape.match(unit.text) for shape in shaped) and not unit.rows[0].line.heading


def _is_forced(rows: list[Row], widest: float) -> bool:
    """Tell whether no line could have taken up what stands at the head of the next."""
    return all(row.width + head_unit(after.text) > widest + ROOM for row, after in pairwise(rows))


def _titles(rows: list[Row], size: int, widest: float) -> list[list[Row]]:
    """Part lines into as many titles, where the breaks between them are the likeliest."""
    # The lines that go on are those whose break was forced, the fullest first, and those over the shortest rests.
    places = sorted(range(len(rows) - 1), key=lambda at: (not _is_forced(rows[at : at + 2], widest), -rows[at].width, rows[at + 1].width))
    joined = places[: len(rows) - size]
    out: list[list[Row]] = [[rows[0]]]
    for at, row in enumerate(rows[1:]):
        if at in joined:
            out[-1].append(row)
        else:
            out.append([row])
    return out
