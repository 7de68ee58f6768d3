"""Page numbers: their forms, and whether they count the pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.model import Line

_DASH = "—–－‐‑―─━\\-"
_ORNAMENT = f"[{_DASH}·•・~～|｜*\\s]"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９／", "0123456789/")
_MARKED = (
    re.compile(f"{_ORNAMENT}*[{_DASH}·•・~～|｜]\\s*(\\d{{1,4}})\\s*[{_DASH}·•・~～|｜]{_ORNAMENT}*"),
    re.compile(f"{_ORNAMENT}*第\\s*(\\d{{1,4}})\\s*页(?:\\s*[，,/]?\\s*[（(]?\\s*共\\s*\\d{{1,4}}\\s*页[)）]?)?{_ORNAMENT}*"),
    re.compile(r"(?i:page)\s*(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?"),
)
_OF_TOTAL = re.compile(r"(\d{1,4})\s*/\s*\d{1,4}")
_BARE = re.compile(r"\d{1,4}")
_NEIGHBOURS = 8
_NEAREST, _FARTHEST = 8, 150
_CLOSED = frozenset("。！？；：…”’）》」』.!?")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be a page number: its place among the lines, its value, the page it is on, how plainly it is marked as one."""

    at: int
    value: int
    page: int
    marked: bool
    edge: bool


def form_of(text: str) -> tuple[int, bool] | None:
    """Give the value of a line that has the form of a page number, and whether marks make it one (— 3 —, 第3页)."""
    if len(text) > 24 or not any(c.isdecimal() for c in text):
        return None
    text = text.translate(_FULL_WIDTH)
    for form in _MARKED:
        if match := form.fullmatch(text):
            return int(match[1]), True
    for form in (_OF_TOTAL, _BARE):
        if match := form.fullmatch(text):
            return int(match.group(match.lastindex or 0)), False
    return None


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
                edge = at - places.start < 2 or places.stop - at <= 2
                here.append(Candidate(at, form[0], page, form[1], edge))
        # A page with many figures on lines of their own has a table; only its edges can still hold the number.
        if paged and len(here) > 2:
            here = [c for c in here if c.marked or c.at in (places.start, places.stop - 1)]
        found += here
    if paged:
        return found
    near = [[other for other in found[max(0, nth - 2) : nth + 3] if abs(other.at - c.at) <= _NEAREST] for nth, c in enumerate(found)]
    return [c for c, others in zip(found, near, strict=True) if c.marked or len(others) <= 2]


def _fits_pages(candidate: Candidate, near: Sequence[Candidate], lines: Sequence[Line], pages: Sequence[range]) -> bool:
    fits = sum(_counts(candidate, other) for other in near)
    set_off = _is_apart(lines, candidate.at)
    if fits:
        return candidate.edge or set_off or fits > 1
    if len(pages) < 2 or candidate.value > 999:
        return False
    places = pages[candidate.page]
    beside = [at for at in (candidate.at - 1, candidate.at + 1) if at in places]
    first_or_last = candidate.at in (places.start, places.stop - 1)
    return (first_or_last or set_off) and not any(any(c.isdecimal() for c in lines[at].text) and len(lines[at].text) < 12 for at in beside)


def _counts(one: Candidate, other: Candidate) -> bool:
    """Two numbers count pages when they grow as the pages do, a lost or uncounted page in three allowed."""
    pages, values = abs(one.page - other.page), abs(one.value - other.value)
    same_way = (one.page < other.page) == (one.value < other.value)
    return pages > 0 and values > 0 and same_way and abs(values - pages) <= max(1, pages / 3)


def _counting(candidates: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Without page marks: figures that count up by one or two at a page's distance, and cut sentences more often than not."""
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
        taken = [c for c in candidates if c.value == 1 and c.at == len(lines) - 1 and len(lines[c.at - 1].text) > 2]
    return sorted({*taken, *(c for c in candidates if c.marked)}, key=lambda c: c.at)


def _is_count(chain: Sequence[Candidate], lines: Sequence[Line]) -> bool:
    cuts = sum(_cuts(lines, c.at) for c in chain)
    return cuts * 2 >= len(chain) if len(chain) > 2 else len(chain) == cuts == 2


def _cuts(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands in the midst of a sentence, or apart from the text by three blank lines or more."""
    return _is_apart(lines, at) or (0 < at < len(lines) - 1 and lines[at - 1].text[-1] not in _CLOSED)


def _is_apart(lines: Sequence[Line], at: int) -> bool:
    return lines[at].blank_before >= 3 or (at + 1 < len(lines) and lines[at + 1].blank_before >= 3)
