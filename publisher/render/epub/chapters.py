"""A document as chapters: one file an article, its pieces ready for the template, and its part of the contents."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup, escape

from ...layout import Layout
from ...model import OUTSIDE, Article, Block, Document, Kind, NoteRef, PageStart, given_out, has_head, printing_line
from ...typeset import Words
from .grouping import Group, parts
from .inlines import Part, Ref, cells, clean, label, markup, paged
from .notes import Notes, link
from .phrases import phrased
from .vertical import upright

_FIGURE = re.compile(r"[-+－＋]?[0-9０-９]+(?:[.,，．][0-9]+)*[%％‰]?|[-—–]+")
_NOTED = re.compile(r"附\s?[件表录錄]\s*[:：]\s*\S")
_ITEM = re.compile(r"\d{1,2}[.．、]")
_SIGNED = re.compile(r"(.*\S)\s+((?:签发人|簽發人)\s?[：:].*)")
_LABEL = 24
"""Characters of an untitled article's first words that stand for its title in the contents."""


@dataclass(frozen=True, slots=True)
class Row:
    """One block of a piece: CSS class, XHTML, element and id, cells where it is a table's; `apart` from the one before it."""

    name: str
    html: Markup
    tag: str = "p"
    id: str = ""
    cells: tuple[Markup, ...] = ()
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """What the template sets as one thing. A table may have a head, and columns of figures alone, by their places from 0."""

    form: str
    rows: tuple[Row, ...]
    head: bool = False
    figures: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents with the lines under it."""

    label: str
    href: str
    children: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """One XHTML file of the book."""

    name: str
    title: str
    pieces: tuple[Piece, ...]
    entry: Entry | None
    titled: bool


class _Ranks:
    """Heading ranks of an article without gaps: h1 for the title, one more for each level that is really there."""

    def __init__(self) -> None:
        self.open: list[int] = []
        self.flat: list[tuple[int, str, str]] = []

    def take(self, block: Block, name: str) -> tuple[str, str]:
        """Give element and id of a heading or title, and note it for the contents. Titles after the first rank as parts of the article."""
        level = (-1 if not self.flat else 0) if block.kind is Kind.TITLE else max(1, block.level or 1)
        while self.open and self.open[-1] >= level:
            self.open.pop()
        self.open.append(level)
        anchor = f"h-{len(self.flat) + 1}"
        self.flat.append((len(self.open), label(block.text), f"{name}#{anchor}"))
        return f"h{min(6, len(self.open))}", anchor


def _tree(flat: list[tuple[int, str, str]]) -> tuple[Entry, ...]:
    """Nest headings by rank; a deeper rank goes under the heading before it."""
    levels: list[list[Entry]] = [[]]
    heads: list[tuple[int, str, str]] = []

    def close(rank: int) -> None:
        while heads and heads[-1][0] >= rank:
            _, text, href = heads.pop()
            children = levels.pop()
            levels[-1].append(Entry(text, href, tuple(children)))

    for head in flat:
        close(head[0])
        heads.append(head)
        levels.append([])
    close(0)
    return tuple(levels[0])


@dataclass(slots=True)
class _Setting:
    """What it takes to set the blocks of an article, and the starts of pages that it meets, for the list of pages."""

    notes: Notes
    ranks: _Ranks
    lexicon: Words
    page_words: str
    pages: list[Entry]
    plain: Callable[[str], Markup]
    top: int
    here: str = ""

    def marks(self, place: int, block: Block) -> Callable[[NoteRef], Markup]:
        """Give what sets the footnote marks of a block, one after the other: links where the note is known."""
        positions = iter([n for n, inline in enumerate(block.inlines) if isinstance(inline, NoteRef)])

        def ref(inline: NoteRef) -> Markup:
            n = next(positions)
            note = self.notes.target.get((place, n))
            if note is None:
                return Markup("<sup>%s</sup>") % clean(inline.mark)
            href = self.notes.href(note, f"fn-{note}", self.here)
            link = Markup('<a class="noteref" epub:type="noteref" role="doc-noteref" id="ref-%s-%s" href="%s">%s</a>')
            return Markup("<sup>%s</sup>") % (link % (place, n, href, clean(inline.mark)))

        return ref

    def page(self, start: PageStart) -> Markup:
        """Mark the start of a page of the source (EPUB Accessibility 1.1, section 3.3)."""
        anchor = f"page-{len(self.pages) + 1}"
        name = label(start.label)
        self.pages.append(Entry(name, f"{self.here}#{anchor}"))
        mark = Markup('<span epub:type="pagebreak" role="doc-pagebreak" id="%s" aria-label="%s"></span>')
        return mark % (anchor, self.page_words.format(name))

    def html(self, parts: tuple[Part, ...], ref: Ref) -> Markup:
        """Give the inside of a block."""
        return markup(parts, ref, self.page, self.plain)

    def note(self, place: int, block: Block) -> Row:
        """Set a footnote; its mark leads back to the text. A note that nothing leads to stays plain: readers hide the others."""
        starts = Markup("").join(map(self.page, block.pages))
        html = self.html(block.inlines, lambda ref: escape(clean(ref.mark)))
        if place not in self.notes.origin:
            return Row("footnote", starts + html)
        mark = escape(clean(self.notes.mark[place]))
        if html.lstrip().startswith(mark):
            origin, n = self.notes.origin[place]
            back = Markup('<a role="doc-backlink" href="%s">%s</a>') % (self.notes.href(origin, f"ref-{origin}-{n}", self.here), mark)
            html = back + html.lstrip()[len(mark):]
        return Row("footnote", starts + html, "aside", f"fn-{place}")

    def row(self, place: int, block: Block) -> Row:
        """Set a block of any kind."""
        name = block.kind.value.replace("_", "-")
        if block.kind is Kind.FOOTNOTE:
            return self.note(place, block)
        ref, parts = self.marks(place, block), paged(block)
        if block.kind in (Kind.TITLE, Kind.HEADING) and label(block.text):
            tag, anchor = self.ranks.take(block, self.here)
            if block.kind is Kind.HEADING:
                name += f" heading{min(6, max(1, (block.level or 1) - self.top + 1))}"
                return Row(name, self.html(parts, ref), tag, anchor)
            title = markup(parts, ref, self.page, lambda text: phrased(text, self.lexicon, self.plain))
            return Row(name, title, tag, anchor)
        if block.kind is Kind.MASTHEAD:
            return Row(name, markup(parts, ref, self.page, lambda text: phrased(text, self.lexicon, self.plain)))
        ends = _ends(block)
        if ends:
            return Row(f"{name} ends", Markup(" ").join(Markup("<span>%s</span>") % self.plain(clean(end)) for end in ends))
        if block.kind is Kind.ATTACHMENT:
            name += " noted" if _NOTED.match(block.text) else " further" if _ITEM.match(block.text) else ""
        if block.kind is Kind.TABLE_ROW:
            return Row(name, Markup(""), cells=tuple(markup(cell, ref, self.page) for cell in cells(parts)))  # tables lie across
        return Row(name, self.html(parts, ref), apart=block.apart)

    def person(self, place: int, block: Block) -> Row:
        """Set an entry of a list of people: the name apart from the post."""
        ref = self.marks(place, block)
        return Row("list-item", Markup(""), cells=tuple(self.html(half, ref) for half in cells(paged(block), " ", 2)))

    def piece(self, group: Group) -> Piece:
        """Set the blocks of a group."""
        form = group.form
        each = self.person if form == "people" else self.row
        rows = [each(place, block) for place, block in enumerate(group.blocks, group.start)]
        if form != "table":
            return Piece(form, tuple(rows))
        width = max(len(row.cells) for row in rows)
        rows = [Row(row.name, row.html, cells=row.cells + (Markup(""),) * (width - len(row.cells))) for row in rows]
        head = has_head([[cell.striptags() for cell in row.cells] for row in rows])
        return Piece(form, tuple(rows), head, _figures(rows[1:] if head else rows))


def _ends(block: Block) -> tuple[str, str] | None:
    """Give what stands at the two ends of a line: printing body and date, a document's number and who signed it."""
    if len(block.inlines) != 1 or block.pages:
        return None
    if block.kind is Kind.CC:
        return printing_line(block.text)
    if block.kind is Kind.DATE:
        return given_out(block)
    signed = _SIGNED.fullmatch(block.text.strip()) if block.kind is Kind.DOCNUMBER else None
    return (signed[1], signed[2]) if signed else None


def _figures(rows: list[Row]) -> frozenset[int]:
    columns = enumerate(zip(*([cell.striptags().strip() for cell in row.cells] for row in rows), strict=True))
    return frozenset(n for n, column in columns if any(column) and all(not text or _FIGURE.fullmatch(text) for text in column))


def _chapters(article: Article, number: str, layout: Layout, lexicon: Words, pages: list[Entry]) -> list[Chapter]:
    cut = parts(article)
    names = [f"ch-{number}.xhtml"] + [f"ch-{number}-{n}.xhtml" for n in range(2, len(cut) + 1)]
    plain = upright if layout.page.vertical else escape
    # The highest headings that an article has stand as those of the first level, but where a standard gives each level its face.
    levels = [block.level or 1 for block in article.blocks if block.kind is Kind.HEADING]
    top = 1 if layout.name == "official" else min(levels, default=1)
    setting = _Setting(link(cut, names), _Ranks(), lexicon, layout.words["page_label"], pages, plain, top)
    pieces: list[tuple[Piece, ...]] = []
    for setting.here, groups in zip(names, cut, strict=True):
        pieces.append(tuple(map(setting.piece, groups)))
    titled = bool(label(article.title))
    tree = _tree(setting.ranks.flat)
    printed = (label(block.text) for block in article.blocks if block.kind not in OUTSIDE)
    words_first = next((text for text in printed if text), layout.words["untitled"])
    title = label(article.title) or (words_first if len(words_first) <= _LABEL else words_first[:_LABEL] + "……")
    if titled and tree and tree[0].label == title:
        entry = Entry(title, names[0], tree[0].children + tree[1:])
    else:
        entry = Entry(title, names[0], tree)
    return [Chapter(name, title, piece, entry if n == 0 else None, titled and n == 0)
            for n, (name, piece) in enumerate(zip(names, pieces, strict=True))]


def chapters(document: Document, layout: Layout, lexicon: Words) -> tuple[list[Chapter], tuple[Entry, ...]]:
    """Give the chapters of a document in printing order, and where its source's pages start; an article with nothing to print has none.

    Args:
        document: what is printed.
        layout: its words are for an article that has none of its own to be called by, and for the pages; its direction for numbers.
        lexicon: the words of the document, for the titles.
    """
    articles = [a for a in document.articles if any(b.kind not in OUTSIDE for b in a.blocks)]
    digits = max(3, len(str(len(articles))))
    pages: list[Entry] = []
    found = [chapter for n, article in enumerate(articles, 1)
             for chapter in _chapters(article, f"{n:0{digits}}", layout, lexicon, pages)]
    return found, tuple(pages)
