"""Heads of articles found among the lines: runs of display lines, and what speaks for their being a head."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publisher.model import Kind

from . import shapes
from .heads import Head, is_byline, parse
from .marks import ends_article
from .names import is_name_list
from .numbering import FIRST_HEADINGS
from .tables import is_table
from .units import Unit

_HAN = re.compile(r"[\u4e00-\u9fff]")
HEAD = 2.0
"""From this score on a run of display lines is a head."""
LONGEST = 12


@dataclass(slots=True)
class Found:
    """A head and where it stands: the index in the units where its lines begin and end."""

    head: Head
    start: int
    stop: int


def find_heads(units: list[Unit]) -> list[Found]:
    """Find the runs of display lines that are heads of articles."""
    runs = [(i, j) for i, j in _runs(units) if _could_be_head(units[i:j]) and not _lists_under_heading(units, i, j)]
    scores = [_head_score(units, i, j) for i, j in runs]
    # Where most lines that stand alone over text are heads, as in a digest of news, the others are too.
    alone = [k for k, (i, j) in enumerate(runs) if j - i == 1 and i and j < len(units) and units[j].shape == "text"]
    sure = sum(_opens_news(units, runs[k][0]) for k in alone)
    least = 0.0 if len(alone) >= 4 and sure >= 0.5 * len(alone) else HEAD
    found: list[Found] = []
    for k, (i, j) in enumerate(runs):
        if scores[k] < (least if k in alone else HEAD):
            continue
        place = i
        heads = parse(units[i:j])
        for n, head in enumerate(heads):
            size = sum(map(len, head.roles.values()))
            if n and n + 1 == len(heads) and _is_subhead(heads[n - 1], head, units[j] if j < len(units) else None):
                continue
            if not _gives_byline(found, head, units):
                found.append(Found(head, place, place + size))
            place += size
    return found


def _opens_news(units: list[Unit], i: int) -> bool:
    """Tell whether a line stands over a news item: the item before has ended with its origin, or the one below opens as news do."""
    unit, after = units[i], units[i + 1]
    return not unit.rows[-1].last_of_page and (bool(shapes.NEWS.match(after.text)) or ends_article(units[i - 1].text))


def _runs(units: list[Unit]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    i = 0
    while i < len(units):
        j = i
        while j < len(units) and _may_be_head(units[j]) and (j == i or _goes_with(units[i], units[j])):
            j += 1
        if j > i:
            out.append((i, j))
        i = max(j, i + 1)
    return out


def _lists_under_heading(units: list[Unit], i: int, j: int) -> bool:
    """Tell whether a run stands between a numbered heading and the next one, or the end: then it is what the heading announces."""
    if not i or units[i - 1].shape != "head" or not units[i - 1].rows[0].in_sequence or units[i - 1].page != units[i].page:
        return False
    return j == len(units) or units[j].shape == "head" and units[j].rows[0].in_sequence


def _goes_with(first: Unit, unit: Unit) -> bool:
    """Tell whether a line may belong to the head that begins with another: on its page, and not the number of the text's first part."""
    mark = unit.rows[0].mark
    return unit.page == first.page and _same_mark(first, unit) and not (mark and mark.kind in FIRST_HEADINGS and mark.value == 1)


def _same_mark(first: Unit, unit: Unit) -> bool:
    """Markdown marks of two levels do not make one head; a line without a mark may go with one."""
    levels = {u.rows[0].line.heading for u in (first, unit)} - {None}
    return len(levels) < 2


def _gives_byline(found: list[Found], head: Head, units: list[Unit]) -> bool:
    """Give the lone name of an office or a person to the head before on its page, where that one has no byline."""
    lines = [unit for own in head.roles.values() for unit in own]
    if not found or len(lines) > 1 or found[-1].head.has(Kind.BYLINE) or not is_byline(lines[0].text):
        return False
    if units[found[-1].start].page != lines[0].page:
        return False
    found[-1].head.add(Kind.BYLINE, lines[0])
    return True


def _is_subhead(before: Head, head: Head, after: Unit | None) -> bool:
    """Tell whether the last line of a run is no second title but the first heading of the text below the head before."""
    lines = head.roles.get(Kind.TITLE, [])
    if len(head.roles) != 1 or len(lines) != 1 or not before.has(Kind.BYLINE) or before.last is None or after is None:
        return False
    return after.shape == "text" and after.page == lines[0].page and lines[0].index == before.last.index + 1


def _may_be_head(unit: Unit) -> bool:
    if unit.end == "colon" and not shapes.EDITOR_NOTE.match(unit.text):
        return False
    return unit.kind is None and (unit.shape == "display" or (unit.shape == "head" and unit.rows[0].mark is None and len(unit.rows) <= 3))


def _could_be_head(run: list[Unit]) -> bool:
    if len(run) > LONGEST or is_name_list(run) or is_table(run):
        return False
    if not any(unit.shape == "display" or unit.rows[0].line.heading or shapes.DASHED.match(unit.text) for unit in run):
        return False
    return not all(
        shapes.CAPTION.match(unit.text) or shapes.DATE.match(unit.text) or shapes.ORIGIN_LINE.match(unit.text) or not _HAN.search(unit.text)
        for unit in run
    )


def _head_score(units: list[Unit], i: int, j: int) -> float:
    """Add up what speaks for a run of display lines' being the head of an article."""
    run = units[i:j]
    shaped = any(p.search(unit.text) for unit in run for p in (shapes.BYLINE, shapes.DASHED, shapes.KICKER, shapes.SUBTITLE))
    after = units[j] if j < len(units) else None
    return sum((
        3.0 * (i == 0),
        2.0 * shaped,
        2.0 * run[0].rows[0].first_of_page,
        2.0 * run[-1].rows[-1].last_of_page,
        1.5 * any(unit.rows[0].gap < 0 for unit in run),
        2.0 * bool(i and ends_article(units[i - 1].text)),
        1.0 * bool(after and shapes.SALUTATION.match(after.text)),
        2.0 * bool(after and shapes.NEWS.match(after.text)),
        0.5 * (len(run) > 1),
        1.0 * any(unit.rows[0].line.overprinted or unit.rows[0].line.vertical for unit in run),
    ))
