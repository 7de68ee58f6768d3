"""A catalogue of a release folder: index.html for people, an OPDS 1.2 feed for reading programs, editions.json and SHA256SUMS."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from ..layout.data import data_folder
from .manifest import Entry, checksums, manifest

SHOWN = ("epub", "pdf", "docx")


def catalogue_files(entries: Sequence[Entry]) -> list[tuple[str, bytes]]:
    """Give the catalogue's files by name; entries of one source and script stand together, Simplified and Traditional as alternates."""
    from jinja2 import Environment, FileSystemLoader

    templates = FileSystemLoader(data_folder("layouts") / "catalogue")
    pages = Environment(loader=templates, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    pages.filters["url"] = quote
    pages.filters["urn"] = lambda text: uuid5(NAMESPACE_URL, text).urn
    shown = sorted((e for e in entries if e.format in SHOWN), key=lambda e: (e.source, e.script, SHOWN.index(e.format)))
    books = [list(rows) for _, rows in groupby(shown, key=lambda e: (e.source, e.script))]
    updated = max((e.updated for e in entries), default="2000-01-01T00:00:00Z")
    return [
        ("index.html", pages.get_template("index.html").render(books=books).encode()),
        ("opds.xml", pages.get_template("opds.xml").render(books=books, updated=updated).encode()),
        ("editions.json", manifest(entries)),
        ("SHA256SUMS", checksums(entries)),
    ]
