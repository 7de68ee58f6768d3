"""The measure of each stretch of lines: how many full-width characters a line of its column holds, found from the text itself.

A line was broken because the next unit did not fit. So a line of width w followed by a unit of width u says: w <= measure < w + u. The
measure that most neighbouring pairs agree on is the column's. Columns of other measures follow one another; a small decoder assigns
each line to one, a change costing more than a few short lines do.
"""

from __future__ import annotations

from .rows import Row

GRID = 4
INDENT = 2.0
NARROWEST = 7.0
CHANGE = 3.5
CHANGE_AT_PAGE = 3.0
OVER = 5.0
SHORT = 1.3
FIRST = 0.4
LAST = 0.3
ASIDE = 0.2
MIDDLE = 1.1
LONE = 0.45
FAR_SHORT = 4.0
LEAST = 12.0
"""A measure needs this much of votes: three narrow lines or one wide one, for a wide line is seldom anything but text."""
CELLS = 17
AROUND = 10
LEAST_WIDER = 3
"""Where so many lines with marks, and half of them, are far wider than any measure found, as beside a list, first lines tell."""


def set_measures(rows: list[Row]) -> None:
    """Set the measure of every row."""
    # Where paragraphs are so short that no line has text before and after it, their first lines tell, two characters narrower.
    candidates = _candidates(_votes(rows)) or _candidates(_votes(rows, first=INDENT))
    widest = candidates[-1] + FAR_SHORT if candidates else 0.0
    marked = [row.width > widest for row in rows if not row.unmarked and row.width >= NARROWEST]
    if candidates and sum(marked) >= max(LEAST_WIDER, len(marked) / 2):
        candidates += [measure for measure in _candidates(_votes(rows, first=INDENT)) if measure > widest]
    if not candidates or _unbroken(rows):
        return
    chosen = _assign(rows, candidates)
    start = 0
    for i in range(1, len(rows) + 1):
        if i == len(rows) or chosen[i] != chosen[start]:
            _refine(rows[start:i], candidates[chosen[start]])
            start = i


def _unbroken(rows: list[Row]) -> bool:
    """Text whose long lines share no measure is not broken into lines."""
    long = sorted(row.width for row in rows if row.width >= 30)
    if len(long) < max(3, len(rows) // 8):
        return False
    best = max(sum(w - 1.5 <= other <= w + 1.5 for other in long) for w in long[:: max(1, len(long) // 50)])
    return best < 0.3 * len(long) and long[-1] > 60


def _votes(rows: list[Row], first: float = 0.0) -> dict[int, float]:
    votes: dict[int, float] = {}
    for before, row, after in zip([*rows[:1], *rows], rows, rows[1:], strict=False):
        inner = row.end in ("none", "comma") and not after.mark if first else _goes_on(before, row, after)
        if row.width < NARROWEST or not inner or row.entry:
            continue
        if abs(row.width - after.width) <= 2.5 or row.end in ("comma", "none"):
            for cell in range(round((row.width + first) * GRID), round((row.width + first + min(after.unit, 2.5)) * GRID)):
                votes[cell] = votes.get(cell, 0.0) + row.width / 10
    return votes


def _candidates(votes: dict[int, float]) -> list[float]:
    smooth = {cell: votes[cell] * 2 + votes.get(cell - 1, 0) + votes.get(cell + 1, 0) for cell in votes}
    found: list[float] = []
    for cell, count in sorted(smooth.items(), key=lambda item: (-item[1], item[0])):
        if count < min(LEAST, cell / GRID):
            continue
        if all(abs(cell / GRID - other) >= 1.25 for other in found):
            found.append(cell / GRID)
        if len(found) == 24:
            break
    return sorted(found)


def _line_costs(row: Row, before: Row | None, measures: list[float]) -> list[float]:
    """Give what a line says against each measure."""
    # Set in another frame, as titles are: no witness of a column.
    aside = row.off_rhythm and row.near_edge
    least = max(row.width - 1, row.tight - 0.3) - 0.1
    out = []
    for measure in measures:
        over = row.width - measure
        if aside and over < 1:
            out.append(ASIDE)
        elif least > measure:
            out.append(min(OVER, 2 * (least + 0.1 - measure)))
        else:
            out.append(0.0 if over > -1.1 else _short_cost(row, before, -over))
    return out


def _short_cost(row: Row, before: Row | None, short: float) -> float:
    if (row.lone or row.entry) and short > FAR_SHORT:
        # Among titles, names, items of a list: no witness of a column.
        return LONE
    if row.end != "none":
        # Ended on purpose, it may be: a paragraph's last line, an item, a line of verse.
        return LAST + 0.01 * short + (0.2 if row.end == "comma" else 0.0)
    if short < 3.2 and (before is None or before.end != "comma"):
        return FIRST if before is None or before.end in ("stop", "colon") or row.first_of_page else MIDDLE
    return SHORT + 0.02 * short


def _assign(rows: list[Row], candidates: list[float]) -> list[int]:
    costs = _line_costs(rows[0], None, candidates)
    back: list[list[int]] = []
    for before, row in zip(rows, rows[1:], strict=False):
        least = min(costs)
        best = costs.index(least)
        change = least + (CHANGE_AT_PAGE if row.first_of_page else CHANGE)
        back.append([k if stay <= change else best for k, stay in enumerate(costs)])
        own = _line_costs(row, before, candidates)
        costs = [(stay if stay <= change else change) + cost for stay, cost in zip(costs, own, strict=True)]
    k = min(range(len(costs)), key=costs.__getitem__)
    path = [k]
    for came in reversed(back):
        k = came[k]
        path.append(k)
    return path[::-1]


def _refine(rows: list[Row], measure: float) -> None:
    """Settle a run's measure line by line, by the votes of the lines around: columns of one page differ by half a character and more."""
    spans = [_span(before, row, after, measure) for before, row, after in zip([*rows[:1], *rows], rows, rows[1:], strict=False)]
    spans.append((0, 0))
    votes = [0] * CELLS
    run = [0] * CELLS
    for low, high in spans:
        for cell in range(low, high):
            run[cell] += 1
    usual = _top(run, measure) if max(run) >= 3 else measure
    for i in range(-AROUND, len(rows)):
        if i + AROUND < len(rows):
            for cell in range(*spans[i + AROUND]):
                votes[cell] += 1
        if i - AROUND - 1 >= 0:
            for cell in range(*spans[i - AROUND - 1]):
                votes[cell] -= 1
        if i >= 0:
            rows[i].measure = _top(votes, measure) if max(votes) >= 5 else usual


def _goes_on(before: Row, row: Row, after: Row) -> bool:
    """Tell whether a line has text before and after it: only then is its width its column's, not a first or a last line's."""
    if before.width < row.width - FAR_SHORT:
        return False
    return before.end in ("none", "comma") and row.mark is None and not (row.end == "stop" and after.width < row.width - 1)


def _span(before: Row, row: Row, after: Row, measure: float) -> tuple[int, int]:
    """Give the cells around a measure that a pair of lines votes for."""
    if not _goes_on(before, row, after) or abs(row.width - measure) > 2.6:
        return (0, 0)
    low = max(0, round((row.width - measure + 2) * GRID))
    return (low, max(low, min(CELLS, round((row.width + min(after.unit, 2.0) - measure + 2) * GRID))))


def _top(votes: list[int], measure: float) -> float:
    top = max(votes)
    cells = [cell for cell, count in enumerate(votes) if count == top]
    return measure - 2 + cells[len(cells) // 2] / GRID
