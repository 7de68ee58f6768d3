"""The document model. It imports nothing of the other packages."""

from .correction import Correction
from .document import OUTSIDE, SCHEMA_VERSION, Article, Block, Document, DocumentKind, Kind, Metadata, PageStart
from .inlines import Inline, LineBreak, NoteRef, Strong, Text, text_of
from .source import Dropped, Line, LineRange, SourceText
from .walk import given_out, has_head, headings, is_roll, items_of, part_colophon, printing_line, subtitle_of, transform

__all__ = [
    "OUTSIDE", "SCHEMA_VERSION", "Article", "Block", "Correction", "Document", "DocumentKind", "Dropped", "Inline", "Kind", "Line",
    "LineBreak", "LineRange", "Metadata", "NoteRef", "PageStart", "SourceText", "Strong", "Text", "given_out", "has_head", "headings",
    "is_roll", "items_of", "part_colophon", "printing_line", "subtitle_of", "text_of", "transform",
]
