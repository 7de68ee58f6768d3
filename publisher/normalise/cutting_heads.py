"""Running heads that never come again, known by what they cut or by the text they are glued to.

In a short extract each page may have a head of its own: the book's name on one, the chapter's on the next. Such a line opens its page in
mid-sentence; or the extraction wrote it and the first line of text as one, while it stands alone on another page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from publisher.model import Line

from .page_forms import form_of

_LEAST, _LONGEST, _SHORT, _TEXT, _GLUED = 3, 16, 6, 18, 10
_FEW = 6
"""A document of more pages than this has heads that come again."""
_MOST, _FULL = 0.6, 0.7
_MARKS = frozenset("。，；、：:,;？?！!")
_CLOSED = frozenset("。！？：；…”’）》】」』.!?;:")
_NO_HEAD = re.compile(
    r"[（(—–\-《“〔\[]|第[一二三四五六七八九十百\d]+[条條]|[（(]?[一二三四五六七八九十\d]+[、）)．.]|附[件表录]|\d{4}年\d|[\u3400-\u9fff]{1,6}[／/：:]"
)


def cutting_heads(lines: Sequence[Line], pages: Sequence[range], heads: Collection[int]) -> set[int]:
    """Give the lines that open a page and cut the sentence which goes on below them, if most pages that start in mid-sentence have one.

    Where they do, a very short line that opens the first page over another display line is a head too.
    """
    if len(pages) > _FEW:
        return set()
    own = [[at for at in page if at not in heads and not form_of(lines[at].text)] for page in pages]
    own = [page for page in own if page]
    found: set[int] = set()
    cut = 0
    for before, page in zip(own, own[1:], strict=False):
        last = lines[before[-1]].text
        if last[-1] in _CLOSED or len(last) < _FULL * max(len(lines[at].text) for at in before):
            continue
        cut += 1
        if len(page) > 1 and _may_be_head(lines[page[0]], _LONGEST) and _is_text(lines[page[1]].text):
            found.add(page[0])
    if not found or len(found) < _MOST * cut:
        return set()
    first = own[0]
    if len(first) > 2 and _may_be_head(lines[first[0]], _SHORT) and _may_be_head(lines[first[1]], _LONGEST):
        found.add(first[0])
    return found


def glued_heads(lines: Sequence[Line], pages: Sequence[range]) -> set[str]:
    """Give the lines that open one page alone and another one glued to its text."""
    if len(pages) > _FEW:
        return set()
    tops = [lines[page.start].text for page in pages if page]
    short = [top for top in tops if _SHORT <= len(top) <= _LONGEST and not _MARKS & set(top)]
    return {top for top in short if any(other.startswith(top) and len(other) >= len(top) + _GLUED for other in tops)}


def _may_be_head(line: Line, longest: int) -> bool:
    text = "".join(line.text.split())
    return _LEAST <= len(text) <= longest and not _MARKS & set(text) and not line.mark and not _NO_HEAD.match(text)


def _is_text(text: str) -> bool:
    return len(text) >= _TEXT and not _MARKS.isdisjoint(text)
