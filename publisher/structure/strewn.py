"""Titles strewn over a page: an extraction wrote them away from their texts; each goes over the text that speaks of the same things.

Only the items of a digest are put in order so: where three titles of a page share words with one text each and with hardly another, and one
of them does not stand over that text. Origins that were written away from their texts go to those that lack one, where there are as many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby, pairwise

from publisher.model import Kind
from publisher.patterns import lazy

from . import shapes
from .digest import may_be_title
from .rows import Row
from .units import Unit, numbered

_HAN = lazy("[\u3400-\u9fff]{2,}")
LEAST_TITLES = 3
RARE, SHARED, OF_ITS_PAIRS, TWICE = 3, 1.4, 0.4, 1.8
"""Pairs of characters tell in so few texts only; so much they must tell together, of a short line such a part of its pairs, and so many
times what they tell of the next likely text."""
MOST_TEXTS = 2.0
"""A digest's page has no more paragraphs to a title than this."""


Title = tuple[int | None, int, list[Row]]
"""The place of the text of a title, that of the title's first line, and its lines."""


def gather_titles(units: list[Unit]) -> list[Unit]:
    """Put titles that stand away from their texts over them; the units as they are where none do. Time grows with the text's length."""
    texts = [i for i, unit in enumerate(units) if _is_text(unit)]
    lines = _lines(units)
    if len(lines) < LEAST_TITLES or len(texts) > MOST_TEXTS * len(lines):
        return units
    owners = _owners(units, texts, lines)
    moves: dict[int, list[list[Row]]] = defaultdict(list)
    gone: set[int] = set()
    pages = []
    for page, own in groupby(range(len(lines)), key=lambda n: lines[n][1].page):
        titles = _titles([(*lines[n], owners[n]) for n in own])
        if _are_in_order(titles):
            pages.append((titles, sum(units[i].page == page for i in texts)))
    if not any(_is_digest(units, titles, here) for titles, here in pages):
        return units
    for owner, rows in (stray for titles, _ in pages for stray in _astray(units, titles)):
        if owner is not None:
            moves[owner].append(rows)
            gone |= {id(row) for row in rows}
    if not gone:
        return units
    return numbered(_with_origins(_moved(units, moves, gone), _strays(units, set(moves))))


def _is_text(unit: Unit) -> bool:
    return unit.shape == "text" and unit.kind is None and not shapes.ORIGIN_LINE.match(unit.text)


def _lines(units: Sequence[Unit]) -> list[tuple[int, Row]]:
    """Give the lines that may be of titles, and the short ones among them that passed for names."""
    out: list[tuple[int, Row]] = []
    for i, unit in enumerate(units):
        amid = unit.shape == "entry" and unit.kind is None and bool(out) and out[-1][0] == i - 1
        if amid or may_be_title(unit):
            out += ((i, row) for row in unit.rows)
    return out


def _is_origin(unit: Unit) -> bool:
    return unit.kind in (None, Kind.BYLINE) and shapes.ORIGIN_LINE.match(unit.text) is not None


def _pairs(text: str) -> set[str]:
    return {a + b for run in _HAN.findall(text) for a, b in pairwise(run)}


def _owners(units: Sequence[Unit], texts: Sequence[int], lines: Sequence[tuple[int, Row]]) -> list[int | None]:
    """Give for each line the text of its page that shares its words, None where none or several do."""
    having: dict[tuple[int, str], list[int]] = defaultdict(list)
    sought: dict[int, set[str]] = defaultdict(set)
    for _, row in lines:
        sought[row.page] |= _pairs(row.text)
    for i in texts:
        own = _pairs(units[i].text)
        for page in range(units[i].page, units[i].last_page + 1):
            for pair in own & sought.get(page, set()):
                having[page, pair].append(i)
    return [_owner(row, having) for _, row in lines]


def _owner(row: Row, having: dict[tuple[int, str], list[int]]) -> int | None:
    told: dict[int, float] = defaultdict(float)
    for pair in sorted(_pairs(row.text)):
        near = having.get((row.page, pair), [])
        for i in near if len(near) <= RARE else []:
            told[i] += 1 / len(near)
    (best, score), (_, other) = (sorted(told.items(), key=lambda item: (-item[1], item[0])) + [(-1, 0.0), (-1, 0.0)])[:2]
    enough = min(SHARED, OF_ITS_PAIRS * max(1, len(row.text) - 1))
    return best if best >= 0 and score >= max(enough, TWICE * other) else None


def _titles(lines: Sequence[tuple[int, Row, int | None]]) -> list[Title]:
    """Put the lines of a page that stand together and have one text together; a line without one goes on with the line above it."""
    out: list[Title] = []
    last = -2
    for i, row, owner in lines:
        beside = bool(out) and i - last <= 1
        if beside and (owner is None or owner == out[-1][0]):
            out[-1][2].append(row)
        elif beside and out[-1][0] is None:
            out[-1] = (owner, out[-1][1], [*out[-1][2], row])
        else:
            out.append((owner, i, [row]))
        last = i
    return out


def _are_in_order(titles: Sequence[Title]) -> bool:
    owners = [owner for owner, _, _ in titles if owner is not None]
    return bool(owners) and all(a < b for a, b in pairwise(owners))


def _is_digest(units: Sequence[Unit], titles: Sequence[Title], texts: int) -> bool:
    """Tell whether a page's titles have a text each, and few more stand on it, and one at least does not stand over its own."""
    own = sum(owner is not None for owner, _, _ in titles)
    return own >= LEAST_TITLES and texts <= MOST_TEXTS * own and bool(_astray(units, titles))


def _astray(units: Sequence[Unit], titles: Sequence[Title]) -> list[tuple[int | None, list[Row]]]:
    """Give the titles of the runs of lines that hold one which does not stand over its text."""
    out: list[tuple[int | None, list[Row]]] = []
    run: list[Title] = []
    for title in [*titles, None]:
        if run and (title is None or title[1] - run[-1][1] > len(run[-1][2])):
            if any(owner is not None and not _stands_over(units, first, owner, rows) for owner, first, rows in run):
                out += ((owner, rows) for owner, _, rows in run)
            run = []
        if title is not None:
            run.append(title)
    return out


def _stands_over(units: Sequence[Unit], first: int, owner: int, rows: Sequence[Row]) -> bool:
    """Tell whether only the title's own lines, and its text's first paragraphs, stand between a title and what it shares words with."""
    own = {id(row) for row in rows}
    return first < owner and all(id(row) in own or _is_text(unit) for unit in units[first:owner] for row in unit.rows)


def _moved(units: Sequence[Unit], moves: dict[int, list[list[Row]]], gone: set[int]) -> list[Unit]:
    out: list[Unit] = []
    for i, unit in enumerate(units):
        out += (Unit("display", rows) for rows in moves.get(i, ()))
        if any(id(row) in gone for row in unit.rows):
            left = [row for row in unit.rows if id(row) not in gone]
            if left:
                out.append(Unit(unit.shape, left))
        else:
            out.append(unit)
    return out


def _strays(units: Sequence[Unit], owners: set[int]) -> dict[int, Unit]:
    """Give origins that follow no text, by the texts that lack one, in order; none where there are not as many of both.

    An origin behind a gap follows no text where others have none.
    """
    origins = [i for i, unit in enumerate(units) if _is_origin(unit)]
    closest = min((units[i].rows[0].line.blank_before for i in origins), default=0)
    below = {i for i in origins if i and _is_text(units[i - 1]) and units[i].rows[0].line.blank_before == closest}
    stray = [i for i in origins if i not in below]
    lacking = [i for i in sorted(owners) if i + 1 not in below]
    return {id(units[i]): units[j] for i, j in zip(lacking, stray, strict=True)} if len(stray) == len(lacking) else {}


def _with_origins(units: list[Unit], strays: dict[int, Unit]) -> list[Unit]:
    gone = set(map(id, strays.values()))
    out: list[Unit] = []
    for unit in units:
        if id(unit) not in gone:
            out.append(unit)
        if id(unit) in strays:
            out.append(strays[id(unit)])
    return out
