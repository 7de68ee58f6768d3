"""The promise that nothing is lost: each non-white character of the source stands in a block or among what was left out, once."""

from __future__ import annotations

from collections import Counter

from publisher.diagnostics import StructureError
from publisher.model import Document, SourceText

_FAULT = "this is a fault of the program: please report it with the source"


def _count(texts: list[str]) -> Counter[str]:
    counts = Counter("".join(texts))
    for char in [char for char in counts if char.isspace()]:
        del counts[char]
    return counts


def check_coverage(raw: SourceText, document: Document) -> None:
    """Raise StructureError, naming the first missing or extra character and its line, unless the document holds what the raw source holds.

    `raw` is the source as read, before the repairs; what reading left out counts as source too.
    """
    source = _count([line.text for line in raw.lines] + [drop.text for drop in raw.dropped])
    source += _count([drop.instead for drop in document.dropped])
    held = _count([block.text for article in document.articles for block in article.blocks] + [drop.text for drop in document.dropped])
    if source == held:
        return
    missing, extra = source - held, held - source
    for line in raw.lines:
        for char in line.text:
            if char in missing:
                message = f"character {_named(char)} of the source is in no block and not among what was left out ({missing[char]} times)"
                raise StructureError(message, code="S9", source=document.source, lines=line.lines, hint=_FAULT)
    char = sorted(extra or missing)[0]
    where = next((b.lines for a in document.articles for b in a.blocks if char in b.text), ())
    message = f"character {_named(char)} stands {(extra or missing)[char]} times too often in the document"
    raise StructureError(message, code="S9", source=document.source, lines=where, hint=_FAULT)


def _named(char: str) -> str:
    return f"{char!r} (U+{ord(char):04X})"
