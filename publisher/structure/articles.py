"""Articles: heads put before the text they belong to, and the text of articles that share pages told apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from publisher.model import OUTSIDE, Kind

from . import shapes
from .closing import editor_notes, set_closing, set_imprint
from .digest import pair_items
from .finding import Found, find_heads, unfolded
from .heads import Head
from .marks import ends_article
from .strewn import gather_titles
from .units import Unit

_NEWS_END = re.compile(r"(?:参加|出席|陪同|主持|调研|列席|座谈)(?:了?会议|活动)?。$")
_OPENING = re.compile(
    r"^(?:本[报刊]讯|\d{1,2}\s*月\s*\d{1,2}\s*日|近日|日前|近期|\d{4}\s*年|为(?:深入|进一步|庆祝|认真|贯彻|落实|推动)|据)"
)


INFINITE = 1e9
LEAVES = (5.0, 1.5)
"""What it costs a head that closes its page to have its article on the next, without and with another head over the page's text."""


@dataclass(slots=True)
class Piece:
    """One article to be: its heads and the units of its body."""

    heads: list[Head] = field(default_factory=list)
    body: list[Unit] = field(default_factory=list)


def pieces_of(units: list[Unit]) -> list[Piece]:
    """Part the units into articles, each with its head before its body."""
    units = pair_items(gather_titles(unfolded(units)))
    set_imprint(units)
    set_closing(units)
    found = find_heads(units)
    if not found:
        return [Piece([], units)]
    units = editor_notes(units)
    found = find_heads(units)
    starts = _starts(units, found)
    in_head = {unit.index for f in found for own in f.head.roles.values() for unit in own}
    in_head = {i for i, unit in enumerate(units) if unit.shape in ("display", "head") and unit.index in in_head}
    order: dict[int, list[Head]] = {}
    for head, start in zip(found, starts, strict=True):
        order.setdefault(start, []).append(head.head)
    pieces: list[Piece] = [Piece()]
    for i, unit in enumerate([*units, None]):
        if i in order:
            if pieces[-1].body or pieces[-1].heads:
                pieces.append(Piece())
            pieces[-1].heads += order[i]
        if unit is not None and i not in in_head:
            pieces[-1].body.append(unit)
    return [piece for piece in pieces if piece.body or piece.heads]


def _starts(units: list[Unit], found: list[Found]) -> list[int]:
    """Find for each head the unit its article starts with: page by page, heads and starts in the same order, at the least cost."""
    in_head = {i for f in found for i in range(f.start, f.stop)}
    starts: list[int] = []
    done = 0
    while done < len(found):
        page = units[found[done].start].page
        group = [f for f in found[done:] if units[f.start].page == page]
        low = next(i for i, u in enumerate(units) if u.page == page or u.last_page >= page) if not starts else None
        first = low if low is not None else max(starts[-1] + 1, _first_on(units, found[done].start, page))
        last = group[-1].stop
        after = last
        while after < len(units) and after in in_head:
            after += 1
        candidates = [
            i for i in range(first, last)
            if i not in in_head and units[i].page == page and (units[i].shape != "display" or units[i].kind is Kind.EDITOR_NOTE)
        ]
        if after < len(units):
            candidates.append(after)
        candidates += [f.stop for f in group if f.stop not in candidates and f.stop < len(units) and f.stop not in in_head]
        starts += _match(units, group, sorted(set(candidates)), in_head)
        done += len(group)
    return starts


def _first_on(units: list[Unit], i: int, page: int) -> int:
    while i > 0 and units[i - 1].page == page:
        i -= 1
    return i


def _start_cost(units: list[Unit], i: int, in_head: set[int]) -> float:
    """Say how unlikely it is that an article starts with unit i, whatever its head."""
    if i == 0:
        return 0.0
    before = i - 1
    while before > 0 and before in in_head:
        before -= 1
    unit, last = units[i], units[before]
    cost = 4.0
    if unit.page != last.last_page:
        cost -= 2.0
    if ends_article(last.text) or shapes.EDITED_BY.match(last.text):
        cost -= 3.0
    elif _NEWS_END.search(last.text):
        cost -= 1.2
    if last.end not in ("stop",) and last.shape == "text":
        cost += 1.0
    if shapes.SALUTATION.match(unit.text):
        cost -= 2.5
    if _OPENING.match(unit.text):
        cost -= 0.7
    if unit.shape == "head":
        cost += 1.5
    if unit.kind is Kind.EDITOR_NOTE:
        cost -= 1.0
    return max(0.0, cost)


def _match(units: list[Unit], group: list[Found], candidates: list[int], in_head: set[int]) -> list[int]:
    """Match heads with starts in the same order. A head just before its start costs little; else the start must look like one.

    A head's start lies between the second head before it and the next one, so the time grows with the length of the page.
    """
    own = [_start_cost(units, i, in_head) for i in candidates]
    follows = {f.stop for f in group}
    # For each head: the candidates it may start at, with the cost of the best way so far and the place of the one before in its own list.
    table: list[list[tuple[int, float, int]]] = []
    for j, f in enumerate(group):
        low = bisect_left(candidates, group[j - 2].stop if j >= 2 else 0)
        high = bisect_right(candidates, group[j + 1].start if j + 1 < len(group) else len(units))
        before = table[-1] if table else []
        row: list[tuple[int, float, int]] = []
        # A head above that has its text right below it is what the page opens with.
        explained = any(g.stop < f.start and units[g.stop].shape == "text" for g in group[:j]) and units[f.start - 1].end == "stop"
        best, place, at = (0.0, -1, 0) if not table else (INFINITE, -1, 0)
        for k in range(low, high):
            while at < len(before) and before[at][0] < k:
                if before[at][1] < best:
                    best, place = before[at][1], at
                at += 1
            if best < INFINITE:
                row.append((k, best + _head_cost(units, f, candidates[k], own[k], follows, explained=explained), place))
        if not row:
            return [f.stop for f in group]
        table.append(row)
    at = min(range(len(table[-1])), key=lambda n: (table[-1][n][1], n))
    chosen: list[int] = []
    for row in reversed(table):
        k, _, before_at = row[at]
        chosen.append(candidates[k])
        at = before_at
    return chosen[::-1]


def _head_cost(units: list[Unit], f: Found, i: int, own: float, follows: set[int], *, explained: bool) -> float:
    """Give the cost of unit i's opening the article of a head, `own` being what makes it an unlikely opening anyway.

    `explained` says that the text above on the page has a head of its own.
    """
    if i == f.stop:
        return min(own, 1.0) + (LEAVES[explained] if _leaves_page(units, f) else 0.0)
    if i > f.stop:
        return own + 1.5
    return own + 0.2 * (i in follows)


def _leaves_page(units: list[Unit], f: Found) -> bool:
    """Tell whether a head closes a page that has text before it: its article is more likely on that page than on the next."""
    page = units[f.start].page
    if f.stop < len(units) and units[f.stop].page == page and units[f.stop].kind not in OUTSIDE:
        return False
    return any(unit.shape == "text" for unit in units[_first_on(units, f.start, page) : f.start])
