"""What the contents and the cover list: titles and headings that stand again in the text, however their lines are broken there.

A contents page names the lines that are no running text, and says where each one ends. So a line of the text, or several in turn, that read
as an entry does are one title, heading or byline.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from publisher.model import Dropped

from .heads import is_byline
from .rows import Row
from .shapes import DASHED, DATE

_REASONS = frozenset({"contents", "cover"})
_LABEL = r"[（(\[]?(?:\d{1,4}|[ivxl]{1,6})[）)\]]?"
_BEFORE = re.compile(rf"^{_LABEL}(?:[\s　]+|$)")
_BEHIND = re.compile(rf"[\s　]*(?:(?:[.．·・•‧…⋯]\s*){{3,}}(?:{_LABEL})?|[\s　/／]{_LABEL})$", re.IGNORECASE)
_KEY = 3
LEAST, MOST_LINES = 4, 5
"""A title of fewer characters is not looked for, nor one of more lines."""


def set_listed(rows: Sequence[Row], dropped: Sequence[Dropped]) -> None:
    """Mark the rows that a list of the source gives as one entry. Time grows in proportion to the rows and the entries."""
    entries = _Entries(dropped)
    i = 0
    while i < len(rows) and entries.text:
        size = entries.lines_of_one(rows, i)
        for k in range(size):
            rows[i + k].listed = True
            rows[i + k].listed_on = k > 0
        i += max(1, size)


class _Entries:
    """The text of all entries, without numbers, leaders and white space, and the places where one may begin and end.

    A number or a leader closes an entry. Where only a line ends, or a gap stands, it may end or go on.
    """

    def __init__(self, dropped: Sequence[Dropped]) -> None:
        text: list[str] = []
        size = 0
        self.closed = {0}
        self.begins: dict[str, list[int]] = defaultdict(list)
        for piece, opens, closes in (part for line in dropped if line.reason in _REASONS for part in _pieces(line.text)):
            if opens:
                self.closed.add(size)
            if piece:
                self.begins[piece[:_KEY]].append(size)
                text.append(piece)
                size += len(piece)
            if closes:
                self.closed.add(size)
        self.text = "".join(text)
        self.ends = {place for places in self.begins.values() for place in places} | {size}

    def lines_of_one(self, rows: Sequence[Row], i: int) -> int:
        """Count the rows from i on that read as an entry does: as many as do, 0 where none does."""
        first = _squeeze(rows[i].text)
        return max((self._size(rows, i, place) for place in self.begins.get(first[:_KEY], ())), default=0)

    def _size(self, rows: Sequence[Row], i: int, start: int) -> int:
        size, place, crossed = 0, start, False
        for k in range(i, min(i + MOST_LINES, len(rows))):
            if k > i and (rows[k].page != rows[i].page or place in self.closed or crossed and _is_another(rows[k])):
                break
            piece = _squeeze(rows[k].text)
            if not self.text.startswith(piece, place):
                break
            place += len(piece)
            if k == i and len(piece) < LEAST and place in self.ends:
                # A column's name, over the first entry of its own.
                break
            if place in self.ends and place - start >= LEAST and (not crossed or {start, place} & self.closed):
                size = k - i + 1
            crossed = place in self.ends
        return size


def _is_another(row: Row) -> bool:
    """Tell whether a line is no second line of an entry: it has a number or dashes, or names people or an office."""
    return row.mark is not None or is_byline(row.text) or DATE.match(row.text) is not None or DASHED.match(row.text) is not None


def _pieces(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Part a line at its gaps, for title and byline may stand on one, and say of each part whether it begins or ends an entry for sure."""
    text = text.strip()
    inner = _BEHIND.sub("", _BEFORE.sub("", text))
    numbered, led = _BEFORE.match(text) is not None, _BEHIND.search(text) is not None
    parts = inner.split()
    for n, part in enumerate(parts):
        yield part, numbered and not n, led and n + 1 == len(parts)


def _squeeze(text: str) -> str:
    return "".join(text.split())
