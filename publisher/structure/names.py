"""Lists of people: one entry a line, name, one space, post; two-character names that were spaced out to align are closed up."""

from __future__ import annotations

from publisher.model import Kind

from .people import are_names
from .shapes import NAME, NAME_POST
from .units import Unit

LEAST = 3


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
            entry = Unit("entry", [*name.rows, *post.rows], min(name.margin, post.margin), "", name.index)
            entry.text = f"{''.join(name.text.split())} {post.text.strip()}"
            out.append(entry)
        i = start + size
    return out


def _lone(unit: Unit) -> bool:
    return unit.kind is None and unit.shape in ("display", "entry", "head") and len(unit.rows) == 1


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
