"""The forms of official documents (GB/T 9704—2012): the common one, and the letter, the order and the minutes of its section 10."""

from __future__ import annotations

import re
from enum import Enum

from ..model import Article, Block, Kind, NoteRef, text_of

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


def _name(block: Block | None) -> str:
    return text_of(tuple(inline for inline in block.inlines if not isinstance(inline, NoteRef))).strip() if block else ""
