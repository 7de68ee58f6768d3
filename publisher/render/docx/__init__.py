"""Word editions: real styles, fields, tables and footnotes that an office edits and sends on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from ...layout import Layout
from ...layout.fonts import office_names
from ...model import Document
from .. import Stamp
from .body import Body, write_inline
from .contents import add_contents
from .cover import add_cover
from .notes import footnotes_part
from .package import Package
from .plan import Plan
from .reckon import reckon_pages
from .section import footer_part, header_part, section_properties
from .settings import font_table_part, settings_part
from .styles import styles_part
from .wml import Element, root, serialise, sub

if TYPE_CHECKING:
    from ...layout.fonts import FontSet

__all__ = ["render"]


def render(document: Document, layout: Layout, fonts: FontSet, stamp: Stamp) -> bytes:
    """Render a document as a Word file.

    A Word file names its faces and carries none. The names are those that an office has for the document's language: `fonts` is not asked.

    Args:
        document: the document; its metadata's language chooses language tags, face names and style names.
        layout: page, styles (pt, em, lines), furniture and parts.
        fonts: the faces of the other formats.
        stamp: the time that stands in the file's properties.

    Raises:
        FontError: the document's language has no face names.
    """
    plan = Plan(document, layout, office_names(document.metadata.language), document.metadata.language)
    package = Package()
    package.describe(document.metadata, plan.title, plan.locale, stamp)
    styles = styles_part(plan)
    package.relate("styles", CT.WML_STYLES, RT.STYLES, styles)
    package.relate("settings", CT.WML_SETTINGS, RT.SETTINGS, settings_part(plan))
    package.relate("fontTable", CT.WML_FONT_TABLE, RT.FONT_TABLE, font_table_part(plan))
    if plan.notes.by_block:
        package.relate("footnotes", CT.WML_FOOTNOTES, RT.FOOTNOTES, footnotes_part(plan.notes, write_inline))
    return package.close(_document_part(plan, styles, _furniture(package, plan)))


def _furniture(package: Package, plan: Plan) -> dict[tuple[str, str], str]:
    """Add heads and feet; give their relation ids by place."""
    references = {}
    for which in ("default", "even") if plan.two_sided else ("default",):
        if plan.layout.furniture.page_number != "none":
            data = footer_part(plan, even=which == "even")
            references["footer", which] = package.relate(f"footer-{which}", CT.WML_FOOTER, RT.FOOTER, data)
        if plan.layout.furniture.running_head != "none" and plan.title:
            data = header_part(plan, even=which == "even")
            references["header", which] = package.relate(f"header-{which}", CT.WML_HEADER, RT.HEADER, data)
    return references


def _document_part(plan: Plan, styles: bytes, references: dict[tuple[str, str], str]) -> bytes:
    part = root("document")
    body = sub(part, "body")
    text = Body(sub(part, "body"), plan)
    text.write()
    part.remove(text.parent)
    parts = plan.layout.parts
    if (parts.cover or parts.title_page) and plan.title:
        add_cover(body, plan)
        _end_section(body, plan)
    listed = [entry for entry in text.outline if entry.level <= plan.contents_depth]
    if parts.contents and len(listed) > 1:
        add_contents(body, plan, listed, reckon_pages(plan, text.parent, styles))
        _end_section(body, plan)
    body.extend(list(text.parent))
    section_properties(plan, body, references=references, last=True)
    return serialise(part)


def _end_section(body: Element, plan: Plan) -> None:
    """End a section without heads and feet, in a paragraph of no height."""
    values = sub(sub(body, "p"), "pPr")
    sub(values, "spacing", before="0", after="0", line="20", lineRule="exact")
    section_properties(plan, values)
