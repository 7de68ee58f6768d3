"""Chinese text taken out of PDFs goes in; DOCX, PDF and EPUB editions fit to publish come out.

This is what the library promises; everything else may change. Nothing heavy is imported until it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .diagnostics import Diagnostic, PublisherError
    from .model import Document, SourceText
    from .normalise import normalise
    from .pipeline import Build, Edition, build_edition, recover_document
    from .read import read_bytes, read_source
    from .script import convert_text
    from .settings import Settings, load_settings

__version__ = "0.1.0"

_PLACES = {
    "Build": "pipeline",
    "Diagnostic": "diagnostics",
    "Document": "model",
    "Edition": "pipeline",
    "PublisherError": "diagnostics",
    "Settings": "settings",
    "SourceText": "model",
    "build_edition": "pipeline",
    "convert_text": "script",
    "load_settings": "settings",
    "normalise": "normalise",
    "read_bytes": "read",
    "read_source": "read",
    "recover_document": "pipeline",
}

__all__ = [
    "Build", "Diagnostic", "Document", "Edition", "PublisherError", "Settings", "SourceText", "build_edition", "convert_text",
    "load_settings", "normalise", "read_bytes", "read_source", "recover_document",
]


def __getattr__(name: str) -> Any:
    """Import a promised name when it is first asked for."""
    if name not in _PLACES:
        raise AttributeError(f"module 'publisher' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(f".{_PLACES[name]}", __name__), name)
