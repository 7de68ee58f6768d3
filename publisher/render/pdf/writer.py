"""Sheets into a file: pages, outline, page labels, links, structure tree and metadata, through reportlab's document objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from ...layout import Layout
from ...model import Metadata
from .. import Stamp
from .axes import axes_of
from .faces import TypeCase
from .fontfile import add_font
from .objects import PDFArray, PDFDictionary, Stream, TaggedPage, text_string
from .page_stream import PageStream
from .pages import Sheet
from .tags import Element, Entry
from .tree import add_tree
from .xmp import Clock, metadata_packet, output_intent


@dataclass(slots=True)
class Work:
    """All that goes into one file."""

    sheets: list[Sheet]
    root: Element
    entries: list[Entry] = field(default_factory=list)
    title: str = ""


class _Places:
    """Where the marks stand; in the form in which reportlab's outline asks for them."""

    def __init__(self) -> None:
        self.at: dict[str, Any] = {}

    def put(self, name: str, page: Any, left: float, top: float) -> None:
        from reportlab.pdfbase.pdfdoc import Destination

        place = self.at[name] = Destination(name)
        place.xyz(round(left, 2), round(top, 2), 0)
        place.setPage(page)

    def _bookmarkReference(self, name: str) -> Any:  # noqa: N802 - the name reportlab calls
        return self.at[name]


def _document(work: Work, metadata: Metadata, stamp: Stamp, *, leftwards: bool) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFCatalog, PDFDocument, ViewerPreferencesPDFDictionary

    document = PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7), lang=metadata.language)
    document._timeStamp = Clock(stamp.time)
    info = document.info
    info.title = work.title
    info.author = "、".join(metadata.author) or metadata.issuer
    info.subject = metadata.description
    info.creator = info.producer = f"publisher {stamp.version}"
    catalog = document.Catalog
    catalog.__NoDefault__ = [*PDFCatalog.__NoDefault__, "OutputIntents"]
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.ViewerPreferences = ViewerPreferencesPDFDictionary({})
    catalog.ViewerPreferences["DisplayDocTitle"] = "true"
    catalog.OutputIntents = output_intent(document)
    if leftwards:
        catalog.ViewerPreferences["Direction"] = "R2L"
    if work.entries:
        catalog.showOutline()
    return document


def _labels(document: Any, sheets: list[Sheet]) -> None:
    """Give the pages their printed numbers as labels, or their names: a range for each run of one kind."""
    rows, before = [], ""
    for index, sheet in enumerate(sheets):
        kind = "D" if sheet.label.isdigit() else "r" if sheet.label else sheet.name or " "
        if kind != before:
            start = int(sheet.label) if kind == "D" else 1
            rows.append(f"{index} <<{f'/S /{kind} /St {start}' if sheet.label else f'/P {text_string(kind)}'}>>")
            before = kind
    document.Catalog.PageLabels = PDFDictionary({"Nums": f"[{' '.join(rows)}]"})


def write(work: Work, layout: Layout, case: TypeCase, metadata: Metadata, stamp: Stamp) -> bytes:
    """Write the file."""
    document = _document(work, metadata, stamp, leftwards=layout.page.vertical)
    page = layout.page
    places, digest = _Places(), sha256()
    streams, pages, links = [], [], []
    for index, sheet in enumerate(work.sheets):
        axes, flat = axes_of(page, index, vertical=page.vertical), axes_of(page, index, vertical=False)
        stream = PageStream(index)
        stream.sheet(sheet, axes)
        for piece in sheet.furniture:
            stream.furniture(piece, flat)
        for rule in sheet.rules:
            stream.rule(rule, flat)
        made = TaggedPage(document, index, (flat.width, flat.height))
        for y, row in (*sheet.rows, *sheet.notes):
            if row.mark:
                left, _, right, top = axes.box(row.x, y, 0.0, row.height)
                places.put(row.mark, made, right if page.vertical else left, top + 6)
            for x, wide, target, said, owner in row.links:
                links.append((made, axes.box(row.x + x, y, wide, row.height), target, said, owner))
        content = stream.bytes()
        digest.update(content)
        made.Contents = document.Reference(Stream({}, content))
        document.addPage(made)
        streams.append(stream)
        pages.append(made)
    for typeface in case.used:
        digest.update(add_font(document, typeface))
    annotations = _links(document, places, links, len(pages))
    add_tree(document, work.root, pages, [s.owners for s in streams], annotations)
    _labels(document, work.sheets)
    _outline(document, work.entries)
    packet = metadata_packet(document.info, metadata, stamp)
    document.Catalog.Metadata = Stream({"Type": "/Metadata", "Subtype": "/XML"}, packet, packed=False)
    digest.update(repr((work.title, [(e.level, e.text) for e in work.entries], stamp)).encode())
    document.updateSignature(digest.digest())
    return bytes(document.GetPDFData(places))


def _outline(document: Any, entries: list[Entry]) -> None:
    level = -1
    for entry in entries:
        level = min(entry.level, level + 1)
        document.outline.addOutlineEntry(entry.target, level, entry.text)


def _links(document: Any, places: _Places, links: list[Any], first: int) -> list[tuple[Any, Element]]:
    """Make the annotations of links, each tied to its element in the tree; give them with their elements."""
    made = []
    for number, (page, box, target, said, owner) in enumerate(links):
        annotation = PDFDictionary({
            "Type": "/Annot", "Subtype": "/Link", "Rect": PDFArray([round(v, 2) for v in box]), "Border": "[0 0 0]", "F": 4,
            "Dest": places.at[target], "Contents": text_string(said), "StructParent": first + number,
        })
        page.Annots = page.Annots or []
        page.Annots.append(document.Reference(annotation))
        made.append((annotation, owner))
    return made
