"""The document model: blocks in articles in a document, each block knowing its source lines.

The names are the field's: docs/glossary.md gives the Chinese term and the clause of GB/T 9704—2012 for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .inlines import Inline, Text, text_of
from .source import Dropped, LineRange

SCHEMA_VERSION = "1"


class Kind(StrEnum):
    """What a block is."""

    MARKING = "marking"
    MASTHEAD = "masthead"
    DOCNUMBER = "docnumber"
    KICKER = "kicker"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    RECIPIENTS = "recipients"
    SALUTATION = "salutation"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    EDITOR_NOTE = "editor_note"
    CAPTION = "caption"
    SIGNATURE = "signature"
    DATE = "date"
    CC = "cc"
    SOURCE = "source"
    ATTACHMENT = "attachment"
    VERSE = "verse"
    TABLE_ROW = "table_row"
    FOOTNOTE = "footnote"
    REFERENCE = "reference"
    IMAGE = "image"
    IMPRINT = "imprint"
    FURNITURE = "furniture"


OUTSIDE = frozenset({Kind.IMPRINT, Kind.FURNITURE})
"""Kinds that are no part of an edition's text."""


class DocumentKind(StrEnum):
    """What a document is as a whole; the layout `auto` goes by it."""

    NOTICE = "notice"
    PERIODICAL = "periodical"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page of the source starts in a block: before character `at` of its text; `label` is the page's number as it is cited."""

    at: int
    label: str


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text. Headings have a `level` from 1; blocks that make one table, poem or list share a `group`.

    `pages` are the pages of the source that start in it, in order; a source that has no pages leaves them empty. `apart` says that the
    author parted a paragraph from the one before it, as with a line of stars.
    """

    kind: Kind
    inlines: tuple[Inline, ...]
    lines: tuple[LineRange, ...] = ()
    level: int | None = None
    group: int | None = None
    pages: tuple[PageStart, ...] = ()
    apart: bool = False

    @property
    def text(self) -> str:
        """The block's plain text; the cells of a table row are parted by tabs."""
        return text_of(self.inlines)

    @classmethod
    def of(cls, kind: Kind, text: str, lines: tuple[LineRange, ...] = (), *, level: int | None = None, group: int | None = None) -> Block:
        """Make a block of one run of plain text."""
        return cls(kind, (Text(text),) if text else (), lines, level, group)


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its blocks in printing order, title first."""

    blocks: tuple[Block, ...]

    def first(self, kind: Kind) -> Block | None:
        """Give the first block of a kind, or None."""
        return next((b for b in self.blocks if b.kind is kind), None)

    @property
    def title(self) -> str:
        """The text of the article's title, or an empty string."""
        block = self.first(Kind.TITLE)
        return block.text if block else ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document as a whole. `date` is ISO 8601 (a year, a month or a day); `language` a BCP 47 tag."""

    title: str = ""
    author: tuple[str, ...] = ()
    issuer: str = ""
    date: str = ""
    document_number: str = ""
    language: str = "zh-Hans"
    source: str = ""
    publisher: str = ""
    rights: str = ""
    identifier: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, and the record of what was left out of it."""

    source: str
    kind: DocumentKind
    articles: tuple[Article, ...]
    metadata: Metadata = Metadata()
    dropped: tuple[Dropped, ...] = ()

    def blocks(self) -> Iterator[Block]:
        """Give the blocks of an edition in printing order, without imprint and furniture."""
        for article in self.articles:
            for block in article.blocks:
                if block.kind not in OUTSIDE:
                    yield block
