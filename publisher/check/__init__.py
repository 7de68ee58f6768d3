"""Agreement: the text taken back out of a finished edition, compared with the model."""

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
