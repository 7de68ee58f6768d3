"""The PDF edition: own lines of text, tagged (PDF/UA-1, PDF/A-2a), in a file made with reportlab."""

from __future__ import annotations

from ...layout import Layout
from ...layout.fonts import FontSet
from ...model import Document, Kind
from .. import Stamp
from .compose import Composer
from .faces import TypeCase
from .furniture import furnish
from .notes import name_of
from .official import Official
from .pages import Sheet
from .periodical import Periodical
from .writer import Work, write


def render(document: Document, layout: Layout, fonts: FontSet, stamp: Stamp) -> bytes:
    """Give a document as a PDF.

    Args:
        document: what to set; the language of its metadata goes into the file.
        layout: how to set it. A layout whose page has a grid (`lines` and `characters`) is set as an official document.
        fonts: the faces by role.
        stamp: time and version that the file states.

    Raises:
        FontError: no face has a character.
    """
    case = TypeCase(fonts)
    composer = Composer(document, layout, case)
    setter = Official(composer) if layout.page.lines else Periodical(composer)
    sheets, entries = setter.pages()
    sheets = sheets or [Sheet(label="1")]
    titles = (name_of(article.first(Kind.TITLE)) for article in document.articles)
    title = document.metadata.title.replace("\n", " ") or next(filter(None, titles), layout.words["untitled"])
    furnish(composer, sheets, title)
    return write(Work(sheets, composer.root, entries, title), layout, case, document.metadata, stamp)
