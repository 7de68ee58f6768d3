"""Going through a document and making a new one from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from publisher.patterns import lazy

from .document import OUTSIDE, Article, Block, Document, Kind

_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_NAME = lazy(f"(?:[{_HAN}]{{2,4}}|[{_HAN}]+(?:[·•・][{_HAN}]+)+)(?:（[^（）]{{1,8}}）)?")
_PRINTED = re.compile(r"(.*\S)\s+(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*印[发發])", re.DOTALL)
_GIVEN_OUT = re.compile(r"([^\d\s].*\S)\s+(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)", re.DOTALL)
LEAST_ROLL = 4
LEAST_ITEMS, LONGEST_ITEM = 3, 320
_OF_ITEM = (Kind.KICKER, Kind.TITLE, Kind.SUBTITLE, Kind.BYLINE, Kind.SOURCE, Kind.PARAGRAPH, Kind.HEADING)


def headings(article: Article) -> Iterator[Block]:
    """Give an article's title and headings in order: what a contents list and bookmarks are made of."""
    return (b for b in article.blocks if b.kind in (Kind.TITLE, Kind.HEADING))


def items_of(document: Document) -> frozenset[int]:
    """Give the places of articles that are items of a digest: three or more one after the other, each a title and a few lines.

    Where most articles are so short, items of a few paragraphs are too.
    """
    few = [_is_item(article, LONGEST_ITEM) for article in document.articles]
    short = [_is_item(article, 3 * LONGEST_ITEM) for article in document.articles] if 2 * sum(few) >= len(few) else few
    found: set[int] = set()
    start = 0
    for at in range(len(short) + 1):
        if at == len(short) or not short[at]:
            found.update(range(start, at) if at - start >= LEAST_ITEMS else ())
            start = at + 1
    return frozenset(found)


def _is_item(article: Article, longest: int) -> bool:
    printed = [block for block in article.blocks if block.kind not in OUTSIDE]
    return bool(article.title) and all(block.kind in _OF_ITEM for block in printed) and sum(len(b.text) for b in printed) <= longest


def subtitle_of(document: Document) -> str:
    """Give the subtitle that stands below the title by which a document is called; an empty string where none does."""
    for article in document.articles:
        if article.title.strip() == document.metadata.title.strip():
            subtitle = article.first(Kind.SUBTITLE)
            return subtitle.text.strip() if subtitle else ""
    return ""


def is_roll(blocks: Sequence[Block]) -> bool:
    """Say whether entries of a list are names and nothing else (名单), which stand side by side in columns."""
    return len(blocks) >= LEAST_ROLL and all(block.kind is Kind.LIST_ITEM and _NAME.fullmatch(block.text.strip()) for block in blocks)


def has_head(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a table's first row names its columns: there are two rows more, and it has a word in each of two columns and more."""
    first = [cell.strip() for cell in rows[0]] if rows else []
    return len(rows) > 2 and len(first) > 1 and all(first) and len(first) == max(map(len, rows)) and any(map(_is_word, first))


def _is_word(cell: str) -> bool:
    return any(char.isalpha() for char in cell)


def part_colophon(article: Article, printed: str) -> tuple[list[Block], list[Block]]:
    """Part an article's printed blocks into its text and its colophon (版记, GB/T 9704—2012, 7.4).

    The colophon is what ends the article of copies, printing body and date of printing; `printed` is the word that ends such a date (印发).
    """
    blocks = [b for b in article.blocks if b.kind not in OUTSIDE and b.text.strip()]
    cut = len(blocks)
    while cut:
        block, after = blocks[cut - 1], blocks[cut] if cut < len(blocks) else None
        printer = block.kind is Kind.SIGNATURE and after is not None and _is_printing_date(after, printed)
        if not (printer or block.kind is Kind.CC or _is_printing_date(block, printed)):
            break
        cut -= 1
    return blocks[:cut], blocks[cut:]


def given_out(block: Block) -> tuple[str, str] | None:
    """Part the line at the head of minutes or a bulletin into who gives them out and the day; None where a block is no such line."""
    found = _GIVEN_OUT.fullmatch(block.text.strip()) if block.kind is Kind.DATE else None
    return (found[1], found[2]) if found else None


def printing_line(text: str) -> tuple[str, str] | None:
    """Part a printing line into the printing body and the date of printing (GB/T 9704—2012, 7.4.3); None where it is none."""
    found = _PRINTED.fullmatch(text.strip())
    return (found[1], found[2]) if found else None


def _is_printing_date(block: Block, printed: str) -> bool:
    return block.kind is Kind.DATE and block.text.rstrip().endswith(printed)


def transform(document: Document, change: Callable[[Block], Block | None]) -> Document:
    """Make a document with each block changed; a block for which `change` gives None is left out, and so is an article left empty."""
    articles = []
    for article in document.articles:
        blocks = tuple(new for b in article.blocks if (new := change(b)) is not None)
        if blocks:
            articles.append(Article(blocks))
    return replace(document, articles=tuple(articles))
