"""The official document (GB/T 9704—2012): masthead and red rule, text on a true grid, signature and date, colophon at the foot.

Every row but the colophon's is a whole number of grid lines high, so the text falls on the 22 lines of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...layout import MM, Style
from ...layout.forms import CHAPTER, PRESENT, Form, form_of, run_in_headings
from ...model import Article, Block, Kind, Strong, given_out, part_colophon
from .body import Body, rest_from
from .colophon import colophon_rows, place_colophon
from .compose import Composer, bound
from .ink import Row, Rule
from .masthead import MARK_TOP, ORDER_TOP, RED_RULE, RULE_DROP, letter_foot, letter_head, letter_number, mark_pieces
from .pages import Area, Sheet, fill
from .tags import Element, Entry

_ITEM = re.compile(r"\s*\d+\s*[.．、]\s*")


class Official(Body):
    """Sets an official document."""

    head_gap = 1.0

    def __init__(self, composer: Composer) -> None:
        """Take the composer that sets the text."""
        super().__init__(composer)
        self.setters |= {
            Kind.MARKING: self.marking, Kind.MASTHEAD: self.masthead, Kind.DOCNUMBER: self.docnumber, Kind.KICKER: self.kicker,
            Kind.ATTACHMENT: self.attachment, Kind.SIGNATURE: self.signature, Kind.DATE: self.date,
        }
        self._signatures: list[Row] = []
        self._body: Row | None = None
        self._markings: list[Row] = []
        self._attached = 0.0
        self._numbered = self._headed = self._kicked = self._titled = self._marked = False
        self._form = Form.COMMON
        self._running_in: dict[str, re.Pattern[str]] = {}
        self._head_height = 0.0
        self._listing = False

    def pages(self) -> tuple[list[Sheet], list[Entry]]:
        """Give the pages and the bookmarks."""
        return self.text_pages(), self.entries

    def text_pages(self) -> list[Sheet]:
        """Give the pages, numbered."""
        height = self.composer.layout.page.text_height * MM
        sheets: list[Sheet] = []
        for article in self.composer.document.articles:
            self._numbered = article.first(Kind.DOCNUMBER) is not None
            self._headed = article.first(Kind.MASTHEAD) is not None
            self._titled = bool(article.title)
            self._form = form_of(article)
            self._running_in = run_in_headings(article.blocks)
            self._signatures, self._body, self._attached, self._kicked, self._marked = [], None, 0.0, False, False
            self._markings = []
            text, foot = part_colophon(article, self.composer.layout.words["printed"])
            rows = self.article(Article(tuple(text)))
            own = fill(rows, Area(height, widows=1, grid=self.composer.pitch))
            if foot:
                parts, ruled = colophon_rows(self.composer, foot), self._form is not Form.LETTER
                place_colophon(own, parts, height, self.composer.width, self._body, ruled=ruled)
            if self._form is Form.LETTER and own:
                own[0].bare = True
                own[0].rules += letter_foot(self.composer)
            sheets += own
        for number, sheet in enumerate(sheets):
            sheet.label = str(number + 1)
        return sheets

    def marking(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set copy number, secrecy or urgency flush left on a line of its own (7.2.1-7.2.3).

        A copy number's figures stand in the face of the text. In a letter they stand under the first red rule, the first beside the
        number (10.1).
        """
        letter = self._form is Form.LETTER
        style = self.composer.layout.style(blocks[0])
        if blocks[0].text.strip().isdigit():
            style = replace(style, font=self.composer.layout.styles["paragraph"].font)
        if letter and not self._markings:
            style = replace(style, leading=style.size)
        rows = self.composer.text(self.composer.plain(blocks[0].text, style.font), style, parent.add("P"))
        for row in rows:
            row.keep = True
        self._markings += rows
        return [] if letter else rows

    def masthead(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set the issuing body's mark in red; the red rule follows the number, or the mark where there is no number (7.2.4)."""
        composer, element = self.composer, parent.add("P")
        if self._form is Form.LETTER:
            rows = letter_head(composer, blocks, element)
            self._head_height = rows[0].height
            return rows
        order = self._form is Form.ORDER
        over = sum(row.height for row in self._markings)
        pieces, foot = mark_pieces(composer, blocks[0], element, max(0.0, (ORDER_TOP if order else MARK_TOP) - over))
        if self._numbered or order:
            free = (composer.pitch - composer.layout.styles["paragraph"].size) / 2
            return [Row(round((foot - free) / composer.pitch + 2) * composer.pitch, pieces, keep=True)]
        height = round((foot + RULE_DROP) / composer.pitch) * composer.pitch
        rule = Rule(0, foot + RULE_DROP, composer.width, RED_RULE, composer.layout.style(blocks[0]).color)
        return [Row(height, pieces, rules=(rule,), keep=True)]

    def docnumber(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set the document number, under a masthead with the red rule 4 mm below; a signer stands at the right (7.2.5-7.2.7)."""
        composer, element = self.composer, parent.add("P")
        if self._form is Form.LETTER:
            rows = letter_number(composer, blocks, element, self._head_height)
            if rows and self._markings:
                rows[0].pieces += self._markings[0].pieces
            return rows + self._markings[1:]
        style = replace(composer.layout.style(blocks[0]), before=0.0, after=0.0)
        number, signer, name = blocks[0].text.partition(composer.layout.words["signer"])
        if signer:
            own = replace(style, align="left", left=1.0, first_indent=0.0)
            left = composer.text(composer.plain(number.strip(), style.font), own, element)
            right = composer.text(composer.plain(signer + name, "kai"), replace(style, align="right", right=1.0), element)
            rows = left or right
            if left and right:
                rows[-1].pieces += right[0].pieces
        else:
            rows = [row for row in composer.block(blocks[0], element, style) if not row.gap]
        if self._form is Form.ORDER:
            rows += () if self._titled else composer.gap(2)
        elif self._headed and rows:
            foot = (style.leading + style.size) / 2
            color = composer.layout.styles["masthead"].color if "masthead" in composer.layout.styles else style.color
            rows[-1].rules = (Rule(0, foot + RULE_DROP, composer.width, RED_RULE, color),)
        for row in rows:
            row.keep = True
        return rows

    def heading_style(self, block: Block) -> Style:
        """Give the style of a heading; those of a law's chapters and sections stand in the middle."""
        style = self.composer.layout.style(block)
        return replace(style, align="centre", first_indent=0.0) if CHAPTER.match(block.text) else style

    def plain(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set a block as its style says; in minutes, a list of who was there with its label in hei, turned lines after the colon (10.3)."""
        block = blocks[0]
        label = PRESENT.match(block.text) if self._form is Form.MINUTES and block.kind is Kind.PARAGRAPH else None
        if label is None:
            self._listing = False
            rows = self._run_in(block, parent)
            if self._body is None and block.kind is Kind.PARAGRAPH:
                self._body = next((row for row in rows if not row.gap), None)
            return rows
        style = self.composer.layout.style(block)
        hanging = style.first_indent + self.composer.measure(label.group(), "hei")
        before = 1.0 if self._after_text and not self._listing else 0.0
        self._listing = True
        labelled = replace(block, inlines=(Strong(label.group()), *rest_from(block.inlines, label.end())))
        return self.composer.block(labelled, parent.add("P"), replace(style, hanging=hanging, before=before, align="justify"))

    def _run_in(self, block: Block, parent: Element) -> list[Row]:
        """Set a paragraph; a heading of level 1 or 2 that runs in at its start takes the face of its level (7.3.3)."""
        plain = block.kind is Kind.PARAGRAPH and not any(isinstance(inline, Strong) for inline in block.inlines)
        for level, pattern in self._running_in.items() if plain else ():
            if found := pattern.match(block.text):
                block = replace(block, inlines=(Strong(found.group()), *rest_from(block.inlines, found.end())))
                return self.composer.block(block, parent.add("P"), strong=self.composer.layout.styles[level].font)
        return self.composer.block(block, parent.add("P"))

    def kicker(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set a kicker where the title would start; the title follows it without more white."""
        layout = self.composer.layout
        self._kicked = True
        return self.composer.block(blocks[0], parent.add("P"), replace(layout.style(blocks[0]), before=layout.styles["title"].before))

    def title(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set the title two lines under the red rule, or under its kicker; an attachment's on the third line of its page (7.3.4)."""
        rows = super().title(blocks, parent)
        if self._kicked or self._marked:
            rows = [row for row in rows if not row.gap]
        self._kicked = self._marked = False
        return rows

    def attachment(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set an attachment note one line under the body, turned lines under the name (7.3.4), or an attachment's own mark."""
        composer = self.composer
        block, word = blocks[0], composer.layout.words["attachment"]
        style = composer.layout.style(block)
        if re.fullmatch(rf"{word}\s*[0-9０-９一二三四五六七八九十]*\s*[：:]?", block.text.strip()):
            rows = composer.block(block, parent.add("P"), replace(style, font="hei", first_indent=0.0, before=0.0, after=1.0))
            rows[0].page_break = self._marked = True
            return bound(rows)
        head = re.match(rf"\s*{word}\s*[：:]\s*", block.text)
        first = style.first_indent
        if head:
            self._attached = first + composer.measure(head.group(), style.font)
        else:
            first = self._attached or first
        item = _ITEM.match(block.text, head.end() if head else 0)
        hanging = (self._attached or first) + (composer.measure(item.group(), style.font) if item else 0.0)
        before = 1.0 if head else 0.0
        return composer.block(block, parent.add("P"), replace(style, first_indent=first, hanging=hanging, before=before))

    def signature(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set the signature one line under the body, right with 2 字 free (7.3.5.2)."""
        rows = self.composer.block(blocks[0], parent.add("P"))
        lines = [row for row in rows if not row.gap]
        if self._signatures:
            rows = lines
        self._signatures += lines[-1:]
        for row in rows:
            row.keep = True
        return rows

    def _at_both_ends(self, ends: tuple[str, str], block: Block, element: Element) -> list[Row]:
        """Set who gives out minutes at the left and the day at the right of one line."""
        composer = self.composer
        style = replace(composer.layout.style(block), first_indent=0.0)
        left = composer.text(composer.plain(ends[0], style.font), replace(style, align="left", left=1.0), element)
        right = composer.text(composer.plain(ends[1], style.font), replace(style, align="right", right=1.0), element)
        left[-1].pieces += right[0].pieces
        return left

    def date(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set the date: its first character 2 字 right of the signature's first; a longer date keeps 2 字 free and moves the signature.

        Joint issuers end at one edge.
        """
        if ends := given_out(blocks[0]):
            return self._at_both_ends(ends, blocks[0], parent.add("P"))
        rows = self.composer.block(blocks[0], parent.add("P"))
        lines = [row for row in rows if not row.gap]
        if self._signatures and len(lines) == 1:
            step = 2 * self.composer.layout.style(blocks[0]).size
            above, (owner, below) = self._signatures[-1].pieces[0][1], lines[0].pieces[0]
            if below.x - above.x >= step:
                lines[0].pieces = ((owner, replace(below, x=above.x + step)),)
            else:
                edge = below.x - step + above.width
                for row in self._signatures:
                    row.pieces = tuple((own, replace(piece, x=edge - piece.width)) for own, piece in row.pieces)
        self._signatures = []
        return rows
