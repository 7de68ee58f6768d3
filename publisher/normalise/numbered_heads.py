"""Running heads with page numbers glued to lines of text, wherever the pages break: `…的一支。1人物访谈　二〇二一年第六期`.

They tell themselves by counting: the same words beside numbers that go on by one, a page's distance apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from os.path import commonprefix

from publisher.model import Line
from publisher.patterns import lazy

from .counted_heads import COUNTED, SERIAL
from .page_forms import form_of

_DISTANCE = 8
"""Lines from one page's head to the next one's, at the least."""
_LEAST, _KEY, _LONGEST = 3, 4, 30
_MARKS = frozenset("。，；、：:,;？?！!．.)）")
_ISSUE = re.compile(r"第.{1,4}期$|年.{0,4}[期号刊]$")
"""What names an issue is a head though it stands on two pages only."""
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_AHEAD = lazy(r"(\d{1,3})[\s\u3000]*(?=[\u3400-\u9fff《])")


@dataclass(frozen=True, slots=True)
class _Glued:
    """A number glued to a line of text: the line's place, the value, the words beside it, the end or start of the two in the line."""

    at: int
    value: int
    words: str
    cut: int


def part_heads(lines: Sequence[Line]) -> list[Line]:
    """Make lines of their own of heads and numbers glued to the start or the end of text. Both keep the line's source lines."""
    ahead = {at: cut for chain in _chains(_ahead(lines)) for at, cut in _starts(chain, lines)}
    behind = {n.at: n.cut for chain in _chains(_behind(lines)) for n in chain}
    out: list[Line] = []
    for at, line in enumerate(lines):
        if cut := ahead.get(at):
            out += [replace(line, text=line.text[:cut].rstrip()), replace(line, text=line.text[cut:].lstrip(), blank_before=0)]
        elif cut := behind.get(at):
            out += [replace(line, text=line.text[:cut].rstrip()), replace(line, text=line.text[cut:], blank_before=0)]
        else:
            out.append(line)
    return out


def _ahead(lines: Sequence[Line]) -> Iterator[tuple[str, _Glued]]:
    """Give what begins with a number and words, by the first of these."""
    for at, line in enumerate(lines):
        if (match := _AHEAD.match(line.text)) and not line.mark and not COUNTED.match(line.text, match.end()):
            words = line.text[match.end() :]
            yield words[:_KEY], _Glued(at, int(match[1]), words, match.end())


def _behind(lines: Sequence[Line]) -> Iterator[tuple[str, _Glued]]:
    """Give the numbers in lines with the words behind them, where these may be a head."""
    for at, line in enumerate(lines):
        for match in _NUMBER.finditer(line.text) if not line.mark and form_of(line.text) is None else ():
            words = "".join(line.text[match.end() :].split())
            if match.start() and _KEY <= len(words) <= _LONGEST and _MARKS.isdisjoint(words):
                yield words, _Glued(at, int(match[0]), words, match.start())


def _chains(found: Iterator[tuple[str, _Glued]]) -> Iterator[list[_Glued]]:
    """Give the runs of numbers beside the same words that go on by one at a page's distance."""
    chains: dict[str, list[_Glued]] = {}
    for key, glued in found:
        chain = chains.setdefault(key, [])
        if not chain or glued.value == chain[-1].value + 1 and glued.at - chain[-1].at >= _DISTANCE:
            chain.append(glued)
    return (chain for key, chain in chains.items() if len(chain) >= (2 if _ISSUE.search(key) else _LEAST))


def _starts(chain: Sequence[_Glued], lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Give where the words that all of a chain begin with end in each line that goes on behind them."""
    words = commonprefix([glued.words for glued in chain])
    if len(words.strip()) < _KEY or SERIAL.search(words) or not _MARKS.isdisjoint(words):
        return
    for glued in chain:
        if len(glued.words) > len(words):
            yield glued.at, glued.cut + len(words)
