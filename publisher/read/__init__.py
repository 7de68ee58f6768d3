"""Bytes to numbered lines: encodings, line ends, page breaks, Markdown marks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from publisher.diagnostics import SourceError
from publisher.model import SourceText

from .encoding import decode
from .lines import split_lines
from .markdown import is_markdown, read_markdown

READERS: tuple[tuple[str, Callable[[SourceText], bool], Callable[[SourceText], SourceText]], ...] = (
    ("markdown", is_markdown, read_markdown),
    ("text", lambda source: True, lambda source: source),
)
"""Formats in order of trial: the name, whether a source is of that format, and the reader of its marks."""


def read_source(path: Path | str, *, encoding: str | None = None) -> SourceText:
    """Read a source file into numbered lines.

    `encoding` is the name of a character encoding; without it the encoding is told by content. Raises SourceError when the file is missing,
    is a directory, may not be read, is empty or binary, or does not decode.
    """
    return read_bytes(file_bytes(path), Path(path).name, encoding=encoding)


def file_bytes(path: Path | str) -> bytes:
    """Give the bytes of a file. Raises SourceError when it is missing, is a directory, or may not be read."""
    where = Path(path)
    name = str(path)
    try:
        return where.read_bytes()
    except FileNotFoundError:
        raise SourceError("there is no such file", "R1", name, hint="check the path") from None
    except (IsADirectoryError, NotADirectoryError, PermissionError, OSError, ValueError) as fault:
        raise _cannot_open(where, name, fault) from None


def read_bytes(data: bytes, name: str, *, encoding: str | None = None) -> SourceText:
    """Read the bytes of a source into numbered lines; `name` is the file name, which errors and the model repeat.

    Raises SourceError as `read_source` does.
    """
    text, found = decode(data, name, encoding)
    lines, dropped = split_lines(text)
    if not lines:
        what = "holds control characters and no text" if dropped else "holds white space and no text" if data else "is empty"
        raise SourceError(f"the source {what}", "R4", name, hint="was the text of the PDF taken out? a scanned PDF needs OCR first")
    source = SourceText(name, lines, dropped, found)
    return next(reader for _, fits, reader in READERS if fits(source))(source)


def _cannot_open(where: Path, name: str, fault: Exception) -> SourceError:
    if isinstance(fault, IsADirectoryError) or (isinstance(fault, PermissionError) and where.is_dir()):
        return SourceError("this is a directory, not a file", "R2", name, hint="name the text files in it")
    if isinstance(fault, PermissionError):
        return SourceError("the file may not be read", "R3", name, hint="check its permissions")
    if isinstance(fault, NotADirectoryError):
        return SourceError("there is no such file: a part of the path is not a directory", "R1", name, hint="check the path")
    reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
    return SourceError(f"the file cannot be opened: {reason}", "R3", name, hint="check the path")
