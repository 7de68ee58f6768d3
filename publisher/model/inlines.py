"""What stands inside a block: a closed set of four inlines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A run of plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """A run that stands out: set in hei or kai, never slanted."""

    text: str


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The mark of a footnote in the text; `mark` is what is printed, and what the footnote's own text starts with."""

    mark: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line break inside a block; it counts as white space in the block's text."""


Inline = Text | Strong | NoteRef | LineBreak


def text_of(inlines: tuple[Inline, ...]) -> str:
    """Give the plain text of a run of inlines; a line break is a newline."""
    return "".join("\n" if isinstance(i, LineBreak) else i.mark if isinstance(i, NoteRef) else i.text for i in inlines)
