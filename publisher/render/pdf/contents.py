"""The contents list: titles with bylines and page numbers; each entry is a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...layout import MM, Style
from ...typeset import EM, Setting, set_natural
from .compose import Composer, Matter
from .ink import Piece, Row, Rule
from .pages import Area, Sheet, fill
from .tags import Element

_GREY = "#595959"


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of the contents: an article's title, its byline, the place it starts, the printed page, its level from 0, whether short."""

    title: str
    byline: str
    target: str
    label: str
    level: int = 0
    brief: bool = False


def contents(composer: Composer, entries: Sequence[Listed], white: float = 1.0) -> list[Sheet]:
    """Give the pages of the contents, with the page numbers before the titles or after them as the layout says.

    `white` is the share of the white space between entries that is left.
    """
    word, parts = composer.layout.words["contents"], composer.layout.parts
    before = parts.contents_numbers == "before"
    sect = composer.root.add("Sect", title="contents")
    heading = sect.add(f"H{composer.outline.level(1)}")
    matter = composer.plain(word, "xiaobiaosong")
    line = set_natural(matter[2], [(0, len(word))], spread=EM * (0.5 if before else 1.0))[0]
    style = Style(font="xiaobiaosong", size=26 if before else 22, leading=44)
    left = 0.0 if before else (composer.width - line.width * style.size / EM) / 2
    bar = (Rule(0, 0, 22 * MM, 3, parts.accent), Rule(0, 0, composer.width, 0.5)) if before else ()
    rows = [Row(18, rules=bar, keep=True)] if bar else []
    rows += [Row(style.leading, ((heading, composer.piece(matter, line, style, left)),), keep=True), *composer.gap(0.8)]
    toc = sect.add("TOC")
    for entry in entries:
        link = toc.add("TOCI").add("Reference").add("Link")
        made, free = _number_first(composer, entry, link) if before else _number_last(composer, entry, link)
        rows += _linked(composer, made, entry, link, free * white)
    return fill(rows, Area(composer.layout.page.text_height * MM))


def _number_first(composer: Composer, entry: Listed, link: Element) -> tuple[list[Row], float]:
    """Set one entry: the number in the accent colour, the title broken at phrase boundaries, the byline under it; give its white too."""
    size, leading = (10.5, 16.0) if entry.brief or entry.level else (12.5, 18.0)
    style = Style(font="song" if entry.brief or entry.level else "hei", size=size, leading=leading, align="start", left=34 / size)
    number, digits = _up_to(composer, entry.label, style.left)
    first = (link, composer.piece(number, digits, replace(style, color=composer.layout.parts.accent), 0.0))
    rows = composer.text(composer.plain(entry.title.replace("\n", " "), style.font), style, link)
    rows[0].pieces = (first, *rows[0].pieces)
    if entry.byline:
        own = Style(font="kai", size=10, leading=15, align="start", left=3.4, color=_GREY)
        rows += composer.text(composer.plain(entry.byline.replace("\n", " "), "kai"), own, link)
    return rows, 6.5 if entry.brief else 8.0


def _up_to(composer: Composer, label: str, width: float) -> tuple[Matter, Setting]:
    """Set a number and wide spaces up to `width` in em, so that readers see one line with what stands there and not two columns."""
    size = len(label)
    own = set_natural(composer.plain(label, "song")[2], [(0, size)])[0].width
    count, rest = divmod(int(width * EM - own), EM)
    if composer.case.vertical:
        count = rest = 0
    matter = composer.plain(label + "\u3000" * count, "song")
    line = set_natural(matter[2], [(0, len(matter[0]))])[0]
    return matter, line._replace(moves=(*line.moves, (size, rest)) if rest else line.moves)


def _number_last(composer: Composer, entry: Listed, link: Element) -> tuple[list[Row], float]:
    """Set one entry: the title, turned lines in by one em, the byline in kai, dots, the number at the right edge; give its white too."""
    indent = 2.0 * entry.level
    style = Style(font="kai" if entry.level else "song", size=11.5, leading=19, align="start", left=indent, hanging=1.0)
    number = composer.plain(entry.label, "song")
    digits = set_natural(number[2], [(0, len(number[0]))])[0]
    right = composer.width - digits.width * style.size / EM
    title = composer.plain(entry.title.replace("\n", " "), style.font)
    rows = composer.text(title, style, link, composer.width - 4.5 * style.size)
    end = _end(rows)
    byline = composer.plain(entry.byline.replace("\n", " "), "kai") if entry.byline else None
    if byline:
        line = set_natural(byline[2], [(0, len(byline[0]))])[0]
        if end + 1.5 * style.size + line.width * style.size / EM > right - 3 * style.size:
            own = replace(style, font="kai", left=indent + 1.0, hanging=0.0)
            rows += composer.text(byline, own, link, composer.width - 4.5 * style.size)
        else:
            rows[-1].pieces += ((link, composer.piece(byline, line, style, end + style.size)),)
    dots = _leader(composer, style, _end(rows) + 0.5 * style.size, right - 0.5 * style.size)
    rows[-1].pieces += (*dots, (link, composer.piece(number, digits, style, right)))
    return rows, 2.0 if entry.level else 5.0


def _linked(composer: Composer, rows: list[Row], entry: Listed, link: Element, white: float) -> list[Row]:
    """Make the rows of an entry links to its place, kept together, with white space after them."""
    for row in rows:
        row.links = ((0.0, composer.width, entry.target, entry.title.replace("\n", " "), link),)
        row.keep = row is not rows[-1]
    rows[-1].height += white
    return rows


def _end(rows: Sequence[Row]) -> float:
    piece = rows[-1].pieces[-1][1]
    return piece.x + piece.width


def _leader(composer: Composer, style: Style, start: float, end: float) -> tuple[tuple[None, Piece], ...]:
    """Give dots from `start` to `end`, on one grid for all entries; they are furniture."""
    step = 0.5 * style.size
    first, last = int(-(-start // step)), int(end // step)
    if last <= first:
        return ()
    dots = composer.plain("." * (last - first), "song")
    own = composer.case.sorts("song")["."]
    line = set_natural(dots[2], [(0, last - first)], spread=EM / 2 - own)[0]
    return ((None, composer.piece(dots, line, style, first * step)),)
