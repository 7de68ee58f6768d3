"""Where the phrases of a title end: what it costs to part it at each joint.

A phrase ends before a preposition or a verb, after 的, at a mark. A determiner stays with its noun, a preposition and an adverb with what
they govern, a place word (上, 中) and a measure word with what they follow. A verb may be parted from a long object, not from a short one.
What the document itself shows of its words and set phrases, names above all, is laid over that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .dictionary import Word, WordKind, words_of

Cohesion = Callable[[str, int], float]
"""Says of a text and a joint in it how surely the joint is inside a word: 0 not at all, 1 surely."""

INSIDE = 45.0
"""What it costs to part a word."""

_NEVER = 22.0
_ENCLOSED = 18.0
"""What it costs besides to part a short title or a quotation."""

_SET_PHRASE = 10.0
"""What it costs besides to part what stands together in the document every time, where grammar sees no end of a phrase."""

_BRACKETS = {"《": "》", "“": "”", "（": "）", "「": "」", "『": "』"}
_CLOSING = "》”）」』"
_SHORT_NAME = 14
_LONG_OBJECT = 5
"""Characters of a noun phrase from which on its verb may end the line before."""

_AFTER = {
    WordKind.PREPOSITION: 18.0, WordKind.QUALITY: 17.0, WordKind.ADVERB: 15.0, WordKind.FIGURE: 12.0, WordKind.MEASURE: 8.0,
    WordKind.PLACE: 3.0,
}
"""What it costs to end a line with a word."""

_BEFORE = {
    WordKind.PARTICLE: _NEVER, WordKind.MEASURE: _NEVER, WordKind.PREPOSITION: 2.0, WordKind.VERB: 3.5, WordKind.QUALITY: 4.0,
    WordKind.ADVERB: 4.0,
}
"""What it costs to begin a line with a word, where that before it may end one."""

_NOUNS_APART, _VERBS_APART, _VERB_AND_LONG, _VERB_AND_SHORT = 11.0, 8.0, 5.0, 12.0
_AFTER_DE, _SHORT_OWNER = 3.0, 12.0
"""What it costs to end a line with 的: little, but after one character (党的建设), which is no phrase by itself."""

_SINGLES, _SINGLE_ENDS, _SINGLE_BEGINS = 10.0, 8.0, 6.0
"""What it costs besides where words are of one character: two of them are likely one unknown word, one belongs to its neighbour."""

_CONTENT = frozenset({WordKind.NOUN, WordKind.ACTION, WordKind.VERB, WordKind.QUALITY})
_NOMINAL = frozenset({WordKind.NOUN, WordKind.ACTION, WordKind.QUALITY, WordKind.MEASURE, WordKind.PLACE, WordKind.FIGURE})


def phrase_costs(text: str, cohesion: Cohesion) -> list[float]:
    """Give for each joint of a title what it costs to break there, from below 0 (a phrase ends) to 45 (inside a word) and more."""
    costs = [INSIDE] * (len(text) + 1)
    words, inside = words_of(text), _enclosed(text)
    objects = _objects(text, words)
    for n in range(1, len(words)):
        at = words[n].start
        cost = _between(text, words[max(0, n - 2) : n + 1], objects[n])
        unsure = min(1.0, max(0.0, cost / _NOUNS_APART))
        costs[at] = cost + unsure * _SET_PHRASE * max(0.0, 2 * cohesion(text, at) - 1) + (_ENCLOSED if inside[at] else 0.0)
    return costs


def _between(text: str, words: Sequence[Word], object_size: int) -> float:
    """Give what it costs to break before the last of two or three words; `object_size` is how long the noun phrase is that it begins."""
    one, two = words[-2:]
    before, after = text[one.start : one.end], text[two.start : two.end]
    if one.kind is WordKind.SIGN or two.kind is WordKind.SIGN:
        cost = _at_sign(before, after, two.kind)
        if cost is not None:
            return cost
    if after in ("关于", "關於"):
        return -6.0
    if before == "的":
        return _SHORT_OWNER if words[0].end - words[0].start == 1 and words[0].kind in _CONTENT else _AFTER_DE
    if WordKind.CONJUNCTION in (one.kind, two.kind):
        return 2.0 if two.kind is WordKind.CONJUNCTION else 4.0
    cost = _by_kinds(one, two, object_size)
    single, other = len(before) == 1 and one.kind in _CONTENT, len(after) == 1 and two.kind in _CONTENT
    if single and other:
        return cost + _SINGLES
    if single and one.kind is not WordKind.QUALITY:
        return cost + _SINGLE_ENDS
    return cost + (_SINGLE_BEGINS if other and two.kind is not WordKind.VERB else 0.0)


def _by_kinds(one: Word, two: Word, object_size: int) -> float:
    if two.kind in (WordKind.PARTICLE, WordKind.MEASURE) or (two.kind is WordKind.PLACE and two.end - two.start == 1):
        return _NEVER
    if one.kind in _AFTER:
        return _AFTER[one.kind]
    if two.kind is WordKind.PREPOSITION:
        return _BEFORE[two.kind]
    if one.kind is WordKind.VERB:
        return _VERBS_APART if two.kind is WordKind.VERB else _VERB_AND_LONG if object_size >= _LONG_OBJECT else _VERB_AND_SHORT
    return _BEFORE.get(two.kind, _NOUNS_APART)


def _at_sign(before: str, after: str, kind: WordKind) -> float | None:
    """Give what it costs to break beside a sign; None where the sign says nothing."""
    if before in " \u3000" or (after == "—" and before != "—"):
        return -6.0
    if before == "—" or after in _CLOSING:
        return _NEVER
    if before in "，；：！？":
        return 0.0
    if before == "、":
        return 4.0
    if before in _CLOSING:
        return {WordKind.PARTICLE: _NEVER, WordKind.VERB: 4.0, WordKind.CONJUNCTION: 2.0, WordKind.SIGN: 4.0}.get(kind, 11.0)
    return None


def _objects(text: str, words: Sequence[Word]) -> list[int]:
    """Give for each word how many characters the noun phrase has that it begins."""
    sizes = [0] * (len(words) + 1)
    for n in range(len(words) - 1, -1, -1):
        start, end, kind = words[n]
        if kind in _NOMINAL or kind is WordKind.CONJUNCTION or text[start:end] == "的" or text[start:end] in _BRACKETS:
            sizes[n] = end - start + sizes[n + 1]
    return sizes


def _enclosed(text: str) -> list[bool]:
    """Say for each joint whether it lies inside a short title or a quotation."""
    inside = [False] * (len(text) + 1)
    for at, char in enumerate(text):
        if char in _BRACKETS:
            end = text.find(_BRACKETS[char], at)
            if 0 <= end - at <= _SHORT_NAME:
                for joint in range(at + 1, end + 1):
                    inside[joint] = True
    return inside
