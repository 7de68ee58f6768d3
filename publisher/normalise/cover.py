"""The cover or title page of an edition: it says again what stands inside, so it goes on record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.model import Dropped, Line, SourceText

_MOST_LINES, _LONGEST, _LEAST = 24, 40, 4
_OPENING, _JOINED, _NAME = 8, 4, 12
_SENTENCE = frozenset("。！？；，：,;:")
_CHOICE = re.compile("(?:本期)?(?:要目|[导導][读讀]|目[录錄次])|另有\\d{1,3}篇，[见見]目[录錄次]")
_PAGE = re.compile(r"^\d{1,3}(?=\D)(?!年|月|日|周年|届)|(?<=\D)\d{1,3}$")
_PAGE_APART = re.compile(r"^\s*\d{1,3}\s+(?=\S)|(?<=\S)\s+\d{1,3}\s*$")
_LABEL = re.compile(
    "题名|題名|[书書]名|作者|著者|[编編]者|[编編]著|主[编編]|[译譯]者|[责責]任[编編][辑輯]|出版|[发發]行|[发發]文机关|[發]文機關|[发發]文字[号號]|印刷|[开開]本"
    "|印[张張次数數]|版[次权權]|[书書][号號]|定[价價]|ISBN|CIP"
)
_PRINTED = re.compile("[依据據按照]\\S{1,8}(?:排印|排版|印[制製])|版[权權]所有|翻印必究|未[经經][许許]可")
"""What an imprint says in whole sentences: what was printed from, who may print it again."""
_DATE = re.compile(
    r"[（(]?(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:第\d{1,3}期)?(?:[（(]?总第\d+期[）)]?)?[）)]?|第\d{1,3}期|总第\d+期|\d{1,4}"
)
_DATED = re.compile(r"(?<=[^\d年月])(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?$")
"""The date behind the name of who issued the edition."""


def drop_cover(source: SourceText) -> SourceText:
    """Take out a first page that holds nothing but titles which stand again on later pages (reason "cover").

    A title may be broken in lines there, and a title page may give it in fewer words (关于加强工会建设的意见 for
    关于加强基层工会建设的实施意见). The name of the periodical may stand before the titles; dates, issues and numbers anywhere,
    and a heading over a choice of the titles. The imprint on the next page goes with it (reason "imprint").
    """
    lines = source.lines
    end = next((at for at, line in enumerate(lines) if line.page != lines[0].page), 0)
    if not 0 < end <= 2 * _MOST_LINES or not all(_is_display(line) or _CHOICE.fullmatch(_squeeze(line)) for line in lines[:end]):
        return source
    titles = ["".join(_PAGE_APART.sub("", line.text).split()) for line in lines[:end]]
    cover = [_DATED.sub("", _PAGE.sub("", text)) for text in titles if not _DATE.fullmatch(text) and not _CHOICE.fullmatch(text)]
    if not 0 < len(cover) <= _MOST_LINES or not _stands_again(cover, lines[end:]):
        return source
    dropped = (*source.dropped, *(Dropped(line.text, "cover", line.lines) for line in lines[:end]))
    stop = end + _imprint_size(lines[end:], cover)
    dropped += tuple(Dropped(line.text, "imprint", line.lines) for line in lines[end:stop])
    return replace(source, lines=lines[stop:], dropped=dropped)


def _imprint_size(lines: Sequence[Line], cover: Sequence[str]) -> int:
    """Count the lines of the imprint on the back of a title page, or under its contents: few and short ones with the title, which give
    particulars by their labels or say what was printed from.
    """
    size = next((at for at, line in enumerate(lines) if line.page != lines[0].page), len(lines))
    texts = [_squeeze(line) for line in lines[:size]]
    labelled = any(_LABEL.match(text) or _PRINTED.search(text) for text in texts)
    whole, names = "".join(cover), tuple(text for text in cover if len(text) >= _LEAST)
    titled = any(len(text) >= _LEAST and (text in whole or whole in text or text.startswith(names)) for text in map(_value, texts))
    return size if size < len(lines) and size <= _MOST_LINES and labelled and titled and max(map(len, texts)) <= _LONGEST else 0


def _value(text: str) -> str:
    """Give what stands behind a label."""
    label = _LABEL.match(text)
    return text[label.end() :].lstrip("：:") if label else text


def _is_display(line: Line) -> bool:
    return len(line.text) <= _LONGEST and line.text[-1] not in _SENTENCE and not line.mark


def _squeeze(line: Line) -> str:
    return "".join(line.text.split())


def _stands_again(cover: Sequence[str], rest: Sequence[Line]) -> bool:
    openings = list(_openings(rest))
    first, inside = "\n".join(openings[:2]), "\n".join(openings)
    whole = {_squeeze(line) for line in rest}

    def again(text: str) -> bool:
        return len(text) >= _LEAST and (text in whole or text in inside or _is_thinned(text, openings[0]))

    titles = set()
    at = 0
    while at < len(cover):
        pieces = ["".join(cover[at : at + size]) for size in range(1, min(_JOINED, len(cover) - at) + 1)]
        size = next((size for size in range(len(pieces), 0, -1) if again(pieces[size - 1])), 0)
        if size:
            titles.add(pieces[size - 1])
        elif at or len(cover[0]) > _NAME or any(char.isdecimal() for char in cover[0]):
            return False
        at += size or 1
    # A title that only the heads of pages repeat is the book's own: here it stands for the last time.
    return len(titles) > 1 or any(text in first or _is_thinned(text, openings[0]) for text in titles)


def _openings(lines: Sequence[Line]) -> Iterator[str]:
    """Give the display lines at the head of each page, put together."""
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or lines[at].page != lines[start].page:
            yield "".join(_squeeze(line) for line in lines[start : min(at, start + _OPENING)] if len(line.text) <= _LONGEST)
            start = at


def _is_thinned(text: str, longer: str) -> bool:
    """Whether a text is what is left of a longer one when words are taken out."""
    rest = iter(longer)
    return len(text) >= 2 * _LEAST and all(char in rest for char in text)
