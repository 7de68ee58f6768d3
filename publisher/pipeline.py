"""The stages in order: read -> normalise -> structure -> script -> render. This is the one module that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from . import __version__
from .diagnostics import Diagnostic, RenderError, SettingsError
from .model import Document, Metadata, SourceText
from .package.names import edition_name
from .render import Stamp
from .settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from .layout import Layout
    from .layout.fonts import FontSet

RENDERERS = {"docx": "publisher.render.docx", "pdf": "publisher.render.pdf", "epub": "publisher.render.epub"}
"""Formats that are set in a layout, by the package that renders them: imported when first asked for."""

REPORTS = {"json": "publisher.render.json", "md": "publisher.render.md", "review": "publisher.render.review"}
"""Formats made of the model and its diagnostics alone."""

CONVERTED = {"json": "json", "md": "md", "review": "review.html"}
"""File endings that are not the format's name."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One finished file: its name, what it is, the metadata and the time (UTC) it bears, and its bytes."""

    name: str
    format: str
    script: str
    metadata: Metadata
    time: datetime
    data: bytes


@dataclass(frozen=True, slots=True)
class Build:
    """What a build gives: the document in each script asked for, the files, and all that was said on the way."""

    source: str
    documents: tuple[Document, ...]
    editions: tuple[Edition, ...]
    diagnostics: tuple[Diagnostic, ...]


def recover_document(source: SourceText | Path | str, settings: Settings = DEFAULTS) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Read a source and recover its structure: the first three stages.

    Args:
        source: a source that is read already, or the path of one.
        settings: encoding, repairs, corrections and metadata are used.

    Raises:
        SourceError: the source cannot be read.
        SettingsError: a repair is not known, or a correction fits no block.
        StructureError: a character of the source would be lost.
    """
    from .normalise import normalise
    from .read import read_source
    from .structure import check_coverage, recover
    from .structure.corrections import correct

    raw = source if isinstance(source, SourceText) else read_source(source, encoding=settings.encoding)
    document, diagnostics = recover(normalise(raw, off=settings.repairs_off))
    check_coverage(raw, document)
    document = correct(document, settings.corrections)
    metadata = replace(document.metadata, **{k: v for k, v in settings.metadata.items() if k in Metadata.__slots__})
    return replace(document, metadata=metadata), tuple(replace(d, source=raw.name) for d in diagnostics)


def build_edition(source: SourceText | Path | str, settings: Settings = DEFAULTS, *, step: Callable[[str], None] = lambda _: None) -> Build:
    """Build the editions of one source in every script and format asked for. Nothing is written: the files come back as bytes.

    Args:
        source: the path of a source, or one that is read already.
        settings: what to build, and how.
        step: called with the name of each step as it begins.

    Raises:
        PublisherError: one of its kinds; `exit_code` tells which.
    """
    step("structure")
    document, found = recover_document(source, settings)
    documents: list[Document] = []
    editions: list[Edition] = []
    said = list(found)
    for script in settings.scripts:
        turned = document
        doubts: tuple[Diagnostic, ...] = ()
        if script != "as-is":
            step(script)
            turned, doubts = convert(document, script, settings)
        documents.append(turned)
        said += doubts
        for edition, remarks in _editions(document, turned, script, (*found, *doubts), settings, step):
            editions.append(edition)
            said += remarks
    return Build(document.source, tuple(documents), tuple(editions), tuple(dict.fromkeys(said)))


def convert(document: Document, script: str, settings: Settings = DEFAULTS) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Convert a document to another script; gives it with the list of doubtful choices."""
    from .script import convert_document

    turned, doubts = convert_document(document, to=script, vocabulary=settings.vocabulary, keep=settings.keep, words=settings.words)
    return turned, tuple(replace(d, source=document.source) for d in doubts)


def _editions(original: Document, document: Document, script: str, diagnostics: Sequence[Diagnostic], settings: Settings,
              step: Callable[[str], None]) -> Iterator[tuple[Edition, Sequence[Diagnostic]]]:
    """Give each edition of one document in one script, with what was said while it was made."""
    time = settings.time or document_time(document.metadata)
    stem = settings.name or Path(document.source).stem
    if settings.convert_file_names and script != "as-is":
        from .script import convert_text

        stem = convert_text(stem, to=script)
    laid_out = _lay_out(document, settings) if set(settings.formats) & set(RENDERERS) else None
    rendered: dict[str, bytes] = {}
    for form in settings.formats:
        step(form)
        remarks: list[Diagnostic] = []
        if form in REPORTS or laid_out is None:
            data = import_module(REPORTS[form]).render(document, diagnostics)
        else:
            layout, fonts = laid_out
            if form not in rendered:
                names = people(original, document) if layout.parts.index else ()
                rendered |= _rendered(document, form, settings.formats, *laid_out, Stamp(time, __version__), names)
            data = rendered[form]
            remarks += (replace(note, source=document.source) for note in fonts.notes)
            if settings.check:
                step(f"check {form}")
                remarks += _checked(document, form, data, layout)
        yield Edition(edition_name(stem, script, CONVERTED.get(form, form)), form, script, document.metadata, time, data), remarks


def people(original: Document, document: Document) -> tuple[str, ...]:
    """Give the people that a document names by themselves (bylines, lists, speakers), as they are written in its edition in a script."""
    from .script.people import document_names, names_as_converted

    names = document_names(original)
    return names if document is original else names_as_converted(names, original, document)


def _rendered(document: Document, form: str, formats: Sequence[str], layout: Layout, fonts: FontSet, stamp: Stamp,
              names: Sequence[str]) -> dict[str, bytes]:
    """Render one format; a Word file with a contents takes its pages from the PDF, which comes with it where both are asked for."""
    renderer = import_module(RENDERERS[form])
    if form == "pdf" and (not layout.parts.contents or "docx" not in formats):
        return {form: renderer.render(document, layout, fonts, stamp, names)}
    if form not in ("docx", "pdf") or not layout.parts.contents:
        return {form: renderer.render(document, layout, fonts, stamp)}
    printer, writer = import_module(RENDERERS["pdf"]), import_module(RENDERERS["docx"])
    if "pdf" not in formats:
        return {form: writer.render(document, layout, fonts, stamp, printer.heading_pages(document, layout, fonts))}
    data, pages = printer.render_with_pages(document, layout, fonts, stamp, names)
    return {"pdf": data, "docx": writer.render(document, layout, fonts, stamp, pages)}


def _lay_out(document: Document, settings: Settings) -> tuple[Layout, FontSet]:
    from .layout import BY_KIND, load_layout
    from .layout.coverage import check_glyphs
    from .layout.fonts import load_fonts

    if not any(True for _ in document.blocks()):
        raise RenderError("there is no text to set", "P1", source=document.source, hint="see what was left out: --to review")
    language = document.metadata.language
    layout = load_layout(BY_KIND[document.kind] if settings.layout == "auto" else settings.layout, language)
    fonts = load_fonts(language, overrides=settings.fonts, ignore_system=settings.ignore_system_fonts, embed=settings.embed_fonts)
    check_glyphs(document, fonts)
    return layout, fonts


def _checked(document: Document, form: str, data: bytes, layout: Layout) -> list[Diagnostic]:
    from .check import check_edition, check_official

    said = check_edition(document, form, data)
    # A layout with a grid is an official document's: GB/T 9704 asks 22 lines of 28 characters.
    if form == "pdf" and layout.page.lines and layout.page.characters:
        said += check_official(data)
    return [replace(d, source=document.source) for d in said]


def document_time(metadata: Metadata) -> datetime:
    """Give the time an edition bears where none is set: the document's own date at midnight UTC, else the first of the year 2000.

    A clock is never asked, so that the same input gives the same bytes.

    Raises:
        SettingsError: the metadata's date is not ISO 8601.
    """
    parts = [int(p) for p in metadata.date.split("-") if p.isdigit()]
    if not metadata.date:
        return datetime(2000, 1, 1, tzinfo=UTC)
    try:
        year, month, day = (*parts, 1, 1)[:3]
        # ZIP archives know no time before 1980.
        return datetime(max(year, 1980), month, day, tzinfo=UTC)
    except ValueError:
        raise SettingsError(f"not a date: '{metadata.date}'", "X2", hint="ISO 8601: 2018-05-09, 2018-05 or 2018") from None
