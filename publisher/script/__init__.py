"""Script: Document -> Document in Simplified or Traditional Chinese, with names, quotation marks and the list of doubtful choices."""

from __future__ import annotations

from .convert import convert_document, convert_text
from .targets import SCRIPTS, Target

__all__ = ["SCRIPTS", "Target", "convert_document", "convert_text"]
