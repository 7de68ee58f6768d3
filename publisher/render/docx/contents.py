"""The contents: a field that Word refreshes, holding real entries meanwhile.

Word sets a page number after its entry. Where the layout wants it before, the entries that stand here have it there, and the tab stops suit
both: an entry that Word has written afresh has its number at the right edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...layout import Style
from . import vocabulary as names
from .columns import add_bar
from .plan import Plan
from .titles import Title, break_text
from .vocabulary import StyleName
from .wml import SPACE, Element, field, paragraph, runs, stub, sub, twips, val

_NUMBERS = 34.0
"""The room of page numbers before the titles, in pt."""

_NUMBERS_AFTER = 4.5
"""The room of page numbers after the titles, with some of the dots that lead to them, in em."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading of the outline: its level from 1, its text, its bookmark, its place (article, block), whether of a short article."""

    level: int
    text: str
    bookmark: str
    place: tuple[int, int]
    brief: bool = False

    @property
    def depth(self) -> int:
        """The level of its style in the contents: a short article is set as small as a heading."""
        return 2 if self.brief else self.level


def contents_styles(plan: Plan) -> dict[StyleName, Style]:
    """Give the styles of the contents and its entries."""
    parts, body = plan.layout.parts, plan.layout.styles["paragraph"]
    if not parts.contents:
        return {}
    depth = max(plan.contents_depth, 2 if plan.briefs else 1)
    if parts.contents_numbers == "before":
        title = Style(font="xiaobiaosong", size=26, leading=44, align="left", after=0.8, keep_with_next=True)
        rows = {1: ("hei", 12.5, 18.0, 7.0)} | dict.fromkeys(range(2, depth + 1), ("song", 10.5, 15.5, 5.5))
        entries = {
            n: Style(font=font, size=size, leading=leading, align="left", hanging=_NUMBERS / size, after=white / body.leading)
            for n, (font, size, leading, white) in rows.items()
        }
    else:
        title = Style(font="xiaobiaosong", size=22, leading=44, align="centre", after=0.8, keep_with_next=True)
        entries = {
            n: Style(font="song" if n == 1 else "kai", size=11.5, leading=19, align="left", left=(n - 1) * 2, hanging=1,
                     after=0.25 if n == 1 else 0.1) for n in range(1, depth + 1)
        }
    return {names.CONTENTS_TITLE: title} | {names.contents(n): style for n, style in entries.items()}


def contents_tabs(plan: Plan) -> list[tuple[str, dict[str, str]]]:
    """Give the tab stops of an entry."""
    if plan.layout.parts.contents_numbers != "before":
        return [("tab", {"val": "right", "leader": "dot", "pos": str(plan.measure)})]
    return [("tab", {"val": "left", "pos": str(twips(_NUMBERS))}), ("tab", {"val": "right", "pos": str(plan.measure)})]


def add_contents(body: Element, plan: Plan, outline: Sequence[Entry]) -> None:
    """Append the contents with a link and a page reference an entry."""
    if plan.layout.parts.opening == "bar":
        add_bar(body, plan)
    elif plan.flat:
        # LibreOffice sets a contents that starts a section across the page, whatever the section's direction.
        stub(body)
    holder = sub(body, "sdt")
    gallery = sub(sub(holder, "sdtPr"), "docPartObj")
    sub(gallery, "docPartGallery", val("Table of Contents"))
    sub(gallery, "docPartUnique")
    content = sub(holder, "sdtContent")
    runs(paragraph(content, names.CONTENTS_TITLE.id), plan.layout.words["contents"], {"spacing": val(120)})
    node = None
    for n, entry in enumerate(outline):
        broken = _entry_lines(plan, entry)
        style = contents_styles(plan)[names.contents(entry.depth)]
        node = paragraph(content, names.contents(entry.depth).id, drawn_in(plan, style, broken))
        if n == 0:
            _open_field(node, plan)
        link = sub(node, "hyperlink", anchor=entry.bookmark, history="1")
        add_entry(link, plan, replace(entry, text=broken.text) if broken else entry)
        if byline := plan.byline(entry.place[0]) if entry.level == 1 else "":
            # Set directly and outside the link: LibreOffice leaves character styles out of a contents, and sets all of a link alike.
            sub(sub(node, "r"), "br")
            runs(node, byline, {"rFonts": plan.office_fonts("kai"), "color": val("595959"), "sz": val(20), "szCs": val(20)})
    sub(sub(node, "r"), "fldChar", fldCharType="end")


def contents_height(plan: Plan, outline: Sequence[Entry]) -> float:
    """Give how much of a page the contents take, in pt."""
    styles, pitch = contents_styles(plan), plan.layout.styles["paragraph"].leading
    head = styles[names.CONTENTS_TITLE]
    height = 18.0 + head.leading + head.after * pitch
    for entry in outline:
        style, broken = styles[names.contents(entry.depth)], _entry_lines(plan, entry)
        lines = broken.lines if broken else 1
        byline = entry.level == 1 and bool(plan.byline(entry.place[0]))
        height += (lines + byline) * style.leading + style.after * pitch
    return height


def _entry_lines(plan: Plan, entry: Entry) -> Title | None:
    """Break an entry's title where phrases end; before a page number by line breaks, for LibreOffice sets no tab over an indent."""
    style = contents_styles(plan)[names.contents(entry.depth)]
    room = plan.measure / 20 / style.size - style.left - style.hanging
    if plan.layout.parts.contents_numbers == "before":
        return break_text(plan, entry.text, room, 1.0)
    return break_text(plan, entry.text, room - _NUMBERS_AFTER, 1.0, forced=True)


def drawn_in(plan: Plan, style: Style, broken: Title | None) -> dict[str, dict[str, str]]:
    """Give the indent at the right that brings a title's lines to their ends; nothing where it has none."""
    if broken is None or not broken.inset:
        return {}
    return {"ind": {"rightChars": str(round(broken.inset * 200)), "right": str(round(broken.inset * 2 * plan.em(style)))}}


def add_entry(parent: Element, plan: Plan, entry: Entry) -> None:
    """Append an entry's title and page number, in the order of the layout."""
    before = plan.layout.parts.contents_numbers == "before"
    if not before:
        runs(parent, entry.text)
        sub(sub(parent, "r"), "tab")
    colored = {"rFonts": plan.office_fonts("song"), "color": val(plan.fill)} if before else None
    field(parent, f"PAGEREF {entry.bookmark} \\h", plan.page_of(entry.place), colored)
    if before:
        sub(sub(parent, "r"), "tab")
        runs(parent, entry.text)


def _open_field(node: Element, plan: Plan) -> None:
    sub(sub(node, "r"), "fldChar", fldCharType="begin")
    instruction = sub(sub(node, "r"), "instrText")
    # Titles of short articles are found by their outline level.
    instruction.text = f' TOC \\o "1-{plan.contents_depth}" \\h \\z \\u '
    instruction.set(SPACE, "preserve")
    sub(sub(node, "r"), "fldChar", fldCharType="separate")
