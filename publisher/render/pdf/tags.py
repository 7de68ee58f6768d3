"""The structure tree (ISO 32000-1, 14.7; PDF/UA-1) and the bookmarks: made while blocks are set, written when the file is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ...model import Block


@dataclass(eq=False, slots=True)
class Element:
    """One element of the structure tree: its tag, and its kids in order: elements, (page, mark) pairs of marked content, annotations."""

    tag: str
    kids: list[Any] = field(default_factory=list)
    attributes: str = ""
    title: str = ""

    def add(self, tag: str, *, attributes: str = "", title: str = "") -> Element:
        """Add a kid and give it."""
        kid = Element(tag, [], attributes, title)
        self.kids.append(kid)
        return kid


@dataclass(slots=True)
class Entry:
    """A bookmark: level from 0, text, the place it goes to, and the title or heading it stands for."""

    level: int
    text: str
    target: str
    block: Block


class Outline:
    """Heading levels without gaps: what a heading may be, given the ones before it (PDF/UA-1, 7.4.2)."""

    def __init__(self) -> None:
        """Start before the first heading."""
        self.last = 0

    def level(self, wanted: int) -> int:
        """Give the level a heading takes: as wanted, but never more than one below the last."""
        self.last = max(1, min(wanted, self.last + 1, 6))
        return self.last
