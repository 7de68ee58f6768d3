"""Blocks that make one thing on the page -- a table, a poem, a letterhead -- put together, and long articles cut into files."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...model import OUTSIDE, Article, Block, Kind, is_roll

LIMIT = 60_000
"""Characters in one XHTML file; slow e-ink readers stumble over files of more than about 300 KB."""

_FORMS = {
    Kind.MARKING: "letterhead", Kind.MASTHEAD: "letterhead", Kind.DOCNUMBER: "letterhead",
    Kind.KICKER: "header", Kind.TITLE: "header", Kind.SUBTITLE: "header", Kind.BYLINE: "header",
    Kind.HEADING: "heading", Kind.LIST_ITEM: "list", Kind.QUOTE: "quote", Kind.EDITOR_NOTE: "note", Kind.VERSE: "poem",
    Kind.TABLE_ROW: "table", Kind.FOOTNOTE: "footnotes", Kind.REFERENCE: "references", Kind.SIGNATURE: "closing", Kind.DATE: "closing",
    Kind.CC: "footer",
}
_BY_GROUP = frozenset({"list", "poem", "table"})
_IN_HEADER = frozenset({Kind.KICKER, Kind.TITLE, Kind.SUBTITLE, Kind.BYLINE, Kind.DATE, Kind.DOCNUMBER, Kind.SOURCE})
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_PERSON = re.compile(rf"(?:[{_HAN}]{{2,4}}|[{_HAN}]+(?:[·•][{_HAN}]+)+)(?:（[^（）]{{1,8}}）)? [^\s\d].*", re.S)


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that are set together: the form says how, `start` is the place of the first among the article's printed blocks."""

    form: str
    start: int
    blocks: tuple[Block, ...]

    @property
    def length(self) -> int:
        """Characters in the group."""
        return sum(len(block.text) for block in self.blocks)


def _joins(form: str, last: Block, block: Block) -> bool:
    """Say whether a block goes on with the group that ends with `last`."""
    if form == "header":
        return block.kind in _IN_HEADER
    if form == "quote":
        return block.kind in (Kind.QUOTE, Kind.BYLINE) and last.kind is Kind.QUOTE
    if _FORMS.get(block.kind) != form or form == "heading":
        return False
    return form not in _BY_GROUP or last.group == block.group


def _named(form: str, blocks: list[Block]) -> str:
    """Give the form its final name: a byline without a title is no header, a list of people is set as names and posts."""
    if form == "header" and all(block.kind is not Kind.TITLE for block in blocks):
        return "plain"
    if form == "list" and len(blocks) > 2:
        texts = [block.text.strip() for block in blocks]
        if all(map(_PERSON.fullmatch, texts)):
            return "people"
        if is_roll(blocks):
            return "names"
    return form


def groups(article: Article) -> list[Group]:
    """Put the printed blocks of an article into groups, in order, each block in one group."""
    found: list[Group] = []
    run: list[Block] = []
    form = ""
    printed = [block for block in article.blocks if block.kind not in OUTSIDE]
    for place, block in enumerate(printed):
        if run and form != "plain" and _joins(form, run[-1], block):
            run.append(block)
            continue
        if run:
            found.append(Group(_named(form, run), place - len(run), tuple(run)))
        form, run = _FORMS.get(block.kind, "plain"), [block]
    if run:
        found.append(Group(_named(form, run), len(printed) - len(run), tuple(run)))
    return found


def parts(article: Article) -> list[list[Group]]:
    """Cut an article into files: one, or several of at most about LIMIT characters, cut before a heading where there is one in time."""
    found: list[list[Group]] = [[]]
    size = 0
    for group in groups(article):
        room = LIMIT // 2 if group.form == "heading" else LIMIT
        if found[-1] and size + group.length > room and size >= LIMIT // 2:
            found.append([])
            size = 0
        found[-1].append(group)
        size += group.length
    return found
