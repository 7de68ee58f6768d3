"""An editor's correction: what a block that the recovery got wrong should be."""

from __future__ import annotations

from dataclasses import dataclass

from .document import Kind


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of the block that starts on source line `line`: its kind or level, its text, or its place.

    `drop` leaves the block out, with that reason on record; `join` makes it one with the block before; `article` starts an article.
    `split` are the block's first words, which become a block of their own: kind and level are theirs, what follows stays as it was. `after`
    puts the block behind the one that starts on that source line.
    """

    line: int
    kind: Kind | None = None
    level: int | None = None
    text: str | None = None
    drop: str = ""
    join: bool = False
    article: bool = False
    split: str = ""
    after: int | None = None
