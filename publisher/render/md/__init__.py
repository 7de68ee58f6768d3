"""A document as Markdown: for reading, for comparing, for going on elsewhere."""

from __future__ import annotations

import re

from ...model import Article, Block, Document, Inline, Kind, LineBreak, NoteRef, Strong, Text

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_AT_START = re.compile(r"^(#{1,6}(?= )|[-+>](?= )|\d+[.)](?= )|={3,}|-{3,})")


def render(document: Document, _diagnostics: object = None) -> bytes:
    """Give the edition's text as UTF-8 Markdown (CommonMark with pipe tables and `[^n]` notes)."""
    parts = [text for article in document.articles if (text := _article(article))]
    return ("\n\n".join(parts) + "\n").encode()


def _article(article: Article) -> str:
    rows: list[str] = []
    previous: Block | None = None
    for block in article.blocks:
        if block.kind in (Kind.IMPRINT, Kind.FURNITURE):
            continue
        tight = previous is not None and previous.group is not None and previous.group == block.group
        if block.apart:
            rows.append("\n\n* * *")
        rows.append(("\n" if tight and block.kind is Kind.TABLE_ROW else "\n\n" if rows else "") + _block(block, first=not tight))
        previous = block
    return "".join(rows)


def _block(block: Block, *, first: bool) -> str:
    text = "".join(_inline(i) for i in block.inlines)
    match block.kind:
        case Kind.TITLE | Kind.MASTHEAD:
            return f"# {text}"
        case Kind.HEADING:
            return f"{'#' * min(6, 1 + (block.level or 1))} {text}"
        case Kind.LIST_ITEM:
            return f"- {text}"
        case Kind.QUOTE | Kind.EDITOR_NOTE | Kind.VERSE:
            return f"> {text}"
        case Kind.TABLE_ROW:
            cells = [cell.replace("|", "\\|") for cell in text.split("\t")]
            row = f"| {' | '.join(cells)} |"
            return row + (f"\n|{' --- |' * len(cells)}" if first else "")
        case Kind.BYLINE | Kind.KICKER | Kind.SUBTITLE | Kind.CAPTION:
            return f"**{text}**" if text else ""
        case _:
            return _AT_START.sub(r"\\\1", text)


def _inline(inline: Inline) -> str:
    match inline:
        case Strong(text):
            return "**" + _escape(text) + "**"
        case NoteRef(mark):
            return f"[^{mark}]"
        case LineBreak():
            return "  \n"
        case Text(text):
            return _escape(text)


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
