"""Poems without marks at the ends of their lines: what their words tell, since a list or a table is short lines too."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.patterns import lazy

from .people import is_name
from .rows import Row

_LEAST, _LONGEST, _SHORT, _SHARE, _FEW, _ROOM = 4, 14.0, 4, 0.5, 4, 3.0
_HAN = lazy(r"[\u4e00-\u9fff，、 　]+")
_SPEAKING = lazy("[我你他她它谁了着过像把得也又还都却就很]|[\u4e00-\u9fff]的|里$|上$|的$")
"""Words of somebody who tells or sings, which names, offices, heads of columns and items of a list do without."""


def set_poems(rows: Sequence[Row]) -> None:
    """Set `verse`, `starts` and `shut` of four short lines or more of which half speak, and `verse_head` over their parts."""
    start = 0
    for i in range(len(rows) + 1):
        if i < len(rows) and _may_be_line(rows[i]) and (i == start or rows[i].page == rows[i - 1].page):
            continue
        # A line by itself below the poem is the head of what follows.
        end = i - (i - start > _LEAST and i < len(rows) and rows[i - 1].gap > 0 and rows[i].gap > 0)
        if end - start >= _LEAST and not _is_column(rows, start, end):
            led = start > 0 and rows[start - 1].end == "colon" and all(len(row.text) >= _SHORT for row in rows[start:end])
            _set(rows[start:end], led=led)
        start = i if i < len(rows) and _may_be_line(rows[i]) else i + 1


def _set(run: Sequence[Row], *, led: bool) -> None:
    """Set the lines of one run; one `led` in by a colon is verse down to its shortest line."""
    speaking = [_SPEAKING.search(row.text) is not None for row in run]
    told = [i for i, tells in enumerate(speaking) if tells]
    # What stands over the first line that speaks is a head.
    first = next((i for i, row in enumerate(run) if speaking[i] or len(row.text) > _SHORT and i + 1 in told and not is_name(row.text)), 0)
    # Two short lines on end are no heads of parts.
    sure = [speaks or led or len(row.text) > _SHORT for speaks, row in zip(speaking, run, strict=True)]
    verse = [own or not all(sure[k] for k in (i - 1, i + 1) if first <= k < len(run)) for i, own in enumerate(sure)]
    first = 0 if led else first
    lines = [row for i, row in enumerate(run) if i >= first and verse[i]]
    heads = len(run) - first - len(lines)
    if len(lines) < _LEAST or len(told) < _SHARE * len(lines) or heads * _LEAST > len(lines) + 1:
        return
    for row in lines:
        row.verse = row.starts = row.shut = True
    parts = [i for i, row in enumerate(run) if i > first and not row.verse]
    if parts and first and len(run[first - 1].text) <= _SHORT:
        parts.append(first - 1)
    for row in (run[i] for i in parts if i + 1 < len(run) and run[i + 1].verse):
        row.verse_head = row.starts = row.shut = True


def _is_column(rows: Sequence[Row], start: int, end: int) -> bool:
    """Whether lines are those of a narrow column: text goes on into them or out of them, or marks stand within many."""
    run = rows[start:end]
    before, after = rows[start - 1] if start else None, rows[end] if end < len(rows) else None
    ended = before is None or before.end in ("stop", "colon") or before.width <= _LONGEST and _HAN.fullmatch(before.text) is not None
    out = after is not None and after.page == run[-1].page and after.width <= _LONGEST and after.end != "none"
    return not ended or out or sum("，" in row.text or "、" in row.text for row in run) * _FEW > len(run)


def _may_be_line(row: Row) -> bool:
    plain = row.end == "none" and row.mark is None and not row.field and not row.cells and not row.line.mark
    return plain and row.width <= min(_LONGEST, row.measure - _ROOM) and _HAN.fullmatch(row.text) is not None
