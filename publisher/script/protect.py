"""What a conversion leaves alone: addresses and code whole, quoted titles and document numbers in their vocabulary."""

from __future__ import annotations

import re
from functools import cache

_SIGNS = ("://", "www.", "@", "`")
"""One of these stands in whatever is left alone."""
Place = tuple[int, int]


# Large sets of characters are slow to compile: neither expression is made before a text asks for it.
@cache
def _whole() -> re.Pattern[str]:
    plain = r"[^\s\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
    # Chinese characters belong to an address where a sign of one follows them, or where they end it after a stroke and before a space.
    han = r"[\u3400-\u9fff]+"
    path = rf"(?:{plain}+|{han}(?=[/?#=&%._-][\w/\u3400-\u9fff])|(?<=/){han}(?=\s|$))*"
    return re.compile(
        rf"(?:https?|ftp)://{plain}+{path}"
        rf"|www\.[\w.-]+(?:/{path})?"
        r"|[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
        r"|`[^`\n]+`", re.ASCII)


@cache
def _wording() -> re.Pattern[str]:
    title = r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》|〈[^〈〉\n]+〉"
    number = r"[\u3400-\u9fff]{1,12}[〔﹝\[（(]\s*\d{4}\s*[〕﹞\]）)]\s*第?\s*\d+\s*号"
    return re.compile(f"{title}|{number}")


def untouched(text: str) -> list[Place]:
    """Find addresses, mail addresses and code in backquotes: not a character of them changes."""
    return [m.span() for m in _whole().finditer(text)] if any(sign in text for sign in _SIGNS) else []


def own_wording(text: str) -> list[Place]:
    """Find quoted titles 《…》〈…〉 and document numbers: their characters change, their words do not."""
    return [m.span() for m in _wording().finditer(text)]
