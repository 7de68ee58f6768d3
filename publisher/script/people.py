"""The names a document itself settles: bylines, lists of names, speakers, signatures, entries "name post"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from publisher.model import Document, Kind

from .name_forms import looks_like_name
from .tables import sources

_ROLES = (
    "记者|通讯员|作者|编者|译者|整理|采写|供稿|撰稿|摄影|文|图|责任编辑|责编|编辑|主编|校对|美编|审核|签发人"
)
_ROLE = re.compile(rf"^(?:本刊|本报|本社|特约)?(?:全媒体)?(?:{_ROLES})[\s:：/／]*")
_PART = re.compile(r"[\s、，,；;/／|（）()]+")
_LIST = re.compile(r"[\u3400-\u9fff]{2,4}(?:、[\u3400-\u9fff]{2,4}){2,}")
_NAMED = frozenset({Kind.BYLINE, Kind.SIGNATURE, Kind.IMPRINT, Kind.CAPTION})


def document_names(document: Document) -> tuple[str, ...]:
    """Give the personal names that stand by themselves in a document, in order of first appearance."""
    found: dict[str, None] = {}
    for article in document.articles:
        for block in article.blocks:
            for name in _names_of(block.kind, block.text):
                found.setdefault(name)
    return tuple(found)


def names_as_converted(names: Iterable[str], document: Document, converted: Document) -> tuple[str, ...]:
    """Give names of a document as they stand in its conversion, in which blocks and, but for a region's words, characters correspond."""
    found: dict[str, None] = {}
    wanted = tuple(names)
    for before, after in zip(document.blocks(), converted.blocks(), strict=True):
        if len(before.text) == len(after.text):
            for name in wanted:
                at = before.text.find(name)
                if at >= 0:
                    found.setdefault(after.text[at : at + len(name)])
    return tuple(found)


def _names_of(kind: Kind, text: str) -> Iterator[str]:
    if kind in _NAMED:
        parts = _PART.split(_ROLE.sub("", text.strip()))
        yield from (name for name in (_ROLE.sub("", part) for part in parts) if looks_like_name(name))
    elif kind is Kind.LIST_ITEM:
        head, _, post = text.strip().partition(" ")
        if post and looks_like_name(head):
            yield head
    if "、" in text:
        for m in _LIST.finditer(text):
            names = m[0].split("、")
            if any(name[:2] in sources("words") for name in names):
                continue
            # The first and the last entry may have words run on to them; the inner ones must be names one and all.
            if all(map(looks_like_name, names[1:-1])) and sum(map(len, names[1:-1])) > 2.4 * len(names[1:-1]):
                yield from filter(looks_like_name, names)
