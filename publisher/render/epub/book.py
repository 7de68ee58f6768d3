"""What the book says of itself on its cover, its title page, in its colophon and its package file."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...layout import Layout
from ...layout.fonts import FontSet
from ...model import Document
from .. import Stamp
from .chapters import Chapter, Entry
from .inlines import label

_SPACE = uuid.UUID("6f0d1b5e-5d0a-5d5e-9a3e-2f6a4c1b7e90")
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Book:
    """A book's particulars, each as one clean line, its contents and its source's pages. `particulars` are the rows of the colophon."""

    title: str
    language: str
    identifier: str
    authors: tuple[str, ...]
    issuer: str
    publisher: str
    date: str
    date_text: str
    document_number: str
    source: str
    rights: str
    description: str
    cover_text: str
    particulars: tuple[tuple[str, str], ...]
    contents: tuple[Entry, ...]
    pages: tuple[Entry, ...]
    landmarks: tuple[tuple[str, str, str], ...]

    @property
    def depth(self) -> int:
        """Levels of the contents."""
        return _depth(self.contents)

    def words(self, words: Mapping[str, str]) -> Iterator[str]:
        """Give all that is printed of the book besides its chapters; `words` are the layout's."""
        yield from words.values()
        yield from (text for row in self.particulars for text in row)
        yield from _labels(self.contents)

    @property
    def highest_page(self) -> int:
        """The highest number among the source's pages, or 0."""
        return max((int(page.label) for page in self.pages if page.label.isdecimal()), default=0)


def _depth(entries: Sequence[Entry]) -> int:
    return 1 + max((_depth(e.children) if e.children else 0 for e in entries), default=0)


def _labels(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        yield entry.label
        yield from _labels(entry.children)


def date_text(date: str) -> str:
    """Give an ISO 8601 date as Chinese prints it, without leading zeros; anything else as it is."""
    match = _DATE.fullmatch(date)
    if not match:
        return date
    return "".join(f"{int(number)}{unit}" for number, unit in zip(match.groups(), "年月日", strict=True) if number)


def _identifier(document: Document, title: str, language: str) -> str:
    """Give the identifier: the document's own, or a UUID (RFC 9562, version 5) of what makes it this edition."""
    meta = document.metadata
    own = label(meta.identifier)
    if own:
        return own
    return f"urn:uuid:{uuid.uuid5(_SPACE, chr(31).join((document.source, title, meta.document_number, meta.issuer, language)))}"


def _span(pages: tuple[Entry, ...], words: Mapping[str, str]) -> str:
    return words["page_span"].format(pages[0].label, pages[-1].label) if pages else ""


def describe(document: Document, chapters: Sequence[Chapter], pages: tuple[Entry, ...], layout: Layout, fonts: FontSet,
             stamp: Stamp) -> Book:
    """Gather a book's particulars. A title that is not known is the first article's, else the source's name."""
    meta, words = document.metadata, layout.words
    language = meta.language or layout.language
    stem = document.source.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    titled = next((c.title for c in chapters if c.titled), "")
    title = label(meta.title) or titled or label(stem) or words["untitled"]
    authors = tuple(dict.fromkeys(filter(None, map(label, meta.author))))
    date = label(meta.date)
    source = label(meta.source) or label(document.source)
    identifier = _identifier(document, title, language)
    rows = (
        (words["title"], title), (words["author"], "、".join(authors)), (words["issuer"], label(meta.issuer)),
        (words["document_number"], label(meta.document_number)), (words["date"], date_text(date)),
        (words["publisher"], label(meta.publisher)), (words["source"], source), (words["page"], _span(pages, words)),
        (words["rights"], label(meta.rights)), (words["identifier"], identifier),
        (words["edition"], words["edition_made"].format(version=stamp.version)),
    )
    shown = (title, *authors, label(meta.issuer), label(meta.document_number), date_text(date))
    contents = tuple(c.entry for c in chapters if c.entry)
    licences = (Entry(words["face_licences"], "licences.xhtml"),) if fonts.embed else ()
    first = chapters[0].name if chapters else "title-page.xhtml"
    return Book(
        title=title, language=language, identifier=identifier, authors=authors, issuer=label(meta.issuer), publisher=label(meta.publisher),
        date=date if _DATE.fullmatch(date) else "", date_text=date_text(date), document_number=label(meta.document_number), source=source,
        rights=label(meta.rights), description=label(meta.description),
        cover_text=f"{words['cover']}：{'，'.join(filter(None, shown))}", particulars=tuple(row for row in rows if row[1]),
        contents=(*contents, Entry(words["colophon"], "colophon.xhtml", licences)), pages=pages,
        landmarks=(("cover", "cover.xhtml", words["cover"]), ("titlepage", "title-page.xhtml", words["title_page"]),
                   ("toc", "nav.xhtml", words["contents"]), ("bodymatter", first, words["body"]),
                   ("colophon", "colophon.xhtml", words["colophon"])),
    )
