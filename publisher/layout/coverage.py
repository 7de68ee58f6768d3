"""No blank boxes: every character of an edition has a glyph, or the build stops and says which has not, and where it stands."""

from __future__ import annotations

from ..diagnostics import FontError
from ..model import Document
from .fonts import MISSING_HINT, FontSet, missing_message


def check_glyphs(document: Document, fonts: FontSet) -> None:
    """Check that the faces have all characters of a document's edition.

    Raises:
        FontError: Some are missing: names the characters, their code points and the source lines of the first block that has one.
    """
    missing = fonts.uncovered("".join(set().union(*(block.text for block in document.blocks()))))
    if not missing:
        return
    wanted = set(missing)
    places = [block.lines for block in document.blocks() if not wanted.isdisjoint(block.text)]
    lines = tuple(dict.fromkeys(line for ranges in places for line in ranges))
    numbers = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in lines[:5])
    where = f", in source line {numbers}{' …' if len(lines) > 5 else ''}" if lines else ""
    raise FontError(missing_message(missing) + where, "L2", document.source, lines, MISSING_HINT)
