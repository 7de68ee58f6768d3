"""The review page: what the build was unsure of, and what it left out, for an editor to go through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...diagnostics import Diagnostic
from ...layout.data import data_folder
from ...model import Document


def render(document: Document, diagnostics: Sequence[Diagnostic]) -> bytes:
    """Give the review page as UTF-8 HTML: doubts and warnings by source line, then what was left out by reason."""
    from jinja2 import Environment, FileSystemLoader

    pages = Environment(loader=FileSystemLoader(data_folder("layouts") / "review"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    kinds = Counter(b.kind.value for b in document.blocks())
    reasons = Counter(d.reason for d in document.dropped)
    rows = sorted((d for d in diagnostics), key=lambda d: (d.lines[0][0] if d.lines else 0, d.code))
    return pages.get_template("review.html").render(
        document=document, diagnostics=rows, kinds=sorted(kinds.items()), reasons=sorted(reasons.items()),
        dropped=sorted(document.dropped, key=lambda d: (d.lines[0] if d.lines else (0, 0), d.reason))).encode()
