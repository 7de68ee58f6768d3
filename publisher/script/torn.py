"""Where a word seems to stand and does not, since its neighbours make likelier words with its parts: 手表示, 党内存在."""

from __future__ import annotations

from .likelihood import shares

_REACH = 3
"""How many characters on either side are read to see where words end."""
_UNCOUNTED = -14.0
"""The likelihood of a word that was not counted, as a logarithm."""
_CERTAIN = 1.5
"""How much likelier other words must be before one of ours is given up."""


def torn(text: str, start: int, end: int, certain: float = _CERTAIN) -> bool:
    """Say whether a word is none here, since its neighbours make likelier words with its parts: 手表示, 染发生.

    `certain` is how much likelier they must be, as a logarithm.
    """
    word = shares().word
    whole = word.get(text[start:end], _UNCOUNTED)
    first, last = word.get(text[start : end - 1], _UNCOUNTED), word.get(text[start + 1 : end], _UNCOUNTED)
    tearing = -1.0
    for size in (1, 2):
        if end + size <= len(text) and (over := word.get(text[end - 1 : end + size])) is not None:
            tearing = max(tearing, first + over - whole - word.get(text[end : end + size], _UNCOUNTED * size))
        if start >= size and (over := word.get(text[start - size : start + 1])) is not None:
            tearing = max(tearing, over + last - whole - word.get(text[start - size : start], _UNCOUNTED * size))
    if tearing < 0:
        return False
    left, right = neighbours(text, start, end)
    likelihood = shares().words
    kept = likelihood(text[left:start]) + whole + likelihood(text[end:right])
    return likelihood(text[left:right]) - kept > certain and _crossed(text, start, end)


def _crossed(text: str, start: int, end: int) -> bool:
    """Say whether a word of the likeliest chain reaches over one edge of start..end and ends inside."""
    left, right = neighbours(text, start, end)
    at = left
    for piece in shares().segment(text[left:right]):
        stop = at + len(piece)
        if at < start < stop < end or start < at < end < stop:
            return True
        at = stop
    return False


def neighbours(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the stretch of Chinese characters around start..end in which words are looked at."""
    left, right = start, end
    while left > max(0, start - _REACH) and "\u3400" <= text[left - 1] <= "\u9fff":
        left -= 1
    while right < min(len(text), end + _REACH) and "\u3400" <= text[right] <= "\u9fff":
        right += 1
    return left, right
