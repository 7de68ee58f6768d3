"""The text of an edition: each block as a paragraph of its kind's style, rows as tables, notes as footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from ...model import OUTSIDE, Article, Block, Inline, Kind, LineBreak, NoteRef, Strong, Text, is_roll, part_colophon
from . import vocabulary as names
from .colophon import open_colophon, open_entry
from .columns import State, add_bar
from .contents import Entry
from .lists import NameList, read_names
from .notes import reference
from .plan import Plan, ems
from .roll import roll_rows, write_names
from .section import TextSections
from .setting import Setting, settings_of, two_ends
from .tables import read_table
from .wml import Element, W, paragraph, runs, sub, val

_STRONG = {"rStyle": val(names.STRONG.id)}
_MARK = {"rStyle": val(names.FOOTNOTE_MARK.id)}
_TABLE_AIR = 0.35
"""White space over and under a table, in body lines."""
_LONG_LIST = 6
"""Names of a list that has a section of its own in columns: LibreOffice balances no columns of paragraphs and a table."""
_WHITE = re.compile(r"[^\S\u3000]+")
"""White space but the wide space, which parts the halves of a title."""
_TABLE = W + "tbl"
_TABLES = (Kind.TABLE_ROW, Kind.LIST_ITEM)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block with its place (article, block) and its setting."""

    place: tuple[int, int]
    block: Block
    setting: Setting


@dataclass
class Body:
    """Writes a document's blocks into a parent element, in sections where it has columns, and keeps the outline for the contents."""

    parent: Element
    plan: Plan
    sections: TextSections
    outline: list[Entry] = field(default_factory=list)
    _page_break: bool = False
    _passed_notes: list[int] = field(default_factory=list)
    _bookmarks: int = 0

    def write(self) -> None:
        """Append all articles."""
        for a, article in enumerate(self.plan.document.articles):
            brief = self.plan.brief(article)
            # The flag stays up through an article that prints nothing.
            self._page_break |= len(self.parent) > 0 and self.plan.opens_page(a)
            self._article(a, article, brief=brief)
        if not len(self.parent) or self.parent[-1].tag == _TABLE or self._passed_notes:
            self._stub()

    def _stub(self, *, gap: int = 0, keep: bool = False) -> None:
        """Append a paragraph of no height but for a gap in twips: Word wants one after a table, and joins two tables that touch."""
        spacing = {"before": str(gap), "after": "0", "line": "20", "lineRule": "exact"}
        values = {"spacing": spacing, "snapToGrid": val(0)} | ({"keepNext": {}} if keep else {})
        self._start(self.parent, names.NORMAL.id, values)

    def _article(self, a: int, article: Article, *, brief: bool) -> None:
        kept = [(b, block) for b, block in enumerate(article.blocks) if block.kind not in OUTSIDE]
        settings = settings_of([block for _, block in kept], self.plan, brief=brief)
        foot = _set_colophon(article, [block for _, block in kept], settings, self.plan)
        placed = [_Placed((a, b), block, setting) for (b, block), setting in zip(kept, settings, strict=True)]
        under = len(self.parent) > 0 and not self._page_break
        if kept and self._page_break and self.sections.opens:
            title = next((p.place for p in placed if p.block.kind is Kind.TITLE), (a, -1))
            self.sections.open_page(self.parent, self.plan.page_of(title))
            self._page_break = False
        if kept and article.title and self.plan.layout.parts.article_page and self.plan.layout.parts.opening == "bar":
            self._enter(State(brief=brief))
            add_bar(self.parent, self.plan, brief=brief, under=under, breaks=self._page_break)
            self._page_break = False
        grouped = [(key, list(members)) for key, members in groupby(placed[:foot], key=lambda p: (*_together(p.block), p.setting.wide))]
        rolls = [rows for _, rows in grouped if is_roll([p.block for p in rows])]
        widest = max((ems(p.block.text.strip()) for rows in rolls for p in rows), default=0.0)
        for (kind, _, wide), rows in grouped:
            self._enter(State(1 if wide else self.plan.columns, brief))
            if len(self.parent) and self.parent[-1].tag == _TABLE and kind in _TABLES:
                self._stub(gap=self.plan.em(self.plan.layout.styles["paragraph"]))
            if kind is Kind.TABLE_ROW:
                air = round(_TABLE_AIR * self.plan.layout.styles["paragraph"].leading * 20)
                if len(self.parent) and self.parent[-1].tag != _TABLE:
                    self._stub(gap=air, keep=True)
                self._table(rows)
                self._stub(gap=air)
            elif is_roll([p.block for p in rows]):
                self._roll(rows, self.plan.width(wide=wide), widest)
            elif kind is Kind.LIST_ITEM and (listed := read_names([p.block for p in rows])):
                apart = not wide and len(rows) >= _LONG_LIST
                if apart:
                    self.sections.part(self.parent)
                self._names(rows, listed, self.plan.width(wide=wide))
                if apart:
                    self.sections.part(self.parent)
            else:
                for p in rows:
                    self._block(p)
        if placed[foot:]:
            self._colophon(placed[foot:])

    def _enter(self, state: State) -> None:
        """Go on in a section of a kind, ending the one before it if that is of another."""
        if len(self.parent):
            self.sections.enter(self.parent, state)
        else:
            self.sections.state = state

    def _colophon(self, rows: list[_Placed]) -> None:
        if len(self.parent) and self.parent[-1].tag == _TABLE:
            self._stub()
        holder = open_colophon(self.parent, self.plan)
        entries: list[list[_Placed]] = []
        for p in rows:
            if p.block.kind is Kind.DATE and entries and entries[-1][0].block.kind is Kind.SIGNATURE:
                entries[-1].append(p)
            else:
                entries.append([p])
        after = self.plan.document.articles[rows[0].place[0] + 1 :]
        for entry in entries:
            for p, cell in zip(entry, open_entry(holder, self.plan, len(entry)), strict=True):
                self._block(p, cell)
        if after:
            # The table floats on the page of the paragraph that follows it.
            self._stub()

    def _block(self, p: _Placed, parent: Element | None = None) -> None:
        note = self.plan.notes.by_block.get(p.place)
        if note is not None:
            self._passed_notes.append(note.id)
            return
        node = self._start(self.parent if parent is None else parent, p.setting.style, p.setting.values)
        level = self.plan.outline_level(p.block)
        mark = ""
        if level is not None:
            text = _WHITE.sub(" ", p.block.text).strip()
            entry = Entry(level, text, f"_Toc{len(self.outline) + 1:06d}", p.place, p.setting.style == names.BRIEF[Kind.TITLE].id)
            self.outline.append(entry)
            mark = self._bookmark(node, entry.bookmark)
        if p.setting.text:
            runs(node, p.setting.text)
        elif not two_ends(node, self.plan, p.block):
            self._inlines(node, p.place, _rest(node, self.plan, p))
        if mark:
            sub(node, "bookmarkEnd", id=mark)

    def _start(self, parent: Element, style: str, values: dict[str, Any]) -> Element:
        if self._page_break:
            values = {**values, "pageBreakBefore": {}}
            self._page_break = False
        node = paragraph(parent, style, values)
        for note in self._passed_notes:
            # A hidden bookmark keeps the note's place among the blocks, for reading the edition back.
            sub(node, "bookmarkEnd", id=self._bookmark(node, f"_Note{note}"))
        self._passed_notes.clear()
        return node

    def _bookmark(self, node: Element, name: str) -> str:
        self._bookmarks += 1
        sub(node, "bookmarkStart", id=str(self._bookmarks), name=name)
        return str(self._bookmarks)

    def _inlines(self, node: Element, place: tuple[int, int], inlines: Iterable[tuple[int, Inline]]) -> None:
        for i, inline in inlines:
            note = self.plan.notes.by_mark.get((*place, i))
            if note is not None:
                reference(node, note, self.plan.notes)
            else:
                write_inline(node, inline)

    def _names(self, rows: list[_Placed], listed: NameList, width: int) -> None:
        holder = listed.open(self.parent, self.plan, width)
        for p, row in zip(rows, listed.rows, strict=True):
            cells = listed.open_row(holder, self.plan, width, whole=row is None)
            if row is None:
                node = self._start(cells[0], names.NAME_ITEM.id, {})
                self._inlines(node, p.place, enumerate(p.block.inlines))
            else:
                listed.write_name(self._start(cells[0], names.NAME.id, {}), row, self.plan)
                runs(self._start(cells[1], names.NAME_ITEM.id, {}), row[2])

    def _roll(self, rows: list[_Placed], width: int, widest: float) -> None:
        parted, stops = roll_rows(self.plan, [p.block.text.strip() for p in rows], width, widest)
        for row in parted:
            write_names(self._start(self.parent, names.ROLL.id, stops), row, self.plan)

    def _table(self, rows: list[_Placed]) -> None:
        table = read_table([p.block for p in rows])
        holder = table.open(self.parent, self.plan)
        for p, cells in zip(rows, table.rows, strict=True):
            head = table.headed and p is rows[0]
            row = table.open_row(holder, first=p is rows[0])
            for n, cell in enumerate(cells):
                span = len(table.widths) - n if n == len(cells) - 1 else 1
                style = names.TABLE_HEAD.id if head else p.setting.style
                values = {} if head or span > 1 else table.stands(n, self.plan, self.plan.layout.style(p.block))
                node = self._start(table.open_cell(row, self.plan, n, span=span), style, values)
                self._inlines(node, p.place, cell)


def _rest(node: Element, plan: Plan, p: _Placed) -> Iterator[tuple[int, Inline]]:
    """Write what of a block's start has a face of its own; give the inlines that are left."""
    length, role = p.setting.lead
    for i, inline in enumerate(p.block.inlines):
        if i == 0 and length and isinstance(inline, Text):
            runs(node, inline.text[:length], {"rFonts": plan.office_fonts(role)})
            inline = Text(inline.text[length:])
        yield i, inline


def _set_colophon(article: Article, blocks: list[Block], settings: list[Setting], plan: Plan) -> int:
    """Give the place where an official document's colophon starts, and set its printing body and date (GB/T 9704—2012, 7.4)."""
    colophon = part_colophon(article, plan.layout.words["printed"])[1] if plan.official else []
    if not colophon:
        return len(blocks)
    start = next(n for n, block in enumerate(blocks) if block is colophon[0])
    for n in range(start, len(blocks)):
        if blocks[n].kind in names.COLOPHON:
            settings[n] = Setting(names.COLOPHON[blocks[n].kind].id)
    if start:
        settings[start - 1].values.pop("keepNext", None)
    return start


def _together(block: Block) -> tuple[Kind, int | None]:
    return block.kind, block.group if block.kind is Kind.TABLE_ROW else None


def write_inline(node: Element, inline: Inline) -> None:
    """Append one inline to a paragraph; the mark of a note that has no text of its own stays a raised mark."""
    if isinstance(inline, LineBreak):
        sub(sub(node, "r"), "br")
    elif isinstance(inline, NoteRef):
        runs(node, inline.mark, _MARK)
    else:
        runs(node, inline.text, _STRONG if isinstance(inline, Strong) else None)
