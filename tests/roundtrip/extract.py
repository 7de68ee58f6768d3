"""Text taken out of a PDF in four ways."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from publisher.model import Kind

from .documents import Gold, Sample


def _poppler(*options: str) -> Callable[[bytes], str]:
    def extract(pdf: bytes) -> str:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "set.pdf"
            path.write_bytes(pdf)
            command = ["pdftotext", "-enc", "UTF-8", *options, str(path), "-"]
            return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode()
    return extract


def _pdfminer(pdf: bytes) -> str:
    from pdfminer.high_level import extract_text

    return extract_text(io.BytesIO(pdf))


WAYS: dict[str, Callable[[bytes], str]] = {
    "plain": _poppler(), "layout": _poppler("-layout"), "raw": _poppler("-raw"), "pdfminer": _pdfminer,
}
"""The ways of taking text out, by name."""


def as_markdown(sample: Sample) -> str:
    """Write a document as Markdown: a paragraph a line, lists, tables and quotations by their marks, a blank line between blocks."""
    out: list[str] = []
    last: Gold | None = None
    for block in sample.blocks:
        together = last is not None and last.kind is block.kind and block.kind in (Kind.LIST_ITEM, Kind.TABLE_ROW, Kind.VERSE)
        if last is not None and not together:
            out.append("")
        out.append(_markdown_line(block))
        if block.kind is Kind.TABLE_ROW and not together:
            out.append("|" + " --- |" * (block.printed.count("\t") + 1))
        last = block
    return "\n".join(out) + "\n"


def _markdown_line(block: Gold) -> str:
    match block.kind:
        case Kind.MASTHEAD:
            return f"# {block.printed}"
        case Kind.TITLE:
            return f"## {block.printed}"
        case Kind.HEADING:
            return "#" * (2 + (block.level or 1)) + f" {block.printed}"
        case Kind.LIST_ITEM:
            return f"- {block.printed}"
        case Kind.QUOTE:
            return f"> {block.printed}"
        case Kind.VERSE:
            return f"{block.printed}  "
        case Kind.TABLE_ROW:
            return "| " + block.printed.replace("\t", " | ") + " |"
    return block.printed
