"""The PDF edition: own lines of text, tagged (PDF/UA-1, PDF/A-2a), in a file made with reportlab."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...layout import Layout
from ...layout.fonts import FontSet
from ...model import Document, Kind
from .. import Printed, Stamp
from .compose import Composer
from .faces import TypeCase
from .furniture import furnish
from .notes import name_of
from .official import Official
from .pages import Sheet
from .periodical import Periodical
from .tags import Entry


def render(document: Document, layout: Layout, fonts: FontSet, stamp: Stamp, names: Sequence[str] = ()) -> bytes:
    """Give a document as a PDF.

    Args:
        document: what to set; the language of its metadata goes into the file.
        layout: how to set it. A layout whose page has a grid (`lines` and `characters`) is set as an official document.
        fonts: the faces by role.
        stamp: time and version that the file states.
        names: the people that an index lists, where the layout has one.

    Raises:
        FontError: no face has a character.
    """
    return render_with_pages(document, layout, fonts, stamp, names)[0]


def render_with_pages(document: Document, layout: Layout, fonts: FontSet, stamp: Stamp,
                      names: Sequence[str] = ()) -> tuple[bytes, dict[tuple[int, int], Printed]]:
    """Give a document as a PDF, and what `heading_pages` gives, from one setting of the text."""
    from .writer import Work, write

    composer, flat = _composers(document, layout, fonts, names)
    sheets, entries = _setter(composer).pages()
    pages = _printed(document, sheets, entries)
    sheets = sheets or [Sheet(label="1")]
    titles = (name_of(article.first(Kind.TITLE)) for article in document.articles)
    title = document.metadata.title.replace("\n", " ") or next(filter(None, titles), layout.words["untitled"])
    furnish(flat, sheets, title)
    return write(Work(sheets, composer.root, entries, title), layout, composer.case, document.metadata, stamp), pages


def heading_pages(document: Document, layout: Layout, fonts: FontSet) -> dict[tuple[int, int], Printed]:
    """Give where each title and heading of the PDF is printed: its text is broken into lines and pages, and nothing is drawn.

    Args:
        document, layout, fonts: as for `render`.

    Returns:
        For (number of the article, number of the block in it), both from 0, where it is printed; headings that are not set, as those
        without text, are left out. Pages before the text (cover, contents) are not counted.

    Raises:
        FontError: no face has a character.
    """
    setter = _setter(_composers(document, layout, fonts, draws=False)[0])
    return _printed(document, setter.text_pages(), setter.entries)


def _printed(document: Document, sheets: list[Sheet], entries: list[Entry]) -> dict[tuple[int, int], Printed]:
    on = {row.mark: sheet for sheet in sheets for _, row in sheet.rows if row.mark}
    known = {}
    for entry in entries:
        sheet = on[entry.target]
        known[id(entry.block)] = Printed(sheet.label, sheet.opens and sheet.rows[0][1].running == entry.text and entry.level == 0)
    return {
        (a, b): known[id(block)]
        for a, article in enumerate(document.articles) for b, block in enumerate(article.blocks) if id(block) in known
    }


def _composers(document: Document, layout: Layout, fonts: FontSet, names: Sequence[str] = (), *,
               draws: bool = True) -> tuple[Composer, Composer]:
    """Give what sets the text, in vertical setting on a page turned to the left, and what sets running heads and page numbers."""
    if not layout.page.vertical:
        composer = Composer(document, layout, TypeCase(fonts), names, draws=draws)
        return composer, composer
    case = TypeCase(fonts, vertical=True)
    turned = replace(layout, page=layout.page.turned())
    return Composer(document, turned, case, names, draws=draws), Composer(document, layout, case.flat())


def _setter(composer: Composer) -> Official | Periodical:
    return Official(composer) if composer.layout.page.lines else Periodical(composer)
