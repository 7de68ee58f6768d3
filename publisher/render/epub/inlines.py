"""Inlines as XHTML, and text made fit for XML."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from ...model import Inline, LineBreak, NoteRef, Strong

_BAD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAK = re.compile(r"\s*\n\s*")

Ref = Callable[[NoteRef], Markup]


def clean(text: str) -> str:
    """Give the text without what XML 1.0 forbids (production 2, Char).

    Control characters say nothing and go, those that part lines become a space; a broken surrogate or a non-character becomes U+FFFD, so
    that its loss is seen.
    """
    return _BAD.sub(lambda m: " " if m[0] in "\v\f" else "" if m[0] < " " else "\ufffd", text)


def label(text: str) -> str:
    """Give a text as one line for contents lists and metadata; a forced break beside Chinese leaves no space behind."""
    def joint(match: re.Match[str]) -> str:
        around = match.string[max(0, match.start() - 1):match.start()] + match.string[match.end():match.end() + 1]
        return " " if around.isascii() else ""
    return " ".join(_BREAK.sub(joint, clean(text).strip()).split())


def markup(inlines: tuple[Inline, ...], ref: Ref, plain: Callable[[str], Markup] = escape) -> Markup:
    """Give a run of inlines as XHTML; `ref` sets the mark of a footnote, `plain` the text between."""
    out = []
    for inline in inlines:
        if isinstance(inline, LineBreak):
            out.append(Markup("<br/>"))
        elif isinstance(inline, NoteRef):
            out.append(ref(inline))
        elif isinstance(inline, Strong):
            out.append(Markup("<strong>%s</strong>") % clean(inline.text))
        else:
            out.append(plain(clean(inline.text)))
    return Markup("").join(out)


def cells(inlines: tuple[Inline, ...]) -> list[tuple[Inline, ...]]:
    """Part the inlines of a table row at its tabs."""
    found: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak | NoteRef):
            found[-1].append(inline)
            continue
        first, *others = inline.text.split("\t")
        found[-1].append(type(inline)(first))
        found.extend([type(inline)(text)] for text in others)
    return [tuple(cell) for cell in found]
