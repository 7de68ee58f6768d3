"""Text to numbered lines: line ends, white space at the head, page breaks, characters that no edition prints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.model import Dropped, Line

from .pages import broken_rows

_BREAK = re.compile("[\f\v\x85\u2028\u2029]")
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_CONTROL = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff"
)
# U+200C and U+200D join or part letters of scripts that Chinese print does not mix with hanzi; beside hanzi or ASCII they are debris.
_JOINER = "[\u200c\u200d](?![\u0600-\u0fff\u1000-\u109f\u2600-\u27bf\U0001f000-\U0001faff])"
_ODD = re.compile(f"(?P<private>[{_PRIVATE}]+)|[{_CONTROL}]+|{_JOINER}")
_WIDTHS = {"\t": 2.0, "\u3000": 1.0, "\u2003": 1.0, "\u2001": 1.0}
_HALF = 0.5

_Piece = tuple[int, str, bool]


def split_lines(text: str) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """Split a text into its non-blank lines, numbered from 1, and the record of the control and private-use characters taken out.

    Lines end at CR, LF or CRLF. A vertical tab, NEL or Unicode separator parts two Lines of the same number; so does a form feed, which
    counts as a page break too. Where there is no form feed, a single leading space may stand for one (see `pages`).
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    dropped: list[Dropped] = []
    odd = _ODD.search(text) is not None
    rows = text.split("\n")
    if odd:
        rows = [_clean(row, number, dropped) for number, row in enumerate(rows, 1)]
    broken = frozenset[int]() if "\f" in text else broken_rows(rows)
    return tuple(_lines(_pieces(rows, broken))), tuple(dropped)


def _clean(row: str, number: int, dropped: list[Dropped]) -> str:
    def take(match: re.Match[str]) -> str:
        reason = "private-use" if match["private"] else "control-character"
        dropped.append(Dropped(match[0], reason, ((number, number),)))
        return ""

    return _ODD.sub(take, row)


def _pieces(rows: list[str], broken: frozenset[int]) -> Iterator[_Piece]:
    """Give each piece of a line with its number and whether a page break stands before it."""
    for number, row in enumerate(rows, 1):
        if not row:
            yield number, "", False
        elif number - 1 in broken:
            yield number, row[1:], True
        elif _BREAK.search(row):
            yield from _cut(row, number)
        else:
            yield number, row, False


def _cut(row: str, number: int) -> Iterator[_Piece]:
    start, page = 0, False
    for match in [*_BREAK.finditer(row), None]:
        end = match.start() if match else len(row)
        piece = row[start:end]
        # Nothing between a line's start and a break is no blank line of its own.
        if piece.strip() or page:
            yield number, piece, page
        if match:
            start, page = match.end(), match[0] == "\f"


def _lines(pieces: Iterator[_Piece]) -> Iterator[Line]:
    page = blank = 0
    first = True
    for number, piece, broken in pieces:
        page += broken and not first
        text = piece.strip()
        if not text:
            blank += not broken
            continue
        head = piece[: len(piece) - len(piece.lstrip())]
        yield Line(((number, number),), text, page, blank, indent_of(head) if head else 0.0, broken=piece.endswith("  "))
        blank = 0
        first = False


def indent_of(head: str) -> float:
    """Give the width of white space in character widths: a full-width space 1, a half-width one 0.5, a tab 2."""
    return sum(_WIDTHS.get(c, _HALF) for c in head)
