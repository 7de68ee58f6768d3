"""Going through a document and making a new one from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from .document import Article, Block, Document, Kind


def headings(article: Article) -> Iterator[Block]:
    """Give an article's title and headings in order: what a contents list and bookmarks are made of."""
    return (b for b in article.blocks if b.kind in (Kind.TITLE, Kind.HEADING))


def transform(document: Document, change: Callable[[Block], Block | None]) -> Document:
    """Make a document with each block changed; a block for which `change` gives None is left out, and so is an article left empty."""
    articles = []
    for article in document.articles:
        blocks = tuple(new for b in article.blocks if (new := change(b)) is not None)
        if blocks:
            articles.append(Article(blocks))
    return replace(document, articles=tuple(articles))
