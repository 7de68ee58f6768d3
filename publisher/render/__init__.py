"""Renderers: (Document, Layout, FontSet, Stamp) -> bytes. They see no files, no clock and no environment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an edition says of its own making: the time (UTC, given and never read from a clock) and the product's version."""

    time: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    version: str = "0"


@dataclass(frozen=True, slots=True)
class Printed:
    """Where the PDF has a title or heading: the page as it is printed, "1", "2" …, and whether the page opens with that article."""

    page: str
    opens: bool = False
