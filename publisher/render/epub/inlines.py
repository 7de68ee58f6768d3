"""Inlines as XHTML, with the places where a page of the source starts, and text made fit for XML."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from ...model import Block, Inline, LineBreak, NoteRef, PageStart, Strong, Text

_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile(r"\s*\n\s*")

Ref = Callable[[NoteRef], Markup]
Part = Inline | PageStart


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


def paged(block: Block) -> tuple[Part, ...]:
    """Give a block's inlines with the starts of pages at their places among them; a run that a page starts in is cut."""
    if not block.pages:
        return block.inlines
    out: list[Part] = []
    waiting = list(block.pages)
    at = 0
    for inline in block.inlines:
        if isinstance(inline, Text | Strong):
            rest = inline.text
            while waiting and waiting[0].at < at + len(rest):
                cut = max(0, waiting[0].at - at)
                out += [*([type(inline)(rest[:cut])] if cut else []), waiting.pop(0)]
                rest, at = rest[cut:], at + cut
            out.append(type(inline)(rest))
            at += len(rest)
            continue
        while waiting and waiting[0].at <= at:
            out.append(waiting.pop(0))
        out.append(inline)
        at += len(inline.mark) if isinstance(inline, NoteRef) else 1
    return (*out, *waiting)


def markup(parts: tuple[Part, ...], ref: Ref, page: Callable[[PageStart], Markup], plain: Callable[[str], Markup] = escape) -> Markup:
    """Give a run of inlines as XHTML; `ref` sets the mark of a footnote, `page` the start of a page, `plain` the text between."""
    out = []
    bound = False
    for inline, after in zip(parts, (*parts[1:], None), strict=False):
        if bound:
            bound = False
        elif isinstance(inline, Text) and isinstance(after, NoteRef) and clean(inline.text):
            # A note's mark does not part from the character it stands behind.
            text = clean(inline.text)
            out.append(plain(text[:-1]))
            out.append(Markup('<span class="bound">%s%s</span>') % (plain(text[-1:]), ref(after)))
            bound = True
        elif isinstance(inline, PageStart):
            out.append(page(inline))
        elif isinstance(inline, LineBreak):
            out.append(Markup("<br/>"))
        elif isinstance(inline, NoteRef):
            out.append(ref(inline))
        elif isinstance(inline, Strong):
            out.append(Markup("<strong>%s</strong>") % plain(clean(inline.text)))
        else:
            out.append(plain(clean(inline.text)))
    return Markup("").join(out)


def cells(parts: tuple[Part, ...], mark: str = "\t", most: int = 0) -> list[tuple[Part, ...]]:
    """Part the inlines of a table's row at its tabs, or of another thing at its first `most` - 1 marks."""
    found: list[list[Part]] = [[]]
    for inline in parts:
        if not isinstance(inline, Text | Strong):
            found[-1].append(inline)
            continue
        first, *others = inline.text.split(mark, most - len(found) if most else -1)
        found[-1].append(type(inline)(first))
        found.extend([type(inline)(text)] for text in others)
    return [tuple(cell) for cell in found]
