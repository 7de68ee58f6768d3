"""An editor's corrections, applied to a recovered document: each by the source line that its block starts on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..diagnostics import SettingsError
from ..model import Article, Block, Correction, Document, Dropped, Kind, Text, text_of


def correct(document: Document, corrections: Iterable[Correction]) -> Document:
    """Apply corrections in the order of the document; blocks are put in another place when all are done, in the order of the corrections.

    Raises:
        SettingsError: no block starts on a correction's line, there is no block before it to join, or it has not the words to split off.
    """
    corrections = tuple(corrections)
    waiting = {c.line: c for c in corrections}
    if not waiting:
        return document
    articles: list[list[Block]] = []
    dropped = list(document.dropped)
    for article in document.articles:
        blocks: list[Block] = []
        articles.append(blocks)
        for block in article.blocks:
            change = waiting.pop(block.lines[0][0], None) if block.lines else None
            if change is None:
                blocks.append(block)
                continue
            if change.drop:
                dropped.append(Dropped(block.text, change.drop, block.lines))
                continue
            if change.article:
                blocks = []
                articles.append(blocks)
            if change.split:
                blocks += _split(block, change, document.source)
                continue
            _place(blocks, _changed(block, change), change, document.source)
    if waiting:
        line = min(waiting)
        starts = sorted({b.lines[0][0] for a in document.articles for b in a.blocks if b.lines}, key=lambda n: (abs(n - line), n))
        hint = f"the nearest block starts on line {starts[0]}" if starts else ""
        raise SettingsError(f"a correction for line {line}, where no block starts", "X6", source=document.source, hint=hint)
    for change in corrections:
        if change.after is not None:
            _move(articles, change.line, change.after, document.source)
    return replace(document, articles=tuple(Article(tuple(b)) for b in articles if b), dropped=tuple(dropped))


def _changed(block: Block, change: Correction) -> Block:
    kind = change.kind or block.kind
    level = change.level or (block.level or 1 if kind is Kind.HEADING else None)
    inlines = block.inlines if change.text is None else (Text(change.text),)
    pages = tuple(replace(page, at=min(page.at, len(text_of(inlines)))) for page in block.pages)
    return replace(block, kind=kind, level=level, inlines=inlines, pages=pages)


def _split(block: Block, change: Correction, source: str) -> list[Block]:
    """Part a block behind its first words, which take the correction's kind and level."""
    size = len(change.split)
    first = block.inlines[0] if block.inlines else None
    if not isinstance(first, Text) or not first.text.startswith(change.split) or block.text == change.split:
        raise SettingsError(f"a correction splits off words that the block of line {change.line} does not begin with", "X6", source=source)
    head = replace(block, inlines=(Text(change.split),), pages=tuple(page for page in block.pages if page.at <= size))
    left = (Text(first.text[size:].lstrip()), *block.inlines[1:])
    cut = len(block.text) - len(text_of(left))
    rest = replace(block, inlines=left, pages=tuple(replace(page, at=page.at - cut) for page in block.pages if page.at > size))
    return [_changed(head, replace(change, text=None)), rest]


def _move(articles: list[list[Block]], line: int, after: int, source: str) -> None:
    own = [(blocks, at) for blocks in articles for at, block in enumerate(blocks) if block.lines and block.lines[0][0] == line]
    if own:
        block = own[0][0].pop(own[0][1])
        for blocks in articles:
            for at in reversed(range(len(blocks))):
                if blocks[at].lines and blocks[at].lines[0][0] == after:
                    blocks.insert(at + 1, block)
                    return
    raise SettingsError(f"a correction puts line {line} behind line {after}, where no block starts", "X6", source=source)


def _place(blocks: list[Block], block: Block, change: Correction, source: str) -> None:
    if not change.join:
        blocks.append(block)
    elif blocks:
        before = blocks[-1]
        pages = before.pages + tuple(replace(page, at=page.at + len(before.text)) for page in block.pages)
        blocks[-1] = replace(before, inlines=before.inlines + block.inlines, lines=before.lines + block.lines, pages=pages)
    else:
        raise SettingsError(f"a correction joins line {change.line} to a block before it, and there is none", "X6", source=source)
