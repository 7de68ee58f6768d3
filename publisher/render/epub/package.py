"""The package: EbookLib's book and writer, with its traps met.

EbookLib parses chapters of its own kinds anew and spoils them, so files go in as plain items; its writer has no place for the package's
language, takes times from the clock and leaves zip entries in an order and with times of its own.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC
from typing import Any

from ebooklib import epub

from ...layout import Layout
from .. import Stamp
from .book import Book

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DC = epub.NAMESPACES["DC"]
_FEATURES = ("structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability", "alternativeText", "unlocked")

_OF_PAGES = ("pageBreakMarkers", "pageNavigation")

File = tuple[str, str, str, bytes, tuple[str, ...]]
"""A file of the book: id, name, media type, bytes, manifest properties."""


class _Archive:
    """Takes files in any order; gives a zip with `mimetype` first and stored (EPUB 3.3, section 4.2), the rest sorted, at a fixed time."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def writestr(self, name: str, data: bytes | str) -> None:
        self.files[name] = data.encode() if isinstance(data, str) else data

    def pack(self) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, data in (("mimetype", b"application/epub+zip"), *sorted(self.files.items())):
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
                entry.create_system = 3
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, data, compresslevel=6)
        return out.getvalue()


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    def __init__(self, book: epub.EpubBook, stamp: Stamp, ncx: bytes, options: Mapping[str, bytes]) -> None:
        time = stamp.time.astimezone(UTC) if stamp.time.tzinfo else stamp.time
        super().__init__("", book, {"mtime": time})
        self.out = _Archive()
        self.out.files.update(options)
        self.ncx = ncx

    def _write_opf_file(self, root: Any) -> None:
        root.set(_XML_LANG, self.book.language)
        del root.attrib["prefix"]  # EbookLib declares `rendition` anew, which is reserved
        super()._write_opf_file(root)

    def _get_ncx(self) -> bytes:
        return self.ncx

    def write(self) -> bytes:
        self._write_container()
        self._write_opf()
        self._write_items()
        return self.out.pack()


def _accessibility(made: epub.EpubBook, book: Book, layout: Layout) -> None:
    """Say what EPUB Accessibility 1.1 (section 2) asks for; every word of it follows from the model and from how these books are made."""
    words = layout.words
    features = (*_FEATURES, *(_OF_PAGES if book.pages else ()))
    summary = words["accessibility"] + "".join(words[f"accessibility_{name}"] for name, is_so in
                                               (("vertical", layout.page.vertical), ("pages", book.pages)) if is_so)
    rows = [("accessMode", "textual"), ("accessModeSufficient", "textual"), *(("accessibilityFeature", name) for name in features),
            ("accessibilityHazard", "none"), ("accessibilitySummary", summary)]
    for name, value in rows:
        made.add_metadata(None, "meta", value, {"property": f"schema:{name}"})
    if book.pages:
        made.add_metadata(None, "meta", book.source, {"property": "pageBreakSource"})


def _metadata(made: epub.EpubBook, book: Book, layout: Layout, cover: str) -> None:
    made.metadata = {}
    made.IDENTIFIER_ID = "book-id"
    made.set_identifier(book.identifier)
    made.set_title(book.title)
    made.set_language(book.language)
    if book.document_number:
        made.add_metadata(_DC, "identifier", book.document_number, {"id": "document-number"})
    for n, author in enumerate(book.authors or filter(None, (book.issuer,)), 1):
        made.add_metadata(_DC, "creator", author, {"id": f"creator-{n}"})
        made.add_metadata(None, "meta", "aut", {"refines": f"#creator-{n}", "property": "role", "scheme": "marc:relators"})
    rows = (("publisher", book.publisher or book.issuer), ("date", book.date), ("source", book.source), ("rights", book.rights),
            ("description", book.description))
    for name, value in rows:
        if value:
            made.add_metadata(_DC, name, value)
    made.add_metadata(None, "meta", None, {"name": "cover", "content": cover})
    if layout.page.vertical:
        made.add_metadata(None, "meta", None, {"name": "primary-writing-mode", "content": "vertical-rl"})
    _accessibility(made, book, layout)


def pack(book: Book, files: Iterable[File], spine: Iterable[str], ncx: bytes, layout: Layout, stamp: Stamp,
         options: Mapping[str, bytes]) -> bytes:
    """Write the package.

    Args:
        book: the particulars for the package file.
        files: the book's files but for package file and NCX.
        spine: ids of the files in reading order.
        ncx: the contents for readers of before EPUB 3, as bytes.
        layout: its direction is that of the pages, its words say how the book can be read.
        stamp: the time of making, for `dcterms:modified`.
        options: files beside the book, by their names in the archive.
    """
    made = epub.EpubBook()
    made.set_direction("rtl" if layout.page.vertical else "ltr")
    cover = ""
    for uid, name, media_type, data, properties in files:
        item = epub.EpubItem(uid=uid, file_name=name, media_type=media_type, content=data)
        item.properties = list(properties)
        made.add_item(item)
        if "cover-image" in properties:
            cover = uid
    made.add_item(epub.EpubNcx())
    _metadata(made, book, layout, cover)
    made.spine = list(spine)
    old_names = {"cover": "cover", "titlepage": "title-page", "toc": "toc", "bodymatter": "text", "colophon": "colophon"}
    made.guide = [{"type": old_names[kind], "href": href, "title": title} for kind, href, title in book.landmarks]
    return bytes(_Writer(made, stamp, ncx, options).write())
