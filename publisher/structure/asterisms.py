"""Lines of stars between two paragraphs: the author parts them so, and an edition shows it in its own way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from publisher.model import Article, Block, Dropped, Kind

_STARS = re.compile(r"[*＊※★☆◆◇●○□■·•\s]+")


def set_apart(articles: Sequence[Article], dropped: Sequence[Dropped], *, markdown: bool) -> tuple[Article, ...]:
    """Say of paragraphs below a line of stars that they stand apart; in Markdown below any rule."""
    places = [drop.lines[0][0] for drop in dropped if drop.reason == "rule" and (markdown or _STARS.fullmatch(drop.text))]
    return tuple(Article(tuple(_parted(article.blocks, places))) for article in articles) if places else tuple(articles)


def _parted(blocks: Sequence[Block], places: Sequence[int]) -> list[Block]:
    out: list[Block] = []
    for block in blocks:
        before = out[-1] if out else None
        both = before is not None and before.kind is block.kind is Kind.PARAGRAPH and before.lines and block.lines
        if both and before is not None and any(before.lines[-1][1] < place < block.lines[0][0] for place in places):
            block = replace(block, apart=True)
        out.append(block)
    return out
