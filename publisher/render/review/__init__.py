"""The review page: what the build was unsure of, and what it left out, for an editor to go through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...diagnostics import Diagnostic
from ...layout.data import data_folder
from ...model import OUTSIDE, Document, Dropped


def render(document: Document, diagnostics: Sequence[Diagnostic]) -> bytes:
    """Give the review page as UTF-8 HTML: doubts and warnings by source line, then what was left out by reason."""
    from jinja2 import Environment, FileSystemLoader

    pages = Environment(loader=FileSystemLoader(data_folder("layouts") / "review"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    kinds = Counter(b.kind.value for b in document.blocks())
    # Imprint and furniture that stand in the model are no part of an edition's text either.
    outside = [Dropped(b.text, b.kind.value, b.lines) for article in document.articles for b in article.blocks if b.kind in OUTSIDE]
    left_out = [*document.dropped, *outside]
    reasons = Counter(d.reason for d in left_out)
    rows = sorted((d for d in diagnostics), key=lambda d: (d.lines[0][0] if d.lines else 0, d.code))
    return pages.get_template("review.html").render(
        document=document, diagnostics=rows, kinds=sorted(kinds.items()), reasons=sorted(reasons.items()),
        dropped=sorted(left_out, key=lambda d: (d.lines[0] if d.lines else (0, 0), d.reason))).encode()
