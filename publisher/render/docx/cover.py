"""What stands before the contents: a magazine's cover or a book's title page, and the imprint, in paragraphs and one table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ...layout import MM, Style
from ...model import subtitle_of
from . import vocabulary as names
from .contents import Entry, add_entry, drawn_in
from .plan import Plan, ems
from .titles import break_text, display
from .vocabulary import StyleName
from .wml import Element, paragraph, runs, sub, twips, val

_ISSUE = re.compile(
    r"[（(]?\s*(?:\d{4}\s*年(?:\s*\d{1,2}\s*月)?\D*)?[总總]?\s*第\s*[0-9一二三四五六七八九十百〇○]+\s*[期号號辑輯].*$"
    r"|\d{4}\s*年\s*\d+\s*期.*$"
)
_PLATE = 0.44
"""How much of the height of the cover its coloured plate takes."""
_LITTLE = 0.85
"""How much smaller display text may be so that it stands on one line."""
_MOST_ARTICLES = 9
_INDENT = 2.6
_WHITE = "#ffffff"
_LINES = 1.36
_TITLE_INSET = 0.75
"""How far the title of a title page stays from the sides of the text area, in em of its own."""


def cover_styles(plan: Plan) -> dict[StyleName, Style]:
    """Give the styles of cover or title page, and of the imprint."""
    parts, width = plan.layout.parts, plan.measure / 20
    name, _ = name_and_issue(plan.title)
    styles: dict[StyleName, Style] = {}
    if parts.cover:
        size = _fitting(name, (76, 64, 54, 46) if len(name) <= 6 else (44, 38, 32, 27, 23), width, 3)
        entry = Style(font="hei", size=12.5, leading=19, align="left", hanging=_INDENT)
        styles |= {
            names.COVER_TITLE: Style(font="xiaobiaosong", size=size, leading=size * _LINES, align="left", color=_WHITE),
            names.COVER_DATE: Style(font="hei", size=14, leading=20, align="left", color=_WHITE),
            names.COVER_HEAD: Style(font="hei", size=11, leading=18, align="left", color=parts.accent),
            names.COVER_ENTRY: entry,
            names.COVER_MORE: Style(font="kai", size=10.5, leading=18, align="left", left=_INDENT * 12.5 / 10.5),
        }
    elif parts.title_page:
        size = _fitting(name, (32, 28, 24, 20), width * 0.9, 4)
        styles |= {
            names.COVER_TITLE: Style(font="xiaobiaosong", size=size, leading=size * _LINES, align="centre"),
            names.COVER_ISSUER: Style(font="kai", size=16, leading=24, align="centre"),
            names.COVER_DATE: Style(font="song", size=13, leading=24, align="centre"),
        }
    if parts.imprint:
        styles[names.IMPRINT_TITLE] = Style(font="xiaobiaosong", size=15, leading=24, align="left")
        styles[names.IMPRINT] = Style(font="song", size=10, leading=18, align="left", hanging=7)
    return styles


def _fitting(text: str, sizes: Sequence[float], width: float, most: int) -> float:
    """Give the largest size in which a text takes no more than `most` lines; a little smaller where that makes one line."""
    size = next((size for size in sizes if -(-ems(text) * size // width) <= most), sizes[-1])
    return next((other for other in sizes if size * _LITTLE <= other < size and ems(text) * other <= width < ems(text) * size), size)


def add_cover(body: Element, plan: Plan, entries: Sequence[Entry]) -> None:
    """Append a cover: name, number and issuer in white on a coloured plate, the main articles with their pages below.

    The plate is the one cell of a table as wide as the page, so that all of it is text that can be edited.
    """
    content, page = sub(_gallery(body), "sdtContent"), plan.layout.page
    name, issue = name_and_issue(plan.title)
    cell = _plate(content, plan)
    runs(paragraph(cell, names.COVER_TITLE.id), display(plan, name, cover_styles(plan)[names.COVER_TITLE]))
    data = plan.document.metadata
    date = "" if data.date[:4] in issue else date_words(data.date)
    if line := "　".join(part for part in (issue, data.issuer or data.publisher, date) if part):
        runs(paragraph(cell, names.COVER_DATE.id, {"spacing": {"before": "200"}}), line)
    chosen = _main_articles(plan, entries, (1 - _PLATE) * page.height * MM - (page.height - page.top - page.text_height) * MM - 13 * MM)
    words = plan.layout.words
    runs(paragraph(content, names.COVER_HEAD.id, {"spacing": {"before": str(twips(13 * MM)), "after": "160"}}),
         words["highlights"] if chosen else "")
    for entry in chosen:
        style = cover_styles(plan)[names.COVER_ENTRY]
        broken = break_text(plan, entry.text, plan.measure / 20 / style.size - style.hanging, 1.0)
        node = paragraph(content, names.COVER_ENTRY.id, {"spacing": {"after": "160"}} | drawn_in(plan, style, broken))
        add_entry(sub(node, "hyperlink", anchor=entry.bookmark, history="1"), plan, replace(entry, text=broken.text) if broken else entry)
    if 0 < len(chosen) < len(entries):
        runs(paragraph(content, names.COVER_MORE.id), words["more"].format(len(entries) - len(chosen)))


def _plate(parent: Element, plan: Plan) -> Element:
    page = plan.layout.page
    left, width = twips(page.left * MM), round(page.width * MM * 20)
    table = sub(parent, "tbl")
    values = sub(table, "tblPr")
    sub(values, "tblStyle", val(names.TABLE_NORMAL.id))
    sub(values, "tblW", w=str(width), type="dxa")
    sub(values, "tblInd", w=str(-left), type="dxa")
    sub(values, "tblLayout", type="fixed")
    # Office's accessibility checker asks of every table that its first row is set as a head's is; none is repeated, or told as one.
    sub(values, "tblLook", val="0420", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="0", noVBand="1")
    sub(sub(table, "tblGrid"), "gridCol", w=str(width))
    row = sub(table, "tr")
    sub(sub(row, "trPr"), "trHeight", val=str(twips(page.height * MM * _PLATE)), hRule="exact")
    cell = sub(row, "tc")
    values = sub(cell, "tcPr")
    sub(values, "tcW", w=str(width), type="dxa")
    sub(values, "shd", val="clear", color="auto", fill=plan.fill)
    margins = sub(values, "tcMar")
    for side, space in (("left", left), ("bottom", twips(14 * MM)), ("right", width - left - plan.measure)):
        sub(margins, side, w=str(space), type="dxa")
    sub(values, "vAlign", val("bottom"))
    return cell


def _main_articles(plan: Plan, entries: Sequence[Entry], room: float) -> list[Entry]:
    """Choose the articles that a cover names, the long ones first, in the order of the pages: what fits `room` in pt."""
    style = cover_styles(plan)[names.COVER_ENTRY]
    room -= 18 + 8 + 18
    chosen = []
    for entry in sorted(entries, key=lambda e: e.brief)[:_MOST_ARTICLES]:
        room -= 8 + style.leading * -(-ems(entry.text) * style.size // (plan.measure / 20 - _INDENT * style.size))
        if room < 0:
            break
        chosen.append(entry)
    return sorted(chosen, key=list(entries).index)


def add_title_page(body: Element, plan: Plan) -> None:
    """Append the title page of a book: title in the upper third, author under it, publisher and date at the foot."""
    content = sub(_gallery(body), "sdtContent")
    styles, data, height = cover_styles(plan), plan.document.metadata, plan.layout.page.text_height * MM
    name, issue = name_and_issue(plan.title)
    date = "" if data.date[:4] in issue else date_words(data.date)
    foot = [part for part in (data.publisher or data.issuer, date) if part]
    title = styles[names.COVER_TITLE]
    said = display(plan, name, replace(title, left=_TITLE_INSET, right=_TITLE_INSET))
    rows = [(names.COVER_TITLE, said, height * 0.2)]
    rows += [(names.COVER_ISSUER, text, 6 * MM) for text in (subtitle_of(plan.document), issue, "　".join(data.author)) if text]
    lines = said.count("\n") + 1
    used = height * 0.2 + lines * title.leading + (len(rows) - 1) * (24 + 6 * MM)
    rows += [(names.COVER_DATE, text, 0.0 if n else max(12.0, height - used - len(foot) * 24 - 4)) for n, text in enumerate(foot)]
    for style, text, before in rows:
        runs(paragraph(content, style.id, {"spacing": {"before": str(twips(before))}}), text)


def add_imprint(body: Element, plan: Plan, used: float = 0.0) -> None:
    """Append the imprint (版权页), at the foot of its page: what is known of the edition, a line each.

    `used` is how much of the page is taken already, in pt.
    """
    content = sub(_gallery(body), "sdtContent")
    before = plan.layout.page.text_height * MM - imprint_height(plan) - used
    values: dict[str, Any] = {
        "pBdr": [("top", {"val": "single", "sz": "12", "space": "15", "color": plan.fill})], "spacing": {"before": str(twips(before))},
    }
    runs(paragraph(content, names.IMPRINT_TITLE.id, values), _named(plan))
    for key, value in _known(plan):
        node = paragraph(content, names.IMPRINT.id)
        runs(node, key, {"rStyle": val(names.STRONG.id)})
        runs(node, f"\t{value}")
    own = {"ind": {"leftChars": "0", "left": "0", "hangingChars": "0", "firstLine": "0"}, "spacing": {"before": "140"}}
    grey = {"rFonts": plan.office_fonts("kai"), "color": val("595959"), "sz": val(19), "szCs": val(19)}
    runs(paragraph(content, names.IMPRINT.id, own), plan.layout.words["faithful"], grey)


def imprint_height(plan: Plan) -> float:
    """Give how much of a page the imprint takes, in pt, with a line to spare."""
    style = cover_styles(plan)[names.IMPRINT]
    room = plan.measure / 20 / style.size - style.hanging
    lines = sum(max(1, -(-ems(value) // room)) for _, value in _known(plan))
    return 24 * (_named(plan).count("\n") + 1) + style.leading * (lines + 2.4) + 20


def _named(plan: Plan) -> str:
    return display(plan, plan.title, cover_styles(plan)[names.IMPRINT_TITLE])


def _known(plan: Plan) -> list[tuple[str, str]]:
    """Give what is known of the edition, name and value."""
    data, words = plan.document.metadata, plan.layout.words
    known = (
        ("author", "　".join(data.author)), ("issuer", data.issuer), ("publisher", data.publisher),
        ("document_number", data.document_number), ("date", date_words(data.date)), ("identifier", data.identifier),
        ("source", data.source), ("rights", data.rights),
    )
    return [(words[key], value) for key, value in known if value.strip()]


def name_and_issue(title: str) -> tuple[str, str]:
    """Part the name of a periodical from the number of its issue, where the title has both."""
    found = _ISSUE.search(title)
    return (title[:found.start()].strip(), found.group().strip()) if found and found.start() else (title, "")


def date_words(date: str) -> str:
    """Give an ISO 8601 date (year, month or day) in Chinese: 2023年4月."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date.strip())
    if not found:
        return date
    year, month, day = found.groups()
    return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")


def _gallery(body: Element) -> Element:
    holder = sub(body, "sdt")
    gallery = sub(sub(holder, "sdtPr"), "docPartObj")
    sub(gallery, "docPartGallery", val("Cover Pages"))
    sub(gallery, "docPartUnique")
    return holder
