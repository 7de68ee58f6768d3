"""The pages on which headings fall, reckoned from the styles: what the contents say until Word or the reader counts afresh."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from lxml import etree

from ...layout import MM
from ...typeset import EM, prepare
from . import vocabulary as names
from .plan import Plan
from .styles import CELL_PADDING
from .wml import Element, W

_CELL_MARGINS = 216
_HANGING = ""
"""Marks that Word and LibreOffice let stand outside the text area at a line's end."""
_BREAKS = (W + "br", W + "cr")


@dataclass(frozen=True, slots=True)
class _Set:
    """How a paragraph is set, in twips; `em` is the width of a character."""

    em: int = 210
    line: int = 240
    before: int = 0
    after: int = 0
    left: int = 0
    right: int = 0
    first: int = 0
    keep_next: bool = False
    keep_lines: bool = False


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What the page is filled with: a number of equal lines that may be parted, and the headings that start there."""

    lines: int
    line: int
    before: int = 0
    after: int = 0
    keep_next: bool = False
    whole: bool = False
    new_page: bool = False
    bookmarks: tuple[str, ...] = ()


def reckon_pages(plan: Plan, body: Element, styles: bytes) -> dict[str, int]:
    """Give the page of each bookmark in the text, counted from 1."""
    resolved = _resolve(etree.fromstring(styles))
    height = int(plan.layout.page.text_height * MM * 20)
    return _fill(list(_chunks(plan, body, resolved)), height, 1 if plan.official else 2)


def _resolve(styles: Element) -> dict[str, _Set]:
    nodes = {node.get(W + "styleId"): node for node in styles.iter(W + "style")}
    done: dict[str, _Set] = {}
    # A style stands after the one it is based on.
    for identity, node in nodes.items():
        based = node.find(W + "basedOn")
        found = done.get(based.get(W + "val"), _Set()) if based is not None else _Set()
        size, tracking = node.find(f"{W}rPr/{W}sz"), node.find(f"{W}rPr/{W}spacing")
        if size is not None:
            found = replace(found, em=int(size.get(W + "val")) * 10 + (int(tracking.get(W + "val")) if tracking is not None else 0))
        done[identity] = _overlaid(found, node.find(W + "pPr"))
    return done


def _overlaid(base: _Set, properties: Element | None) -> _Set:
    if properties is None:
        return base
    values: dict[str, Any] = {}
    spacing, indent = properties.find(W + "spacing"), properties.find(W + "ind")
    if spacing is not None:
        values |= {key: int(spacing.get(W + key)) for key in ("before", "after", "line") if spacing.get(W + key)}
    if indent is not None:
        values |= {key: int(indent.get(W + key)) for key in ("left", "right") if indent.get(W + key)}
        values["first"] = int(indent.get(W + "firstLine") or 0) - int(indent.get(W + "hanging") or 0)
    for key, name in (("keep_next", "keepNext"), ("keep_lines", "keepLines")):
        if (node := properties.find(W + name)) is not None:
            values[key] = node.get(W + "val") != "0"
    return replace(base, **values)


def _chunks(plan: Plan, body: Element, styles: dict[str, _Set]) -> Iterator[_Chunk]:
    for node in body:
        if node.tag == W + "p":
            yield _chunk(node, styles, plan.measure)
        elif node.tag == W + "tbl":
            for row in node.iter(W + "tr"):
                cells = []
                for cell in row.iter(W + "tc"):
                    width = int(cell.find(f"{W}tcPr/{W}tcW").get(W + "w")) - _CELL_MARGINS
                    cells += [_chunk(paragraph, styles, width) for paragraph in cell.iter(W + "p")]
                tallest = max(cells, key=lambda chunk: chunk.lines * chunk.line)
                yield replace(tallest, whole=True, after=2 * CELL_PADDING, new_page=any(chunk.new_page for chunk in cells))


def _chunk(node: Element, styles: dict[str, _Set], width: int) -> _Chunk:
    properties = node.find(W + "pPr")
    style = properties.find(W + "pStyle")
    own = _overlaid(styles[style.get(W + "val") if style is not None else names.NORMAL.id], properties)
    count = 0
    for text in _texts(node):
        count += _lines(text, own, width) if text else 1
        own = replace(own, first=0) if own.first > 0 else own
    marks = tuple(m.get(W + "name") for m in node.iter(W + "bookmarkStart"))
    new_page = properties.find(W + "pageBreakBefore") is not None
    return _Chunk(max(1, count), own.line, own.before, own.after, own.keep_next, own.keep_lines, new_page, marks)


def _texts(node: Element) -> list[str]:
    """Give the text of a paragraph between its forced breaks; of a line with a tab and a hanging indent, what stands after the tab."""
    pieces = [""]
    for child in node.iter():
        if child.tag in _BREAKS:
            pieces.append("")
        elif child.tag == W + "tab" and child.getparent().tag == W + "r":
            pieces[-1] = ""
        elif child.tag == W + "t":
            pieces[-1] += child.text
    return pieces


def _lines(text: str, own: _Set, width: int) -> int:
    rest = (width - own.left - own.right) * EM // own.em
    if len(text) * EM < rest - own.first * EM // own.em:
        return 1
    ready = prepare(text, [EM if c >= "\u2000" else EM // 2 for c in text])
    place = list(accumulate(map(max, ready.raw, ready.after), initial=0))
    count = start = 0
    measure = rest - max(0, own.first) * EM // own.em
    while start < len(text):
        fitting = bisect_right(place, place[start] + max(EM, measure)) - 1
        if fitting < len(text) and text[fitting] in _HANGING:
            fitting += 1
        stop = ready.legal[bisect_right(ready.legal, fitting) - 1] if fitting >= ready.legal[0] else start
        start = stop if stop > start else max(fitting, start + 1)
        count, measure = count + 1, rest
    return count


def _fill(chunks: list[_Chunk], height: int, widows: int) -> dict[str, int]:
    page, y = 1, 0
    found: dict[str, int] = {}
    for n, chunk in enumerate(chunks):
        if y and (chunk.new_page or _bound(chunks, n, widows) > height - y):
            page, y = page + 1, 0
        y += chunk.before if y or chunk.new_page or not n else 0
        found.update(dict.fromkeys(chunk.bookmarks, page))
        left = chunk.lines
        while left:
            fitting = (height - y) // chunk.line
            after = y + left * chunk.line + chunk.after
            if left <= fitting and not (_parts(chunk, widows) and chunk.keep_next and _bound(chunks, n + 1, widows) > height - after):
                y = after
                break
            taken = min(fitting, left - widows) if _parts(chunk, widows) else 0
            if taken < widows:
                taken = 0 if y else max(1, min(fitting, left))
            if not taken:
                found.update(dict.fromkeys(chunk.bookmarks, page + 1))
            left -= taken
            page, y = page + 1, 0
    return found


def _parts(chunk: _Chunk, widows: int) -> bool:
    return not chunk.whole and chunk.lines >= 2 * widows


def _bound(chunks: list[_Chunk], n: int, widows: int) -> int:
    """Give the height that has to be free for the n-th paragraph: its own or its first lines, and what it is to be kept with."""
    need = 0
    for chunk in chunks[n:]:
        if _parts(chunk, widows):
            return need + chunk.before + widows * chunk.line
        need += chunk.before + chunk.lines * chunk.line
        if not chunk.keep_next:
            return need
        need += chunk.after
    return need
