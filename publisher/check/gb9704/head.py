"""Checks of the masthead (7.2, 10.1, 10.2), the title (7.3.1) and the recipients (7.3.2)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ..pdf_page import Line, is_ideograph
from .faces import departs
from .measures import ASKED, MM, Departure
from .parts import SIGNER, Parts

_BESIDE = re.compile(r"^(?:\d{6}|[绝絕机機秘]密(?:★\S{1,3}?[年月日])?|[特加平]急)\s*")
"""What stands at the left of a letter's number (10.1)."""
_NUMBER = re.compile(r"[^〔〕\d]+〔\d{4}〕[1-9]\d*[号號]")
_ORDER_TOP, _LETTER_TOP = 20.0, 30.0
_LETTER_FOOT, _LETTER_WIDTH, _LETTER_DROP = 20.0, 170.0, 4.0
_NO_END = "“‘（《〈【〔『「"
_NO_START = "，。、；：！？”’）》〉】〕』」的"
_UNITS = "年月日届次个周期号号號"
_BOUND = 0.8
_OFTEN = 5


def mark(parts: Parts) -> Iterator[Departure]:
    """Check the place of the issuing body's mark (7.2.4; of an order: 10.2, of a letter: 10.1)."""
    left, right = parts.grid.sides(parts.pages[0])
    for line in parts.mark:
        off = ((line.x0 + line.x1) - (left + right)) / 2 / MM
        if not ASKED["K921"].holds(off):
            yield Departure("K921", parts.first, f"{abs(off):.1f} mm to the {'right' if off > 0 else 'left'}", abs(off))
    if parts.mark and not parts.letter:
        top = (parts.mark[0].top - (37 * MM if parts.grid.top is None else parts.grid.top)) / MM
        off = top - (_ORDER_TOP if parts.order else ASKED["K922"].value)
        if abs(off) > ASKED["K922"].slack:
            yield Departure("K922", parts.first, f"{top:.1f} mm" + (" (an order: 20 mm, 10.2)" if parts.order else ""))


def number(parts: Parts) -> Iterator[Departure]:
    """Check place and form of the document number (7.2.5)."""
    line, grid = parts.number, parts.grid
    if line is None:
        return
    words = SIGNER.split(line.text)[0]
    if parts.letter:
        words = _BESIDE.sub("", words)
    if not parts.order and not _NUMBER.fullmatch(words):
        yield Departure("K924", parts.first, f"'{words}'")
    if parts.letter or not parts.mark:
        return
    left, right = grid.sides(parts.pages[0])
    gap = line.top - parts.mark[-1].foot
    if not grid.is_lines(gap, ASKED["K923"].value, ASKED["K923"].slack):
        yield Departure("K923", parts.first, f"{gap / grid.step:.1f} lines under the mark")
    off = (line.x0 - left) / grid.em - 1 if SIGNER.search(line.text) else ((line.x0 + line.x1) - (left + right)) / 2 / grid.em
    if abs(off) > 0.5:
        yield Departure("K923", parts.first, f"{abs(off):.1f} 字 to the {'right' if off > 0 else 'left'}")


def rule(parts: Parts) -> Iterator[Departure]:
    """Check place and width of the red rule (7.2.7)."""
    if parts.number is None or parts.letter or not parts.mark:
        return
    if parts.rule is None:
        yield Departure("K925", parts.first, "no rule")
        return
    drop = (parts.rule.top - parts.number.foot) / MM
    if not ASKED["K925"].holds(drop):
        yield Departure("K925", parts.first, f"{drop:.1f} mm")
    left, right = parts.grid.sides(parts.pages[0])
    if max(abs(parts.rule.x0 - left), abs(parts.rule.x1 - right)) > ASKED["K926"].slack * MM:
        yield Departure("K926", parts.first, f"{(parts.rule.x1 - parts.rule.x0) / MM:.1f} mm")


def letter(parts: Parts) -> Iterator[Departure]:
    """Check the letter's form: place of its mark, length and places of its double rules (10.1)."""
    if not parts.letter:
        return
    page, rules = parts.pages[0], parts.double_rules
    if parts.mark and abs(parts.mark[0].top / MM - _LETTER_TOP) > 2:
        yield Departure("K927", parts.first, f"mark {parts.mark[0].top / MM:.1f} mm from the edge")
    for bar in rules:
        if abs((bar.x1 - bar.x0) / MM - _LETTER_WIDTH) > 1 or abs(bar.x0 + bar.x1 - page.width) > 2 * MM:
            yield Departure("K927", parts.first, f"rule of {(bar.x1 - bar.x0) / MM:.1f} mm")
    if parts.mark and abs((rules[0].top - parts.mark[-1].foot) / MM - _LETTER_DROP) > 2:
        yield Departure("K927", parts.first, f"rules {(rules[0].top - parts.mark[-1].foot) / MM:.1f} mm under the mark")
    foot = (page.height - rules[-1].foot) / MM
    if len(rules) < 4 or abs(foot - _LETTER_FOOT) > 1.5:
        yield Departure("K927", parts.first, f"last rule {foot:.1f} mm above the foot")


def title(parts: Parts) -> Iterator[Departure]:
    """Check size, face and place of the title (7.3.1)."""
    lines, grid = parts.title, parts.grid
    left, right = grid.sides(parts.pages[0])
    for line in lines:
        if not ASKED["K930"].holds(line.size):
            yield Departure("K930", parts.first, f"{line.size:g} pt", abs(line.size - ASKED["K930"].value))
        off = ((line.x0 + line.x1) - (left + right)) / 2 / grid.em
        if not ASKED["K931"].holds(off):
            yield Departure("K931", parts.first, f"{abs(off):.1f} 字 to the {'right' if off > 0 else 'left'}", abs(off))
        if departs(line.face, "xiaobiaosong"):
            yield Departure("K935", parts.first, line.face)
    above = parts.rule.foot if parts.rule else parts.number.foot if parts.letter and parts.number else None
    if parts.letter and parts.number and lines:
        # In a letter urgency may stand below the number (10.1).
        above = max(line.foot for line in parts.pages[0].lines if parts.number.y <= line.y < lines[0].y)
    if lines and above is not None:
        first = next(line for line in parts.pages[0].lines if line.y > above)
        gap = first.top - above
        if not grid.is_lines(gap, ASKED["K932"].value, ASKED["K932"].slack):
            yield Departure("K932", parts.first, f"{gap / grid.step:.1f} lines")


def title_shape(parts: Parts) -> Iterator[Departure]:
    """Check that no line of the title is narrower than both its neighbours, and that its lines end between words (7.3.1)."""
    widths = [(line.x1 - line.x0) / line.size for line in parts.title]
    for above, own, below in zip(widths, widths[1:], widths[2:], strict=False):
        if own < min(above, below) - ASKED["K933"].slack:
            yield Departure("K933", parts.first, f"a line of {own:.0f} 字 between {above:.0f} and {below:.0f}")
    body = "".join(p.text for p in parts.text)
    pairs, singles = Counter(map("".join, pairwise(body))), Counter(body)
    for one, two in pairwise(parts.title):
        if _inside_word(one, two, pairs, singles):
            yield Departure("K934", parts.first, f"'{one.text[-2:]}|{two.text[:2]}'")


def _inside_word(one: Line, two: Line, pairs: Counter[str], singles: Counter[str]) -> bool:
    """Say whether a break is inside a word: of Latin letters, of a figure and its unit, or of two characters that the text never parts."""
    a, b = one.text[-1], two.text[0]
    if a in _NO_END or b in _NO_START or (a.isascii() and a.isalnum() and (b in _UNITS or (b.isascii() and b.isalnum()))):
        return True
    together = pairs[a + b]
    return is_ideograph(a) and is_ideograph(b) and together >= _OFTEN and together >= _BOUND * max(singles[a], singles[b])


def recipients(parts: Parts) -> Iterator[Departure]:
    """Check place and end of the recipients (7.3.2)."""
    lines, grid = parts.recipients, parts.grid
    if not lines:
        return
    page = parts.pages[0]
    left, _ = grid.sides(page)
    above = [line for line in page.lines if line.y < lines[0].y]
    blank = grid.blank_between(above[-1], lines[0]) if above else ASKED["K936"].value
    if blank != ASKED["K936"].value:
        yield Departure("K936", parts.first, f"{blank:g} blank lines above")
    for line in lines:
        if abs(line.x0 - left) > ASKED["K936"].slack * grid.em and is_ideograph(line.text[0]):
            yield Departure("K936", parts.first, f"{(line.x0 - left) / grid.em:.1f} 字 in")
    if lines[-1].text[-1] != "：":
        yield Departure("K937", parts.first, f"'{lines[-1].text[-4:]}'")
