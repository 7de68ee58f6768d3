"""Attachments parted from what they are attached to: by the word over them, or by the name that the text gives them."""

from __future__ import annotations

import re
from itertools import count, takewhile

from publisher.model import Kind

from . import shapes
from .body import set_body
from .heads import merge
from .people import are_names
from .units import Unit

SHORT_TITLE = 8
"""A title's line that is shorter than this, in characters, is not broken."""
MOST_OF_TITLE = 3
LONGEST_FOOT = 60
_GIVEN_OUT = re.compile("(?:印发|发布|公布|颁布|转发|批转)[^《》]{0,30}《([^《》]{4,60})》")
_DECREED = re.compile("^《([^《》]{4,60})》(?:已[经于]?|经|由)[^。]{0,80}(?:通过|审议|批准)")
"""What a decree gives out, named at the head of its text."""
_NOTE_PARTS = re.compile(r"(?<!\d)\d{1,2}[.．、](?!\d)")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")
DEEPEST_GIVEN, LEAST_BEFORE, MOST_NOTED, SHORTEST_NAME = 4, 3, 6, 4


def part_attachments(units: list[Unit], title: str = "") -> tuple[list[Unit], list[list[Unit]]]:
    """Part the attachments from the text they are attached to, and what a notice with this `title` gives out: 关于印发《…》的通知."""
    starts = [i for i, u in enumerate(units) if shapes.ATTACHMENT.match(u.text) and u.shape == "display" and i > 2]
    # A bare "附件：" before the signature is a note and no attachment: what follows it is no page of its own.
    closed = [shapes.DATE.match(u.text) or shapes.CC.match(u.text) for u in units]
    starts = [
        i for i in starts
        if any(closed[:i]) or units[i - 1].end == "stop" or units[i].rows[0].first_of_page or units[i].rows[0].gap > 0
    ]
    starts = sorted({*starts, *_named(units, title, starts)})
    if not starts:
        return units, []
    edges = [*starts, len(units)]
    return units[: starts[0]], [units[a:b] for a, b in zip(edges, edges[1:], strict=False)]


def _named(units: list[Unit], title: str, starts: list[int]) -> list[int]:
    """Give where what the text names begins, at the line or lines that repeat its name: rules that a notice or a decree gives out, and
    attachments whose note lists them, where no word 附件 stands over them.
    """
    quoted = _GIVEN_OUT.findall("".join(title.split()))
    quoted += (name for unit in units[:DEEPEST_GIVEN] for name in _DECREED.findall(unit.text))
    note = next((i for i, unit in enumerate(units) if shapes.ATTACHMENT_NOTE.match(unit.text)), len(units))
    noted = units[note : note + 1] + list(takewhile(_is_of_note, units[note + 1 : note + MOST_NOTED]))
    listed = [] if starts else _listed("".join("".join(unit.text.split()) for unit in noted))
    out = []
    for names, first in ((quoted, LEAST_BEFORE), (listed, note + 1)):
        for start in range(first, len(units)):
            end = _repeats(units, start, set(names))
            if end and not any(at < start for at in starts):
                units[end - 1].title = True
                out.append(start)
    return out


def _is_of_note(unit: Unit) -> bool:
    return unit.kind is Kind.ATTACHMENT or unit.rows[0].mark is not None and unit.rows[0].mark.kind == "arabic"


def _listed(note: str) -> list[str]:
    """Give the names in a note of attachments: 附件：1.…2.…"""
    names = _NOTE_PARTS.split(note)[1:] if _NOTE_PARTS.search(note) else [note.partition("：")[2]]
    return [name for name in names if len(name) >= SHORTEST_NAME]


def _bare(name: str) -> str:
    return _BRACKETS.sub("", name.strip("《》"))


def _repeats(units: list[Unit], start: int, names: set[str]) -> int:
    """Give where lines end that together are one of some names; 0 where they are none."""
    bare = {_bare(name) for name in names}
    said, found = "", 0
    for end in range(start, min(start + MOST_OF_TITLE, len(units))):
        if units[end].shape == "text" and len(units[end].rows) > 1 or units[end].end == "stop":
            break
        said += "".join(units[end].text.split())
        if said in names:
            return end + 1
        if not found and _bare(said) in bare:
            found = end + 1
    return found


def set_attachments(parts: list[list[Unit]], hashes: dict[int, int], groups: count[int]) -> list[list[Unit]]:
    """Give the units of attachments their kinds: the word 附件, the title below it, the body."""
    articles = []
    for unit in reversed(parts[-1][1:] if parts else []):
        if not (shapes.CC.match(unit.text) or is_printed(unit)):
            break
        unit.kind = Kind.CC
    for part in parts:
        word = part[:1] if shapes.ATTACHMENT.match(part[0].text) else []
        if word:
            _bring_title(part)
            part[0].kind = Kind.ATTACHMENT
        size = _title_lines(part) if word else next(size for size in range(1, len(part) + 1) if part[size - 1].title)
        lead, own = part[len(word) : size], part[size:]
        if lead and own and own[0].kind in (None, Kind.BYLINE) and shapes.ANNOTATION.match(own[0].text):
            own[0].kind = Kind.SUBTITLE
        _sign(own)
        articles.append([*word, *([merge(lead, Kind.TITLE)] if lead else []), *set_body(own, hashes, groups)])
    return articles


def _sign(units: list[Unit]) -> None:
    """Know the date that closes an attachment, and who signed it, on the line above."""
    if len(units) < LEAST_BEFORE or units[-1].kind is not None or not shapes.DATE.match(units[-1].text):
        return
    units[-1].kind = Kind.DATE
    above = units[-2]
    alone = above.kind is None and above.shape in ("display", "head") and len(above.rows) == 1
    if alone and above.end == "none" and not above.rows[0].mark:
        above.kind = Kind.SIGNATURE


def _bring_title(part: list[Unit]) -> None:
    """Put the title of a roll of names before the columns of it that the extraction wrote over it, in place."""
    at = next((i for i, unit in enumerate(part[1:], 1) if not are_names(unit.text)), 0)
    if at > 1 and part[at].shape == "display" and shapes.FORM_END.search(part[at].text):
        part.insert(1, part.pop(at))


def _title_lines(part: list[Unit]) -> int:
    """Give where an attachment's title ends: a title names a form at its end, and goes on where its line was full of words."""
    size = 1
    while size < min(len(part), 4) and part[size].shape == "display" and (size == 1 or part[size].rows[0].gap <= 0):
        before = part[size - 1]
        whole = shapes.FORM_END.search(before.text) or len(before.text) < SHORT_TITLE or not part[size].rows[0].unmarked
        if size > 1 and (whole or before.rows[0].cells or part[size].rows[0].cells):
            break
        size += 1
    return size


def is_printed(unit: Unit) -> bool:
    """Tell whether a unit is the printing line at the foot of the last page."""
    return shapes.PRINTED.search(unit.text) is not None and unit.shape != "head" and len(unit.text) < LONGEST_FOOT
