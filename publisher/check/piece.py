"""What a reader takes out of an edition: stretches of text with what the format says of them."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Block, Kind


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an edition's text.

    `kinds` are those that its mark-up stands for, empty where it says nothing; `level` is a heading's as the format counts it, and
    `deepest` the deepest that the format has.
    """

    text: str
    kinds: frozenset[Kind] = frozenset()
    level: int | None = None
    deepest: int = 0

    def objection(self, block: Block, level: int) -> str:
        """Say in what the mark-up differs from a block whose heading has a level in the format; nothing where it agrees."""
        if self.kinds and block.kind not in self.kinds:
            return f"it stands as {' or '.join(sorted(self.kinds))}"
        if self.level is not None and self.level != min(level, self.deepest):
            return f"level {level} expected, {self.level} found"
        return ""
