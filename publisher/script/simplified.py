"""Traditional to Simplified: the chain that fits the forms of the text; a text that is Simplified already stays as it is."""

from __future__ import annotations

from functools import cache

from .lexicon import Lexicon, best_reading
from .spans import Span, lay
from .tables import rows
from .targets import opencc_plain

_HONG_KONG = frozenset("裏説衞羣啓綫着麪鈎溈脱閲")


@cache
def _corrections() -> Lexicon:
    return Lexicon({row["source"]: row["form"] for row in rows("simplified")})


def region_of(text: str, origin: str = "") -> str:
    """Give the region, `tw` or `hk`, whose forms a Traditional text has; `origin` is its language tag where it is known."""
    hong_kong = origin == "zh-Hant-HK" or (origin != "zh-Hant-TW" and not _HONG_KONG.isdisjoint(text))
    return "hk" if hong_kong else "tw"


def simplify(text: str, origin: str = "") -> str:
    """Convert to Simplified, character by character: the length stays. `origin` as for `region_of`."""
    if opencc_plain("t2s", text) == text:
        return text
    plain = opencc_plain(f"{region_of(text, origin)}2s", text)
    lexicon = _corrections()
    spans = (Span(start, end, lexicon.table[plain[start:end]]) for start, end in best_reading(lexicon.places(plain), lambda start, end: 0))
    return lay(plain, spans)[0]
