"""EPUB 3.3: reflowing pages for phones, e-ink and screen readers.

One XHTML file an article, whose text in order is the model's; cover, title page, contents and colophon are pages of their own beside them.
"""

from __future__ import annotations

from ...layout import Layout
from ...layout.fonts import FontSet
from ...model import Document, subtitle_of
from .. import Stamp


def render(document: Document, layout: Layout, fonts: FontSet, stamp: Stamp) -> bytes:
    """Give a document as an EPUB file.

    Args:
        document: what is printed; its metadata's language is the book's, on the package and on every file.
        layout: sets of the page what a screen can keep: direction, alignment, indents, weight, shares of size, colour; draws the cover.
        fonts: the faces whose outlines draw the cover; where they are to be embedded, they go into the book.
        stamp: the time of making, for `dcterms:modified`, and the product's version, for the colophon.

    Raises:
        RenderError: a colour of the layout is none.
    """
    from markupsafe import escape

    from .book import describe
    from .chapters import chapters
    from .cover import draw
    from .faces import APPLE, embed, families, licences
    from .inlines import label
    from .package import File, pack
    from .pages import fill
    from .phrases import lexicon, phrased
    from .style import BOLD, sheet
    from .vertical import upright

    language = document.metadata.language or layout.language
    words = layout.words
    known = lexicon(document)
    found, pages = chapters(document, layout, known)
    book = describe(document, found, pages, layout, fonts, stamp)
    chosen = families(document, layout, fonts, book.words(words)) if fonts.embed else {}
    faces = embed(chosen, BOLD)
    svg, png = draw(book, layout, fonts, known)
    plain = upright if layout.page.vertical else escape
    common = {"language": language, "words": words, "book": book, "plain": plain}
    named = {"title": phrased(book.title, known, plain), "subtitle": label(subtitle_of(document))}
    xhtml = "application/xhtml+xml"
    files: list[File] = [
        ("style", "style.css", "text/css", sheet(layout, faces, {role: [face.name for face in own] for role, own in chosen.items()}), ()),
        ("cover", "cover.xhtml", xhtml, fill("cover.xhtml", **common), ()),
        ("title-page", "title-page.xhtml", xhtml, fill("title-page.xhtml", **named, **common), ()),
        ("nav", "nav.xhtml", xhtml, fill("nav.xhtml", **common), ("nav",)),
        *((c.name.removesuffix(".xhtml"), c.name, xhtml, fill("chapter.xhtml", chapter=c, **common), ()) for c in found),
        ("colophon", "colophon.xhtml", xhtml, fill("colophon.xhtml", **common), ()),
        *([("licences", "licences.xhtml", xhtml, fill("licences.xhtml", licences=licences(faces), **common), ())] if faces else []),
        ("cover-svg", "cover.svg", "image/svg+xml", svg, ()),
        ("cover-png", "cover.png", "image/png", png, ("cover-image",)),
        *((face.name, face.file, "font/ttf", face.data, ()) for face in faces),
    ]
    spine = [uid for uid, _, media_type, _, _ in files if media_type == xhtml]
    options = {"META-INF/com.apple.ibooks.display-options.xml": APPLE} if faces else {}
    return pack(book, files, spine, fill("toc.ncx", **common), layout, stamp, options)
