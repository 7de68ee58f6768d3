"""Radical and compatibility forms that PDF extraction yields for ordinary hanzi: ⼀ for 一, ⻓ for 长, a compatibility 金 for 金.

Fonts share one glyph between such code points, and a PDF names a glyph by one of them only. Nothing else is touched: full-width
letters, ①, ㎡ and the like are the author's. The form found goes on record with what stands in its place (`Dropped.instead`), so
that the count still comes out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from publisher.model import Dropped, Line, SourceText

_FORM = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")

# Unicode gives a decomposition for two forms of the supplement block only; the other shapes, each with the hanzi of its own script.
_SUPPLEMENT = dict(zip(
    "⺃⺅⺉⺋⺌⺍⺎⺐⺒⺓⺖⺗⺘⺙⺛⺝⺞⺠⺡⺢⺣⺤⺥⺦⺩⺪⺫⺬⺭⺮⺯⺰⺱⺳⺶⺷⺹⺺⺼⺽⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰",
    "乚亻刂㔾小小兀尣巳幺忄心扌攵旡月歺民氵氺灬爫爫丬王疋罒礻礻竹糹纟罓网羊羊耂肀月臼艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙",
    strict=True,
))
_SUPPLEMENT["\u2e9f"], _SUPPLEMENT["\u2ef3"] = "母", "龟"
# Unicode decomposes to shapes of the Kangxi dictionary; print has 青 everywhere, and 户 in Simplified text.
_SUPPLEMENT["\u2fad"] = "青"
_DOOR, _DOORS = "\u2f3e", ("户", "戶")
_SIMPLIFIED, _TRADITIONAL = frozenset("国这为们时会学发经实关总进组产"), frozenset("國這為們時會學發經實關總進組產")


def unify(text: str) -> str:
    """Give a text with radical and compatibility forms replaced by their hanzi; a form that has none stays."""
    return _FORM.sub(lambda match: hanzi_of(match[0]), text)


def hanzi_of(form: str) -> str:
    """Give the hanzi that a radical or compatibility form stands for, or the form itself."""
    return _SUPPLEMENT.get(form) or unicodedata.normalize("NFKC", form)


def _door(lines: Sequence[Line]) -> str:
    """Give the hanzi that the radical ⼾ stands for in a text, by its script."""
    if not any(_DOOR in line.text for line in lines):
        return _DOORS[0]
    text = "".join(line.text for line in lines)
    return _DOORS[sum(char in _TRADITIONAL for char in text) > sum(char in _SIMPLIFIED for char in text)]


def unify_compatibility(source: SourceText) -> SourceText:
    """Replace radical and compatibility forms by their hanzi (reason "compatibility-character")."""
    lines: list[Line] = []
    dropped = list(source.dropped)
    door = _door(source.lines)
    for line in source.lines:
        text = line.text if line.text.isascii() else unify(line.text.replace(_DOOR, door))
        if text == line.text:
            lines.append(line)
            continue
        changed = [(a, b) for a, b in zip(line.text, text, strict=True) if a != b]
        old, new = ("".join(column) for column in zip(*changed, strict=True))
        dropped.append(Dropped(old, "compatibility-character", line.lines, new))
        lines.append(replace(line, text=text))
    return source if len(dropped) == len(source.dropped) else replace(source, lines=tuple(lines), dropped=tuple(dropped))
