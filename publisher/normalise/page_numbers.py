"""Page numbers: the lines that count the pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from publisher.model import Line

from .page_forms import form_of

_NEIGHBOURS = 8
_NEAREST, _FARTHEST = 8, 150
_SMALL, _PAGE_LEAST = 6, 15
_LATE, _LONGEST_LATE = 8, 30
_DATE = re.compile("[年月]\\s*\\d{1,2}\\s*[月日]")
_CLOSED = frozenset("。！？；：…”’）》」』.!?")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be a page number: its place among the lines, its value, the page it is on, how plainly it is marked as one.

    `edge` says that it stands at the edge of its page, with display lines alone outside of it; `numerals` are arabic, roman or hanzi.
    """

    at: int
    value: int
    page: int
    marked: bool
    edge: bool
    numerals: str = "arabic"


def find_numbers(lines: Sequence[Line], pages: Sequence[range], *, paged: bool, glued: Sequence[Candidate] = ()) -> list[Candidate]:
    """Find the page numbers that stand on lines of their own.

    Marked forms are taken. A bare figure is taken where it stands alone at the edge of its page, or fits the count of the pages; in a
    source without page marks, only where figures count up at a page's distance and cut sentences, or as the "1" that closes a single
    page. `glued` are numbers known from running heads.
    """
    if not paged:
        return _counting(_candidates(lines, pages, paged), lines)
    found = sorted([*_candidates(lines, pages, paged), *glued], key=lambda c: c.at)
    taken = []
    for place, candidate in enumerate(found):
        if candidate in glued:
            continue
        near = [*found[max(0, place - _NEIGHBOURS) : place], *found[place + 1 : place + 1 + _NEIGHBOURS]]
        if candidate.marked or _fits_pages(candidate, near, lines, pages):
            taken.append(candidate)
    return taken


def _candidates(lines: Sequence[Line], pages: Sequence[range], paged: bool) -> list[Candidate]:
    found = []
    for page, places in enumerate(pages):
        here: list[Candidate] = []
        for at in places:
            if len(lines[at].text) <= 24 and lines[at].mark not in ("code", "table_row") and (form := form_of(lines[at].text)):
                late = places.stop - at <= _LATE and _are_display(lines[at + 1 : places.stop])
                edge = at - places.start < 2 or places.stop - at <= 2 or late
                here.append(Candidate(at, form.value, page, form.marked, edge, form.numerals))
        # A page with many figures on lines of their own has a table; only its edges can still hold the number.
        if paged and len(here) > 2:
            here = [c for c in here if c.marked or c.at in (places.start, places.stop - 1)]
        rows = {c.at for pair in pairwise(here) if _number_rows(*pair) for c in pair if c.at not in (places.start, places.stop - 1)}
        found += [c for c in here if c.marked or c.at not in rows]
    if paged:
        return found
    near = [[other for other in found[max(0, nth - 2) : nth + 3] if abs(other.at - c.at) <= _NEAREST] for nth, c in enumerate(found)]
    values = {c.value: c.at for c in found if _closes_block(lines, c.at)}
    return [c for c, others in zip(found, near, strict=True) if c.marked or len(others) <= 2 or _has_next(c, values, lines)]


def _number_rows(one: Candidate, other: Candidate) -> bool:
    """Whether two figures are a 1 and a 2 closer together than pages are, as those of a table's rows."""
    return not one.marked and not other.marked and (one.value, other.value) == (1, 2) and other.at - one.at <= _NEAREST


def _fits_pages(candidate: Candidate, near: Sequence[Candidate], lines: Sequence[Line], pages: Sequence[range]) -> bool:
    fits = sum(_counts(candidate, other) for other in near)
    set_off = _is_apart(lines, candidate.at)
    places = pages[candidate.page]
    if candidate.numerals == "hanzi":
        # A bare 三 heads a section, or is what is left of a name; only a whole count of pages tells otherwise.
        return fits > 1 and candidate.at in (places.start, places.stop - 1)
    if candidate.numerals == "roman":
        last = candidate.at == places.stop - 1
        return last and fits > 0 or lines[candidate.at].text.islower() and (last or candidate.edge and len(pages) > 1)
    if fits:
        return candidate.edge or set_off or fits > 1 or places.stop - candidate.at <= _LATE
    if len(pages) < 2 or candidate.value > 999:
        return False
    beside = [at for at in (candidate.at - 1, candidate.at + 1) if at in places]
    first_or_last = candidate.at in (places.start, places.stop - 1)
    # In a small document the count itself tells: the number of its second page is 2.
    counts = candidate.edge and len(pages) <= _SMALL and candidate.value == sum(len(page) > 0 for page in pages[: candidate.page + 1])
    return (first_or_last or set_off or counts) and not any(_is_figure(lines[at].text) for at in beside)


def _is_figure(text: str) -> bool:
    """A short line with figures, as in a table; a date is none."""
    return len(text) < 12 and any(c.isdecimal() for c in text) and not _DATE.search(text)


def _counts(one: Candidate, other: Candidate) -> bool:
    """Two numbers count pages when they grow as the pages do, a lost or uncounted page in three allowed."""
    if one.numerals != other.numerals:
        return False
    pages, values = abs(one.page - other.page), abs(one.value - other.value)
    same_way = (one.page < other.page) == (one.value < other.value)
    return pages > 0 and values > 0 and same_way and abs(values - pages) <= max(1, pages / 3)


def _counting(candidates: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Without page marks: figures that count up by one or two at a page's distance, and cut sentences more often than not."""
    candidates = [c for c in candidates if c.marked or c.numerals == "arabic"]
    chains: list[list[Candidate]] = []
    for candidate in candidates:
        for chain in chains[: -_NEIGHBOURS - 1 : -1]:
            step, lines_on = candidate.value - chain[-1].value, candidate.at - chain[-1].at
            near = lines_on >= _NEAREST * step or candidate.at == len(lines) - 1
            if 0 < step <= 2 and near and lines_on <= _FARTHEST * step:
                chain.append(candidate)
                break
        else:
            chains.append([candidate])
    taken = [c for chain in chains if _is_count(chain, lines) for c in chain]
    if not taken and len(lines) > _NEAREST:
        taken = [c for c in candidates if c.value == 1 and c.edge and c.at > len(lines) - _LATE and _is_text(lines, c.at - 1)]
    return sorted({*taken, *(c for c in candidates if c.marked)}, key=lambda c: c.at)


def _closes_block(lines: Sequence[Line], at: int) -> bool:
    """Whether a blank line, or the end, stands below a line."""
    return at + 1 == len(lines) or lines[at + 1].blank_before > 0


def _has_next(candidate: Candidate, values: dict[int, int], lines: Sequence[Line]) -> bool:
    """Whether a figure among others, as at a table's foot, has its successor at the foot of a page further on."""
    return values.get(candidate.value + 1, -1) - candidate.at >= _NEAREST and _closes_block(lines, candidate.at)


def _is_count(chain: Sequence[Candidate], lines: Sequence[Line]) -> bool:
    if chain[-1].at == len(lines) - 1 and len(chain) > 1 and all(_closes_block(lines, c.at) for c in chain):
        return chain[-1].value - chain[0].value == len(chain) - 1
    cuts = sum(_cuts(lines, c.at) for c in chain)
    if len(chain) > 2 and chain[0].value > 1 and all(b.value - a.value == 1 and b.at - a.at >= _PAGE_LEAST for a, b in pairwise(chain)):
        return True
    return cuts * 2 >= len(chain) if len(chain) > 2 else len(chain) == cuts == 2


def _cuts(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands in the midst of a sentence, or apart from the text by three blank lines or more."""
    return _is_apart(lines, at) or (0 < at < len(lines) - 1 and lines[at - 1].text[-1] not in _CLOSED)


def _are_display(lines: Sequence[Line]) -> bool:
    """Whether lines are short and unended, as those of a title that is drawn after the text of its page."""
    return all(len(line.text) <= _LONGEST_LATE and line.text[-1] not in "。！？；：…”，、" for line in lines)


def _is_text(lines: Sequence[Line], at: int) -> bool:
    """Whether what stands before the last lines is text, and no cell of a table."""
    return len(lines[at].text) > 2 or lines[at].text[-1] in _CLOSED or at < len(lines) - 2


def _is_apart(lines: Sequence[Line], at: int) -> bool:
    return lines[at].blank_before >= 3 or (at + 1 < len(lines) and lines[at + 1].blank_before >= 3)
