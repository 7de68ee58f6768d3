"""A source as numbered lines, and the record of what is left out of an edition."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter

LineRange = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Dropped:
    """Characters that are in the source and not in a block: what they were, why they are left out, where they stood.

    `instead` is what the text has in their place and the source has not (一 for the radical form U+2F00); else it is empty.
    """

    text: str
    reason: str
    lines: tuple[LineRange, ...]
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as it stands after the repairs so far. Blank lines are not kept; `blank_before` counts them.

    `lines` are the source lines it came from (several where a repair put lines together); `indent` is the white space at its head
    in character widths (a full-width space 1, a half-width one 0.5, a tab 2); `page` counts page breaks before it, from 0. `heading`
    is the level that a Markdown mark gives, `mark` what another mark makes of the line (item, quote, table_row, code, image;
    name: one of a list of people), `strong` whether Markdown sets all of it in bold; `vertical` says that it stood one character a
    line; `overprinted` that it was written double; `spaced` that its characters stood apart, so that it was wider in print than its
    text tells; `broken` that two spaces or more stood at its end. `begins` is what blank lines of a Markdown source say: whether the
    line begins a block or goes on with the line before; None where they say nothing.
    """

    lines: tuple[LineRange, ...]
    text: str
    page: int = 0
    blank_before: int = 0
    indent: float = 0.0
    heading: int | None = None
    vertical: bool = False
    overprinted: bool = False
    mark: str = ""
    strong: bool = False
    spaced: bool = False
    broken: bool = False
    begins: bool | None = None

    def on_page(self, page: int) -> Line:
        """Give the line as it stands on another page: what `replace` gives, in half the time, for all lines of a source."""
        lines, text, _, *rest = _VALUES(self)
        return Line(lines, text, page, *rest)


_VALUES = attrgetter(*(field.name for field in fields(Line)))


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source read: its non-blank lines in order, and what reading and repairs have left out.

    `numbers` are the page numbers found in print: the page, counted from 0 as its lines count it, and its number.
    """

    name: str
    lines: tuple[Line, ...]
    dropped: tuple[Dropped, ...] = ()
    encoding: str = "utf-8"
    format: str = "text"
    numbers: tuple[tuple[int, int], ...] = ()

    def pages(self) -> list[list[Line]]:
        """Give the lines page by page."""
        pages: dict[int, list[Line]] = {}
        for line in self.lines:
            pages.setdefault(line.page, []).append(line)
        return list(pages.values())
