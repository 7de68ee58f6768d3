"""A kicker told from the title below it, where neither has a shape of its own: by the break between them, which no width forced."""

from __future__ import annotations

import re
from itertools import pairwise

from . import shapes
from .marks import open_marks
from .units import Unit

LEAST, LABEL, WORD = 3, 4, 2
"""A kicker has so many characters at the least; up to LABEL a column's name has, over a title that is longer."""
LONGEST = 32
OVER = 1.5
FITTING = 10
UNEVEN = 5
EVEN = 5
EVEN_LONGEST = 20
_SUBJECT = re.compile(
    r"(?:[省市县区州局厅部委会院所校校处科社团站行]|公司|政府|中心|学校|大学|集团|[的和与及、]"
    r"|\d|[一两几这那每][个座条位只件种次场段代家本])$"
)
_OPEN = re.compile(r"[的和与及、对为在]$|关于$")
_SENTENCE = re.compile(r"^(?:[在关对致向为就于把以从给让]|关于)")
_GOES_ON = re.compile(r"^(?:及其|以及|及|与|和|暨|并|或|之|的|等|了|着|过)")
_ONE = re.compile(r"(?:讲话|会议|座谈会|致辞|[开结]幕|[召举]行|启动|开赛|名单)$")


def parted(units: list[Unit], body: str) -> int:
    """Give how many of a title's lines are its kicker's: 0 where all are one title. `body` is the article's text.

    A line of an office or the opening of a phrase is the title's beginning; so is one that makes a word of the article with the next.
    """
    texts = ["".join(unit.text.split()) for unit in units]
    if not 2 <= len(texts) <= 4 or shapes.GENRE.search("".join(texts)) or _ONE.search(texts[-1]) or _SENTENCE.match(texts[0]):
        return 0
    apart = [unit.rows[0].gap > 0 for unit in units[1:]]
    if is_label(texts, body, apart=apart[0]):
        return 1
    if len(texts) > 2 and is_label(texts[1:], body, apart=apart[1]):
        return 2
    if any(char in "，。：；、？" for text in texts for char in text):
        return 0
    gaps = [k for k in range(1, len(units)) if units[k].rows[0].gap > units[k - 1].rows[-1].gap or units[k].rows[0].gap > 0]
    even = 1 if len(texts) <= 3 else 0
    for k in gaps if len(gaps) == 1 else [even] if even else []:
        upper, lower = "".join(texts[:k]), "".join(texts[k:])
        one = _GOES_ON.match(lower) or _SUBJECT.search(upper) or is_word(upper, lower, body)
        if one or min(len(upper), len(lower)) < LEAST or len(upper + lower) > LONGEST:
            continue
        if len(upper) > EVEN and abs(len(upper) - len(lower)) < 2:
            continue
        # Two lines of a title are of one size and about even; a far wider line over them is set in a smaller one.
        over_two = len(texts) - k == 2 and abs(len(texts[-1]) - len(texts[-2])) <= 1 and len(upper) >= OVER * max(map(len, texts[k:]))
        uneven = len(upper) - len(lower) >= UNEVEN and len(upper + lower) <= EVEN_LONGEST
        if gaps or len(upper + lower) <= FITTING or uneven or over_two:
            return k
    return 0


def is_label(texts: list[str], body: str, *, apart: bool) -> bool:
    """Tell whether the first line of a head is a column's name: a few characters over a longer line, and no title is broken so early.

    Where no gap stands `apart` the two, the first line is a word or the second one twice as long.
    """
    if len(texts) < 2 or not apart and len(texts[0]) > WORD and len(texts[1]) < 2 * len(texts[0]):
        return False
    if not 1 < len(texts[0]) <= LABEL or len(texts[1]) <= len(texts[0]) or not texts[0].isalpha():
        return False
    return not (_GOES_ON.match(texts[1]) or _OPEN.search(texts[0]) or _SUBJECT.search(texts[0]) or is_word(texts[0], texts[1], body))


def is_under(upper: Unit, lower: Unit) -> bool:
    """Tell whether a line is set smaller than the title above it, as its subtitle: twice as long; no title's lines are so uneven."""
    above, below = ("".join(unit.text.split()) for unit in (upper, lower))
    return len(below) >= max(2 * len(above), 3 * LABEL) and above.isalpha() and not _OPEN.search(above)


def in_three(units: list[Unit], body: str) -> bool:
    """Tell whether three lines are kicker, title and subtitle: the middle one far shorter than both, in larger type, and no word parted."""
    texts = ["".join(unit.text.split()) for unit in units]
    if len(texts) != 3 or len(texts[1]) < LABEL or not LEAST <= len(texts[1]) * OVER <= min(len(texts[0]), len(texts[2])):
        return False
    if any(shapes.GENRE.search(text) for text in texts) or any(char in "，。：；、" for char in texts[0] + texts[2]):
        return False
    return not any(is_one(a, b, body) for a, b in pairwise(texts))


def is_one(upper: str, lower: str, body: str) -> bool:
    """Tell whether the break between two lines cuts a phrase, a word or what stands in brackets."""
    return open_marks(upper) > 0 or bool(_GOES_ON.match(lower) or _OPEN.search(upper)) or is_word(upper, lower, body)


def is_word(upper: str, lower: str, body: str) -> bool:
    """Tell whether the break between two lines parts a word: whether the article has the characters around it side by side."""
    return upper[-2:] + lower[:1] in body or upper[-1:] + lower[:2] in body
