"""Threads of text: what a page or a head cuts and what goes on further away than at the next line, put into the order of reading.

Where articles share pages, the text of one stops in mid-sentence, another begins or goes on, and the rest comes later. At each cut the
text before it ends, goes on at once or is left open; the text after it begins, goes on at once or takes up what was left open. The cheapest
reading of all cuts together is taken, by the decoder's own costs; what takes up an open end is moved to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from .breaks import ROOM
from .costs import COSTS as c
from .evidence import C, Evidence, F
from .labels import INFINITE, Label
from .rows import FREE, Row

NEAR = 2
"""What was left open is taken up so many pages on, at the most."""
MOST_OPEN = 3
MOST_WAYS = 24
NARROWER = 0.7
EVEN = 0.35
"""Where two lines of one width, within EVEN, are followed by two that are wider or narrower by NARROWER, a column may end in mid-page."""
OTHER = 1.6
TINY = 8.0
AS_READ = -2
BEGINS = -1


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where text may part: the lines before and after it; `marked` by a page, a display line or an article's end between them."""

    before: int
    after: int
    marked: bool = True


@dataclass(frozen=True, slots=True)
class Way:
    """A reading of the cuts so far: its cost, the ends left open, how line `after` was read (or the line it takes up), the way before."""

    cost: float
    open: tuple[int, ...] = ()
    after: int = -1
    read: int = AS_READ
    last: Way | None = None


def in_reading_order(evidence: Evidence, labels: list[Label]) -> tuple[list[Row], list[Label]]:
    """Give the rows in the order in which they are read, with their labels: as they are where no text is interleaved."""
    cuts = _cuts(evidence.rows, labels)
    read = _readings(_cheapest(evidence, labels, cuts))
    for cut in cuts:
        if cut.after not in read and labels[cut.after].state == "C" and evidence.rows[cut.before].ends_article:
            read[cut.after] = BEGINS
    if not read:
        return evidence.rows, labels
    return _moved(evidence.rows, labels, {cut.after: cut for cut in cuts}, read)


def _cuts(rows: list[Row], labels: list[Label]) -> list[Cut]:
    cuts: list[Cut] = []
    last = -1
    for i, label in enumerate(labels):
        if label.state == "D":
            continue
        if last >= 0 and (last < i - 1 or rows[last].page != rows[i].page or rows[last].ends_article):
            cuts.append(Cut(last, i))
        elif last >= 0 and label.state == "C" and _width_changes(rows, i):
            cuts.append(Cut(last, i, marked=False))
        last = i
    return cuts


def _width_changes(rows: list[Row], i: int) -> bool:
    if i < 2 or i + 1 >= len(rows) or rows[i - 1].measure >= FREE or rows[i - 1].end == "stop":
        return False
    a, b, x, y = (row.width for row in rows[i - 2 : i + 2])
    return abs(a - b) <= EVEN and abs(x - y) <= EVEN and abs(b - x) >= NARROWER


def _cheapest(evidence: Evidence, labels: list[Label], cuts: list[Cut]) -> Way:
    """Read all cuts together at the least cost. Time grows in proportion to their number."""
    ways = [Way(0.0)]
    for cut in cuts:
        best: dict[tuple[int, ...], Way] = {}
        for way in ways:
            for further in _further(evidence, labels, cut, way):
                known = best.get(further.open)
                if known is None or further.cost < known.cost:
                    best[further.open] = further
        ways = sorted(best.values(), key=lambda way: (way.cost, way.open))[:MOST_WAYS]
    return min(ways, key=lambda way: way.cost + sum(_never_ended(evidence, labels, p) for p in way.open))


def _further(evidence: Evidence, labels: list[Label], cut: Cut, way: Way) -> list[Way]:
    """Give the readings of one more cut."""
    rows, e, s = evidence.rows, cut.before, cut.after
    left = tuple(p for p in way.open if rows[s].page - rows[p].page <= NEAR)
    cost = way.cost + sum(_never_ended(evidence, labels, p) for p in way.open if p not in left)
    ends, begins, goes_on = evidence.end(e, _state(labels[e]), s), _begins(evidence, labels, s), _goes_on(evidence, labels, s)
    if labels[s].state in "FH":
        out = [Way(cost + ends + begins, left, s, AS_READ, way)]
    else:
        joined = evidence.join(e, _state(labels[e]), s) + _other_frame(rows, cut, e)
        out = [Way(cost + joined + goes_on, left, s, AS_READ, way)]
    opened = c["thread.open"] + c["thread.comma"] * (rows[e].end == "comma") + c["thread.unmarked"] * (not cut.marked)
    may_open = len(left) < MOST_OPEN and _may_be_left(evidence, labels, cut)
    if may_open and rows[s].page != rows[e].page:
        out.append(Way(cost + opened + begins, (*left, e), s, BEGINS, way))
    for p in left:
        if labels[s].state != "C" and not _may_take_up(evidence, labels, p, s):
            continue
        taken = cost + c["thread.taken-up"] + evidence.join(p, _state(labels[p]), s, plain=True) + goes_on + _other_frame(rows, cut, p)
        rest = tuple(q for q in left if q != p)
        if cut.marked:
            out.append(Way(taken + ends, rest, s, p, way))
        if may_open:
            out.append(Way(taken + opened, (*rest, e), s, p, way))
    return out


def _other_frame(rows: list[Row], cut: Cut, p: int) -> float:
    """Give what it costs that line p and the line after a cut stand in columns of different widths."""
    if not cut.marked:
        return c["thread.frame"] * (abs(rows[p].width - rows[cut.after].width) >= NARROWER)
    wide = (rows[p].measure, rows[cut.after].measure)
    return c["thread.frame"] * (max(wide) < FREE and abs(wide[0] - wide[1]) >= OTHER)


def _may_be_left(evidence: Evidence, labels: list[Label], cut: Cut) -> bool:
    """Tell whether a sentence is left open at a cut: the line before it is full and has no mark, or a comma, at its end."""
    row = evidence.rows[cut.before]
    if labels[cut.before].state not in "FC" or row.measure >= FREE or row.end not in ("none", "comma"):
        return False
    return (cut.marked or row.end == "none") and row.measure - row.width < 1 + ROOM


def _may_take_up(evidence: Evidence, labels: list[Label], p: int, s: int) -> bool:
    """Tell whether a line that was read as a paragraph's first may be a further one: wide, or a few characters, or known to follow."""
    row = evidence.rows[s]
    if row.end == "none" and (s + 1 == len(labels) or labels[s + 1].state != "C"):
        return False
    if evidence.first(s) >= c["first.over"] or evidence.pairs.cost(evidence.rows[p].text, row.text) < 0:
        return True
    return _is_tiny(labels, row, s)


def _is_tiny(labels: list[Label], row: Row, s: int) -> bool:
    """Tell whether a line would make a paragraph of a few characters, which is seldom more than a paragraph's end."""
    return row.text.endswith("。") and row.width < TINY and (s + 1 == len(labels) or labels[s + 1].state != "C")


def _state(label: Label) -> int:
    return F if label.state in "FH" else C


def _never_ended(evidence: Evidence, labels: list[Label], p: int) -> float:
    return evidence.end(p, _state(labels[p]), None)


def _begins(evidence: Evidence, labels: list[Label], s: int) -> float:
    if labels[s].state == "H":
        return evidence.heading(s)
    return evidence.first(s) + _followed(evidence, labels, s, F) + c["thread.tiny"] * _is_tiny(labels, evidence.rows[s], s)


def _goes_on(evidence: Evidence, labels: list[Label], s: int) -> float:
    return INFINITE if labels[s].state in "HK" else evidence.going_on(s) + _followed(evidence, labels, s, C)


def _followed(evidence: Evidence, labels: list[Label], s: int, state: int) -> float:
    """Give what the line after line s says of its being a first or a further line."""
    after = s + 1
    if after >= len(labels) or labels[after].state == "D":
        return 0.0
    return evidence.join(s, state, after) if labels[after].state == "C" else evidence.end(s, state, after)


def _readings(way: Way) -> dict[int, int]:
    """Give the lines that were read anew, with the line each takes up or BEGINS; nothing where no line takes up another."""
    read: dict[int, int] = {}
    at: Way | None = way
    while at is not None:
        if at.read != AS_READ:
            read[at.after] = at.read
        at = at.last
    return read if any(p >= 0 for p in read.values()) else {}


def _moved(rows: list[Row], labels: list[Label], cuts: dict[int, Cut], read: dict[int, int]) -> tuple[list[Row], list[Label]]:
    """Move what takes up an open end to it, down to the cut that ends it; it counts to the page of what it goes on with."""
    behind: dict[int, list[int]] = {}
    own: list[int] | None = None
    moved: set[int] = set()
    for i, label in enumerate(labels):
        if i in read:
            own = behind.setdefault(read[i], []) if read[i] >= 0 else None
        elif i in cuts and _parts(rows, cuts[i]):
            own = None
        if own is not None and label.state != "D":
            own.append(i)
            moved.add(i)
    out: list[Row] = []
    settled: list[Label] = []
    waiting = [(i, rows[i].page) for i in range(len(rows) - 1, -1, -1) if i not in moved]
    while waiting:
        i, page = waiting.pop()
        row, label = rows[i], labels[i]
        out.append(row if i not in moved else replace(row, page=page, first_of_page=False, last_of_page=False))
        settled.append(label if i not in read else replace(label, state="C" if read[i] >= 0 else "F"))
        waiting += [(j, page) for j in reversed(behind.get(i, ()))]
    return out, settled


def _parts(rows: list[Row], cut: Cut) -> bool:
    return rows[cut.before].page != rows[cut.after].page or rows[cut.before].ends_article
