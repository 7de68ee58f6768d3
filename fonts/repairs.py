"""The repairs made to bundled faces, each a function of a fontTools font that changes it in place.

All faces come out with 1000 units to the em and the same square for a hanzi: from 120 under the baseline to 880 above it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

EM = 1000
TOP = 880
MIDDLE = 380
OVERLAP = 10
"""How far the dash reaches over each edge of its square, so that no seam shows between two."""

BEARING = 60
"""Distance of a bracket or quotation mark from the outer edge of its half."""

QUOTES = {0x2018: "right", 0x201C: "right", 0x2019: "left", 0x201D: "left"}
BRACKETS = QUOTES | {ord(c): "right" for c in "（［｛〔【《〈「『〖〘〝"} | {ord(c): "left" for c in "）］｝〕】》〉」』〗〙〞"}


def _place(font: TTFont, name: str, *, left: int) -> None:
    """Set a glyph in a square of one em with its left edge at `left`."""
    glyph = font["glyf"][name]
    _shift(glyph, left - glyph.xMin, 0)
    _measure(font, name)


def _shift(glyph: Any, dx: int, dy: int) -> None:
    if glyph.isComposite():
        for part in glyph.components:
            part.x, part.y = part.x + dx, part.y + dy
    else:
        glyph.coordinates.translate((dx, dy))
    for field, move in (("xMin", dx), ("xMax", dx), ("yMin", dy), ("yMax", dy)):
        setattr(glyph, field, getattr(glyph, field) + move)


def _measure(font: TTFont, name: str) -> None:
    """Give a glyph the advances of a full square and the bearings that go with its outline."""
    glyph = font["glyf"][name]
    font["hmtx"][name] = (EM, glyph.xMin)
    if "vmtx" in font:
        font["vmtx"][name] = (EM, TOP - glyph.yMax)


def _bar(font: TTFont, name: str, box: tuple[int, int, int, int]) -> None:
    """Draw a glyph as a rectangle (left, bottom, right, top)."""
    left, bottom, right, top = box
    pen = TTGlyphPen(None)
    pen.moveTo((left, bottom))
    for point in ((left, top), (right, top), (right, bottom)):
        pen.lineTo(point)
    pen.closePath()
    glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["glyf"][name] = glyph
    _measure(font, name)


def join_dash(font: TTFont) -> None:
    """Draw U+2014 as a bar from edge to edge at mid-height, as heavy as it was, so that —— is one line; U+FE31 likewise, upright."""
    cmap = font.getBestCmap()
    name = cmap[0x2014]
    old = font["glyf"][name]
    weight = max(old.yMax - old.yMin, 40)
    low = MIDDLE - weight // 2
    _bar(font, name, (-OVERLAP, low, EM + OVERLAP, low + weight))
    upright = cmap.get(0xFE31)
    if upright is not None:
        low = (EM - weight) // 2
        _bar(font, upright, (low, TOP - EM - OVERLAP, low + weight, TOP + OVERLAP))
    if "GSUB" in font:
        _substitute_dash(font["GSUB"].table, name, upright)


def _substitute_dash(table: Any, name: str, upright: str | None) -> None:
    """Take out the ligatures of the dash, whose own outlines would come back, and see that it turns in vertical setting."""
    for lookup in table.LookupList.Lookup:
        for part in lookup.SubTable:
            inner = getattr(part, "ExtSubTable", part)
            if hasattr(inner, "ligatures"):
                inner.ligatures.pop(name, None)
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag in ("vert", "vrt2") and upright is not None:
            part = table.LookupList.Lookup[record.Feature.LookupListIndex[0]].SubTable[0]
            getattr(part, "ExtSubTable", part).mapping[name] = upright


def centre_dot(font: TTFont) -> None:
    """Set U+00B7 in the middle of a square."""
    name = font.getBestCmap()[0x00B7]
    glyph = font["glyf"][name]
    if font["hmtx"][name][0] != EM:
        _place(font, name, left=(EM - (glyph.xMax - glyph.xMin)) // 2)


def _to_halves(font: TTFont, sides: dict[int, str]) -> None:
    cmap = font.getBestCmap()
    for codepoint, side in sides.items():
        name = cmap.get(codepoint)
        if name is None:
            continue
        glyph = font["glyf"][name]
        _place(font, name, left=BEARING if side == "left" else EM - BEARING - (glyph.xMax - glyph.xMin))


def widen_quotes(font: TTFont) -> None:
    """Set quotation marks in squares: an opening one in the right half, a closing one in the left."""
    _to_halves(font, QUOTES)


def halve_brackets(font: TTFont) -> None:
    """Move brackets and quotation marks from the middle of their squares to the halves they belong to."""
    _to_halves(font, BRACKETS)


def alias_compatibility(font: TTFont) -> None:
    """Give compatibility hanzi (U+F900 and on, U+2F800 and on) the glyphs of those they stand for, where the font has none of their own.

    Text taken out of PDFs has 年 as U+F98E and the like.
    """
    cmap = font.getBestCmap()
    tables = [table for table in font["cmap"].tables if table.isUnicode() and table.format in (4, 12)]
    for codepoint in (*range(0xF900, 0xFADA), *range(0x2F800, 0x2FA1E)):
        plain = unicodedata.normalize("NFC", chr(codepoint))
        name = cmap.get(ord(plain)) if len(plain) == 1 else None
        for table in tables if name and codepoint not in cmap else ():
            if table.format == 12 or codepoint <= 0xFFFF:
                table.cmap[codepoint] = name


def to_thousand(font: TTFont) -> None:
    """Scale a face to 1000 units to the em."""
    scale_upem(font, EM)


def narrow_space(font: TTFont) -> None:
    """Make the space a quarter of the em, as beside proportional letters."""
    name = font.getBestCmap()[0x20]
    font["hmtx"][name] = (EM // 4, 0)


def fit_square(font: TTFont) -> None:
    """Bring a face of another em and baseline to 1000 units and the common square."""
    ascent = font["hhea"].ascent * EM // font["head"].unitsPerEm
    scale_upem(font, EM)
    glyphs = font["glyf"]
    rise = TOP - ascent
    for name in font.getGlyphOrder():
        glyph = glyphs[name]
        if glyph.numberOfContours > 0:
            _shift(glyph, 0, rise)
        elif glyph.isComposite():
            # Its parts have risen already.
            glyph.yMin, glyph.yMax = glyph.yMin + rise, glyph.yMax + rise
    for table, fields in (("hhea", ("ascent", "descent")), ("OS/2", ("sTypoAscender", "sTypoDescender"))):
        for field in fields:
            setattr(font[table], field, getattr(font[table], field) + rise)
    font["OS/2"].usWinAscent += rise


REPAIRS: dict[str, Callable[[TTFont], None]] = {
    "fit_square": fit_square,
    "join_dash": join_dash,
    "centre_dot": centre_dot,
    "widen_quotes": widen_quotes,
    "halve_brackets": halve_brackets,
    "narrow_space": narrow_space,
    "alias_compatibility": alias_compatibility,
    "to_thousand": to_thousand,
}
