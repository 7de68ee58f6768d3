"""The periodical and the book: cover or title page, contents, articles that start a page, running heads."""

from __future__ import annotations

from ...layout import MM
from ...model import Article, Kind
from .body import Body
from .compose import Composer
from .front import RED, Listed, contents, cover, title_page
from .ink import Row, Rule
from .notes import name_of
from .pages import Area, Sheet, fill
from .writer import Entry

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Periodical(Body):
    """Sets an issue of a periodical, or a book."""

    def __init__(self, composer: Composer) -> None:
        """Take the composer that sets the text."""
        super().__init__(composer)
        self._bylines: dict[str, str] = {}

    def pages(self) -> tuple[list[Sheet], list[Entry]]:
        """Give the pages and the bookmarks. The text is set first, for the contents name its pages; in the tree it comes after them."""
        composer, words = self.composer, self.composer.layout.words
        titles = (name_of(article.first(Kind.TITLE)) for article in composer.document.articles)
        title = composer.document.metadata.title or next(filter(None, titles), words["untitled"])
        rows: list[Row] = []
        for article in composer.document.articles:
            rows += self._opened(article, title.replace("\n", " "), fresh=bool(rows))
        height = composer.layout.page.text_height * MM
        several = Area(height, grid=composer.pitch, columns=composer.columns, step=composer.step)
        sheets = fill(rows, several if composer.columns > 1 else Area(height))
        self._number(sheets)
        text, composer.root.kids = composer.root.kids, []
        composer.outline.last = 0
        front = self._front(title, self._listed(sheets))
        composer.root.kids += text
        return [*front, *sheets], self.entries

    def _opened(self, article: Article, title: str, *, fresh: bool) -> list[Row]:
        """Set an article with its opening: on a new page, under a bar or lower on the page as the layout says, with its running head."""
        composer, parts, before = self.composer, self.composer.layout.parts, len(self.entries)
        rows = self.article(article)
        if not rows:
            return []
        if article.title and parts.article_page and parts.opening != "none":
            rules = (Rule(0, 0, composer.width, 0.5), Rule(0, 0, 22 * MM, 3, RED)) if parts.opening == "bar" else ()
            rows = [Row((2.2 if rules else 3) * composer.pitch, rules=rules, keep=True, wide=True), *rows]
        if fresh and parts.article_page:
            rows[0].page_break = True
        next(row for row in rows if not row.gap).running = name_of(article.first(Kind.TITLE)) or title
        byline = article.first(Kind.BYLINE)
        if article.title and byline is not None and article.first(Kind.QUOTE) is None:
            self._bylines[self.entries[before].target] = byline.text
        return rows

    def _listed(self, sheets: list[Sheet]) -> list[Listed]:
        """Give the entries of the contents; a document of one article lists its headings."""
        at = {row.mark: sheet.label for sheet in sheets for _, row in sheet.rows if row.mark}
        articles = sum(1 for entry in self.entries if entry.level == 0)
        depth = max(self.composer.layout.parts.contents_depth, 2 if articles < 2 else 1)
        return [Listed(e.text, self._bylines.get(e.target, ""), e.target, at[e.target], e.level) for e in self.entries if e.level < depth]

    def _front(self, title: str, entries: list[Listed]) -> list[Sheet]:
        composer, parts = self.composer, self.composer.layout.parts
        front: list[Sheet] = []
        if parts.cover:
            front.append(cover(composer, title, [e for e in entries if not e.level]))
        if parts.title_page:
            front.append(title_page(composer, title))
        if parts.contents and len(entries) > 1:
            pages = contents(composer, entries)
            for number, sheet in enumerate(pages):
                sheet.label = _roman(number + 1)
            front += pages
        return front

    def _number(self, sheets: list[Sheet]) -> None:
        running = ""
        for number, sheet in enumerate(sheets):
            sheet.label = str(number + 1)
            for place, (_, row) in enumerate(sheet.rows):
                if row.running:
                    running = row.running
                    sheet.opens = sheet.opens or place == 0
            sheet.running = running


def _roman(number: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        while number >= value:
            out, number = out + sign, number - value
    return out
