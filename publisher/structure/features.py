"""What tells of each block whether it may be wrong: how thin the evidence of its lines was, and how it looks among its neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from publisher.model import Block, Kind
from publisher.patterns import lazy

from .breaks import ROOM
from .evidence import NAMES, Evidence
from .labels import Label
from .marks import ending
from .oddities import oddity
from .rows import FREE

STEPS = (0.0, 0.3, 0.7, 1.2, 2.0, 3.0, 4.5, 7.0)
"""Margins count by these steps: what is nearly as likely tells more than what is not."""
SIZES = ((120, "many lines"), (30, "lines"), (12, "a line"), (5, "a few"), (0, "a word"))
"""What the length of a block is called, from so many characters on."""
BESIDE = 3
OTHER = 0.3
"""Lines of a title differ in width by more than this share."""
_HAN = lazy(r"[\u4e00-\u9fff]")
_FAMILY = {
    Kind.PARAGRAPH: "text", Kind.QUOTE: "text", Kind.EDITOR_NOTE: "text", Kind.HEADING: "heading", Kind.TITLE: "title",
    Kind.KICKER: "title", Kind.SUBTITLE: "title", Kind.LIST_ITEM: "item", Kind.TABLE_ROW: "row", Kind.VERSE: "verse",
    Kind.FOOTNOTE: "note", Kind.REFERENCE: "note",
}
"""Kinds that fail alike; all others are short lines of a form of their own."""


@dataclass(slots=True)
class Looked:
    """A block looked at once more: its rows, what tells of it, what is odd about it, and its thinnest line, as its margin and its place."""

    block: Block
    rows: list[int]
    tells: dict[str, float] = field(default_factory=dict)
    odd: tuple[str, str] | None = None
    thin: tuple[float, int] = (FREE, -1)


def look_at(evidence: Evidence, labels: Sequence[Label], blocks: Sequence[Block]) -> list[Looked]:
    """Look at all blocks in the order of reading. `labels` are those of the evidence's rows. Time grows in proportion to their number."""
    places: dict[int, list[int]] = defaultdict(list)
    for i, row in enumerate(evidence.rows):
        places[row.line.lines[0][0]].append(i)
    seen = [Looked(block, _rows(block, places)) for block in blocks]
    for k, looked in enumerate(seen):
        before, after = (seen[k - 1].block if k else None), (seen[k + 1].block if k + 1 < len(seen) else None)
        near = [other.block for other in seen[max(0, k - BESIDE) : k + BESIDE + 1]]
        looked.odd = oddity(looked.block, before, after) or _among_cells(looked.block, near)
        _tell_shape(looked, before, after)
        if looked.rows:
            _tell_margins(looked, labels)
            _tell_edges(looked, evidence, labels)
    for upper, lower in zip(seen, seen[1:], strict=False):
        if upper.odd:
            lower.tells[f"{family(lower.block)} below: {upper.odd[0]}"] = 1.0
        if lower.odd:
            upper.tells[f"{family(upper.block)} over: {lower.odd[0]}"] = 1.0
        if upper.block.kind is Kind.PARAGRAPH is lower.block.kind and ending(upper.block.text) != "stop":
            lower.tells["text below text that has no end"] = 1.0
    return seen


def family(block: Block | None) -> str:
    """Say to which family of kinds a block belongs; none where there is none."""
    return _FAMILY.get(block.kind, "line") if block else "none"


def _rows(block: Block, places: dict[int, list[int]]) -> list[int]:
    return [i for start, stop in block.lines for number in range(start, stop + 1) for i in places.get(number, ())]


def _among_cells(block: Block, near: Sequence[Block]) -> tuple[str, str] | None:
    if block.kind is Kind.LIST_ITEM and any(b.kind is Kind.LIST_ITEM and not _HAN.search(b.text) for b in near):
        return "stands by one without a word", "may be a cell of a table"
    return None


def _tell_shape(looked: Looked, before: Block | None, after: Block | None) -> None:
    own, text = family(looked.block), looked.block.text
    tells = looked.tells
    tells[f"is {own}"] = 1.0
    tells[f"{family(before)} before {own}"] = 1.0
    tells[f"{own} before {family(after)}"] = 1.0
    if looked.odd:
        tells[f"odd: {looked.odd[0]}"] = 1.0
    size = next(name for least, name in SIZES if len(text) >= least)
    tells[f"{own} of {size}"] = 1.0
    if any(char.isdigit() for char in text[:3]):
        tells[f"{own} with figures"] = 1.0
    if " " in text.strip() or "　" in text:
        tells[f"{own} with gaps"] = 1.0


def _step(margin: float) -> int:
    return sum(margin >= step for step in STEPS)


def _tell_margins(looked: Looked, labels: Sequence[Label]) -> None:
    """Tell how thin the evidence was that the block starts, goes on and ends where it does, and that it is text, heading or a line."""
    own, rows = family(looked.block), looked.rows
    goes_on = [i for i in rows[1:] if labels[i].state in "CK"]
    after = rows[-1] + 1
    margins = {"starts": [rows[0]], "goes on": goes_on, "stops": [after] if after < len(labels) else []}
    for what, lines in margins.items():
        if lines:
            margin, least = min((labels[i].margin, i) for i in lines)
            looked.thin = min(looked.thin, (margin, least))
            looked.tells[f"{what} {_step(margin)}"] = 1.0
            looked.tells[f"{own} {what} thinly"] = max(0.0, 1 - margin / 4)
    first = labels[rows[0]]
    looked.tells[f"kind {_step(first.kind_margin)}"] = 1.0


def _tell_edges(looked: Looked, evidence: Evidence, labels: Sequence[Label]) -> None:
    """Tell what stands at the block's edges and inside it: full lines, pages, known pairs of characters, rows of other blocks."""
    rows, own, tells = looked.rows, family(looked.block), looked.tells
    first, last = evidence.rows[rows[0]], evidence.rows[rows[-1]]

    def full(a: int, b: int) -> bool:
        return evidence.rows[a].measure < FREE and evidence.room(a, NAMES.index(labels[a].state), b) < ROOM

    if rows[0]:
        before = evidence.rows[rows[0] - 1]
        if full(rows[0] - 1, rows[0]):
            tells[f"{own} after a full line: {before.end}"] = 1.0
        if evidence.pairs.cost(before.text, first.text) < 0:
            tells[f"{own} starts within a word"] = 1.0
    if rows[-1] + 1 < len(evidence.rows) and full(rows[-1], rows[-1] + 1):
        tells[f"{own} with a full last line: {last.end}"] = 1.0
    tells[f"{own} of free lines"] = float(first.measure >= FREE)
    tells[f"{own} ends: {last.end}"] = 1.0
    tells["at a page's head"] = float(first.first_of_page)
    tells["at a page's foot"] = float(last.last_of_page)
    for a, b in zip(rows, rows[1:], strict=False):
        upper, lower = evidence.rows[a], evidence.rows[b]
        for what, so in (
            ("with room", not full(a, b)), ("after a sentence", upper.end == "stop"), ("over a page", upper.page != lower.page),
            ("over lines", b - a > 1), ("back", b < a), ("unknown", evidence.pairs.cost(upper.text, lower.text) > 0),
            ("over a gap", lower.gap > 0 and b == a + 1), ("of other widths", abs(upper.width - lower.width) > OTHER * upper.width),
        ):
            if so:
                tells[f"{own} joins {what}"] = 1.0
