"""Inline runs: a paragraph is converted whole, and the conversion is cut where the runs met."""

from __future__ import annotations

from publisher.model import Inline, LineBreak, NoteRef, Strong, Text, text_of

from .paragraph import Converted


def convert_inlines(inlines: tuple[Inline, ...], converted: Converted) -> tuple[Inline, ...]:
    """Give the inlines with their share of the conversion; a word put in whole across two runs goes to the earlier one."""
    out: list[Inline] = []
    start = 0
    for inline in inlines:
        end = start + len(text_of((inline,)))
        text = converted.text[converted.place(start) : converted.place(end)]
        if isinstance(inline, LineBreak | NoteRef):
            out.append(inline)
        elif text:
            out.append(Strong(text) if isinstance(inline, Strong) else Text(text))
        start = end
    return tuple(out)
