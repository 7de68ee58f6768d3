"""The document model. It imports nothing of the other packages."""

from .document import OUTSIDE, SCHEMA_VERSION, Article, Block, Document, DocumentKind, Kind, Metadata
from .inlines import Inline, LineBreak, NoteRef, Strong, Text, text_of
from .source import Dropped, Line, LineRange, SourceText

__all__ = [
    "OUTSIDE", "SCHEMA_VERSION", "Article", "Block", "Document", "DocumentKind", "Dropped", "Inline", "Kind", "Line", "LineBreak", "LineRange",
    "Metadata", "NoteRef", "SourceText", "Strong", "Text", "text_of",
]
