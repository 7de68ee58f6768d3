"""The items of a digest: where most lines that stand alone over text are titles, the others are too."""

from __future__ import annotations

from publisher.model import Kind

from . import shapes
from .heads import Head
from .marks import ends_article, width
from .units import Unit

LEAST_ITEMS, MOST_LINES, MOST_TEXTS, ROOM = 4, 3, 2.0, 2.0
MANY, ONE_EACH = 8, 1.25
"""A series of items: how many at least, lines of a title, paragraphs an item on average, characters that a wrapped line may be short."""


def series(units: list[Unit], runs: list[tuple[int, int]], *, one: bool) -> dict[int, Head]:
    """Give the heads of the items of a digest by their runs: where most lines that stand alone over text are heads, the others are too.

    A title goes on with a second line where its first one is as wide as any in the series. `one` says that the text is one article.
    """
    over_text = [k for k, (i, j) in enumerate(runs) if j - i <= MOST_LINES and j < len(units) and units[j].shape == "text"]
    alone = [k for k in over_text if are_plain(units[slice(*runs[k])])]
    alone = [k for k in alone if runs[k][1] - runs[k][0] == 1 or _is_wrapped(units, runs, k, alone)]
    sure = sum(_opens_news(units, *runs[k]) for k in alone)
    many = len(alone) >= MANY and _texts(units) <= ONE_EACH * len(alone) and not one
    if len(alone) < LEAST_ITEMS or sure < 0.5 * len(alone) and not many or _texts(units) > MOST_TEXTS * len(alone):
        return {}
    out = {}
    for k in alone:
        out[k] = Head()
        out[k].whole = True
        for unit in units[slice(*runs[k])]:
            out[k].add(Kind.TITLE, unit)
    return out


def _texts(units: list[Unit]) -> int:
    return sum(unit.shape == "text" and not shapes.ORIGIN_LINE.match(unit.text) for unit in units)


def are_plain(run: list[Unit]) -> bool:
    """Tell whether no line of a run has the form of a byline, a subtitle, a date, a note or a caption, or a number."""
    shaped = (shapes.BYLINE, shapes.DASHED, shapes.DATE, shapes.EDITOR_NOTE, shapes.CAPTION)
    return not any(shape.match(unit.text) for unit in run for shape in shaped) and all(unit.rows[0].mark is None for unit in run)


def _is_wrapped(units: list[Unit], runs: list[tuple[int, int]], k: int, among: list[int]) -> bool:
    """Tell whether a title's lines were too wide for one: all but the last are full, or they are halves of more than a line."""
    widest = max(width(row.text) for n in among for unit in units[slice(*runs[n])] for row in unit.rows)
    widths = [width(row.text) for unit in units[slice(*runs[k])] for row in unit.rows]
    return min(widths[:-1]) > widest - ROOM or len(widths) == 2 and sum(widths) > widest and abs(widths[0] - widths[1]) <= ROOM


def _opens_news(units: list[Unit], i: int, j: int) -> bool:
    """Tell whether a line stands over a news item: the item before has ended with its origin, or the one below opens as news do."""
    after = units[j].text
    opens = shapes.NEWS.match(after) or shapes.NEWS_OPENING.match(after)
    return not units[j - 1].rows[-1].last_of_page and bool(opens or i and ends_article(units[i - 1].text) or is_origin(units, i - 1))


def is_origin(units: list[Unit], i: int) -> bool:
    """Tell whether a unit is an origin in brackets on a line of its own, below the end of a text."""
    return 0 < i < len(units) and units[i - 1].end == "stop" and shapes.ORIGIN_LINE.match(units[i].text) is not None
