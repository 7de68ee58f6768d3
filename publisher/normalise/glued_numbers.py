"""Page numbers between dashes that stand glued to the last line of text of their page: `… of the line.— 3 —`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from publisher.model import Line

from .page_forms import form_of

_BEHIND = re.compile(r"(?<=[^—–―─\-\d\s])\s*([—–―─\-]\s?\d{1,4}\s?[—–―─\-])$")
_DASHES = tuple("—–―─-")
_LEAST = 2


def part_numbers(lines: Sequence[Line]) -> list[Line]:
    """Make lines of their own of page numbers glued to text, where at least two numbers count the pages, one after the other.

    A number may only stand where a page or a block ends. Lines of text and number share their source lines.
    """
    ends = [at for at, line in enumerate(lines) if line.text.endswith(_DASHES)]
    found = [(at, match) for at in ends if (match := _BEHIND.search(lines[at].text)) and _ends_block(lines, at)]
    if not found:
        return list(lines)
    alone = ((at, form.value) for at, line in enumerate(lines) if (form := form_of(line.text)) and form.marked)
    values = [value for _, value in sorted([*alone, *((at, _value(match)) for at, match in found)])]
    if len(values) < _LEAST or values != list(range(values[0], values[0] + len(values))):
        return list(lines)
    glued, out = dict(found), list[Line]()
    for at, line in enumerate(lines):
        if match := glued.get(at):
            out += [replace(line, text=line.text[: match.start()]), replace(line, text=match[1], blank_before=0)]
        else:
            out.append(line)
    return out


def _value(match: re.Match[str]) -> int:
    form = form_of(match[1])
    return form.value if form else 0


def _ends_block(lines: Sequence[Line], at: int) -> bool:
    return at + 1 == len(lines) or lines[at + 1].page != lines[at].page or lines[at + 1].blank_before > 0
