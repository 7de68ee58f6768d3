"""What stands before the contents: an issue's cover, a book's title page, the imprint on its back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...layout import MM, Style
from ...model import subtitle_of
from ...typeset import EM, set_natural
from .compose import Composer
from .contents import Listed
from .ink import Row, Rule
from .pages import Sheet
from .tags import Element

_ISSUE = re.compile(
    r"[（(]?\s*(?:\d{4}\s*年(?:\s*\d{1,2}\s*月)?\D*)?[总總]?\s*第\s*[0-9一二三四五六七八九十百〇○]+\s*[期号號辑輯].*$"
    r"|\d{4}\s*年\s*\d+\s*期.*$"
)
_PLATE = 0.44
"""How much of the height of the cover its coloured plate takes."""

_LITTLE = 0.85
"""How much smaller display text may be so that it stands on one line."""

_MOST_ARTICLES = 9
_WHITE, _GREY = "#ffffff", "#595959"
_IMPRINT_WHITE = 16.0
"""White space between the rule over the imprint and its text, in pt."""


class _Column:
    """Rows put one under another on a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.y = sheet, 0.0

    def skip(self, height: float) -> None:
        self.y += height

    def rule(self, rule: Rule) -> None:
        self.sheet.rows.append((self.y, Row(0, rules=(rule,))))

    def rows(self, rows: Sequence[Row], x: float = 0.0) -> None:
        for row in rows:
            if x:
                row.pieces = tuple((e, replace(p, x=p.x + x)) for e, p in row.pieces)
            self.sheet.rows.append((self.y, row))
            self.y += row.height


def spaced(composer: Composer, text: str, role: str, size: float, element: Element, *, spread: float = 0.0, x: float | None = None,
           color: str = "#000000", leading: float = 0.0) -> Row:
    """Give a line of display text, centred unless `x` is given, opened by `spread` em."""
    matter = composer.plain(text, role)
    line = set_natural(matter[2], [(0, len(matter[0]))], spread=spread * EM)[0]
    style = Style(font=role, size=size, leading=leading or size * 1.5, color=color)
    left = (composer.width - line.width * size / EM) / 2 if x is None else x
    return Row(style.leading, ((element, composer.piece(matter, line, style, left)),))


def _display(composer: Composer, text: str, sizes: Sequence[float], width: float, element: Element, *, align: str = "centre",
             color: str = "#000000", most: int = 3) -> list[Row]:
    """Set display text in the largest of some sizes that takes no more than `most` lines; a little smaller where that makes one line."""
    found: list[tuple[float, list[Row]]] = []
    for size in sizes:
        style = Style(font="xiaobiaosong", size=size, leading=size * 1.36, align=align, color=color)
        found.append((size, composer.text(composer.plain(text, style.font), style, element, width)))
    size, rows = next((one for one in found if len(one[1]) <= most), found[-1])
    return next((other for smaller, other in found if size * _LITTLE <= smaller < size and len(other) == 1), rows)


def _name_and_issue(title: str) -> tuple[str, str]:
    """Part the name of a periodical from the number of its issue, where the title has both."""
    found = _ISSUE.search(title)
    return (title[: found.start()].strip(), found.group().strip()) if found and found.start() else (title, "")


def _date(value: str) -> str:
    """Write an ISO date as Chinese: 2021年5月."""
    parts = [p.lstrip("0") or "0" for p in value.split("-")] if value[:4].isdigit() else []
    return "".join(p + unit for p, unit in zip(parts, "年月日", strict=False)) or value


def cover(composer: Composer, title: str, entries: Sequence[Listed]) -> Sheet:
    """Give the cover of an issue: its name, number and issuer in white on a coloured plate, the main articles with their pages below.

    Short articles are named where there is room. Where not all are named, a line says how many are not.
    """
    metadata, page, accent = composer.document.metadata, composer.layout.page, composer.layout.parts.accent
    sect = composer.root.add("Sect", title="cover")
    name, issue = _name_and_issue(title)
    plate = page.height * MM * _PLATE - page.top * MM
    column = _Column(Sheet(opens=True, name=composer.layout.words["cover"]))
    column.rule(Rule(-page.left * MM, -page.top * MM, page.width * MM, page.top * MM + plate, accent))
    sizes = (76, 64, 54, 46) if len(name) <= 6 else (44, 38, 32, 27, 23)
    rows = _display(composer, name, sizes, composer.width, sect.add("P"), align="start", color=_WHITE)
    date = "" if metadata.date[:4] in issue else _date(metadata.date)
    line = "　".join(part for part in (issue, metadata.issuer or metadata.publisher, date) if part)
    column.y = plate - 14 * MM - sum(row.height for row in rows) - (30.0 if line else 0.0)
    column.rows(rows)
    if line:
        column.skip(10.0)
        column.rows([spaced(composer, line, "hei", 14, sect.add("P"), spread=0.06, x=0.0, color=_WHITE, leading=20)])
    column.y = plate + 13 * MM
    _main_articles(composer, column, entries, sect)
    return column.sheet


def _main_articles(composer: Composer, column: _Column, entries: Sequence[Listed], sect: Element) -> None:
    """Set the main articles of the issue in the order of its pages, and how many others there are."""
    words, accent, height = composer.layout.words, composer.layout.parts.accent, composer.layout.page.text_height * MM
    style = Style(font="hei", size=12.5, leading=19, align="start", left=2.6)
    room = height - column.y - 2 * 26
    wanted = sorted(entries, key=lambda e: e.brief)[:_MOST_ARTICLES]
    chosen: list[Listed] = []
    for entry in wanted:
        room -= 8 + style.leading * len(composer.broken(composer.plain(entry.title.replace("\n", " "), "hei"), style))
        if room < 0:
            break
        chosen.append(entry)
    if not chosen:
        return
    column.rows([spaced(composer, words["highlights"], "hei", 11, sect.add("P"), spread=0.2, x=0.0, color=accent, leading=18)])
    column.skip(8)
    for entry in sorted(chosen, key=entries.index):
        element = sect.add("P")
        number = spaced(composer, entry.label, "song", style.size, element, x=0.0, color=accent, leading=style.leading)
        rows = composer.text(composer.plain(entry.title.replace("\n", " "), "hei"), style, element)
        rows[0].pieces = (*number.pieces, *rows[0].pieces)
        column.rows(rows)
        column.skip(8)
    if len(chosen) < len(entries):
        rest = words["more"].format(len(entries) - len(chosen))
        column.skip(2)
        column.rows([spaced(composer, rest, "kai", 10.5, sect.add("P"), x=style.left * style.size, leading=18)])


def title_page(composer: Composer, title: str) -> Sheet:
    """Give the title page of a book: title in the upper third, author under it, publisher and date at the foot."""
    metadata = composer.document.metadata
    sect = composer.root.add("Sect", title="title page")
    height, width = composer.layout.page.text_height * MM, composer.width * 0.9
    name, issue = _name_and_issue(title)
    column = _Column(Sheet(opens=True, name=composer.layout.words["title_page"]))
    column.skip(height * 0.2)
    column.rows(_display(composer, name, (32, 28, 24, 20), width, sect.add("P"), most=4), (composer.width - width) / 2)
    if subtitle := subtitle_of(composer.document):
        under = Style(font="kai", size=18, leading=27, align="centre")
        column.skip(3 * MM)
        column.rows(composer.text(composer.plain(subtitle, under.font), under, sect.add("P"), width), (composer.width - width) / 2)
    column.skip(6 * MM)
    if issue:
        column.rows([spaced(composer, issue, "hei", 15, sect.add("P"), spread=0.06)])
    if metadata.author:
        column.rows([spaced(composer, "　".join(metadata.author), "kai", 16, sect.add("P"), spread=0.05)])
    date = "" if metadata.date[:4] in issue else _date(metadata.date)
    foot = [part for part in (metadata.publisher or metadata.issuer, date) if part]
    column.y = height - len(foot) * 24
    column.rows([spaced(composer, part, "song", 13, sect.add("P"), leading=24) for part in foot])
    return column.sheet


class Imprint:
    """The imprint (版权页): what is known of the edition, a line each, at the foot of a page of its own or of the contents."""

    def __init__(self, composer: Composer, title: str) -> None:
        """Set it; it is not in the tree yet."""
        self._composer, self._sect = composer, Element("Sect", title="imprint")
        rows = [*_known(composer, title, self._sect), *composer.gap(0.4)]
        kai = Style(font="kai", size=9.5, leading=17, align="start", color=_GREY)
        self._rows = rows + composer.text(composer.plain(composer.layout.words["faithful"], "kai"), kai, self._sect.add("P"))
        self._top = composer.layout.page.text_height * MM - sum(row.height for row in rows) - kai.leading - _IMPRINT_WHITE

    def fits(self, sheet: Sheet) -> bool:
        """Say whether it has room under what stands on a page."""
        used = max((y + row.height for y, row in sheet.rows), default=0.0)
        return used + 2 * _IMPRINT_WHITE <= self._top

    def put(self, sheet: Sheet) -> Element:
        """Put it at the foot of a page; give its element, for the tree."""
        column = _Column(sheet)
        column.y = self._top
        column.rule(Rule(0, 0, self._composer.width, 0.5))
        column.rule(Rule(0, 0, 22 * MM, 2, self._composer.layout.parts.accent))
        column.skip(_IMPRINT_WHITE)
        column.rows([row for row in self._rows if row.pieces])
        return self._sect


def _known(composer: Composer, title: str, sect: Element) -> list[Row]:
    """Set what the metadata say of the edition: the title large, the rest in two columns, name and value."""
    words, metadata = composer.layout.words, composer.document.metadata
    head = Style(font="xiaobiaosong", size=15, leading=24, align="start")
    rows = composer.text(composer.plain(title, head.font), head, sect.add("P"))
    known = (
        ("author", "　".join(metadata.author)), ("issuer", metadata.issuer), ("publisher", metadata.publisher),
        ("document_number", metadata.document_number), ("date", _date(metadata.date)), ("identifier", metadata.identifier),
        ("source", metadata.source), ("rights", metadata.rights),
    )
    style = Style(font="song", size=10, leading=18, align="start", left=7.0)
    for key, value in known:
        if value.strip():
            element = sect.add("P")
            made = composer.text(composer.plain(value, style.font), style, element)
            name = spaced(composer, words[key], "hei", style.size, element, x=0.0, leading=style.leading)
            made[0].pieces = (*name.pieces, *made[0].pieces)
            rows += made
    return rows
