"""Word editions: real styles, fields, tables and footnotes that an office edits and sends on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from ...layout import MM, Layout
from ...layout.forms import Form
from ...model import Document
from .. import Stamp
from .body import Body, write_inline
from .contents import Entry, add_contents, contents_height
from .cover import add_cover, add_imprint, add_title_page, imprint_height
from .letter import letter_footer_part
from .notes import footnotes_part
from .package import Package
from .plan import NOT_SET, Pages, Plan
from .section import Section, TextSections, end_section, footer_part, header_part, no_header_part, start_on_the_right
from .settings import font_table_part, settings_part
from .styles import styles_part
from .wml import Element, W, root, serialise, sub

if TYPE_CHECKING:
    from ...layout.fonts import FontSet

__all__ = ["render"]

_AIR = 48.0
"""White space that stays between contents and imprint on one page, in pt: programs differ in the height of a line."""


def render(document: Document, layout: Layout, fonts: FontSet, stamp: Stamp, pages: Pages = NOT_SET) -> bytes:
    """Render a document as a Word file.

    A Word file names its faces and carries none. The names are those that an office has for the document's language: `fonts` is not asked.

    Args:
        document: the document; its metadata's language chooses language tags, face names and style names.
        layout: page, styles (pt, em, lines), furniture and parts.
        fonts: the faces of the other formats.
        stamp: the time that stands in the file's properties.
        pages: where the PDF has each title and heading, by article and block: its pages stand in the contents, where
            Word counts afresh those that are wanting; an article that opens a page there opens one here.

    Raises:
        FontError: the document's language has no face names.
    """
    plan = Plan.of(document, layout, pages)
    package = Package()
    package.describe(document.metadata, plan.title, plan.locale, stamp)
    package.relate("styles", CT.WML_STYLES, RT.STYLES, styles_part(plan))
    package.relate("settings", CT.WML_SETTINGS, RT.SETTINGS, settings_part(plan))
    package.relate("fontTable", CT.WML_FONT_TABLE, RT.FONT_TABLE, font_table_part(plan))
    if plan.notes.by_block:
        package.relate("footnotes", CT.WML_FOOTNOTES, RT.FOOTNOTES, footnotes_part(plan.notes, write_inline))
    return package.close(_document_part(plan, _furniture(package, plan)))


def _furniture(package: Package, plan: Plan) -> dict[tuple[str, str], str]:
    """Add heads and feet; give their relation ids by place. The place `brief` is for the right-hand pages of short articles."""
    references = {}
    furniture = plan.layout.furniture
    for which in ("default", "even") if plan.two_sided else ("default",):
        if furniture.page_number != "none":
            data = footer_part(plan, even=which == "even")
            references["footer", which] = package.relate(f"footer-{which}", CT.WML_FOOTER, RT.FOOTER, data)
            if plan.form is Form.LETTER and which == "default":
                references["footer", "letter"] = package.relate("footer-letter", CT.WML_FOOTER, RT.FOOTER, letter_footer_part(plan))
        if furniture.running_head != "none" and plan.title:
            data = header_part(plan, even=which == "even")
            references["header", which] = package.relate(f"header-{which}", CT.WML_HEADER, RT.HEADER, data)
    # In columns LibreOffice would put an empty page before each such section.
    if furniture.running_head != "none" and plan.title and plan.layout.parts.article_page and plan.columns == 1:
        references["header", "first"] = package.relate("header-first", CT.WML_HEADER, RT.HEADER, no_header_part())
    if furniture.running_head == "article" and plan.title and plan.briefs:
        references["header", "brief"] = package.relate("header-brief", CT.WML_HEADER, RT.HEADER, header_part(plan, even=False, brief=True))
    return references


def _document_part(plan: Plan, references: dict[tuple[str, str], str]) -> bytes:
    part = root("document")
    body = sub(part, "body")
    sections = TextSections(plan, references)
    text = Body(sub(part, "body"), plan, sections)
    text.write()
    part.remove(text.parent)
    pages = _front(body, plan, text.outline, references)
    before = sum(1 for _ in body.iter(W + "sectPr"))
    body.extend(list(text.parent))
    sections.close(body)
    if pages % 2 and plan.layout.page.mirrored:
        # Only where a blank page is wanted: LibreOffice sets the first page of such a section nearer to its head.
        start_on_the_right(next(islice(body.iter(W + "sectPr"), before, None)))
    return serialise(part)


def _front(body: Element, plan: Plan, outline: Sequence[Entry], references: dict[tuple[str, str], str]) -> int:
    """Append what stands before the text: cover or title page, imprint, contents; an issue's imprint under contents of one page.

    Gives how many pages that takes, as far as can be reckoned.
    """
    parts = plan.layout.parts
    listed = [entry for entry in outline if entry.level <= plan.contents_depth]
    if parts.cover and plan.title:
        add_cover(body, plan.lying, [entry for entry in listed if entry.level == 1])
        end_section(body, plan, Section(flush=True, across=True))
    elif parts.title_page and plan.title:
        add_title_page(body, plan.lying)
        end_section(body, plan, Section(across=True))
    height = plan.layout.page.text_height * MM
    known, wanted = parts.imprint and plan.title, parts.contents and len(listed) > 1
    used = contents_height(plan, listed) + _AIR if wanted else 0.0
    under = known and wanted and parts.cover and not plan.flat and used + imprint_height(plan) <= height
    if known and not under:
        add_imprint(body, plan.lying)
        end_section(body, plan, Section(across=True))
    if wanted:
        add_contents(body, plan, listed)
        if under:
            add_imprint(body, plan, used)
        feet = {place: relation for place, relation in references.items() if place[0] == "footer"}
        # Behind a cover it is the second page: Word tells left pages from right ones by their numbers.
        end_section(body, plan, Section(feet, numbered="lowerRoman", start=2 if under else 1))
    front = bool(plan.title) and (parts.cover or parts.title_page)
    return front + bool(known and not under) + (ceil(contents_height(plan, listed) / height) if wanted else 0)
