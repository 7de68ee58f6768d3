"""A PDF edition read back through its structure tree by poppler: what a screen reader would say, with the tags that it goes by."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator

from ..model import Kind
from .piece import Piece

PROGRAM = "pdfinfo"

_TAGS = {
    b"TR": frozenset({Kind.TABLE_ROW}), b"L": frozenset({Kind.LIST_ITEM}), b"Note": frozenset({Kind.FOOTNOTE}),
    b"BlockQuote": frozenset({Kind.QUOTE, Kind.BYLINE}),
}
_HEADS = frozenset({Kind.TITLE, Kind.HEADING})
_PLAIN = frozenset(Kind) - _HEADS - {Kind.TABLE_ROW, Kind.LIST_ITEM, Kind.FOOTNOTE, Kind.QUOTE}
_HEAD = re.compile(rb"H([1-6])")
_DEEPEST = 6


def read_pdf(data: bytes) -> list[Piece] | None:
    """Read the pieces of the structure tree without cover, imprint and contents; None where poppler's pdfinfo is not installed.

    Page numbers and running heads are artifacts and in no tree. The sections that a layout adds bear a title, those of articles none.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        return None
    import tempfile

    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        told = subprocess.run([program, "-struct-text", file.name], capture_output=True, check=False).stdout
    return list(_pieces(told))


def _pieces(told: bytes) -> Iterator[Piece]:
    within: list[tuple[int, Piece]] = []
    layouts_own = False
    # Titles come out as raw UTF-16, so the lines are told apart as bytes.
    for line in told.split(b"\n"):
        said = line.lstrip(b" ")
        depth = len(line) - len(said)
        if said.startswith(b'"') and said.endswith(b'"'):
            if not layouts_own:
                text = said.rstrip(b" ")[1:-1].decode("utf-8", "replace")
                around = within[-1][1] if within else Piece("")
                yield Piece(text, around.kinds, around.level, around.deepest)
            continue
        if depth == 2:
            layouts_own = b' "' in line
        while within and within[-1][0] >= depth:
            within.pop()
        if (found := _piece(said.split(b" ", 1)[0])) and not (within and within[-1][1].kinds and said[:1] == b"P"):
            within.append((depth, found))


def _piece(tag: bytes) -> Piece | None:
    if tag in _TAGS:
        return Piece("", _TAGS[tag])
    if found := _HEAD.fullmatch(tag):
        return Piece("", _HEADS, int(found[1]), _DEEPEST)
    return Piece("", _PLAIN) if tag == b"P" else None
