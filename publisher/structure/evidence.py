"""What speaks for and against each reading of a line and of two lines that may follow one another, as costs.

States: F first line of a paragraph, C going on with one, H first line of a heading, K going on with one, D a display line.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from publisher.patterns import lazy

from .breaks import ROOM, addresses, announces, broken, cuts_date, free, goes_on_in_brackets, is_item, set_spare, turned, width_cost
from .costs import COSTS as c
from .habits import bulleted, full_costs, has_items, is_dialogue, kinds_of_heads, openings, set_signs
from .joining import goes_on_with_link
from .marks import OPENERS
from .pairs import Pairs
from .rows import FREE, Row
from .shapes import ADDRESSING, BULLET, DASHED, DECREED, NEWS, NEWS_OPENING, NOTE_LINE, OPENING_WORDS, SALUTATION, display_shape

F, C, H, K, D = range(5)
NAMES = "FCHKD"
OVER = 1.1
_SPACED = lazy(r"[\u3400-\u9fff\d“”《》（）·、—]+")
"""What is letter-spaced by itself; a line of text with a link in it is stretched."""


@dataclass(slots=True)
class Evidence:
    """What the decoder asks about pairs of lines; the text's own habit of indents goes with it."""

    rows: list[Row]
    pairs: Pairs
    first_indent: float
    full: list[float] = field(init=False)
    bulleted: list[bool] = field(init=False)
    openings: list[bool] = field(init=False)
    dialogue: bool = field(init=False)
    items: bool = field(init=False)
    head_kinds: frozenset[str] = field(init=False)
    firsts: dict[int, float] = field(init=False, default_factory=dict)
    goings: dict[int, float] = field(init=False, default_factory=dict)
    displays: dict[int, float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Find the text's habits."""
        self.full = full_costs(self.rows)
        self.bulleted = bulleted(self.rows)
        self.openings = openings(self.rows)
        self.dialogue = is_dialogue(self.rows)
        self.items = has_items(self.rows)
        self.head_kinds = kinds_of_heads(self.rows)
        set_signs(self.rows)
        set_spare(self.rows)

    def room(self, i: int, state: int, after: int) -> float:
        """Give how many characters wider line i could have been when the unit at the head of `after` did not fit; below 0 none."""
        row = self.rows[i]
        indent = self.first_indent if state in (F, H) else 0.0
        return row.measure - row.width - indent - self.rows[after].unit

    def join(self, anchor: int, state: int, i: int, *, plain: bool = False) -> float:
        """Give the cost of going on from line `anchor` with line i; `plain` leaves out what lies between the two."""
        return self.joins(anchor, i, plain=plain)[state in (C, K)]

    def joins(self, anchor: int, i: int, *, plain: bool = False) -> tuple[float, float]:
        """Give the cost of going on from line `anchor`, as a first line and as a further one, with line i."""
        before, row = self.rows[anchor], self.rows[i]
        if before.ends_article and i > anchor + 1 and not plain:
            # Nothing goes on with an article that has ended: what does not begin here goes on with something left open before.
            return c["join.resumed"], c["join.resumed"]
        if (row.in_reference or row.torn_on) and i == anchor + 1:
            return c["join.closer"], c["join.closer"]
        if before.in_link and goes_on_with_link(row.text) or before.righted[-1] in OPENERS and before.end != "stop":
            return c["join.link"], c["join.link"]
        if row.listed_on and i == anchor + 1:
            return c["join.listed"], c["join.listed"]
        if before.listed and i == anchor + 1:
            return c["join.shut"], c["join.shut"]
        cost = self._between(before, anchor, i, row, plain=plain)
        cost += 0.0 if row.mark and row.in_sequence else self.pairs.cost(before.text, row.text)
        if before.end != "stop" and before.open:
            cost += c["join.open"]
        cost += c["join.date"] if cuts_date(before, row) else 0.0
        if before.shut or before.line.mark and not row.line.mark and row.line.blank_before:
            cost += c["join.shut"]
        if before.announces and announces(before, row):
            cost += c["join.verb"]
        elif row.recipients and addresses(before, row):
            cost += c["join.recipients"]
        if before.ends_article or not plain and self.rows[anchor + 1].ends_article and i > anchor + 1:
            cost += 6.0
        if before.measure >= FREE:
            cost += free(before)
            return cost, cost
        room = before.measure - before.width - row.unit - before.loose
        return cost + broken(before, row, room - self.first_indent), cost + broken(before, row, room)

    def turned(self, anchor: int, i: int) -> float:
        """Give back what the room at the end of a heading's line costs where the line was turned by sense."""
        # A line that would be full as a paragraph's first is one.
        loose = i + 1 == len(self.rows) or self.room(i, F, i + 1) > ROOM
        return turned(self.rows[anchor], self.rows[i], loose=loose)

    def _between(self, before: Row, anchor: int, i: int, row: Row, *, plain: bool) -> float:
        """Give what the blank lines, display lines and page breaks between two lines say against their being one text."""
        cost = c["join.over-page"] if row.page != before.page else 0.0
        if plain:
            return cost
        if i == anchor + 1:
            if row.page == before.page:
                cost += c["join.gap"] if row.gap > 0 else c["join.no-gap"] if row.gap < 0 else 0.0
            return cost
        cost += c["join.over-display"] if row.page == before.page else c["join.over-display-page"]
        return cost + c["join.over-entry"] if self.rows[anchor + 1].entry or self.rows[anchor + 1].table else cost

    def end(self, anchor: int, state: int, after: int | None) -> float:
        """Give the cost of ending a paragraph or heading with line `anchor`, `after` being the next line of text."""
        row = self.rows[anchor]
        heading = state in (H, K)
        cost = 0.0
        if row.recipients:
            cost -= 1.5
        if row.genre and state in (F, C) and row.width > 10:
            cost -= 2.0
        if heading:
            cost += c["head.stop"] if row.end in ("stop", "semi") else c["head.comma"] if row.end == "comma" else 0.0
        else:
            free = row.shut or row.ends_article or row.end == "none" and self.bulleted[anchor]
            long = row.end == "none" and state == C
            cost += 0.0 if free else c["end.none.long"] if long else c["end." + row.end]
        if after is not None and row.measure < FREE and self.room(anchor, state, after) <= (row.spare if row.end == "stop" else ROOM):
            cost += self.full[anchor] if row.end == "stop" else c["end.full"]
            cost += c["end.closing"] if self.rows[after].closing else 0.0
            if row.end == "none":
                cost += c["head.full"] if heading else c["end.none.full"]
        if row.measure >= FREE and row.end == "none" and (row.width > 45 or row.run_in) and not row.genre:
            cost += c["end.none.full"]
        if row.end != "stop" and row.open:
            cost += c["end.open"]
        return cost

    def first(self, i: int) -> float:
        """Give the cost of line i as the first of a paragraph."""
        if i not in self.firsts:
            self.firsts[i] = self._first(i)
        return self.firsts[i]

    def going_on(self, i: int) -> float:
        """Give the cost of line i as a further line of a paragraph, whatever came before."""
        if i not in self.goings:
            self.goings[i] = self._going_on(i)
        return self.goings[i]

    def _first(self, i: int) -> float:
        row = self.rows[i]
        if row.verse:
            return 0.0
        if row.line.begins is False or row.table:
            return c["first.goes-on"]
        if row.in_reference:
            return c["first.closer"]
        if row.listed:
            return c["first.listed"]
        cost = c["first.closer"] if row.closer or row.closes else 0.0
        if BULLET.match(row.text) or row.field:
            cost += c["first.bullet"]
        if DASHED.match(row.text) and i and self.rows[i - 1].end == "stop" and not row.unmarked:
            cost += c["first.dashed-point"]
        elif row.end == "none" and DASHED.match(row.text):
            cost += c["first.dashed-close"] if row.gap < 0 else c["first.dashed"]
        if row.indent is not None:
            cost += c["first.indented"] if 1.2 <= row.indent <= 3 else 0.0
            if row.indent < 0.8 and self.first_indent and not (SALUTATION.match(row.text) or row.recipients):
                cost += c["first.not-indented"]
        cost += self._over(i)
        if row.mark and row.in_sequence:
            cost += c["first.mark"]
            cost += c["first.head-kind"] if row.mark.kind in self.head_kinds and row.end == "none" and not row.run_in else 0.0
        if row.width < 14 and SALUTATION.match(row.text):
            cost += c["first.salutation"]
        if self.openings[i]:
            cost += c["first.opening"]
        if NEWS.match(row.text):
            cost += c["first.news"]
        elif NEWS_OPENING.match(row.text):
            cost += c["first.news-opening"]
        if row.gap > 0:
            cost += c["first.after-gap"]
        if i and self.rows[i - 1].end == "stop" and (self.dialogue and not row.field or row.in_note):
            cost += c["first.unlabelled"]
        return cost

    def _over(self, i: int) -> float:
        """Give what it costs that a first line is too wide to have been set in."""
        row = self.rows[i]
        if row.indent is not None or row.measure >= FREE:
            return 0.0
        # Where the measure changes, the first line of the new column may still be counted to the old one.
        after = self.rows[i + 1] if i + 1 < len(self.rows) else row
        over = row.width + self.first_indent - max(row.measure, after.measure if after.measure < FREE else 0.0)
        return min(c["first.over.most"], c["first.over"] * over) if over > OVER else 0.0

    def _going_on(self, i: int) -> float:
        row = self.rows[i]
        if row.listed:
            return 0.0 if row.listed_on else c["cont.listed"]
        cost = c["cont.begins"] if row.line.begins or row.table else 0.0
        if row.indent is not None and (row.indent > 3 or row.indent >= 1.5 and self.first_indent):
            cost += c["cont.indented"]
        if row.mark:
            cost += c["cont.mark"] if row.in_sequence else c["cont.mark.lone"]
        if row.closer or row.closes:
            cost += c["join.closer"]
        if BULLET.match(row.text) or row.field:
            cost += c["cont.bullet"]
        if row.inner_gap and not row.run_in:
            cost += c["cont.inner-gap"]
        if row.line.heading or row.line.mark or row.starts:
            cost += c["cont.markdown"]
        if self.openings[i]:
            cost += c["cont.opening"]
        if row.entry or row.note:
            cost += c["cont.entry"]
        if row.text[-1] in ADDRESSING and OPENING_WORDS.match(row.text):
            cost += c["cont.salutation"]
        if row.off_rhythm:
            cost += c["cont.off-rhythm"]
        if i < 16 and row.recipients and not row.run_in:
            cost += c["cont.recipients"]
        return cost

    def heading(self, i: int) -> float:
        """Give the cost of line i as the first of a heading."""
        row = self.rows[i]
        if row.line.heading:
            return c["head.level"]
        if row.line.begins is False:
            return c["first.goes-on"]
        if row.in_reference:
            return c["display.markdown"]
        run_in = c["head.run-in"] if row.run_in or row.verse else 0.0
        if row.mark and row.mark.level and row.mark.level <= 3:
            return c["head.marked"] + run_in + self._over(i) + (0.0 if row.in_sequence else c["head.unsure"])
        return c["head.listed"] if row.listed else c["head.plain"] + run_in

    def display(self, i: int) -> float:
        """Give the cost of line i as a display line."""
        if i not in self.displays:
            self.displays[i] = self._display(i)
        return self.displays[i]

    def _display(self, i: int) -> float:
        row = self.rows[i]
        if row.listed and not (row.mark and row.in_sequence):
            return c["display.listed"]
        if row.line.begins is False or i + 1 < len(self.rows) and self.rows[i + 1].line.begins is False:
            return c["first.goes-on"]
        if row.line.begins and not row.line.heading and (row.run_in or row.end in ("stop", "colon", "semi")):
            return c["display.like-text"]
        if row.line.mark == "name":
            return c["display.entry"]
        if row.line.mark or row.field or row.verse or row.reference or row.in_reference:
            return c["display.markdown"]
        if row.entry or row.note or row.cells:
            return c["display.entry"]
        cost = width_cost(row)
        cost += c["display.stop"] if row.end in ("stop", "semi") else c["display.comma"] if row.end == "comma" else 0.0
        within = i and goes_on_in_brackets(self.rows[i - 1], row) or i + 1 < len(self.rows) and is_item(row, self.rows[i + 1])
        if (row.signing or display_shape(row.text)) and not row.run_in and not within:
            cost += c["display.shape"]
            cost += c["display.dashed-close"] if row.gap < 0 and DASHED.match(row.text) else 0.0
        if row.announces and i + 1 < len(self.rows) and announces(row, self.rows[i + 1]):
            cost += c["display.verb"]
        if NOTE_LINE.match(row.text) and row.width > row.measure - 3:
            cost += c["display.note"]
        if row.off_rhythm:
            cost += c["display.rhythm"]
        if row.near_edge:
            cost += c["display.near-edge"]
        if row.first_of_page or row.last_of_page:
            cost += c["display.edge"]
        if row.line.vertical or row.line.spaced and _SPACED.fullmatch(row.text) or row.line.overprinted and row.tight > row.measure + 1.5:
            cost += c["display.standout"]
        if row.indent is not None and row.indent > 3 and row.measure < FREE and abs(row.indent + row.width / 2 - row.measure / 2) <= 1.6:
            cost += c["display.centred"]
        if row.mark and row.in_sequence:
            cost += c["display.marked"]
        if row.text[-1] in ADDRESSING and OPENING_WORDS.match(row.text):
            cost += c["cont.salutation"]
        if row.inner_gap and not row.run_in:
            cost += c["display.inner-gap"]
        if row.closes or DECREED.match(row.text) or row.open and "“" not in row.text:
            cost += c["display.cut"]
        cost += c["display.opener"] if row.righted[-1] in OPENERS and row.end != "stop" else 0.0
        if i and self.rows[i - 1].ends_article and row.end == "none":
            cost += c["display.after-article"] + self.items * c["display.next-item"]
            if i + 1 < len(self.rows) and (NEWS.match(self.rows[i + 1].text) or NEWS_OPENING.match(self.rows[i + 1].text)):
                cost += c["display.over-news"]
        if row.unmarked:
            cost += c["display.unmarked"]
        if row.righted[0] in OPENERS and row.end != "none":
            cost += 0.5
        return cost
