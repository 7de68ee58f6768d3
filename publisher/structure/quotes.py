"""Quotation marks set the wrong way round, ”治“ for “治”, throughout a text or here and there. They are read the right way, and an edition
keeps them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from publisher.model import Line, SourceText

_SWAPPED = str.maketrans("“”‘’", "”“’‘")
_CLOSED = re.compile("([“”])[，。、；：！？）]")
"""What stands before such a mark closes."""
LEAST, FEW = 2, 4
_MARK = re.compile("[“”]")
_MOST_QUOTED = 40
_LEADS, _FOLLOWS = "，。、；：！？（\n", "，。、；：！？）\n"


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


def righted(texts: Sequence[str]) -> list[str]:
    """Give the lines of a text with the pairs of quotation marks that were turned round, in a text that has others too, the right way.

    A closing mark that closes nothing opens a quotation behind a colon; so it does where an opening one follows closely, and where the
    marks around say so.
    """
    whole = "\n".join(texts)
    found = [mark.start() for mark in _MARK.finditer(whole)]
    chars: list[str] | None = None
    quoting = False
    at = 0
    while at < len(found):
        here, after = found[at], found[at + 1] if at + 1 < len(found) else len(whole)
        pair = whole[here] == "”" and not quoting and whole[after : after + 1] == "“" and after - here <= _MOST_QUOTED
        if not quoting and whole[here - 1 : here + 1] == "：”":
            chars = chars or list(whole)
            chars[here], quoting = "“", True
        elif pair and (whole[here - 1 : here] in _LEADS or whole[after + 1 : after + 2] in _FOLLOWS):
            chars = chars or list(whole)
            chars[here], chars[after] = "“", "”"
            at += 1
        else:
            quoting = whole[here] == "“"
        at += 1
    return "".join(chars).split("\n") if chars else list(texts)
