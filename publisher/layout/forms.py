"""The forms of official documents (GB/T 9704—2012): the common one, and the letter, the order and the minutes of its section 10."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from ..model import Article, Block, Kind, NoteRef, text_of

PRESENT = re.compile(r"(?:出\s?席|列\s?席|请\s?假|請\s?假|缺\s?席|主\s?持|记\s?录|記\s?錄)(?:人员|人員|人)?[：:]")
"""What leads the lists of who was there in minutes (10.3)."""
CHAPTER = re.compile(r"第[一二三四五六七八九十百零〇\d]{1,4}[编編章节節](?=[　\s]|$)")
"""The parts of a law or a rule, whose headings stand in the middle."""
_SHORT = r"(?:[^，。；：！？\n]{2,45}|[^。；：！？\n]{2,24})。(?=.)"
_ORDINALS = {"heading1": r"[一二三四五六七八九十百]+、", "heading2": r"[（(][一二三四五六七八九十百]+[）)]"}
_SENTENCES = re.compile("[。！？].")
_MOST = 0.75
"""So many of the paragraphs of more than one sentence with ordinals of one kind begin with a heading, or none of them does."""
_NOT_A_LETTER = re.compile("(?:文件|简报|簡報|公报|公報)$")


class Form(Enum):
    """The form of an official document; all but the first stand in section 10 of the standard."""

    COMMON = "common"
    LETTER = "letter"
    ORDER = "order"
    MINUTES = "minutes"


def form_of(article: Article) -> Form:
    """Tell the form of an article by its mark, or its title where it has none.

    An order's mark ends in 令 and that of minutes in 纪要; a letter's is the issuing body's name alone, with a number of letters (函).
    """
    mark, number = article.first(Kind.MASTHEAD), article.first(Kind.DOCNUMBER)
    name = _name(mark or article.first(Kind.TITLE))
    if name.endswith(("纪要", "紀要")):
        return Form.MINUTES
    if mark and name.endswith("令"):
        return Form.ORDER
    if mark and number and "函" in number.text and not _NOT_A_LETTER.search(name):
        return Form.LETTER
    return Form.COMMON


def run_in_headings(blocks: Sequence[Block]) -> dict[str, re.Pattern[str]]:
    """Give the patterns of headings that run in, by their style: an ordinal and one short sentence with more text after it (7.3.3).

    The paragraphs of one kind of ordinals all look alike: where few have such a sentence, it is no heading.
    """
    texts = [block.text for block in blocks if block.kind is Kind.PARAGRAPH]
    found = {}
    for style, ordinal in _ORDINALS.items():
        own = [text for text in texts if re.match(ordinal, text) and _SENTENCES.search(text)]
        pattern = re.compile(ordinal + _SHORT)
        if own and sum(pattern.match(text) is not None for text in own) >= _MOST * len(own):
            found[style] = pattern
    return found


def _name(block: Block | None) -> str:
    return text_of(tuple(inline for inline in block.inlines if not isinstance(inline, NoteRef))).strip() if block else ""
