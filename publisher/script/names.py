"""Personal names in running text: found by surname, given name, what stands round them, and how likely words would stand there instead.

Only places where a name's form differs from what the words' conversion gives are looked at, so that the search stays linear and cheap.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from .bare_surnames import SHORT_TITLES, weigh_bare_surname
from .lexicon import Place
from .likelihood import shares
from .name_forms import FUNCTION_WORDS, looks_like_name, name_forms
from .name_lists import NameLists, name_lists
from .name_rows import Name, counted_names, listed_names, named_again, spaced_names, surnames_in_a_row
from .surroundings import EDGE, LEADS_TO_YU, NUMERAL, PREPOSITIONS, is_no_name, weigh_left, weigh_right
from .tables import sources
from .targets import Target

_LEADS_TO_DANG = frozenset("叫找被是的")
_JOINS = frozenset("、和与及")
_AFTER_NO_PLACE = "在是叫也和跟被从"
"""What does not follow 於 and a place: 于海军在."""
_SPLIT = ("由于", "对于")
"""What is two words before a name and a deed: 会议由于海涛主持."""
_OF_PLACES = frozenset("省市县区旗镇乡村屯庄沟寨街路")
_COUNTED = re.compile("[这那一两每几][口座只台架面粒]$")
"""A measure word before what looks like a surname: 这口钟重三吨."""
_REACH = 5
_EVERYDAY, _FREQUENT, _COUNTED_OFTEN, _NEVER = -11.5, -9.5, -13.5, -99.0
"""The likelihoods of a word that is one in a hundred thousand, of one in thirteen thousand, in seven hundred thousand, and of no word."""
_HOPELESS = -12.0
_AFTER_A_POST = -0.5
"""What words may speak against a name of three characters between a post and what may follow a name: 书记党红旗在."""
_OUTWEIGHS = 2.0
"""The favour of a name that the word at its head speaks less against: 范文程."""
_EVEN = 4.5
"""What a name that stands alone may lack in likelihood, as a logarithm, before it counts against the name."""


def find_names(text: str, converted: str, places: Sequence[Place], target: Target, known: Collection[str] = ()) -> list[Name]:
    """Find names whose form differs from `converted`, the words' conversion of the same length.

    `places` are those of our words: no name is looked for in a word of three characters or more, and a given name that is a word needs more
    evidence. `known` are names that the document itself settles.
    """
    forms = name_forms(target)
    taken = dict(places)
    starts = list(taken)
    lists = name_lists()
    found = [
        *spaced_names(text, converted, forms, lists),
        *listed_names(text, converted, target, lists),
        *counted_names(text, converted, target, lists),
        *surnames_in_a_row(text, converted, forms),
    ]
    end = 0
    for m in _sensitive(target).finditer(text):
        i, char = m.start(), m[0]
        in_surname = forms.surname[char] != converted[i]
        in_given = forms.given[char] != converted[i]
        if i < end or not (in_surname or in_given) or not _promising(text, i, in_surname, in_given, lists):
            continue
        size = _word_size(places, bisect_right(starts, i) - 1, i)
        if size > 2:
            continue
        if _everyday(text, i) or (in_surname and not in_given and _plain_word(text, i, lists)):
            continue
        name = _best(text, i, in_surname, in_given, size > 0 or char in forms.unlikely, taken, known)
        if name:
            found.append(name)
            end = name.end
    return [*found, *named_again(text, found)]


def _promising(text: str, i: int, in_surname: bool, in_given: bool, lists: NameLists) -> bool:
    """Say at little cost whether the character at i may be in a name at all: a surname with what names have, or not far behind one."""
    if in_given and any(map(lists.begins.__contains__, text[max(0, i - 3) : i])):
        return True
    if not in_surname or text[i] not in lists.begins:
        return False
    # The party is named too often for more than a look at what follows.
    return text[i] != "党" or not lists.follows.isdisjoint(text[i + 1 : i + 3]) or lists.title.begin(text, i + 1) or text[i - 1 : i] == "姓"


def _word_size(places: Sequence[Place], k: int, i: int) -> int:
    """Give the length of our word at i, 0 without one. The k-th place is the last that begins by i."""
    if k < 0 or places[k][1] <= i:
        return 0
    return places[k][1] - places[k][0]


def _everyday(text: str, i: int) -> bool:
    """Say whether the character at i makes so common a word with its neighbour that no name is looked for: 干部, 关于, 党组."""
    word = shares().word
    pair = text[i : i + 2]
    if pair[1:] in SHORT_TITLES and (i == 0 or text[i - 1] in EDGE) and (i + 2 == len(text) or text[i + 2] in EDGE):
        return False
    if len(pair) == 2 and word.get(pair, _NEVER) > _EVERYDAY and text[i + 1 : i + 2] != "家" and not name_lists().title.begin(text, i + 2):
        return True
    # What ends in 于 may stand before a surname: 在于文秀家里.
    joined = i > 0 and text[i] != "于" and word.get(text[i - 1 : i + 1], _NEVER) > _EVERYDAY
    return joined and not name_lists().before.end(text, i)


def _plain_word(text: str, i: int, lists: NameLists) -> bool:
    """Say whether the surname at i only begins a word: 党建, 余额, 范围."""
    if i == 0 or text[i : i + 2] not in lists.word or text[i - 1] in EDGE:
        return False
    if lists.given.issuperset(text[i + 1 : i + 3]) and lists.title.begin(text, i + 3) and text[i + 1 : i + 3] not in shares().word:
        return False
    return not lists.before.end(text, i) and not (text[i - 1] in "老小" and lists.before.end(text, i - 1))


@cache
def _sensitive(target: Target) -> re.Pattern[str]:
    return re.compile("[" + "".join(name_forms(target).surname) + "]")


def _best(
    text: str, i: int, in_surname: bool, in_given: bool, doubted: bool, taken: dict[int, int], known: Collection[str],
) -> Name | None:
    """Give the best name that would change the character at i, if the evidence is enough.

    In a `doubted` given name it must be strong; a word of ours of two characters (`taken`) is a name before a title only, and needs more of
    it where it begins a name.
    """
    lists = name_lists()
    best: tuple[float, int, int] | None = None
    for start, size, length in _candidates(text, i, lists, in_surname, in_given):
        end = start + size + length
        if i >= start + size and doubted and not _framed(text, start, end, lists):
            continue
        posted, edge = lists.before.end(text, start), start == 0 or text[start - 1] in EDGE
        if i >= start + size and text[start] in lists.rare and not (posted or (edge and lists.title.begin(text, end))):
            continue
        known_whole = text[start:end] in sources("known") and not (length == 1 and posted and lists.after.begin(text, end))
        if (text[start] in _JOINS and not edge) or known_whole or is_no_name(text, start, size, end, posted, lists):
            continue
        if start == i and length and _ends_a_name(text, start, end, lists):
            continue
        if (taken.get(start) == start + 2 and text[start + 2 : start + 3] in _OF_PLACES) or (
            text[start] in lists.rare and (text[end : end + 1] in _OF_PLACES or text[end - 1] in _OF_PLACES)
        ):
            continue
        score = _score(text, start, size, length, lists) - _threshold(text[start], size, lists)
        if not lists.title.begin(text, end):
            if taken.get(start) == end:
                labelled = text[end : end + 1] in EDGE and weigh_left(text, start, text[start - 1 : start], lists) == 2
                score -= 0 if labelled else 0.5 if _beside_name(text, start, end) else 1.2
            elif not lists.before.end(text, start) or (text[start] in lists.rare and taken.get(start) == start + 2):
                word = taken.get(start) == start + 2 or (i == start + 2 and text[start : start + 2] in shares().word)
                if length and word:
                    sure = length == 2 and (_beside_name(text, start, end) or _favour(text, start, size, end, lists) >= _OUTWEIGHS)
                    score -= 1 if sure else 2
        called = text[start - 1 : start] in ("老", "小") and lists.before.end(text, start - 1)
        if taken.get(start - 1) == start + 1 and text[start] != "于" and not (called or lists.before.end(text, start)):
            score -= 3
        if text[start] in lists.rare and length == 2 and taken.get(start + 1) == end and not (posted or lists.title.begin(text, end)):
            score -= 1 if edge and _favour(text, start, size, end, lists) >= 1 else 4
        plain = size + length == 2 and shares().word.get(text[start:end], _NEVER) > _COUNTED_OFTEN
        if plain and not (posted or lists.title.begin(text, end)):
            score -= 1.5
        if text[start:end] in known:
            score += 3
        if score >= 0 and (best is None or score > best[0]):
            best = (score, start, end)
    return Name(best[1], best[2], best[0] < 1) if best else None


def _candidates(text: str, i: int, lists: NameLists, in_surname: bool, in_given: bool) -> Iterator[tuple[int, int, int]]:
    """Give (start, surname's length, given name's length) of what may be a name with the character at i in a part that would change it."""
    for start in range(i, max(-1, i - 4), -1):
        size = lists.surname_length(text, start)
        if not size or not (in_surname if i < start + size else in_given):
            continue
        titled = any(text[start + size : start + size + n] in lists.title.words for n in (2, 3))
        for length in (0,) if titled else (2, 1, 0):
            end = start + size + length
            if i < end <= len(text) and (not length and start == i or length and _given_like(text, start + size, end, i, lists)):
                yield start, size, length


def _given_like(text: str, start: int, end: int, i: int, lists: NameLists) -> bool:
    if (text[start] == "某" and text[end - 1] != "某") or text[start:end] in lists.when:
        return False
    for k in range(start, end):
        char = text[k]
        if not "\u3400" <= char <= "\u9fff" or (k != i and char in FUNCTION_WORDS and char not in lists.given):
            return False
    return True


def _threshold(char: str, size: int, lists: NameLists) -> float:
    if size == 2:
        return 2
    return 2.5 if char in lists.common or char in "后种干" else 3


def _score(text: str, start: int, size: int, length: int, lists: NameLists) -> float:
    """Weigh the evidence that what stands at start is a name."""
    end = start + size + length
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    left = weigh_left(text, start, before, lists)
    if length == 0:
        return weigh_bare_surname(text, start, end, before, left, lists)
    right = weigh_right(text, end, after, lists)
    favour = _favour(text, start, size, end, lists)
    given = text[start + size : end]
    rare = length == 2 and shares().word.get(given, _NEVER) < _FREQUENT and NUMERAL.isdisjoint(given)
    if rare and left == 2 and right and not (text[start : start + 2] in lists.word or text[start : start + 2] in shares().word):
        favour = max(favour, _AFTER_A_POST)
    score = left + right + favour
    if text[start + size] == "某":
        score += 3
    if length == 2 and NUMERAL.isdisjoint(given) and (left == 2 or (left and right)) and lists.given.issuperset(given):
        score += 1 if rare else 0.5
    if length == 2 and text[start] != "于" and lists.given.issuperset(given):
        score += 0.75
    elif left < 2 and not right and not lists.given.issuperset(given):
        score -= 1.5
    if text[start] == "于" and (not before or before in EDGE) and after and after in _AFTER_NO_PLACE:
        score += 1.5
    if right == 2 and start and text[start - 1 : start + 1] in _SPLIT and not lists.given.isdisjoint(given):
        score += 1.5
    likely = text[start] not in lists.rare or lists.given.issuperset(given)
    if length == 2 and likely and (not before or before in EDGE) and (not after or after in EDGE):
        score += 1
    if left < 2 and text[start] == "于" and lists.governs.end(text, start):
        score -= 3 if right < 2 else 1
    elif left < 2 and right < 2 and _runs_on(text, start, before) and not _introduced(text, start, lists):
        score -= 2 if text[start] == "党" and not (rare and lists.given.issuperset(given)) else 1
    if _beside_name(text, start, end):
        return score + 2
    if left < 2 and right < 2 and text[start] in lists.rare:
        score -= 1 if left else 2.5
    if _COUNTED.search(text, max(0, start - 3), start):
        score -= 3
    if left < 2 and text[start:end] in lists.word:
        score -= 3
    return score


def _ends_a_name(text: str, start: int, end: int, lists: NameLists) -> bool:
    """Say whether the surname at start is rather the given name of one that began before: 赵朴初."""
    if not start or text[start - 1] not in lists.common:
        return False
    return _favour(text, start - 1, 1, start + 2, lists) > _favour(text, start, 1, end, lists)


def _favour(text: str, start: int, size: int, end: int, lists: NameLists) -> float:
    """Weigh how much likelier a name is at start..end than the words that would stand there, from -5 to 5."""
    known = shares()
    name = known.name(text[start : start + size], text[start + size : end], lists.given)
    gain = name - known.words(text[start:end])
    if gain > _HOPELESS:  # Words that reach over the ends can only make the name less likely.
        first, last = start, end
        while first > max(0, start - _REACH) and text[first - 1] not in EDGE:
            first -= 1
        while last < min(len(text), end + _REACH) and text[last] not in EDGE:
            last += 1
        gain = known.words(text[first:start]) + name + known.words(text[end:last]) - known.words(text[first:last])
    return max(-5.0, min(5.0, (gain + _EVEN) / 2))


def _beside_name(text: str, start: int, end: int) -> bool:
    """Say whether another name is joined on: 卜学良和丑敏, 王芳、李里."""
    if start > 2 and text[start - 1] in _JOINS and any(looks_like_name(text[max(0, start - 1 - n) : start - 1]) for n in (3, 2)):
        return True
    if end >= len(text) or text[end] not in _JOINS or name_lists().title.begin(text, end + 2):
        return False
    return any(looks_like_name(text[end + 1 : end + 1 + n]) for n in (3, 2))


def _runs_on(text: str, start: int, before: str) -> bool:
    """Say whether the word before may run on into the surname: 对党忠诚, 400 余万元, 千千万万."""
    if text[start] in "余万千":
        return start > 0 and text[max(0, start - 3) : start].rstrip()[-1:] in NUMERAL
    if text[start] not in "于党" or before in (LEADS_TO_YU if text[start] == "于" else _LEADS_TO_DANG):
        return False
    return "\u3400" <= before <= "\u9fff" and text[start - 2 : start] not in PREPOSITIONS


def _introduced(text: str, start: int, lists: NameLists) -> bool:
    """Say whether a word of two characters and more leads to a name: 任命, not 在, which makes 在于."""
    return any(text[start - size : start] in lists.intro.words for size in (2, 3) if size <= start)


def _framed(text: str, start: int, end: int, lists: NameLists) -> bool:
    """Say whether a post stands before and a post or a deed after, or another name beside."""
    if _beside_name(text, start, end) or lists.title.begin(text, end):
        return True
    if not lists.before.end(text, start):
        return False
    closed = end - start == 3 and text[end : end + 1] in EDGE and _favour(text, start, 1, end, lists) > 0
    return closed or lists.verb.begin(text, end)
