"""What stands before the text: a cover, a title page, the contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...layout import MM, Style
from ...typeset import EM, set_natural
from .compose import Composer
from .ink import Piece, Row, Rule
from .pages import Area, Sheet, fill
from .tags import Element

RED = "#a8201a"
_ISSUE = re.compile(r"[（(]?\s*(?:\d{4}\s*年\D*)?[总總]?\s*第\s*[0-9一二三四五六七八九十百〇○]+\s*[期号號辑輯].*$|\d{4}\s*年\s*\d+\s*期.*$")


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of the contents: an article's title, its byline, the place it starts, the printed page, its level from 0."""

    title: str
    byline: str
    target: str
    label: str
    level: int = 0


def _spaced(composer: Composer, text: str, role: str, size: float, *, spread: float = 0.0, x: float | None = None, color: str = "#000000",
            leading: float = 0.0, element: Element | None = None) -> Row:
    """Give a line of display text, centred unless `x` is given, opened by `spread` em."""
    matter = composer.plain(text, role)
    line = set_natural(matter[2], [(0, len(matter[0]))], spread=spread * EM)[0]
    style = Style(font=role, size=size, leading=leading or size * 1.5, color=color)
    left = (composer.width - line.width * size / EM) / 2 if x is None else x
    return Row(style.leading, ((element, composer.piece(matter, line, style, left)),))


def _display(composer: Composer, text: str, role: str, sizes: Sequence[float], width: float, element: Element, *, align: str = "centre",
             color: str = "#000000", most: int = 3) -> list[Row]:
    """Set display text in the largest of some sizes that takes no more than `most` lines."""
    rows: list[Row] = []
    for size in sizes:
        style = Style(font=role, size=size, leading=size * 1.42, align=align, color=color)
        rows = composer.text(composer.plain(text, role), style, element, width)
        if len(rows) <= most:
            break
    return rows


def cover(composer: Composer, title: str, entries: Sequence[Listed]) -> Sheet:
    """Give the cover of an issue: its name in red, the issue and the issuer under it, the main articles below."""
    metadata, page = composer.document.metadata, composer.layout.page
    sect = composer.root.add("Sect", title="cover")
    height, width = page.text_height * MM, composer.width
    name, issue = _name_and_issue(title)
    column = _Column(Sheet(opens=True, name=composer.layout.words["cover"]))
    column.rule(Rule(0, 0, width, 3.2, RED), 0.0)
    column.skip(18 * MM)
    sizes = (64, 56, 48) if issue and len(name) <= 6 else (46, 40, 34, 28, 24)
    column.rows(_display(composer, name, "xiaobiaosong", sizes, width, sect.add("P"), color=RED))
    column.skip(4 * MM)
    if issue:
        column.rows([_spaced(composer, issue, "hei", 17, spread=0.06, element=sect.add("P"))])
    date = "" if metadata.date[:4] in issue else _date(metadata.date)
    line = "　".join(part for part in (metadata.issuer or metadata.publisher, date) if part)
    if line:
        column.rows([_spaced(composer, line, "kai", 15, spread=0.08, element=sect.add("P"))])
    column.skip(5 * MM)
    column.rule(Rule(width / 2 - 20 * MM, 0, 40 * MM, 0.8, RED), 0.0)
    _main_articles(composer, column.sheet, entries, max(column.y + 22 * MM, height * 0.45), height, sect)
    column.rule(Rule(0, 0, width, 0.8, RED), height - 1)
    return column.sheet


class _Column:
    """Rows put one under another on a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.y = sheet, 0.0

    def skip(self, height: float) -> None:
        self.y += height

    def rule(self, rule: Rule, at: float) -> None:
        self.sheet.rows.append((max(at, self.y), Row(0, rules=(rule,))))

    def rows(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self.sheet.rows.append((self.y, row))
            self.y += row.height


def _name_and_issue(title: str) -> tuple[str, str]:
    """Part the name of a periodical from the number of its issue, where the title has both."""
    found = _ISSUE.search(title)
    return (title[: found.start()].strip(), found.group().strip()) if found and found.start() else (title, "")


def _main_articles(composer: Composer, sheet: Sheet, entries: Sequence[Listed], y: float, height: float, sect: Element) -> None:
    """Set the first articles of the issue, as many as there is room for."""
    left = 14 * MM
    style = Style(font="hei", size=13, leading=19, align="left", hanging=0.0)
    for entry in entries:
        rows = composer.text(composer.plain(entry.title.replace("\n", " "), "hei"), style, sect.add("P"), composer.width - 2 * left)
        if y + sum(r.height for r in rows) > height - 14 * MM or len(sheet.rows) > 40:
            break
        sheet.rows.append((y, Row(0, rules=(Rule(left - 12, 6.5, 5, 5, RED),))))
        for row in rows:
            row.pieces = tuple((e, replace(p, x=p.x + left)) for e, p in row.pieces)
            sheet.rows.append((y, row))
            y += row.height
        y += 7


def title_page(composer: Composer, title: str) -> Sheet:
    """Give the title page of a book: title in the upper third, author under it, publisher and date at the foot."""
    metadata = composer.document.metadata
    sect = composer.root.add("Sect", title="title page")
    height, width = composer.layout.page.text_height * MM, composer.width * 0.9
    name, issue = _name_and_issue(title)
    column = _Column(Sheet(opens=True, name=composer.layout.words["title_page"]))
    column.skip(height * 0.2)
    rows = _display(composer, name, "xiaobiaosong", (32, 28, 24, 20), width, sect.add("P"), most=4)
    for row in rows:
        row.pieces = tuple((e, replace(p, x=p.x + (composer.width - width) / 2)) for e, p in row.pieces)
    column.rows(rows)
    column.skip(6 * MM)
    if issue:
        column.rows([_spaced(composer, issue, "hei", 15, spread=0.06, element=sect.add("P"))])
    if metadata.author:
        column.rows([_spaced(composer, "　".join(metadata.author), "kai", 16, spread=0.05, element=sect.add("P"))])
    date = "" if metadata.date[:4] in issue else _date(metadata.date)
    foot = [part for part in (metadata.publisher or metadata.issuer, date) if part]
    column.y = height - len(foot) * 24
    column.rows([_spaced(composer, part, "song", 13, leading=24, element=sect.add("P")) for part in foot])
    return column.sheet


def _date(value: str) -> str:
    """Write an ISO date as Chinese: 2021年5月."""
    parts = [p.lstrip("0") or "0" for p in value.split("-")] if value[:4].isdigit() else []
    return "".join(p + unit for p, unit in zip(parts, "年月日", strict=False)) or value


def contents(composer: Composer, entries: Sequence[Listed]) -> list[Sheet]:
    """Give the pages of the contents: titles with bylines, leaders, page numbers; each entry is a link."""
    word = composer.layout.words["contents"]
    sect = composer.root.add("Sect", title="contents")
    level = composer.outline.level(1)
    rows = [_spaced(composer, word, "xiaobiaosong", 22, spread=1.0, leading=44, element=sect.add(f"H{level}")), *composer.gap(0.6)]
    toc = sect.add("TOC")
    for entry in entries:
        rows += _entry(composer, entry, toc.add("TOCI").add("Reference"))
    return fill(rows, Area(composer.layout.page.text_height * MM))


def _entry(composer: Composer, entry: Listed, reference: Element) -> list[Row]:
    """Set one entry: the title, turned lines in by one em, the byline in kai, dots, the number at the right edge."""
    link = reference.add("Link")
    indent = 2.0 * entry.level
    style = Style(font="kai" if entry.level else "song", size=11.5, leading=19, align="justify", left=indent, hanging=1.0)
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
    last = rows[-1]
    dots = _leader(composer, style, _end(rows) + 0.5 * style.size, right - 0.5 * style.size)
    last.pieces += (*dots, (link, composer.piece(number, digits, style, right)))
    for row in rows:
        row.links = ((0.0, composer.width, entry.target, entry.title.replace("\n", " "), link),)
        row.keep = row is not last
    last.height += 2 if entry.level else 5
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
