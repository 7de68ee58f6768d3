"""Agreement: the text taken back out of a finished edition, compared with the model; and an official PDF measured against its standard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from os.path import commonprefix

from ..diagnostics import Diagnostic, Severity
from ..model import Block, Document, Kind
from .docx import read_docx
from .epub import read_epub
from .pdf import read_pdf
from .piece import Piece

CHECKS: dict[str, Callable[[bytes], Sequence[Piece] | None]] = {"docx": read_docx, "epub": read_epub, "pdf": read_pdf}
"""How the text comes back out of each format, without what a layout adds; None where the tool it takes is not installed."""

EXCERPT = 12


def text_of(form: str, data: bytes) -> str | None:
    """Give the text that comes back out of an edition, or None where it cannot be read here."""
    pieces = CHECKS[form](data)
    return None if pieces is None else "\n".join(piece.text for piece in pieces)


def check_edition(document: Document, form: str, data: bytes) -> tuple[Diagnostic, ...]:
    """Compare a finished edition with the document it was made from: text, white space aside, and kinds and levels as the format has them.

    Returns nothing where they agree; an error that names the first block that differs, with its source lines; or a note that the format
    could not be read back here, which is not the same as agreement.
    """
    read = CHECKS[form](data)
    if read is None:
        hint = "install poppler-utils" if form == "pdf" else ""
        return (Diagnostic("K2", Severity.NOTE, f"the {form} was not checked: its text could not be taken out here", hint=hint),)
    pieces = [(words, piece) for piece in read if (words := "".join(piece.text.split()))]
    found, ends = "".join(words for words, _ in pieces), iter(pieces)
    place = reached = 0
    piece = Piece("")
    blocks = list(document.blocks())
    for number, (block, level) in enumerate(zip(blocks, _levels(form, blocks), strict=True), 1):
        words = "".join(block.text.split())
        if not found.startswith(words, place):
            at = len(commonprefix((words, found[place:place + len(words)])))
            asked, got = words[at:at + EXCERPT], found[place + at:place + at + EXCERPT]
            return (_differs(form, number, block, f"'{asked}' expected, '{got}' found"),)
        end = place + len(words)
        while place < end:
            if reached <= place:
                said, piece = next(ends)
                reached += len(said)
            if objection := piece.objection(block, level):
                return (_differs(form, number, block, objection),)
            place = min(reached, end)
    if place < len(found):
        return (Diagnostic("K1", Severity.ERROR, f"the {form} says more than the model: '{found[place:place + EXCERPT]}'"),)
    return ()


def _differs(form: str, number: int, block: Block, how: str) -> Diagnostic:
    return Diagnostic("K1", Severity.ERROR, f"the {form} differs from the model in block {number} ({block.kind}): {how}", block.lines)


def _levels(form: str, blocks: Sequence[Block]) -> Iterator[int]:
    """Give the level that each block's heading has in a format: the model's own, in a PDF that of the tag H1, H2 …

    There a title is the first level, and no heading stands more than one below the last (PDF/UA-1, 7.4.2).
    """
    last = 0
    for block in blocks:
        own = (block.level or 1) if block.kind is Kind.HEADING else 0
        if form == "pdf" and block.kind in (Kind.TITLE, Kind.HEADING) and block.text.strip():
            own = last = max(1, min(own + 1, last + 1, 6))
        yield own


def check_official(data: bytes, *, source: str = "") -> tuple[Diagnostic, ...]:
    """Measure a finished PDF, whoever made it, against GB/T 9704—2012.

    Args:
        data: the PDF.
        source: the name that the diagnostics bear.

    Returns a warning for each thing the pages depart from (codes K901 to K954, with clause, measure, what is asked and pages), and notes on
    what could not be judged; only a note where pdfminer.six is not installed.

    Raises:
        CheckError: the file is no PDF, damaged or encrypted (K990).
    """
    try:
        from .pdf_reader import read_pages
    except ModuleNotFoundError as fault:
        if not str(fault.name).startswith("pdfminer"):
            raise
        hint = "pip install 'publisher[check]'"
        message = "the PDF was not measured against GB/T 9704—2012: pdfminer.six is not installed"
        return (Diagnostic("K900", Severity.NOTE, message, hint=hint, source=source),)
    from .gb9704 import check_pages

    return check_pages(read_pages(data, source=source), source=source)
