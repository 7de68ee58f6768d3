"""Running heads that name an article of the page, known by the contents: the entry stands at a page's head, and near it as a title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from publisher.model import Dropped, Line

_AROUND = re.compile(r"^\d{1,4}\s+(?=\S)|[\s　]*(?:[.．·・•‧…⋯]\s*){3,}(?:\d{1,4})?$|(?<=\S)\s+\d{1,4}$")
_CUT = re.compile(r"(?:…|⋯|\.{3})+$")
_LEAST, _LEAST_HEAD, _MOST = 4, 6, 4
"""The shortest title and the shortest running head looked for, and the most lines of a title."""
_BEFORE, _FOOT = 4, 2
"""A title stands at most so many pages before its running head; the last lines of a page may be a head that was drawn last."""


def listed_heads(lines: Sequence[Line], pages: Sequence[range], dropped: Iterable[Dropped]) -> tuple[set[int], set[int]]:
    """Give the first lines of pages that say what the contents list: running heads, in whole or cut short with dots, and titles.

    The title may be broken in lines; of pages that begin with the same words the first has the title, unless it stands further down
    there. Time grows in proportion to the lines.
    """
    contents, listed = _List(dropped, {"contents"}), _List(dropped, {"contents", "cover"})
    if not listed.lines:
        return set(), set()
    heads: set[int] = set()
    titles: set[int] = set()
    for number, page in enumerate(pages):
        text = _squeeze(lines[page.start].text) if page else ""
        title = _CUT.sub("", text)
        if len(title) < _LEAST or not listed.has(title, cut=title != text):
            continue
        near = [*pages[max(0, number - _BEFORE) : number], page[1:-_FOOT]]
        said = any(_says(lines, own, title) for own in near)
        if said and len(title) >= _LEAST_HEAD:
            heads.add(page.start)
        elif not said and contents.has(title):
            titles.add(page.start)
    return heads, titles


class _List:
    """The lines of a list without numbers and leaders, and the text they make together."""

    def __init__(self, dropped: Iterable[Dropped], reasons: set[str]) -> None:
        pieces = [_squeeze(_AROUND.sub("", _AROUND.sub("", drop.text.strip()))) for drop in dropped if drop.reason in reasons]
        self.lines, self.whole = frozenset(pieces), "".join(pieces)
        self.openings = frozenset(piece[:_LEAST] for piece in pieces)

    def has(self, title: str, *, cut: bool = False) -> bool:
        """Tell whether it has a title as one line or over several, or begins one with it that is cut short."""
        if title in self.lines:
            return True
        if title[:_LEAST] not in self.openings or title not in self.whole:
            return False
        # A part of one line is a part of another title.
        return cut or not any(title in line for line in self.lines)


def _says(lines: Sequence[Line], page: range, title: str) -> bool:
    """Tell whether a page says a title, on lines of its own."""
    texts = [_squeeze(lines[at].text) for at in page]
    return any(title.startswith(text) and "".join(texts[at : at + _MOST]).startswith(title) for at, text in enumerate(texts))


def _squeeze(text: str) -> str:
    return "".join(text.split())
