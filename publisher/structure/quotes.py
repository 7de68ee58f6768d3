"""Quotation marks set the wrong way round throughout a text: ”治“ for “治”. They are read the right way, and an edition keeps them."""

from __future__ import annotations

import re
from dataclasses import replace

from publisher.model import Line, SourceText

_SWAPPED = str.maketrans("“”‘’", "”“’‘")
_CLOSED = re.compile("([“”])[，。、；：！？）]")
"""What stands before such a mark closes."""
LEAST, FEW = 2, 4


def are_reversed(source: SourceText) -> bool:
    """Tell whether a text's opening marks stand where closing ones belong, and hardly a closing one does."""
    found = _CLOSED.findall("".join(line.text for line in source.lines))
    return found.count("“") >= max(LEAST, FEW * found.count("”"))


def swap(text: str) -> str:
    """Turn all quotation marks of a text round."""
    return text.translate(_SWAPPED)


def swap_lines(source: SourceText) -> SourceText:
    """Turn all quotation marks of a source's lines round."""
    return replace(source, lines=tuple(_swapped(line) for line in source.lines))


def _swapped(line: Line) -> Line:
    return replace(line, text=swap(line.text))
