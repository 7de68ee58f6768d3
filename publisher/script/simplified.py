"""Traditional to Simplified: the chain that fits the forms of the text; a text that is Simplified already stays as it is."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import Lexicon, best_reading
from .spans import Span, lay
from .tables import rows
from .targets import opencc_plain

_EITHER = ("黏", "粘")
"""What Traditional text writes for a character that Simplified writes more often, and that it has as well."""
_TRADITIONAL = tuple(zip("姪揹伕暱妳牠慼", "侄背夫昵你它戚", strict=True))
"""Traditional characters that OpenCC's chains take for Simplified ones as well."""
_HONG_KONG = frozenset("裏説衞羣啓綫着麪鈎溈脱閲")


@cache
def _corrections() -> Lexicon:
    return Lexicon({row["source"]: row["form"] for row in rows("simplified")})


@cache
def _first_characters() -> re.Pattern[str]:
    """Give a pattern that every place of a correction matches, and that is found faster than the places."""
    return re.compile("|".join(sorted({word[:2] for word in _corrections().table})))


def region_of(text: str, origin: str = "") -> str:
    """Give the region, `tw` or `hk`, whose forms a Traditional text has; `origin` is its language tag where it is known."""
    hong_kong = origin == "zh-Hant-HK" or (origin != "zh-Hant-TW" and not _HONG_KONG.isdisjoint(text))
    return "hk" if hong_kong else "tw"


def simplify(text: str, origin: str = "") -> str:
    """Convert to Simplified, character by character: the length stays. `origin` as for `region_of`."""
    if origin.startswith("zh-Hant") or opencc_plain("t2s", text) != text or any(traditional in text for traditional, _ in _TRADITIONAL):
        return simplify_traditional(text, origin)
    return text


def simplify_traditional(text: str, origin: str = "") -> str:
    """Convert what is known to be Traditional to Simplified, as `simplify` does."""
    for traditional, simplified in (*_TRADITIONAL, _EITHER):
        text = text.replace(traditional, simplified)
    plain = opencc_plain(f"{region_of(text, origin)}2s", text)
    lexicon = _corrections()
    if not _first_characters().search(plain):
        return plain
    spans = (Span(start, end, lexicon.table[plain[start:end]]) for start, end in best_reading(lexicon.places(plain), lambda start, end: 0))
    return lay(plain, spans)[0]
