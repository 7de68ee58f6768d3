"""Agreement: the text taken back out of a finished edition, compared with the model."""

from __future__ import annotations

from collections.abc import Callable

from ..diagnostics import Diagnostic, Severity
from ..model import OUTSIDE, Document
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
    blocks = [(block, "".join(block.text.split())) for article in document.articles for block in article.blocks if block.kind not in OUTSIDE]
    place = 0
    for number, (block, words) in enumerate(blocks, 1):
        if not found.startswith(words, place):
            at = next((i for i, (a, b) in enumerate(zip(words, found[place:], strict=False)) if a != b), min(len(words), len(found) - place))
            asked, got = words[at:at + EXCERPT], found[place + at:place + at + EXCERPT]
            message = f"the {form} differs from the model in block {number} ({block.kind}): '{asked}' expected, '{got}' found"
            return (Diagnostic("K1", Severity.ERROR, message, block.lines),)
        place += len(words)
    if place < len(found):
        return (Diagnostic("K1", Severity.ERROR, f"the {form} says more than the model: '{found[place:place + EXCERPT]}'"),)
    return ()
