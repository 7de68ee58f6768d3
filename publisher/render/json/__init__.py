"""The model itself, as JSON text."""

from __future__ import annotations

from collections.abc import Sequence

from ...diagnostics import Diagnostic
from ...model import Document
from ...model.codec import dumps


def render(document: Document, diagnostics: Sequence[Diagnostic]) -> bytes:
    """Give the document and what was said about it as UTF-8 JSON (schema: docs/schema.json)."""
    return dumps(document, (d.to_json() for d in diagnostics)).encode()
