"""Sections: the page's geometry and grid, running heads and page numbers."""

from __future__ import annotations

from typing import Any

from ...layout import MM
from . import vocabulary as names
from .plan import Plan, ems
from .wml import Element, R, field, paragraph, root, runs, serialise, sub, twips, val

_HEAD_GAP = 6.0
"""From the foot of the running head to the text area, in mm."""
_HEAD_HEIGHT = 13 / MM + 1


def footer_part(plan: Plan, *, even: bool) -> bytes:
    """Give a footer: the page number as a field in its form, `— 1 —`, on the outer side with one character free, or in the middle."""
    part = root("ftr")
    furniture = plan.layout.furniture
    values: dict[str, Any] = {}
    if furniture.page_number == "outside":
        side = "left" if even else "right"
        em = str(round(furniture.number_size * 20))
        values = {"jc": val(side), "ind": {f"{side}Chars": "100", side: em}}
    node = paragraph(part, names.FOOTER.id, values)
    before, _, after = furniture.number_form.partition("{}")
    runs(node, before)
    field(node, "PAGE", "1")
    runs(node, after)
    return serialise(part)


def header_part(plan: Plan, *, even: bool) -> bytes:
    """Give a running head: the title of the whole, or on right-hand pages that of the article.

    The article's is a field that Word fills page by page; `STYLEREF 1` names the first heading style in every language of Word.
    """
    part = root("hdr")
    article = plan.layout.furniture.running_head == "article"
    values = {"jc": val("left" if even else "right")} if article else {}
    node = paragraph(part, names.HEADER.id, values)
    room = plan.measure // 180
    title = plan.title if ems(plan.title) <= room else plan.title[:room - 1] + "…"
    if article and not even and plan.titles_lead:
        field(node, "STYLEREF 1", title)
    else:
        runs(node, title)
    return serialise(part)


def section_properties(plan: Plan, parent: Element, *, references: dict[tuple[str, str], str] | None = None, last: bool = False) -> None:
    """Append `w:sectPr`: A4 and the text area of the layout, the grid of lines, and for the text its heads and feet, counted from page 1.

    Args:
        plan: the edition's plan.
        parent: `w:body`, or the `w:pPr` of the paragraph that ends the section.
        references: relation ids by (`header` or `footer`, `default` or `even`).
        last: whether this is the section of the text.
    """
    node = sub(parent, "sectPr")
    for (kind, which), relation in sorted((references or {}).items(), reverse=True):
        sub(node, f"{kind}Reference", type=which).set(R + "id", relation)
    if last and plan.notes.format:
        sub(sub(node, "footnotePr"), "numFmt", val(plan.notes.format))
    sub(node, "type", val("nextPage"))
    page = plan.layout.page
    right, bottom = page.width - page.left - page.text_width, page.height - page.top - page.text_height
    sub(node, "pgSz", w=str(round(page.width * MM * 20)), h=str(round(page.height * MM * 20)))
    furniture = plan.layout.furniture
    # The middle of the page number's line stands `number_drop` under the text area.
    foot = max(0.0, bottom - furniture.number_drop - furniture.number_size * 0.6 / MM)
    head = max(0.0, page.top - _HEAD_GAP - _HEAD_HEIGHT)
    margins = {"top": page.top, "right": right, "bottom": bottom, "left": page.left, "header": head, "footer": foot, "gutter": 0.0}
    sub(node, "pgMar", {key: str(twips(value * MM)) for key, value in margins.items()})
    if last:
        sub(node, "pgNumType", start="1")
    sub(node, "cols", space="425")
    if plan.official:
        sub(node, "docGrid", type="lines", linePitch=str(plan.pitch))
