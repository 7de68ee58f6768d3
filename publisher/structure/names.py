"""Lists of people: one entry a line, name, one space, post; two-character names that were spaced out to align are closed up."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace

from publisher.model import Kind

from .people import are_names, is_name
from .shapes import NAME, NAME_POST
from .units import Unit

LEAST = 3
_BRACKET = re.compile(r"[（(][^（）()]{1,9}[）)]$")


def close_name(text: str) -> str | None:
    """Write an entry as name, one space, post; None where the line is no such entry."""
    found = NAME_POST.match(text)
    if not found:
        return None
    name = "".join(found.group(1).split())
    return f"{name}{found.group(2) or ''} {found.group(3).strip()}"


def pair_columns(units: list[Unit]) -> list[Unit]:
    """Put a column of names and the column of posts that was written after it together as entries; what stands between them goes before."""
    out: list[Unit] = []
    i = 0
    while i < len(units):
        entries, end = _zipped(units, i)
        if entries:
            out += entries
            i = end
            continue
        size = 0
        while i + size < len(units) and _lone(units[i + size]) and NAME.match(units[i + size].text) and are_names(units[i + size].text):
            size += 1
        start = next((k for k in range(i + size, i + size + 3) if size >= LEAST and _posts(units, k, size)), None)
        if start is None:
            out += units[i : i + max(1, size)]
            i += max(1, size)
            continue
        out += units[i + size : start]
        for name, post in zip(units[i : i + size], units[start : start + size], strict=True):
            out.append(_entry(name, post))
        i = start + size
    return out


def _zipped(units: list[Unit], start: int) -> tuple[list[Unit], int]:
    """Read names and posts that alternate in any way, each name before its post, as entries: give them and where they end."""
    entries: list[Unit] = []
    waiting: deque[int] = deque()
    end, count, place = start, 0, start
    while place < len(units) and _lone(units[place]) and units[place].end == "none" and not units[place].rows[0].mark:
        unit = units[place]
        whole = NAME_POST.match(unit.text)
        if is_name(_BRACKET.sub("", unit.text)):
            waiting.append(len(entries))
            entries.append(unit)
        elif whole and is_name(whole.group(1)) and waiting:
            # The last name of a column and the first post of the next were written as one line.
            name, post = (Unit("entry", [replace(unit.rows[0], text=text)], unit.index) for text in _halves(unit.text))
            waiting.append(len(entries))
            entries.append(name)
            at = waiting.popleft()
            entries[at] = _entry(entries[at], post)
            count += 1
        elif whole and is_name(whole.group(1)):
            entries.append(unit)
        elif waiting and len(unit.text) >= 4:
            at = waiting.popleft()
            entries[at] = _entry(entries[at], unit)
            count += 1
        else:
            break
        place += 1
        if not waiting:
            end = place
    return (entries, end) if count >= LEAST and not waiting else ([], start)


def _halves(text: str) -> tuple[str, str]:
    """Part an entry before its post."""
    found = NAME_POST.match(text)
    at = found.start(3) if found else len(text)
    return text[:at].strip(), text[at:]


def _entry(name: Unit, post: Unit) -> Unit:
    entry = Unit("entry", [*name.rows, *post.rows], name.index)
    entry.text = f"{''.join(name.text.split())} {post.text.strip()}"
    return entry


def _lone(unit: Unit) -> bool:
    return unit.kind is None and unit.shape in ("display", "entry", "head") and len(unit.rows) == 1 and not unit.rows[0].line.mark


def _posts(units: list[Unit], start: int, size: int) -> bool:
    """Tell whether exactly `size` lines from `start` on can be posts: no names, no sentences."""
    own = units[start : start + size]
    return len(own) == size and all(_lone(unit) and unit.end == "none" and len(unit.text) >= 4 and not are_names(unit.text) for unit in own)


def is_name_list(units: list[Unit]) -> bool:
    """Tell whether a run of lines is a list of people with posts."""
    if len(units) < LEAST:
        return False
    hits = sum(NAME_POST.match(unit.text) is not None for unit in units)
    return hits >= LEAST and hits >= 0.6 * len(units)


def set_name_list(units: list[Unit], group: int) -> list[Unit]:
    """Make the entries list items; a line that is no entry goes on with the one before it."""
    out: list[Unit] = []
    for unit in units:
        entry = close_name(unit.text)
        if entry is None and out:
            out[-1].take(unit)
            continue
        unit.kind, unit.group, unit.text = Kind.LIST_ITEM, group, entry or unit.text
        out.append(unit)
    return out
