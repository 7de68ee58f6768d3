"""What characters tell: widths, how a line ends, what must stay together at a line's head."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from publisher.model import Line
from publisher.patterns import lazy

STOPS = "。！？!?…．"
CLOSERS = "”’）》】」』〉〕)]"
OPENERS = "“‘（《【「『〈〔(["
NEVER_FIRST = CLOSERS + "，。、；：！？,;:!?.％%·"
TURNED = ("“", "‘", '"', "'")
"""What closes a quotation behind a sentence, though its form says that it opens one, or does not say."""
CARELESS = 3
LOOSE, FEW_LETTERS = 0.1, 8
_LETTERS = re.compile(r"[A-Za-z@]+")
_PAIRED = re.compile("[“（《【「『〈〔(”）》】」』〉〕)]")
_LATIN = re.compile("[A-Za-z0-9]")
_JOINT = lazy(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])")
_WORD = re.compile(r"[A-Za-z0-9@:/._~%+\-]+")
_FIGURES = re.compile(r"[A-Za-z0-9=<>≤≥±×.,，:/\-]{3,16}(?=[）)])")
"""Figures in brackets, which hardly any typesetter breaks: （R2=0.74，P<0.01）."""
_MANY_ORIGINS, _ROOM, _CLOSE, _TORN = 3, 2.5, 0.6, "，。、；：！？"
_NAME_IN_BRACKETS = 5.0
_ALONE = re.compile(r"^[（(][^（）()。]{2,40}[)）]$")
_BEHIND_SENTENCE = re.compile(r"[。！？]\s*[（(][^（）()。]{2,40}[)）]$")
_NOTE_MARKS = re.compile(r"(?<=[。！？!?…”’）》」』])(?:[①-⑳]|[\[［〔]\d{1,2}[\]］〕])+$")
"""Marks of notes behind the end of a sentence."""
_BRACKETED = re.compile(r"[。！？”…]\s?(?:[（(]\s*[^（）()。]{2,60}\s*[)）])$")
_AUDIENCE = r"[^（）()]{0,12}(?:掌声|鼓掌|笑声?|起立|欢呼)[^（）()]{0,8}[)）]"
_ORIGIN = re.compile(rf"[。！？”…]\s?(?:[（(]\s*(?!{_AUDIENCE})[^（）()。]{{2,60}}\s*[)）])$")
"""An origin in brackets behind a sentence; what the audience did is none."""


def is_wide(char: str) -> bool:
    """Tell whether a character takes a full width in a Chinese face; curly quotes, dashes, signs such as ℃ and ① do."""
    if char in "“”‘’—…·" or "\u2100" <= char <= "\u27bf":
        return True
    return unicodedata.east_asian_width(char) in "WF"


class _Widths(dict[str, float]):
    """The width of each character met so far."""

    def __missing__(self, char: str) -> float:
        wide = 0.25 if char == " " else 1.0 if is_wide(char) else 0.5
        self[char] = wide
        return wide


_SET = _Widths()
_SQUEEZED = re.compile("[“”‘’（）《》〈〉【】「」『』，。、；：！？]")


@lru_cache(maxsize=1 << 13)
def width(text: str) -> float:
    """Give the set width of a text in full-width characters: Latin letters and digits a half, a space a quarter."""
    return sum(map(_SET.__getitem__, text), 0.0)


def looseness(text: str) -> float:
    """Give how much wider a line may be than `width` says, for long Latin words whose face is wider than half a character."""
    return LOOSE * max(0, sum(map(len, _LETTERS.findall(text))) - FEW_LETTERS)


def joints(text: str) -> int:
    """Count the places where Chinese characters and Latin letters or digits meet without a space: a typesetter may put a gap there."""
    return len(_JOINT.findall(text)) if _LATIN.search(text) else 0


def tight_width(text: str) -> float:
    """Give the width of a text with all its marks squeezed to half a character."""
    return width(text) - len(_SQUEEZED.findall(text)) / 2


def head_unit(text: str) -> float:
    """Give the width of what cannot be parted from the first character: opening marks before, closing marks after, a whole Latin word."""
    i = 0
    while i < len(text) and text[i] in OPENERS:
        i += 1
    word = _FIGURES.match(text, i) if i else None
    word = word or _WORD.match(text, i)
    end = word.end() if word else i + 1
    tail = 0.5 if end < len(text) and text[end] in NEVER_FIRST else 0.0
    return width(text[:end]) + tail


@lru_cache(maxsize=1 << 13)
def ending(text: str) -> str:
    """Say how a line ends: stop, semi, colon, dash, comma or none.

    What stands in brackets after a sentence, "…。（办公室）", is a stop; marks of notes do not count.
    """
    text = _NOTE_MARKS.sub("", text) if text[-1:] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳]］〕" else text
    if text[-1:] in "）)" and (_BRACKETED.search(text) or follows_sentence(text)):
        return "stop"
    core = text.rstrip(CLOSERS + " ")
    if core.endswith(TURNED) and core[-2:-1] in STOPS:
        core = core[:-1]
    if not core:
        return "none"
    last = core[-1]
    if last in STOPS or (last == "." and len(core) > 1 and core[-2] in STOPS + "."):
        return "stop"
    if text.endswith(("——", "—", "－－")):
        return "dash"
    if core != text.rstrip() and last not in STOPS:
        return "none"
    return {"；": "semi", ";": "semi", "：": "colon", ":": "colon", "，": "comma", "、": "comma", ",": "comma"}.get(last, "none")


def follows_sentence(text: str) -> bool:
    """Tell whether the brackets that close at a text's end were opened after the end of a sentence: "…。（责任单位：县（市）政府）"."""
    depth = 0
    for at in range(len(text) - 1, 0, -1):
        depth += (text[at] in "）)") - (text[at] in "（(")
        if depth == 0:
            return text[at - 1] in STOPS
    return False


def ends_article(text: str) -> bool:
    """Tell whether a paragraph closes with its origin, as the last one of a news item does: "…。（办公室）", "…。（来源：新华社）"."""
    return text[-1:] in "）)" and _ORIGIN.search(text) is not None


def origins_stand_apart(lines: Sequence[Line]) -> bool:
    """Tell whether origins of items have lines of their own by the text's habit.

    No line has one behind a sentence; where there are many, one at least would not have fitted there, else they may have been torn off at
    the gap before them. Where extraction has torn lines at their marks, the line above one must have left room that the origin would have
    begun to fill. Bare names mostly stand behind the text. Where blank lines part what stands apart, and hardly one stands before origins,
    they were torn off at no gap.
    """
    texts = [line.text.strip() for line in lines]
    lengths = sorted(map(width, texts))
    full = lengths[len(lengths) * 9 // 10] if lengths else 0.0
    torn = any(text[:1] in _TORN or text[-1:] in "，、" and width(text) < full / 2 for text in texts if text)
    if torn:
        return any(_left_room(*three, full) for three in zip(texts, texts[1:], texts[2:], strict=False))
    if any(_BEHIND_SENTENCE.search(text) and width(text) <= full + 1 for text in texts):
        return False
    places = [at for at in range(1, len(texts)) if _ALONE.match(texts[at]) and texts[at - 1][-1:] in STOPS]
    if len(places) < _MANY_ORIGINS or max(width(texts[at - 1]) + width(texts[at]) for at in places) > full + 1:
        return True
    if 2 * sum(width(texts[at]) > _NAME_IN_BRACKETS for at in places) >= len(places):
        return True
    close = sum(not lines[at].blank_before for at in places)
    return close > len(places) * _CLOSE and sum(line.blank_before > 0 for line in lines) > len(places)


def _left_room(above: str, before: str, text: str, full: float) -> bool:
    """Tell whether a line above an origin had room for some of it, though not for all, and is whole: a full one stands above it."""
    ended = _ALONE.match(text) is not None and before[-1:] in STOPS and width(above) > full - 2 * _ROOM
    return ended and width(before) < full - _ROOM and width(before) + width(text) > full + 1


def open_marks(text: str) -> int:
    """Count brackets and quotation marks still open at the end of a text."""
    depth = 0
    for char in _PAIRED.findall(text):
        if char in "“（《【「『〈〔":
            depth += 1
        elif char in "”）》】」』〉〕":
            depth = max(0, depth - 1)
    return depth


def closes_before_opening(text: str) -> bool:
    """Tell whether a text closes a bracket or quotation mark that it has not opened: then it goes on with something."""
    depth = 0
    for char in _PAIRED.findall(text):
        if char in "“（《【「『〈〔(":
            depth += 1
        elif char in "”）》】」』〉〕)":
            depth -= 1
            if depth < 0:
                return True
    return False


def quotes_are_careless(texts: Sequence[str]) -> bool:
    """Tell whether closing quotation marks stand where opening ones belong: then they say nothing of a line's head."""
    opening, closing = (sum(text.count(mark) for text in texts) for mark in "“”")
    return closing - opening >= CARELESS and opening < 0.8 * closing


def squeeze(text: str) -> str:
    """Take all white space out of a text."""
    return "".join(text.split())
