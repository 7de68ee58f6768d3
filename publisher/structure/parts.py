"""Parts of an article that an extraction wrote in another order, as it may write a page's columns: their numbers tell the right one."""

from __future__ import annotations

from publisher.model import Kind

from .numbering import FIRST_HEADINGS
from .units import Unit

LEAST = 3


def in_number_order(body: list[Unit]) -> list[Unit]:
    """Put the numbered parts of one page in order, where all numbers from one on are there and each part is whole."""
    body = _spread(body)
    heads = [i for i, unit in enumerate(body) if _is_head(unit)]
    values = [mark.value for i in heads if (mark := body[i].rows[0].mark)]
    if len(heads) < LEAST or sorted(values) != list(range(1, len(values) + 1)) or values == sorted(values):
        return body
    page = body[heads[0]].page
    end = len(body)
    while end > heads[-1] and body[end - 1].kind is Kind.FOOTNOTE:
        end -= 1
    parts = [body[a:b] for a, b in zip(heads, [*heads[1:], end], strict=True)]
    before = body[heads[0] - 1] if heads[0] else None
    whole = before is None or before.shape != "text" or before.end == "stop"
    if not whole or not all(_is_whole(part, page) for part in parts):
        return body
    order = sorted(range(len(parts)), key=values.__getitem__)
    return [*body[: heads[0]], *(unit for k in order for unit in parts[k]), *body[end:]]


def _spread(body: list[Unit]) -> list[Unit]:
    """Put headings that stand together over their own texts, where gaps part as many texts below them."""
    out: list[Unit] = []
    i = 0
    while i < len(body):
        stop = i
        while stop < len(body) and _is_head(body[stop]):
            stop += 1
        end = stop
        while end < len(body) and not _is_head(body[end]):
            end += 1
        blocks: list[list[Unit]] = []
        for unit in body[stop:end]:
            if not blocks or unit.rows[0].gap > 0:
                blocks.append([])
            blocks[-1].append(unit)
        if stop - i > 1 and len(blocks) == stop - i and all(block[-1].end == "stop" for block in blocks):
            out += [unit for head, block in zip(body[i:stop], blocks, strict=True) for unit in (head, *block)]
        else:
            out += body[i:end]
        i = end
    return out


def _is_head(unit: Unit) -> bool:
    mark = unit.rows[0].mark
    return unit.shape != "text" and unit.kind is None and mark is not None and mark.kind in FIRST_HEADINGS


def _is_whole(part: list[Unit], page: int) -> bool:
    """Tell whether a part has text of its own on the page, and ends with a sentence."""
    text = [unit for unit in part[1:] if unit.shape == "text" and unit.kind is not Kind.FOOTNOTE]
    return bool(text) and text[-1].end == "stop" and all(unit.page == page == unit.last_page for unit in part)
