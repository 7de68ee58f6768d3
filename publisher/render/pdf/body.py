"""The body of an article: blocks that stand alone, and runs of blocks that are set as one thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile
from operator import attrgetter

from ...layout import Style
from ...model import OUTSIDE, Article, Block, Inline, Kind, LineBreak, Strong, Text, is_roll, text_of
from .compose import Composer, bound
from .ink import Row, Rule
from .lists import is_name_list, name_list, plain_list, roll, roll_width
from .notes import Notes, name_of, pair
from .table import table
from .tags import Element, Entry

_RUNS = frozenset({Kind.LIST_ITEM, Kind.TABLE_ROW, Kind.VERSE, Kind.EDITOR_NOTE, Kind.FOOTNOTE})
_HEAD = frozenset({Kind.MARKING, Kind.MASTHEAD, Kind.DOCNUMBER, Kind.KICKER, Kind.TITLE, Kind.SUBTITLE, Kind.BYLINE})

_BOUND = {(Kind.CAPTION, Kind.TABLE_ROW), (Kind.SIGNATURE, Kind.DATE), (Kind.SIGNATURE, Kind.SIGNATURE)}
"""Blocks that stay on the page of the one after them."""
_CLOSE = 0.3
"""How much of the white space under a head is left where it stands in one column."""
_STARS = "＊　＊　＊"
_UNDER_TITLE = (Kind.TITLE, Kind.SUBTITLE, Kind.BYLINE)
_NOTE_NAME = re.compile(r"[^：:，。]{2,5}[：:]")

Setter = Callable[[Sequence[Block], Element], list[Row]]


def runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Part an article's blocks into runs: items, rows, verse and notes of one group together, a quote with its speaker, others alone."""
    run: list[Block] = []
    for block in blocks:
        if run and not _goes_on(run[-1], block):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _goes_on(last: Block, block: Block) -> bool:
    if last.kind is Kind.QUOTE:
        return block.kind is Kind.BYLINE
    return block.kind is last.kind and block.kind in _RUNS and block.group == last.group


class Body:
    """Sets the articles of a document; layouts replace entries of `setters` for the kinds that they set in their own way.

    `head_gap` is the least white space between an article's head and its text, in body lines. `across` sets an article over all columns,
    `narrow` its head too in one of them.
    """

    head_gap = 0.8

    def __init__(self, composer: Composer) -> None:
        """Take the composer that sets the text."""
        self.composer = composer
        self.entries: list[Entry] = []
        self.setters: dict[Kind, Setter] = {
            Kind.TITLE: self.title, Kind.HEADING: self.heading, Kind.QUOTE: self.quote, Kind.EDITOR_NOTE: self.editor_note,
            Kind.VERSE: self.verse, Kind.LIST_ITEM: self.items, Kind.BYLINE: self.byline, Kind.FOOTNOTE: self.note,
            Kind.TABLE_ROW: lambda blocks, parent: table(self.composer, blocks, parent),
        }
        self.across = self.narrow = self._after_text = False
        self._notes, self._place = Notes(), 0
        self._roll_width, self._top = 0.0, 1

    def article(self, article: Article) -> list[Row]:
        """Set one article."""
        parent = self.composer.root.add("Sect")
        rows: list[Row] = []
        headed = self._after_text = False
        blocks = [b for b in article.blocks if b.kind not in OUTSIDE and b.text.strip()]
        self._notes, self._place = pair(blocks), 0
        ordered = list(runs(blocks))
        self._top = min((block.level or 1 for block in blocks if block.kind is Kind.HEADING), default=1)
        self._roll_width = max((roll_width(self.composer, run) for run in ordered if is_roll(run)), default=0.0)
        for n, run in enumerate(ordered):
            if run[0].kind is Kind.DATE and not self._after_text and n and ordered[n - 1][0].kind in _UNDER_TITLE:
                # The date of a speech or a resolution stands under its title like a byline.
                run = ordered[n] = [replace(run[0], kind=Kind.BYLINE), *run[1:]]
            kind = run[0].kind
            near = [other[0].kind for other in ordered[max(0, n - 1) : n + 2]]
            wide = self.composer.columns > 1 and not self.narrow and self._over_columns(kind, near)
            self.composer.over(all_columns=wide or self.composer.columns == 1)
            places = range(self._place, self._place + len(run))
            self.composer.expect(foot for place in places for foot in self._notes.at.get(place, ()))
            if kind is Kind.SIGNATURE and rows:
                _hold(rows)
            if n and (ordered[n - 1][0].kind, kind) in _BOUND:
                _keep_last(rows)
            if headed and kind not in _HEAD:
                rows += [replace(row, wide=not self.narrow) for row in self._under_head(rows, run[0])]
            if run[0].apart:
                rows += self._asterism()
            headed = kind in _HEAD
            made = self.setters.get(kind, self.plain)(run, parent)
            if n and kind is ordered[n - 1][0].kind is Kind.HEADING:
                # Headings one over the other stand as lines of one.
                while rows and rows[-1].gap:
                    rows.pop()
                made = list(dropwhile(attrgetter("gap"), made))
            for row in made if wide else ():
                row.wide = True
            rows += made
            self._after_text = run[0].kind is not Kind.TITLE and (self._after_text or run[0].kind not in _HEAD)
            self._place = places.stop
        self.composer.over(all_columns=True)
        return rows

    def _asterism(self) -> list[Row]:
        """Give the stars that part a paragraph from the one before it: decoration, which nobody reads aloud."""
        composer = self.composer
        style = replace(composer.layout.styles["paragraph"], align="centre", first_indent=0.0)
        rows = composer.text(composer.plain(_STARS, style.font), style, Element("Artifact"))
        return [replace(row, pieces=tuple((None, piece) for _, piece in row.pieces), keep=True) for row in rows]

    def _over_columns(self, kind: Kind, near: Sequence[Kind]) -> bool:
        """Say whether a run goes over all columns: an article's head, an editor's note before the text, a table with its caption."""
        if kind in (Kind.BYLINE, Kind.EDITOR_NOTE):
            return self.across or not self._after_text
        return self.across or kind in _HEAD or kind in (Kind.TABLE_ROW, Kind.CC) or (kind is Kind.CAPTION and Kind.TABLE_ROW in near)

    def _under_head(self, rows: list[Row], block: Block) -> list[Row]:
        """Give the white space that is still wanting between an article's head and its text."""
        there = self.composer.layout.style(block).before
        for row in reversed(rows):
            if not row.gap:
                break
            there += row.height / self.composer.pitch
        return self.composer.gap(self.head_gap * (_CLOSE if self.narrow else 1) - there)

    def plain(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set a block as its style says."""
        return self.composer.block(blocks[0], parent.add("P"))

    def bookmark(self, rows: list[Row], level: int, block: Block) -> None:
        """Make the first row of a block a place to jump to, and list it."""
        target = f"p{len(self.entries)}"
        first = next((row for row in rows if not row.gap), None)
        if first is not None:
            first.mark = target
            self.entries.append(Entry(level, name_of(block), target, block))

    def title(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set a title: the highest heading, and a bookmark."""
        level = self.composer.outline.level(1)
        rows = bound(self.composer.block(blocks[0], parent.add(f"H{level}")))
        self.bookmark(rows, 0, blocks[0])
        return rows

    def heading(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set a heading, which stays with what follows."""
        wanted = blocks[0].level or 1
        level = self.composer.outline.level(wanted + 1)
        rows = self.composer.block(blocks[0], parent.add(f"H{level}"), self.heading_style(blocks[0]))
        for row in rows:
            row.keep = True
        self.bookmark(rows, wanted, blocks[0])
        return rows

    def heading_style(self, block: Block) -> Style:
        """Give the style of a heading: the highest that an article has stand as those of the first level."""
        return self.composer.layout.style(replace(block, level=max(1, (block.level or 1) - self._top + 1)))

    def byline(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set a byline: under the title as its style says, after the text at the right."""
        style = self.composer.layout.style(blocks[0])
        if self._after_text:
            style = replace(style, align="right", right=2, before=0.0, after=style.after / 2, keep_with_next=False)
        return self.composer.block(blocks[0], parent.add("P"), style)

    def quote(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set a statement and, at the right under it, its speaker: on one line, or the name on a line of its own over the post."""
        quote = parent.add("BlockQuote")
        rows = self.composer.block(blocks[0], quote.add("P"))
        if len(blocks) > 1:
            own = self.composer.layout.style(blocks[0])
            after = 0.6 if self.composer.columns == 1 else 0.0
            style = replace(own, font="song" if own.font == "kai" else "kai", align="right", first_indent=0, before=0, after=after)
            speaker = self.composer.block(self._speaker(blocks[1], style), quote.add("P"), style)
            if rows and speaker:
                rows[-1].keep = True
            rows += bound(speaker)
        return rows

    def _speaker(self, block: Block, style: Style) -> Block:
        """Give a speaker's name and post with a line break between them where they do not fit on one line."""
        name, space, post = block.text.partition(" ")
        if not post or len(block.inlines) > 1 or len(self.composer.broken(self.composer.plain(block.text, style.font), style)) == 1:
            return block
        return replace(block, inlines=(Text(name), LineBreak(), Text(post)))

    def editor_note(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set an editor's note apart: a rule above it and one below, its name in hei where that stands alone."""
        composer = self.composer
        own = composer.layout.style(blocks[0])
        left, width = own.left * own.size, composer.width - (own.left + own.right) * own.size
        rows: list[Row] = [*composer.gap(0.5), Row(9, rules=(Rule(left, 0, width, 0.5),), keep=True)]
        for block in blocks:
            short = len(block.text) <= 6
            if block is blocks[0] and (named := _NOTE_NAME.match(block.text)):
                block = replace(block, inlines=(Strong(named.group()), *rest_from(block.inlines, named.end())))
            style = replace(own, before=0.0)
            if short and len(blocks) > 1:
                style = replace(style, font="hei", align="centre", first_indent=0)
            made = composer.block(block, parent.add("P"), style)
            for row in made if short else ():
                row.keep = True
            rows += made
        rows[-1].keep = True
        return [*rows, Row(9, rules=(Rule(left, 8.5, width, 0.5),)), *composer.gap(0.8)]

    def verse(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set lines of verse; a poem is one element, and its first and last two lines stay together."""
        element = parent.add("P")
        rows = [row for block in blocks for row in self.composer.block(block, element)]
        lines = [row for row in rows if not row.gap]
        for index, row in enumerate(lines):
            row.index, row.count = index, len(lines)
        return [*self.composer.gap(0.5), *rows, *self.composer.gap(0.5)]

    def items(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set a list; one of names and posts in two columns, one of names alone in as many as there is room for."""
        if is_roll(blocks):
            return roll(self.composer, blocks, parent, self._roll_width)
        return name_list(self.composer, blocks, parent) if is_name_list(blocks) else plain_list(self.composer, blocks, parent)

    def note(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set footnotes for the foot of the page on which their mark stands; those without one where they stand, under a short rule."""
        rows: list[Row] = []
        for place, block in enumerate(blocks, self._place):
            foot = self._notes.of.get(place)
            element = parent.add("Note", attributes=f" /ID (note{self.composer.next_note()})")
            made = self.composer.block(block, element, label=foot.mark if foot else "")
            if foot is not None and foot.link is not None:
                foot.rows = [row for row in made if not row.gap]
                foot.rows[0].mark = foot.target
            else:
                rows += made
        if not rows:
            return []
        rule = Row(5, rules=(Rule(0, 0, self.composer.width / 4, 0.4),), keep=True)
        return [*self.composer.gap(0.6), rule, *rows, *self.composer.gap(0.4)]


def rest_from(inlines: Sequence[Inline], at: int) -> tuple[Inline, ...]:
    """Give inlines from a position of their text on; a run that the position parts is cut."""
    rest: list[Inline] = []
    for inline in inlines:
        size = len(text_of((inline,)))
        if size > at:
            rest.append(replace(inline, text=inline.text[at:]) if at and isinstance(inline, Text | Strong) else inline)
        at = max(0, at - size)
    return tuple(rest)


def _keep_last(rows: list[Row]) -> None:
    """Bind the last line to what follows."""
    last = next((row for row in reversed(rows) if not row.gap), None)
    if last is not None:
        last.keep = True


def _hold(rows: list[Row]) -> None:
    """Bind the last lines of the text to the signature that follows, so that it never stands on a page without text."""
    lines = [row for row in rows[-6:] if not row.gap]
    for row in lines[-2:]:
        row.keep = True
