"""Statements printed with their speakers: quote after quote, each with a name and a post that stand on lines of their own near it."""

from __future__ import annotations

from itertools import takewhile

from publisher.model import Kind

from .entries import MOST_SPEAKER_LINES, speaker_size
from .joining import join_lines
from .names import close_name
from .people import is_name, name_at_end
from .shapes import DASHED, NAME, NAME_POST, POST_END
from .units import Unit

LEAST = 3
LEAST_CHANGE = 1.5


def pair_statements(units: list[Unit]) -> list[Unit]:
    """Put each speaker after his statement, where a text has at least three pages' worth of such pairs; else give the units as they are.

    On a page with as many speakers as paragraphs they go together in order. Where a roll of names stands in the document, the speakers of a
    page are first put into the roll's order: so such a page was laid out, whatever order its frames were written in.
    """
    units = _gathered(units)
    in_turn = _in_turn(units)
    if in_turn is not None:
        return in_turn
    pages: dict[int, list[Unit]] = {}
    for unit in units:
        pages.setdefault(unit.page, []).append(unit)
    roll = {name: i for i, name in enumerate(_roll(units))}
    done: dict[int, list[Unit]] = {}
    pairs = 0
    for page, own in pages.items():
        arranged = _arrange(own, roll)
        if arranged is not None:
            done[page] = arranged[0]
            pairs += arranged[1]
    if pairs < LEAST:
        return units
    out: list[Unit] = []
    for page, own in pages.items():
        if page in done:
            for unit in done[page]:
                if unit.shape == "text":
                    unit.kind = Kind.QUOTE
            out += done[page]
        else:
            out += own
    return out


def _is_speaker(unit: Unit) -> bool:
    if _is_attributed(unit):
        return True
    found = NAME_POST.match(unit.text) if unit.shape == "entry" and unit.kind is None else None
    return found is not None and is_name(found.group(1))


def _is_attributed(unit: Unit) -> bool:
    """Tell whether a line behind dashes names an office or a post and, behind a gap, who holds it."""
    return unit.kind is None and unit.shape != "text" and DASHED.match(unit.text) is not None and name_at_end(unit.text.lstrip("—－- "))


def _gathered(units: list[Unit]) -> list[Unit]:
    """Give a speaker the further line of his post."""
    out: list[Unit] = []
    for unit in units:
        before = out[-1] if out else None
        if before and unit.shape == "entry" and _is_speaker(before) and not POST_END.search(before.text) and not NAME_POST.match(unit.text):
            before.take(unit)
        else:
            out.append(unit)
    return out


def _in_turn(units: list[Unit]) -> list[Unit] | None:
    """Read statements and speakers that stand in turn: name and post on a line after each quotation, at least three times.

    Beside such speakers stand others whose name has a line of its own over the post, or no common surname. None where there are too few.
    """
    sure = sum(_is_speaker(unit) and _is_said(units, i) and _ends_statement(units, i + 1) for i, unit in enumerate(units))
    if sure < LEAST:
        return None
    out: list[Unit] = []
    i = 0
    while i < len(units):
        lines = _speaker_lines(units, i) if _is_said(units, i) else 0
        if lines:
            out[-1].kind = Kind.QUOTE
            out.append(_byline(units[i : i + lines]))
        else:
            out.append(units[i])
        i += lines or 1
    return out


def _is_said(units: list[Unit], i: int) -> bool:
    """Tell whether a statement may end before a place: a paragraph that ends a sentence."""
    return i > 0 and units[i - 1].shape == "text" and units[i - 1].end == "stop" and units[i - 1].kind is None


def _ends_statement(units: list[Unit], i: int) -> bool:
    """Tell whether no further entry of a list stands at a place."""
    return i >= len(units) or units[i].shape != "entry" or units[i].kind is not None


def _speaker_lines(units: list[Unit], i: int) -> int:
    """Count the lines from i on that name a speaker: name and post on one, or the name and below it the post; 0 where none is named."""
    first = units[i]
    if not _may_name(first):
        return 0
    if _is_attributed(first):
        return 1
    if NAME_POST.match(first.text):
        return int((_is_speaker(first) or bool(POST_END.search(first.text))) and _ends_statement(units, i + 1))
    lines = list(takewhile(lambda unit: _may_name(unit) and unit.page == first.page, units[i : i + MOST_SPEAKER_LINES]))
    size = speaker_size([unit.text for unit in lines])
    return size if _ends_statement(units, i + size) else 0


def _may_name(unit: Unit) -> bool:
    row = unit.rows[0]
    return unit.kind is None and unit.shape != "text" and unit.end in ("none", "comma") and row.mark is None and not row.listed


def _roll(units: list[Unit]) -> list[str]:
    """Give the names of the lists in the document, in their order."""
    entries = (close_name(unit.text) for unit in units if unit.shape == "entry")
    return [entry.split(" ")[0].split("（")[0] for entry in entries if entry]


def _speakers(own: list[Unit]) -> list[list[Unit]]:
    """Gather names with the posts below them."""
    people: list[list[Unit]] = []
    for unit in own:
        if unit.shape != "entry":
            continue
        if NAME.match(unit.text) and not POST_END.search(unit.text):
            people.append([unit])
        elif people and unit.index == people[-1][-1].index + 1:
            people[-1].append(unit)
    return [person for person in people if len(person) > 1]


def _arrange(own: list[Unit], roll: dict[str, int]) -> tuple[list[Unit], int] | None:
    people = _speakers(own)
    texts = [unit for unit in own if unit.shape == "text" and unit.end == "stop"]
    if len(people) > len(texts) > 0:
        own = _split(own, texts, len(people) - len(texts))
        texts = [unit for unit in own if unit.shape == "text" and unit.end == "stop"]
    if not people or len(people) != len(texts):
        return None
    if all(_name(person) in roll for person in people):
        people.sort(key=lambda person: roll[_name(person)])
    taken = {id(unit) for person in people for unit in person}
    bylines = iter(_byline(person) for person in people)
    out: list[Unit] = []
    for unit in own:
        if id(unit) in taken:
            continue
        out.append(unit)
        if unit.shape == "text" and unit.end == "stop":
            out.append(next(bylines))
    return out, len(people)


def _split(own: list[Unit], texts: list[Unit], times: int) -> list[Unit]:
    """Cut texts that hold more than one statement, where a sentence ends and the column's measure changes most."""
    cuts = [
        (abs(after.measure - row.measure), id(unit), k)
        for unit in texts for k, (row, after) in enumerate(zip(unit.rows, unit.rows[1:], strict=False), 1)
        if row.end == "stop" and abs(after.measure - row.measure) >= LEAST_CHANGE
    ]
    chosen = sorted(sorted(cuts, reverse=True)[:times], key=lambda cut: cut[2])
    if len(chosen) < times:
        return own
    out: list[Unit] = []
    for unit in own:
        places = [0, *(k for _, owner, k in chosen if owner == id(unit)), len(unit.rows)]
        if len(places) == 2:
            out.append(unit)
        else:
            out += [Unit(unit.shape, unit.rows[a:b], unit.index) for a, b in zip(places, places[1:], strict=False)]
    return out


def _name(person: list[Unit]) -> str:
    return "".join(person[0].text.split())


def _byline(person: list[Unit]) -> Unit:
    """Make one unit of a person's lines: the name before the post, wherever it was written."""
    rows = [row for unit in person for row in unit.rows]
    name = next((unit for unit in person if NAME.match(unit.text) and not POST_END.search(unit.text)), person[0])
    post = join_lines([row.text for unit in person if unit is not name for row in unit.rows])
    text = f"{''.join(name.text.split())} {post}" if post else close_name(name.text) or name.text
    return Unit("entry", rows, person[0].index, Kind.BYLINE, text=text)
