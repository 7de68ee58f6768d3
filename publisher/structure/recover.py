"""Lines in, a document out: measure, label, make units, read them by the grammar that fits, and say what is doubtful."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from publisher.diagnostics import Diagnostic
from publisher.model import Article, Block, Document, DocumentKind, Dropped, Kind, PageStart, SourceText

from . import shapes
from .articles import Piece, pieces_of
from .asterisms import set_apart
from .attachments import part_attachments, set_attachments
from .body import set_body
from .chronicle import set_chronicle, set_table_captions
from .closing import address_kind
from .columns import part_columns
from .cut_words import close_cut_words
from .documents import part_documents
from .doubts import doubts_of, doubts_of_pages
from .emphasis import set_labels
from .evidence import Evidence
from .features import look_at
from .fences import set_fences
from .formed import close_attachment_notes, close_brackets, close_titles, close_wrapped, set_formed
from .front import BULLETIN, part_front, set_foot
from .gathered import gather_columns
from .habits import first_indent
from .headings import levels_of_hashes, part_alike, set_asked, set_closed
from .insets import set_insets
from .interleave import Mixed, part_interleaved
from .labels import Label, decode
from .listed import set_listed
from .marked import set_marked, set_unmarked
from .measures import set_measures
from .metadata import metadata_of
from .names import pair_columns
from .nesting import set_nested
from .notes import gather_notes, marks_of, set_notes, with_references
from .notice import notice_score, set_notice
from .omitted import left_out
from .pages import page_starts
from .pairs import Pairs
from .parts import in_number_order
from .quotes import are_reversed, swap, swap_lines
from .rows import rows_of
from .statements import pair_statements
from .tails import bring_tails
from .threads import in_reading_order
from .torn import mend_torn
from .turned import turn_ends, turn_pages
from .units import Unit, units_of
from .verse import set_verse
from .wrapped import set_wrapped

NOTICE = 3


def recover(source: SourceText) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Recover the structure of a source, repaired or not. Time grows in proportion to its length; nothing is raised."""
    document, evidence, labels, mixed = read_structure(source)
    doubts = doubts_of(look_at(evidence, labels, list(document.blocks())), evidence, source.name)
    return document, doubts_of_pages(mixed, source.name) + doubts


def read_structure(source: SourceText) -> tuple[Document, Evidence, list[Label], list[Mixed]]:
    """Recover the structure of a source, and give what its lines were read by, and its pages with mixed columns."""
    wrong_quotes = are_reversed(source)
    source = part_columns(swap_lines(source) if wrong_quotes else source)
    lines, out = left_out(source)
    rows = set_wrapped(rows_of(mend_torn(close_cut_words(lines))))
    set_measures(rows)
    set_fences(rows)
    set_notes(rows)
    set_insets(rows)
    set_listed(rows, source.dropped)
    evidence = Evidence(rows, Pairs(rows), first_indent(rows))
    mixed = part_interleaved(evidence)
    if any(page.parted for page in mixed) or turn_ends(evidence) | turn_pages(evidence) | bring_tails(evidence):
        set_measures(rows)
        set_fences(rows)
        set_insets(rows)
        evidence = Evidence(rows, evidence.pairs, first_indent(rows))
    labels = decode(evidence)
    units = gather_notes(part_alike(units_of(*in_reading_order(evidence, labels))))
    groups = count(1 + max((row.table for row in rows), default=0))
    units = pair_columns(gather_columns(close_wrapped(close_titles(close_attachment_notes(close_brackets(units))), evidence.pairs), groups))
    set_marked(units, groups)
    hashes = levels_of_hashes(units)
    set_unmarked(units, hashes)
    set_formed(units, hashes)
    set_chronicle(units)
    set_table_captions(units)
    set_asked(units, hashes)
    set_closed(units, hashes)
    notice = notice_score(units) >= NOTICE
    front, units = part_front(units, groups)
    if front:
        set_foot(units)
    documents = part_documents(units)
    if len(documents) > 1:
        parts = [part for own in documents for part in _set_document(own, hashes, groups, notice=notice_score(own) >= NOTICE)[1]]
        kind = DocumentKind.NOTICE if notice else DocumentKind.TEXT
    else:
        kind, parts = _set_document(units, hashes, groups, notice=notice and not (front and BULLETIN.search(front[0].text)))
    if front:
        # A list of what the issue holds ends an article of its own.
        parts = [front, *parts] if front[-1].kind is Kind.LIST_ITEM else [front + parts[0], *parts[1:]]
    if len(parts) > 1 and parts[0] and all(unit.kind in (Kind.MASTHEAD, Kind.IMPRINT) for unit in parts[0]):
        # The name of a periodical is no article by itself.
        parts = [parts[0] + parts[1], *parts[2:]]
    for part in parts:
        set_nested(part)
    if wrong_quotes:
        out = tuple(replace(drop, text=swap(drop.text)) for drop in out)
        for unit in (unit for part in parts for unit in part):
            unit.text = swap(unit.text)
    starts = page_starts([unit for part in parts for unit in part], source)
    articles = tuple(set_labels(Article(tuple(_blocks(part, starts)))) for part in parts if part)
    articles = set_apart(articles, source.dropped, markdown=source.format == "markdown")
    dropped = source.dropped + out + _hyphens([unit for part in parts for unit in part])
    return Document(source.name, kind, articles, metadata_of(kind, articles, dropped), dropped), evidence, labels, mixed


def _set_document(units: list[Unit], hashes: dict[int, int], groups: count[int], *, notice: bool) -> tuple[DocumentKind, list[list[Unit]]]:
    if notice:
        return DocumentKind.NOTICE, set_notice(units, hashes, groups)
    set_verse(units, groups)
    units, attached = part_attachments(units)
    pieces = pieces_of(pair_statements(units))
    parts = [_set_piece(piece, hashes, groups) for piece in pieces] + set_attachments(attached, hashes, groups)
    return DocumentKind.PERIODICAL if len(pieces) > 2 else DocumentKind.TEXT, parts


def _set_piece(piece: Piece, hashes: dict[int, int], groups: count[int]) -> list[Unit]:
    body = in_number_order(piece.body)
    words = "\n".join(unit.text for unit in body)
    head = [unit for own in piece.heads for unit in own.units(words)]
    first = next((unit for unit in body if not shapes.EDITOR_NOTE.match(unit.text)), None)
    if first is not None and first.kind is None and shapes.SALUTATION.match(first.text) and first.shape != "head":
        first.kind = address_kind(first.text)
    return head + set_body(body, hashes, groups)


def _blocks(units: list[Unit], starts: dict[int, tuple[PageStart, ...]]) -> list[Block]:
    marks = marks_of(units)
    out = []
    for unit in units:
        kind = unit.kind or Kind.PARAGRAPH
        inlines = with_references(unit.text, marks if kind in (Kind.PARAGRAPH, Kind.QUOTE) else set())
        if inlines:
            out.append(Block(kind, inlines, unit.lines(), unit.level, unit.group, starts.get(id(unit), ())))
    return out


def _hyphens(units: list[Unit]) -> tuple[Dropped, ...]:
    out = []
    for unit in units:
        lost = sum(row.text.count("-") for row in unit.rows) - unit.text.count("-")
        if lost > 0:
            out.append(Dropped("-" * lost, "hyphen", unit.lines()))
    return tuple(out)
