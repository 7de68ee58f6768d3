"""What a conversion leaves alone: addresses and code whole, quoted titles and document numbers in their vocabulary."""

from __future__ import annotations

import re

_PLAIN = r"[^\s\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
# Chinese characters belong to an address where a sign of an address follows them, or where they end it after a stroke and before a space.
_HAN = r"[\u3400-\u9fff]+"
_PATH = rf"(?:{_PLAIN}+|{_HAN}(?=[/?#=&%._-][\w/\u3400-\u9fff])|(?<=/){_HAN}(?=\s|$))*"
_WHOLE = re.compile(
    rf"(?:https?|ftp)://{_PLAIN}+{_PATH}"
    rf"|www\.[\w.-]+(?:/{_PATH})?"
    r"|[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|`[^`\n]+`", re.ASCII)
_SIGNS = ("://", "www.", "@", "`")
"""One of these stands in whatever is left alone."""
_TITLE = r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》|〈[^〈〉\n]+〉"
_NUMBER = r"[\u3400-\u9fff]{1,12}[〔﹝\[（(]\s*\d{4}\s*[〕﹞\]）)]\s*第?\s*\d+\s*号"
_WORDING = re.compile(f"{_TITLE}|{_NUMBER}")

Place = tuple[int, int]


def untouched(text: str) -> list[Place]:
    """Find addresses, mail addresses and code in backquotes: not a character of them changes."""
    return [m.span() for m in _WHOLE.finditer(text)] if any(sign in text for sign in _SIGNS) else []


def own_wording(text: str) -> list[Place]:
    """Find quoted titles 《…》〈…〉 and document numbers: their characters change, their words do not."""
    return [m.span() for m in _WORDING.finditer(text)]
