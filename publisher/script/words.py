"""One-to-many characters and words by our own lists: the best reading of the words, then patterns for single characters."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from functools import cache
from itertools import compress

from .lexicon import Lexicon, Place, best_reading
from .likelihood import shares
from .spans import Span
from .tables import forms, rows
from .targets import Target, in_variants, opencc, opencc_plain
from .torn import neighbours, torn

_LEFT = 10
_ANYWHERE = "^|[^·]"
"""What stands before a character that a pattern decides wherever it is."""


@cache
def _words(target: Target) -> Lexicon:
    return Lexicon(forms("words", target) | forms("known", target))


@cache
def _tearable(target: Target) -> tuple[frozenset[str], frozenset[str]]:
    """Give the words of two characters that their characters alone would not make (手錶, not 下面), and those that share one with them."""
    table = _words(target).table
    words = [word for word in table if len(word) < 5]
    single = opencc(target.plain, "\n".join(char for word in words for char in word)).split("\n")
    default = dict(zip((char for word in words for char in word), single, strict=True))
    everywhere = [row for row in rows("patterns") if row["left"] == _ANYWHERE and not row["right"]]
    default |= {row["char"]: opencc(target.region, row["form"]) for row in everywhere}
    plain = {word: "".join(map(default.get, word, word)) for word in words}
    made = frozenset(word for word in words if table[word][0] != plain[word][0] or table[word][-1] != plain[word][-1])
    shared = {char for word in made for char, form in zip(word, table[word], strict=True) if form != default.get(char, char)}
    return made, made | {word for word in words if len(word) == 2 and not shared.isdisjoint(word)}


def word_places(text: str, base: str, target: Target) -> tuple[list[Place], list[Span], list[Span]]:
    """Give where our words stand, in order, and those of them that differ from OpenCC's conversion `base`, of the same length.

    Also give the single characters that are left of words that are none here: they come after the patterns.
    """
    lexicon = _words(target)
    table = lexicon.table

    def agrees(start: int, end: int) -> int:
        return int(base[start:end] == table[text[start:end]])

    found = lexicon.places(text)
    read = best_reading(found, agrees)
    words = [text[start:end] for start, end in read]
    made, near = _tearable(target)
    gone = {
        place for place in compress(read, map(near.__contains__, words))
        if (text[slice(*place)] in made or text[place[1] - 1 : place[1] + 1] in made or text[max(0, place[0] - 1) : place[0] + 1] in made)
        and torn(text, *place)
    }
    if gone:
        read = best_reading([place for place in found if place not in gone], agrees)
        words = [text[start:end] for start, end in read]
    ours = map(table.__getitem__, words)
    differs = [Span(start, end, form) for (start, end), form in zip(read, ours, strict=True) if not base.startswith(form, start)]
    if not gone:
        return read, differs, []
    pieces = dict.fromkeys(piece for place in sorted(gone) for piece in _pieces(text, *place, target) if _is_free(read, piece))
    places = list(read)
    for piece in pieces:
        if piece.end - piece.start > 1:
            insort(places, (piece.start, piece.end))
    return places, differs + [piece for piece in pieces if piece.end - piece.start > 1], [p for p in pieces if p.end - p.start == 1]


def _is_free(read: list[Place], piece: Span) -> bool:
    """Say whether no place of a reading, in order, touches a piece."""
    before = bisect_left(read, (piece.end, 0)) - 1
    return before < 0 or read[before][1] <= piece.start


def _pieces(text: str, start: int, end: int, target: Target) -> list[Span]:
    """Give the words that stand where a torn word seemed to, each converted by itself."""
    left, right = neighbours(text, start, end)
    table = _words(target).table
    out: list[Span] = []
    at = left
    for piece in shares().segment(text[left:right]):
        if at < end and at + len(piece) > start:
            out.append(Span(at, at + len(piece), table.get(piece) or in_variants(opencc_plain(target.plain, piece), target)))
        at += len(piece)
    return out


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Compile an expression when it is first asked for: most texts need few of them."""
    return re.compile(expression)


@cache
def _patterns(target: Target) -> tuple[re.Pattern[str], dict[str, list[tuple[str, str, str]]]]:
    table: dict[str, list[tuple[str, str, str]]] = {}
    for row in rows("patterns"):
        table.setdefault(row["char"], []).append((f"(?:{row['left']})$", row["right"], opencc(target.region, row["form"])))
    return re.compile("[" + "".join(table) + "]"), table


def pattern_spans(text: str, places: list[Place], target: Target) -> list[Span]:
    """Give the single characters that their surroundings decide, outside the places of our words."""
    chars, table = _patterns(target)
    found = []
    k = 0
    for m in chars.finditer(text):
        i = m.start()
        while k < len(places) and places[k][1] <= i:
            k += 1
        if k < len(places) and places[k][0] <= i:
            continue
        for left, right, form in table[m[0]]:
            if _compiled(right).match(text, i + 1) and _compiled(left).search(text[max(0, i - _LEFT) : i]):
                found.append(Span(i, i + 1, form))
                break
    return found
