"""Units: the paragraphs, headings and display lines that the decoder's labels make of the lines, in the order of the source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from publisher.model import Kind, LineRange

from .joining import join_lines
from .labels import Label
from .marks import ending
from .rows import Row
from .shapes import BULLET

SUBHEAD = 20.0
"""A line ending with a dash is a subhead up to this width, in characters."""


@dataclass(slots=True)
class Unit:
    """One block to be: `shape` is text, head, display or entry."""

    shape: str
    rows: list[Row]
    index: int = 0
    kind: Kind | None = None
    level: int | None = None
    group: int | None = None
    title: bool = False
    text: str = field(default="")

    def __post_init__(self) -> None:
        """Join the lines, where no text is given."""
        if not self.text:
            self.text = join_lines([row.text for row in self.rows])

    def take(self, other: Unit) -> None:
        """Take in the lines of another unit, as going on with this one."""
        self.rows.extend(other.rows)
        self.text = join_lines([self.text, other.text])

    @property
    def page(self) -> int:
        """The page its first line stands on."""
        return self.rows[0].page

    @property
    def last_page(self) -> int:
        """The page its last line stands on."""
        return self.rows[-1].page

    @property
    def end(self) -> str:
        """How its last line ends."""
        return ending(self.text)

    def lines(self) -> tuple[LineRange, ...]:
        """Give its source lines as ranges; blank lines between do not part them, lines of other blocks do."""
        return ranges(self.rows)


def numbered(units: list[Unit]) -> list[Unit]:
    """Number units anew by their places, after some were parted."""
    for i, unit in enumerate(units):
        unit.index = i
    return units


def ranges(rows: Iterable[Row]) -> tuple[LineRange, ...]:
    """Put the source lines of rows together as ranges."""
    out: list[list[int]] = []
    for row in rows:
        gap = row.line.blank_before
        for start, stop in row.line.lines:
            if out and 0 < start - out[-1][1] <= gap + 1:
                out[-1][1] = max(out[-1][1], stop)
            else:
                out.append([start, stop])
    return tuple((a, b) for a, b in out)


def units_of(rows: list[Row], labels: list[Label]) -> list[Unit]:
    """Make the units. A paragraph that goes on after display lines takes the later lines to its first ones."""
    groups: list[tuple[str, list[Row]]] = []
    current = -1
    for row, label in zip(rows, labels, strict=True):
        if groups and (row.listed_on and groups[-1][1][-1].listed or row.entry_on and groups[-1][1][-1].entry):
            groups[-1][1].append(row)
            continue
        if row.entry or row.note or label.state == "D":
            heading = row.in_sequence and row.mark is not None and row.mark.level in (1, 2) and row.end == "none"
            groups.append(("entry" if row.entry else "head" if heading else "display", [row]))
            continue
        if label.state in "FH" or current < 0:
            groups.append(("head" if label.state == "H" else "text", []))
            current = len(groups) - 1
        groups[current][1].append(row)
    return [_unit(shape, own, i) for i, (shape, own) in enumerate(groups)]


def _unit(shape: str, rows: list[Row], index: int) -> Unit:
    if rows[0].table:
        return Unit("display", rows, index, Kind.TABLE_ROW, group=rows[0].table)
    return Unit(_settled(shape, rows), rows, index)


def _settled(shape: str, rows: list[Row]) -> str:
    """A one-line paragraph without any closing mark is a line set on its own, and so is what the contents list without a number."""
    if shape == "head" and rows[0].listed and rows[0].mark is None:
        return "display"
    if shape in ("text", "head") and len(rows) == 1 and rows[0].cells:
        return "display"
    if shape == "text" and any(row.run_in and "。" in row.text for row in rows):
        return shape
    if rows[0].line.mark or rows[0].field or shape == "text" and BULLET.match(rows[0].text):
        return shape
    if shape == "text" and len(rows) == 1 and rows[0].end == "dash" and rows[0].width <= SUBHEAD:
        return "head"
    if shape == "text" and rows[-1].end == "none" and len(rows) <= 3 and rows[0].width < 60 and not rows[-1].ends_article:
        marked = rows[0].mark and rows[0].mark.level and rows[0].mark.level <= 3
        return "head" if marked or len(rows) > 1 else "display"
    return shape


