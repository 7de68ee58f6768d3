"""A finished PDF measured against GB/T 9704—2012, the layout of official documents of party and government bodies, clause by clause.

Reads positions, sizes, face names, colours and rules from the file, whoever made it; nothing is taken from the model. Parts that a document
does not have are not asked for; what could not be judged is said in notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ...diagnostics import Diagnostic, Severity
from ..pdf_page import Page
from . import body, colophon, head, page
from .faces import STAND_INS, roles_of
from .grid import measure
from .measures import ASKED, Departure
from .parts import Parts, find_parts

CHECKS: tuple[Callable[[Parts], Iterator[Departure]], ...] = (
    page.paper, page.text_area, page.pitches, page.text_type, page.colours, page.page_numbers,
    head.mark, head.number, head.rule, head.letter, head.title, head.title_shape, head.recipients,
    body.indents, body.headings, body.page_ends, body.attachment_note, body.signature_and_date, body.openings,
    colophon.rules, colophon.type_of_lines, colophon.copies, colophon.printing,
)
"""The checks in the order of the standard's clauses."""

UNJUDGED = "K900"


def check_pages(pages: Sequence[Page], *, source: str = "") -> tuple[Diagnostic, ...]:
    """Give a warning for each clause that the pages depart from, and notes on what could not be judged."""
    drawn = [p for p in pages if p.lines and not p.pictured]
    notes = []
    if pictured := [p.index for p in pages if p.pictured]:
        notes.append(f"{_places(pictured)}: a picture, not judged")
    grid = measure(drawn)
    if grid is None:
        return tuple(_note(text, source) for text in (*notes, "no Chinese text on the pages: nothing judged"))
    parts = find_parts(drawn, grid)
    departures = [departure for check in CHECKS for departure in check(parts)]
    notes += _unjudged(parts)
    return (*_warnings(departures, source), *(_note(text, source) for text in notes))


def _warnings(departures: Sequence[Departure], source: str) -> Iterator[Diagnostic]:
    """Give one warning a code: what is farthest off, how often, and where."""
    by_code: dict[str, list[Departure]] = {}
    for departure in departures:
        by_code.setdefault(departure.code, []).append(departure)
    for code, found in sorted(by_code.items()):
        asked, worst = ASKED[code], max(found, key=lambda d: d.off)
        times = f", {len(found)} times" if len(found) > 1 else ""
        where = _places(sorted({d.page for d in found if d.page}))
        message = f"{asked.clause} {asked.what}: {worst.measured}, asked {asked}{times}" + (f" ({where})" if where else "")
        yield Diagnostic(code, Severity.WARNING, message, source=source)


def _places(pages: Sequence[int]) -> str:
    """Give pages as words: `page 2`, `pages 2-4, 7`."""
    spans: list[list[int]] = []
    for number in pages:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    words = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in spans)
    return f"page{'s' if len(pages) > 1 else ''} {words}" if spans else ""


def _unjudged(parts: Parts) -> list[str]:
    """Give what the document does not have or does not tell."""
    grid = parts.grid
    missing = {
        "masthead (7.2.4)": not parts.mark, "document number (7.2.5)": parts.number is None, "title (7.3.1)": not parts.title,
        "recipients (7.3.2)": not parts.recipients, "date (7.3.5)": parts.date is None, "colophon (7.4)": not parts.colophon,
        "top and height of the text area (5.2.1), no full page": grid.top is None, "line pitch (5.2.3)": grid.pitch is None,
        "character pitch (5.2.3)": grid.advance is None,
    }
    notes = []
    if any(missing.values()):
        notes.append("not found and not judged: " + ", ".join(name for name, gone in missing.items() if gone))
    faces = sorted({row.line.face for p in parts.text for row in p.lines} | {line.face for line in parts.title})
    if unknown := [face for face in faces if not roles_of(face)]:
        notes.append("face not known by its name, not judged: " + ", ".join(unknown))
    if stand_ins := [face for face in faces if STAND_INS.search(face)]:
        notes.append("5.2.2 taken for 仿宋, and a stand-in: " + ", ".join(stand_ins))
    if any(g.char == "\ufffd" for p in parts.pages for line in p.lines for g in line.glyphs):
        notes.append("some characters have no code in the file; what depends on words may be judged wrongly")
    return notes


def _note(message: str, source: str) -> Diagnostic:
    return Diagnostic(UNJUDGED, Severity.NOTE, message, source=source)
