"""What the parts of one edition in Word agree on: names, fonts, measures in twips, and where the outline starts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from ...layout import MM, Layout, Style
from ...layout.fonts import OfficeFont, office_names
from ...layout.forms import Form, form_of
from ...model import OUTSIDE, Article, Block, Document, Kind
from ...typeset import Words
from .. import Printed
from . import vocabulary as names
from .notes import Notes, pair
from .wml import twips

BLACK = "#000000"

Pages = Mapping[tuple[int, int], Printed]
"""Where the PDF has a title or heading, by its place (article, block)."""

NOT_SET: Pages = MappingProxyType({})
"""The pages of a document that nobody has set in type."""


_SINKS = {"none": 0.0, "sink": 3.0, "bar": 0.0}
_SAMPLE = 40_000
"""How much of the text is read for its words: enough for titles, and a third of the time that all of it takes."""
_MARKS = "□■◇◆○●◎▲△※★☆/／|丨 \u3000"
"""What stands before a byline to mark it off, and is not repeated in the contents."""
_MARK_SIZE = 48.0
_NARROWEST = 0.62
_WIDEST_SPREAD = 0.45


@dataclass(frozen=True, slots=True)
class Masthead:
    """The issuing body's mark: its style, the width of its characters in percent, the space between them in twips."""

    style: Style
    scale: int
    spread: int


@dataclass(frozen=True)
class Plan:
    """A document, its layout and the office's font names, and what follows from them."""

    document: Document
    layout: Layout
    office: Mapping[str, OfficeFont]
    language: str
    pages: Pages = field(default_factory=lambda: NOT_SET)
    flat: Plan | None = None
    """For lines from the top down, where all measures are those of the page turned to the left: the plan of the page as it lies."""

    @classmethod
    def of(cls, document: Document, layout: Layout, pages: Pages) -> Plan:
        """Plan a document's edition.

        Raises:
            FontError: the document's language has no face names.
        """
        language = document.metadata.language
        plan = cls(document, layout, office_names(language), language, pages)
        return replace(plan, layout=replace(layout, page=layout.page.turned()), flat=plan) if layout.page.vertical else plan

    @property
    def lying(self) -> Plan:
        """The plan for what is set across the page in any case."""
        return self.flat or self

    @cached_property
    def notes(self) -> Notes:
        """The footnotes that Word can hold as such."""
        return pair(self.document)

    @cached_property
    def titles_lead(self) -> bool:
        """Whether article titles are the outline's first level, with the headings below them.

        So it is in a periodical or a book. In a single official document 一、 is level 1, as the offices have it, and the title stands
        over the outline.
        """
        titled = sum(1 for article in self.document.articles if article.title)
        return titled > 1 or (titled == 1 and self.layout.parts.contents)

    @cached_property
    def title(self) -> str:
        """The title of the whole: the one the metadata give, else that of the first article that has one."""
        given = self.document.metadata.title.strip()
        return given or next((t for a in self.document.articles if (t := " ".join(a.title.split()))), "")

    @cached_property
    def locale(self) -> str:
        """The language tag that Office knows."""
        region = next((p for p in self.language.split("-")[1:] if len(p) == 2), "")
        traditional = self.language.startswith("zh-Hant")
        return f"zh-{region.upper()}" if region else "zh-TW" if traditional else "zh-CN"

    @property
    def official(self) -> bool:
        """Whether the page has a grid of lines, as an official document's has."""
        return bool(self.layout.page.lines)

    @cached_property
    def form(self) -> Form:
        """The form of an official document (GB/T 9704—2012, section 10)."""
        first = next(iter(self.document.articles), None)
        return form_of(first) if self.official and first else Form.COMMON

    @property
    def two_sided(self) -> bool:
        """Whether odd and even pages have heads or feet of their own."""
        furniture = self.layout.furniture
        return furniture.page_number == "outside" or (furniture.running_head != "none" and self.layout.page.mirrored)

    @cached_property
    def masthead(self) -> Masthead:
        """How the issuing body's mark is set: in an official document as wide as the text area, within what looks well.

        GB/T 9704—2012, 7.2.4: its upper edge stands 35 mm below the upper edge of the text area.
        """
        style = self.layout.styles.get("masthead", self.layout.styles["paragraph"])
        body = self.layout.styles["paragraph"].leading
        longest = max((ems(part) for b in self.document.blocks() if b.kind is Kind.MASTHEAD for part in b.text.split()), default=0.0)
        if not self.official or not longest:
            return Masthead(style, 100, 0)
        width = self.measure / 20
        size = min(max(style.size, _MARK_SIZE), width / longest / _NARROWEST)
        scale = min(1.0, width / (longest * size))
        # Half a point of air, so that no rounding turns the line.
        spread = max(0.0, min((width - longest * size) / longest - 0.5, size * _WIDEST_SPREAD))
        drop = style.before or max(0.0, 35 * MM - size * 0.1) / body
        wide = replace(style, size=size, leading=max(style.leading, size * 1.2), before=drop)
        return Masthead(wide, math.floor(scale * 100), twips(spread))

    @property
    def sink(self) -> float:
        """How far under the head of its page an article with a title starts, in body lines."""
        return _SINKS.get(self.layout.parts.opening, 0.0) if self.layout.parts.article_page else 0.0

    @cached_property
    def contents_depth(self) -> int:
        """How many outline levels the contents list: of a document of one article its headings too."""
        titled = sum(1 for article in self.document.articles if article.title)
        return max(self.layout.parts.contents_depth, 2 if titled < 2 else 1)

    @cached_property
    def words(self) -> Words:
        """The document's words, as far as its own text tells them, for breaking titles."""
        return Words("\n".join(block.text for block in self.document.blocks())[:_SAMPLE])

    @cached_property
    def pitch(self) -> int:
        """The distance of the grid's lines in twips, 0 where the page has no grid."""
        page = self.layout.page
        return twips(page.text_height * MM / page.lines) if page.lines else 0

    def outline_level(self, block: Block) -> int | None:
        """Give the outline level of a block from 1, or None where it is no heading."""
        if block.kind is Kind.HEADING:
            return min((block.level or 1) + self.titles_lead, names.DEEPEST)
        return 1 if block.kind is Kind.TITLE and self.titles_lead else None

    def style_name(self, block: Block, *, brief: bool = False) -> names.StyleName:
        """Give the Word style of a block, in a short article its own where the layout has one."""
        if brief and block.kind in names.BRIEF and f"brief_{block.kind}" in self.layout.styles:
            return names.BRIEF[block.kind]
        level = self.outline_level(block)
        return names.heading(level) if level else names.KINDS[block.kind]

    def size(self, style: Style) -> int:
        """Give a type size in half-points, Word's step: 15.79 pt of the official grid is 三号, 16 pt."""
        return max(2, round(style.size * 2))

    def tracking(self, style: Style) -> int:
        """Give what each character of the body loses, in twips, so that a line holds the layout's count of characters.

        GB/T 9704—2012, 5.2.3: 28 characters in 156 mm are 15.79 pt each, less than the 16 pt of 三号. A character grid
        (`linesAndChars`) is read wrongly by LibreOffice; closer spacing is not.
        """
        page, body = self.layout.page, self.layout.styles["paragraph"]
        if not page.characters or style.size != body.size:
            return 0
        return twips(page.text_width * MM / page.characters - self.size(style) / 2)

    def em(self, style: Style) -> int:
        """Give the width of one character of a style in twips."""
        return self.size(style) * 10 + self.tracking(style)

    @cached_property
    def measure(self) -> int:
        """The width of the text area in twips."""
        return twips(self.layout.page.text_width * MM)

    @property
    def columns(self) -> int:
        """How many columns the text has. A page with a grid has one."""
        page = self.layout.page
        return 1 if self.official else page.columns

    @cached_property
    def column(self) -> int:
        """The width of a column in twips, a whole number of characters of the body."""
        if self.columns == 1:
            return self.measure
        em = self.em(self.layout.styles["paragraph"])
        room = self.measure - (self.columns - 1) * twips(self.layout.page.column_gap * MM)
        return room // self.columns // em * em

    def width(self, *, wide: bool) -> int:
        """Give the measure in twips of what goes over all columns, or of one."""
        return self.measure if wide else self.column

    def brief(self, article: Article) -> bool:
        """Say whether an article is one of the short ones, set small and not on a page of its own."""
        size = sum(len(b.text) for b in article.blocks if b.kind not in OUTSIDE)
        return size < self.layout.parts.brief and len(self.document.articles) > 1

    def page_of(self, place: tuple[int, int]) -> str:
        """Give the page of a title or heading as the PDF prints it, or an empty string."""
        return self.pages[place].page if place in self.pages else ""

    def opens_page(self, article: int) -> bool:
        """Say whether an article starts a page: as in the PDF if there is one, else every one that is not short."""
        if not self.layout.parts.article_page or self.brief(self.document.articles[article]):
            return False
        title = next((b for b, block in enumerate(self.document.articles[article].blocks) if block.kind is Kind.TITLE), -1)
        return self.pages[article, title].opens if (article, title) in self.pages and self.layout.parts.brief else True

    def byline(self, article: int) -> str:
        """Give the byline that the contents repeat under an article's title: not that of somebody's statement in it."""
        found = self.document.articles[article]
        byline = found.first(Kind.BYLINE)
        return " ".join(byline.text.lstrip(_MARKS).split()) if byline is not None and found.first(Kind.QUOTE) is None else ""

    def office_fonts(self, role: str) -> dict[str, str]:
        """Give the fonts of a role by the names the recipient's office has."""
        font = self.office[role]
        return {"ascii": font.latin, "hAnsi": font.latin, "eastAsia": font.east_asia, "cs": font.latin}

    @cached_property
    def briefs(self) -> bool:
        """Whether the document has short articles with a title."""
        return any(article.title and self.brief(article) for article in self.document.articles)

    @cached_property
    def small(self) -> Layout:
        """The layout as short articles take it."""
        return self.layout.for_brief()

    @property
    def lead(self) -> Style | None:
        """The style of a few lines without a title, if the layout has one of their own."""
        return self.layout.styles.get("lead_paragraph")

    @property
    def fill(self) -> str:
        """The one colour besides black, as Word writes it."""
        return self.layout.parts.accent.lstrip("#").upper()

    @cached_property
    def accent(self) -> str:
        """The colour of the masthead as Word writes it, empty where it is black."""
        style = self.layout.styles.get("masthead")
        return style.color.lstrip("#").upper() if style is not None and style.color != BLACK else ""


def ems(text: str) -> float:
    """Give the width of text in em: one for a Chinese character, half for a Latin letter or figure, a quarter where the two meet."""
    width, before = 0.0, ""
    for c in text:
        latin = c < "\u2000" and not c.isspace()
        kind = "l" if latin else "s" if c.isspace() else "c"
        width += 0.5 if kind != "c" and c != "\u3000" else 1.0
        if {before, kind} == {"l", "c"} and (c.isalnum() and kind == "c" or kind == "l" and c.isalnum()):
            width += 0.25
        before = kind
    return width
