"""The periodical and the book: cover or title page, imprint, contents, articles that start a page or follow one another, running heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...layout import MM
from ...model import OUTSIDE, Article, Block, Kind, items_of
from .body import Body
from .compose import Composer
from .contents import Listed, contents
from .cover import Imprint, cover, title_page
from .index import index, named_places
from .ink import Row, Rule
from .notes import name_of
from .pages import Area, Sheet, fill
from .tags import Element, Entry

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_SHRINK = 0.85
"""How much smaller a title is set that would take more than two lines."""

_TIGHT = 0.4
"""How much of the white space between entries of the contents is left where that brings the imprint under them."""

_INDEX = "index"
"""The place of the index's title."""

_ROOM, _ROOM_BRIEF = 0.55, 0.25
"""Share of a page that must be free below the article before for a long one, and for a short one, to follow it there."""

_MARKS = "□■◇◆○●◎▲△※★☆/／|丨 \u3000"
"""What stands before a byline to mark it off, and is not repeated in the contents."""


class Periodical(Body):
    """Sets an issue of a periodical, or a book."""

    def __init__(self, composer: Composer) -> None:
        """Take the composer that sets the text."""
        super().__init__(composer)
        self._bylines: dict[str, str] = {}
        self._briefs: set[str] = set()

    def pages(self) -> tuple[list[Sheet], list[Entry]]:
        """Give the pages and the bookmarks. The text is set first, for the contents name its pages; in the tree it comes after them."""
        composer, words = self.composer, self.composer.layout.words
        sheets, title = self.text_pages(), self._name()
        if composer.layout.parts.index and (places := named_places(sheets)):
            sheets += index(composer, places, _INDEX)
            self.entries.append(Entry(0, words["index"], _INDEX, Block.of(Kind.HEADING, words["index"])))
            self._number(sheets, title)
        text, composer.root.kids = composer.root.kids, []
        composer.outline.last = 0
        front = self._front(title, self._listed(sheets))
        composer.root.kids += text
        return [*front, *sheets], self.entries

    def text_pages(self) -> list[Sheet]:
        """Give the pages of the articles, numbered and with their running heads."""
        composer, title = self.composer, self._name()
        rows: list[Row] = []
        items = items_of(composer.document) if composer.columns > 1 else frozenset()
        for n, article in enumerate(composer.document.articles):
            rows += self._opened(article, title, fresh=bool(rows), item=n in items)
        height = composer.layout.page.text_height * MM
        several = Area(height, grid=composer.pitch, columns=composer.columns, step=composer.step)
        sheets = fill(rows, several if composer.columns > 1 else Area(height))
        self._number(sheets, title)
        return sheets

    def _name(self) -> str:
        """Give the title of the whole: that of its metadata, else of its first article that has one."""
        document = self.composer.document
        titles = (name_of(article.first(Kind.TITLE)) for article in document.articles)
        return (document.metadata.title or next(filter(None, titles), self.composer.layout.words["untitled"])).replace("\n", " ")

    def _opened(self, article: Article, title: str, *, fresh: bool, item: bool) -> list[Row]:
        """Set an article with its opening, under a bar or lower on the page as the layout says, on a new page unless it is short.

        An `item` stands in one column with its head.
        """
        composer, layout, before = self.composer, self.composer.layout, len(self.entries)
        size = sum(len(b.text) for b in article.blocks if b.kind not in OUTSIDE)
        brief = size < layout.parts.brief and len(composer.document.articles) > 1
        if brief:
            composer.layout = layout.for_item() if item else layout.for_brief() if article.title else layout.for_lead()
        self.across, self.narrow = brief and not article.title, item
        rows = self.article(article)
        composer.layout = layout
        if not rows:
            return []
        if article.title and layout.parts.article_page:
            rows = [*(self._item_opening(fresh=fresh) if item else self._opening(brief=brief, fresh=fresh)), *rows]
        if fresh and layout.parts.article_page:
            rows[0].page_break = not layout.parts.brief
            rows[0].room = 0.0 if item else layout.page.text_height * MM * (_ROOM_BRIEF if brief else _ROOM)
        next(row for row in rows if not row.gap).running = name_of(article.first(Kind.TITLE)) or title
        if article.title:
            target = self.entries[before].target
            self._briefs.update([target] if brief else [])
            byline = article.first(Kind.BYLINE)
            if byline is not None and article.first(Kind.QUOTE) is None:
                self._bylines[target] = byline.text.lstrip(_MARKS)
        return rows

    def _opening(self, *, brief: bool, fresh: bool) -> list[Row]:
        """Give what stands above an article's head: white space and a bar."""
        composer, parts = self.composer, self.composer.layout.parts
        if parts.opening == "none":
            return []
        bar = Rule(0, 0, (10 if brief else 22) * MM, 2 if brief else 3, parts.accent)
        rules = (bar, Rule(0, 0, composer.width, 0.5)) if parts.opening == "bar" else ()
        above = [replace(row, wide=True) for row in composer.gap(1.5)] if parts.brief and fresh else []
        return [*above, Row((0.8 if brief else 2.2 if rules else 3) * composer.pitch, rules=rules, keep=True, wide=True)]

    def _item_opening(self, *, fresh: bool) -> list[Row]:
        """Give what stands above an item's head: white space, and a line over the column."""
        composer = self.composer
        composer.over(all_columns=False)
        rule = Rule(0, 0, composer.width, 0.4, composer.layout.parts.accent)
        composer.over(all_columns=True)
        return [*(composer.gap(0.8) if fresh else ()), Row(0.5 * composer.pitch, rules=(rule,), keep=True)]

    def title(self, blocks: Sequence[Block], parent: Element) -> list[Row]:
        """Set a title, smaller where it would take more than two lines."""
        layout = self.composer.layout
        style = layout.style(blocks[0])
        matter = self.composer.plain(name_of(blocks[0]), style.font)
        if "\n" not in blocks[0].text and len(self.composer.broken(matter, style)) > 2:
            small = replace(style, size=style.size * _SHRINK, leading=style.leading * _SHRINK)
            self.composer.layout = replace(layout, styles={**layout.styles, "title": small})
        rows = super().title(blocks, parent)
        self.composer.layout = layout
        return rows

    def _listed(self, sheets: list[Sheet]) -> list[Listed]:
        """Give the entries of the contents; a document of one article lists its headings."""
        at = {row.mark: sheet.label for sheet in sheets for _, row in sheet.rows if row.mark}
        articles = sum(1 for entry in self.entries if entry.level == 0)
        depth = max(self.composer.layout.parts.contents_depth, 2 if articles < 2 else 1)
        return [
            Listed(e.text, self._bylines.get(e.target, ""), e.target, at[e.target], e.level, e.target in self._briefs)
            for e in self.entries if e.level < depth
        ]

    def _front(self, title: str, entries: list[Listed]) -> list[Sheet]:
        composer, parts = self.composer, self.composer.layout.parts
        front: list[Sheet] = []
        if parts.cover:
            front.append(cover(composer, title, [e for e in entries if not e.level and e.target != _INDEX]))
        if parts.title_page:
            front.append(title_page(composer, title))
        known = Imprint(composer, title) if parts.imprint else None
        pages = self._contents(entries, known if parts.cover else None) if parts.contents and len(entries) > 1 else []
        if known is not None and parts.cover and len(pages) == 1 and known.fits(pages[0]):
            # So that the text begins on a right-hand page.
            composer.root.kids.append(known.put(pages[0]))
        elif known is not None:
            front.append(Sheet(opens=True, name=composer.layout.words["colophon"]))
            composer.root.kids.insert(len(composer.root.kids) - bool(pages), known.put(front[-1]))
        if pages and composer.layout.page.mirrored and (len(front) + len(pages)) % 2:
            pages.append(Sheet(opens=True, bare=True))
        for number, sheet in enumerate(pages):
            sheet.label = _roman(number + 1)
        return [*front, *pages]

    def _contents(self, entries: list[Listed], known: Imprint | None) -> list[Sheet]:
        """Set the contents; on one page that the imprint would just pass, with less white space, so that it stands there too."""
        composer = self.composer
        pages = contents(composer, entries)
        if known is None or len(pages) > 1 or known.fits(pages[0]):
            return pages
        roomy = composer.root.kids.pop()
        composer.outline.last = 0
        tight = contents(composer, entries, white=_TIGHT)
        if not known.fits(tight[0]):
            composer.root.kids[-1] = roomy
            return pages
        return tight

    def _number(self, sheets: list[Sheet], title: str) -> None:
        """Number the pages and give them their running heads: the article's, or the issue's on even pages that face one another's."""
        running = ""
        for number, sheet in enumerate(sheets):
            sheet.label = str(number + 1)
            for place, (_, row) in enumerate(sheet.rows):
                if row.running:
                    running = row.running
                    sheet.opens = sheet.opens or place == 0
            sheet.running = running if self.composer.columns == 1 or number % 2 == 0 else title


def _roman(number: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        while number >= value:
            out, number = out + sign, number - value
    return out
