"""A document as chapters: one file an article, its pieces ready for the template, and its part of the contents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from ...model import OUTSIDE, Article, Block, Document, Inline, Kind, NoteRef
from ...typeset import Words
from .grouping import Group, parts
from .inlines import cells, clean, label, markup
from .notes import Notes, link
from .phrases import phrased

_LABEL = 24
"""Characters of an untitled article's first words that stand for its title in the contents."""


@dataclass(frozen=True, slots=True)
class Row:
    """One block of a piece: its CSS class, its XHTML, its element and id, its cells where it is a table's, its note's number."""

    name: str
    html: Markup
    tag: str = "p"
    id: str = ""
    cells: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """What the template sets as one thing."""

    form: str
    rows: tuple[Row, ...]
    head: bool = False


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


def _marks(notes: Notes, place: int, inlines: tuple[Inline, ...], here: str) -> Callable[[NoteRef], Markup]:
    """Give what sets the footnote marks of a block, one after the other: links where the note is known."""
    positions = iter([n for n, inline in enumerate(inlines) if isinstance(inline, NoteRef)])

    def ref(inline: NoteRef) -> Markup:
        n = next(positions)
        note = notes.target.get((place, n))
        if note is None:
            return Markup("<sup>%s</sup>") % clean(inline.mark)
        href = notes.href(note, f"fn-{note}", here)
        link = Markup('<a class="noteref" epub:type="noteref" role="doc-noteref" id="ref-%s-%s" href="%s">%s</a>')
        return Markup("<sup>%s</sup>") % (link % (place, n, href, clean(inline.mark)))

    return ref


def _note(notes: Notes, place: int, block: Block, here: str) -> Row:
    """Set a footnote; its mark leads back to the text. A note that nothing leads to stays plain: readers hide the others until asked."""
    html = markup(block.inlines, lambda ref: escape(clean(ref.mark)))
    if place not in notes.origin:
        return Row("footnote", html)
    mark = escape(clean(notes.mark[place]))
    if html.lstrip().startswith(mark):
        origin, n = notes.origin[place]
        back = Markup('<a role="doc-backlink" href="%s">%s</a>') % (notes.href(origin, f"ref-{origin}-{n}", here), mark)
        html = back + html.lstrip()[len(mark):]
    return Row("footnote", html, "aside", f"fn-{place}")


def _row(block: Block, place: int, notes: Notes, ranks: _Ranks, here: str, lexicon: Words) -> Row:
    name = block.kind.value.replace("_", "-")
    if block.kind is Kind.FOOTNOTE:
        return _note(notes, place, block, here)
    ref = _marks(notes, place, block.inlines, here)
    if block.kind in (Kind.TITLE, Kind.HEADING) and label(block.text):
        tag, anchor = ranks.take(block, here)
        if block.kind is Kind.HEADING:
            name += f" heading{min(6, max(1, block.level or 1))}"
            return Row(name, markup(block.inlines, ref), tag, anchor)
        return Row(name, markup(block.inlines, ref, lambda text: phrased(text, lexicon)), tag, anchor)
    if block.kind is Kind.TABLE_ROW:
        return Row(name, Markup(""), cells=tuple(markup(cell, ref) for cell in cells(block.inlines)))
    return Row(name, markup(block.inlines, ref))


def _is_head(first: Row, others: list[Row]) -> bool:
    """Say whether a table's first row names its columns: every cell has words, and some column only figured cells under a plain word."""
    names = [cell.striptags() for cell in first.cells]
    if not others or not all(any(c.isalpha() for c in name) for name in names):
        return False
    columns = zip(*(row.cells for row in others), strict=True)
    return any(not _figured(name) and all(_figured(cell.striptags()) for cell in column)
               for name, column in zip(names, columns, strict=True))


def _figured(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _piece(group: Group, notes: Notes, ranks: _Ranks, here: str, lexicon: Words) -> Piece:
    rows = [_row(block, place, notes, ranks, here, lexicon) for place, block in enumerate(group.blocks, group.start)]
    form = group.form
    if form == "table":
        width = max(len(row.cells) for row in rows)
        rows = [Row(row.name, row.html, cells=row.cells + (Markup(""),) * (width - len(row.cells))) for row in rows]
        return Piece(form, tuple(rows), _is_head(rows[0], rows[1:]))
    if form == "people":
        halves = [str(row.html).split(" ", 1) for row in rows]
        if any("<" in half for pair in halves for half in pair):
            return Piece("list", tuple(rows))
        rows = [Row(row.name, row.html, cells=tuple(map(Markup, pair))) for row, pair in zip(rows, halves, strict=True)]
    return Piece(form, tuple(rows))


def _chapters(article: Article, number: str, words: Mapping[str, str], lexicon: Words) -> list[Chapter]:
    cut = parts(article)
    names = [f"ch-{number}.xhtml"] + [f"ch-{number}-{n}.xhtml" for n in range(2, len(cut) + 1)]
    notes = link(cut, names)
    ranks = _Ranks()
    pieces = [tuple(_piece(group, notes, ranks, name, lexicon) for group in groups) for name, groups in zip(names, cut, strict=True)]
    titled = bool(label(article.title))
    tree = _tree(ranks.flat)
    printed = (label(block.text) for block in article.blocks if block.kind not in OUTSIDE)
    words_first = next((text for text in printed if text), words["untitled"])
    title = label(article.title) or (words_first if len(words_first) <= _LABEL else words_first[:_LABEL] + "……")
    if titled and tree and tree[0].label == title:
        entry = Entry(title, names[0], tree[0].children + tree[1:])
    else:
        entry = Entry(title, names[0], tree)
    return [Chapter(name, title, piece, entry if n == 0 else None, titled and n == 0)
            for n, (name, piece) in enumerate(zip(names, pieces, strict=True))]


def chapters(document: Document, words: Mapping[str, str], lexicon: Words) -> list[Chapter]:
    """Give the chapters of a document in printing order; an article with nothing to print has none.

    Args:
        document: what is printed.
        words: the layout's words, for an article that has no words of its own to be called by.
        lexicon: the words of the document, for the titles.
    """
    articles = [a for a in document.articles if any(b.kind not in OUTSIDE for b in a.blocks)]
    digits = max(3, len(str(len(articles))))
    return [chapter for n, article in enumerate(articles, 1) for chapter in _chapters(article, f"{n:0{digits}}", words, lexicon)]
