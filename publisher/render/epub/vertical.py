"""Lines from the top down: short numbers stand upright (CLREQ, 2.2 and 3.3: figures in vertical writing), the stylesheet is turned."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_NUMBER = re.compile(r"(?<![0-9A-Za-z.,:/%+\-–])(\d{1,4}|!!|!\?|\?\?)(?![0-9A-Za-z.,:/%+\-–℃])")
_TOGETHER = 2
"""Figures that go side by side into one square; three and four stand one above the other."""


def upright(text: str) -> Markup:
    """Give a text as XHTML with its short numbers upright; a longer number, a decimal or a Latin word lies on its side."""
    out = []
    start = 0
    for match in _NUMBER.finditer(text):
        name = "together" if len(match[0]) <= _TOGETHER else "stacked"
        out += [escape(text[start:match.start()]), Markup('<span class="%s">%s</span>') % (name, match[0])]
        start = match.end()
    return Markup("").join([*out, escape(text[start:])])


_TURNED = {"top": "right", "right": "bottom", "bottom": "left", "left": "top", "width": "height"}
_BOX = re.compile(r"\b(margin|padding): ([^;{}]+ [^;{}]+);")
_SIDE = re.compile(r"\b((?:margin|padding|border)-)(top|right|bottom|left)\b|\b(min-)(width)\b")


def turned(sheet: str) -> str:
    """Turn a stylesheet for lines that run across into one for lines from the top down: what was above a block stands to its right.

    The sheet is one of ours: margins and paddings as one to four lengths, sides by name. CSS has logical names for the sides, which old
    reading systems do not know.
    """
    def box(match: re.Match[str]) -> str:
        given = match[2].split()
        top, right, bottom, left = {2: given * 2, 3: [*given, given[1]]}.get(len(given), given)
        return f"{match[1]}: {left} {top} {right} {bottom};"

    def side(match: re.Match[str]) -> str:
        return (match[1] or match[3]) + _TURNED[match[2] or match[4]]

    return _SIDE.sub(side, _BOX.sub(box, sheet))
