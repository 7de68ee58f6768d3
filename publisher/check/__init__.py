"""Agreement: the text taken back out of a finished edition, compared with the model; and an official PDF measured against its standard."""

from __future__ import annotations

from collections.abc import Callable
from os.path import commonprefix

from ..diagnostics import Diagnostic, Severity
from ..model import Document
from .docx import text_of_docx
from .epub import text_of_epub
from .pdf import text_of_pdf

CHECKS: dict[str, Callable[[bytes], str | None]] = {"docx": text_of_docx, "epub": text_of_epub, "pdf": text_of_pdf}
"""How the text comes back out of each format, without what a layout adds; None where the tool it takes is not installed."""

EXCERPT = 12


def check_edition(document: Document, form: str, data: bytes) -> tuple[Diagnostic, ...]:
    """Compare a finished edition with the document it was made from, white space aside.

    Returns nothing where they agree; an error that names the first block that differs, with its source lines; or a note that the format
    could not be read back here, which is not the same as agreement.
    """
    text = CHECKS[form](data)
    if text is None:
        hint = "install poppler-utils" if form == "pdf" else ""
        return (Diagnostic("K2", Severity.NOTE, f"the {form} was not checked: its text could not be taken out here", hint=hint),)
    found = "".join(text.split())
    place = 0
    for number, block in enumerate(document.blocks(), 1):
        words = "".join(block.text.split())
        if not found.startswith(words, place):
            at = len(commonprefix((words, found[place:place + len(words)])))
            asked, got = words[at:at + EXCERPT], found[place + at:place + at + EXCERPT]
            message = f"the {form} differs from the model in block {number} ({block.kind}): '{asked}' expected, '{got}' found"
            return (Diagnostic("K1", Severity.ERROR, message, block.lines),)
        place += len(words)
    if place < len(found):
        return (Diagnostic("K1", Severity.ERROR, f"the {form} says more than the model: '{found[place:place + EXCERPT]}'"),)
    return ()


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
