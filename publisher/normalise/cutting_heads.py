"""Running heads that never come again, known by what they cut or by the text they are glued to.

In a short extract each page may have a head of its own: the book's name on one, the chapter's on the next. Such a line opens its page in
mid-sentence; or the extraction wrote it and the first line of text as one, while it stands alone on another page.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from publisher.model import Line
from publisher.patterns import lazy

from .head_copies import OFFICE
from .page_forms import form_of

_LEAST, _LONGEST, _SHORT, _TEXT, _GLUED = 3, 16, 6, 18, 10
_FEW = 6
"""A document of more pages than this has heads that come again."""
_MOST, _FULL = 0.6, 0.7
_TWO_OF, _SHARED = 3, 0.3
"""A document of so few pages needs two that open with the same words; of more, this part of them must, and three."""
_OPENERS, _NEVER_FIRST = frozenset("“‘（《【「『〈〔(["), frozenset("，。、；：！？”’）》】」』,;:!?.)")
_MARKS = frozenset("。，；、：:,;？?！!")
_CLOSED = frozenset("。！？：；…”’）》】」』.!?;:")
_NO_HEAD = lazy(
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


def shared_openings(lines: Sequence[Line], pages: Sequence[range]) -> dict[int, int]:
    """Give the first lines of pages that open with the same words as those of others, and where the words end: a head that the
    extraction wrote and the first line of text as one. Left and right pages may have a head each."""
    tops = sorted((lines[at].text, at) for page in pages if (at := _first(lines, page)) is not None)
    least = 2 if len(tops) <= _TWO_OF else max(3, len(tops) * _SHARED)
    found: dict[int, int] = {}
    start = 0
    while start < len(tops):
        stop, shared = start + 1, tops[start][0]
        while stop < len(tops) and len(common := _common(shared, tops[stop][0])) >= _SHORT:
            shared, stop = common, stop + 1
        own = [(text, at) for text, at in tops[start:stop] if len(text) > len(shared)]
        named = not _MARKS & set(shared) and not _NO_HEAD.match(shared) and shared[-1] not in _OPENERS and not OFFICE.search(shared)
        if stop - start >= least and named and len(own) > 1 and all(text[len(shared)] not in _NEVER_FIRST for text, _ in own):
            found |= {at: len(shared) for _, at in own}
        start = stop
    return found


def _first(lines: Sequence[Line], page: range) -> int | None:
    return next((at for at in page if not form_of(lines[at].text)), None)


def _common(text: str, other: str) -> str:
    """Give the words two texts open with alike, not parted within a number or a Latin word."""
    end = next((k for k, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other)))
    while 0 < end < max(len(text), len(other)) and text[end - 1].isascii() and text[end - 1].isalnum():
        end -= 1
    return text[:end]


def _may_be_head(line: Line, longest: int) -> bool:
    text = "".join(line.text.split())
    return _LEAST <= len(text) <= longest and not _MARKS & set(text) and not line.mark and not line.heading and not _NO_HEAD.match(text)


def _is_text(text: str) -> bool:
    return len(text) >= _TEXT and not _MARKS.isdisjoint(text)
