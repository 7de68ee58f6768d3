"""The leading space that stands for a form feed.

Some extractions turn each form feed into a space: the first line of a new page then starts with exactly one ASCII space, and no other
line does.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median_low

_LINES_A_PAGE = 6
_OTHER_INDENTS = 0.2
_NEARLY_ALL = 0.9


def broken_rows(rows: Sequence[str]) -> frozenset[int]:
    """Give the rows of a text without form feeds whose single leading space stands for a page break, counted from 0.

    Such spaces do where they are rare (a page has at least six lines on average), seldom on two lines running (a cover has one line), and
    where the text is not indented with spaces anyway, as in the output of `pdftotext -layout`. One alone after the first line must stand
    closer to, or farther from, the line before it than lines do in this text; where nearly all stand closer, one that does not is no break.
    """
    singles: list[int] = []
    places: list[int] = []
    gaps: list[int] = []
    others = blank = 0
    for number, row in enumerate(rows):
        if not row or row.isspace():
            blank += 1
            continue
        if row[0] == " " and row[1] not in " \t":
            singles.append(len(gaps))
            places.append(number)
        elif row[0] in " \t":
            others += 1
        gaps.append(blank)
        blank = 0
    inner = [at for at in singles if at]
    if not singles or others > len(gaps) * _OTHER_INDENTS or len(inner) * _LINES_A_PAGE > len(gaps):
        return frozenset()
    usual = median_low(gaps)
    if len(inner) == 1:
        return frozenset(places) if gaps[inner[0]] != usual else frozenset()
    if sum(b - a == 1 for a, b in zip(singles, singles[1:], strict=False)) * 4 > len(singles):
        return frozenset()
    closer = sum(gaps[at] < usual for at in inner)
    if closer < _NEARLY_ALL * len(inner):
        return frozenset(places)
    return frozenset(number for number, at in zip(places, singles, strict=True) if not at or gaps[at] < usual)
