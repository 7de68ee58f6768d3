"""A catalogue of a release folder: index.html for people, OPDS 1.2 and 2.0 for reading programs, editions.json and SHA256SUMS."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from .manifest import Entry, checksums, manifest

SHOWN = ("epub", "pdf", "docx")
SCRIPTS = {"zh-Hans": "简体", "zh-Hant": "繁體", "zh-Hant-TW": "繁體（臺灣）", "zh-Hant-HK": "繁體（香港）"}

Book = list[Entry]
"""The files of one edition, in the order of SHOWN."""


def catalogue_files(entries: Sequence[Entry]) -> list[tuple[str, bytes]]:
    """Give the catalogue's files by name; the editions of one source stand together, in the order of their scripts."""
    from ..layout.templates import templates

    pages = templates("catalogue")
    pages.filters.update(url=quote, urn=_urn, date=_date, size=_size, script=lambda tag: SCRIPTS.get(tag, tag))
    shown = sorted((e for e in entries if e.format in SHOWN), key=lambda e: (e.source, e.script, SHOWN.index(e.format)))
    books = [list(rows) for _, rows in groupby(shown, key=lambda e: (e.source, e.script))]
    works = [list(rows) for _, rows in groupby(books, key=lambda book: book[0].source)]
    updated = max((e.updated for e in entries), default="2000-01-01T00:00:00Z")
    return [
        ("index.html", pages.get_template("index.html").render(works=works).encode()),
        ("opds.xml", pages.get_template("opds.xml").render(books=books, updated=updated).encode()),
        ("opds.json", _opds(books, updated)),
        ("editions.json", manifest(entries)),
        ("SHA256SUMS", checksums(entries)),
    ]


def _opds(books: Sequence[Book], updated: str) -> bytes:
    """Give the feed of OPDS 2.0: a collection of Readium Web Publication metadata with links to acquire."""
    feed = {
        "metadata": {"title": "版本目录", "modified": updated, "numberOfItems": len(books)},
        "links": [{"rel": "self", "href": "opds.json", "type": "application/opds+json"}],
        "publications": [_publication(book) for book in books],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _publication(book: Book) -> dict[str, Any]:
    first = book[0]
    metadata = {"@type": "http://schema.org/Book", "identifier": _urn(f"{first.source}|{first.script}"), "title": first.title,
                "author": list(first.author), "language": first.language, "published": first.date, "modified": first.updated}
    links = [{"rel": "http://opds-spec.org/acquisition/open-access", "href": quote(e.name), "type": e.media_type, "size": e.bytes}
             for e in book]
    return {"metadata": {key: value for key, value in metadata.items() if value}, "links": links}


def _urn(text: str) -> str:
    return uuid5(NAMESPACE_URL, text).urn


def _date(date: str) -> str:
    """Give an ISO 8601 date as Chinese prints it."""
    parts = date.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return date
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))


def _size(count: int) -> str:
    return f"{count / 1_048_576:.1f} MB" if count >= 1_048_576 else f"{max(1, round(count / 1024))} KB"
