"""`styles.xml`: the layout's styles as Word styles, and the few that Word's own parts need."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...layout import Style
from ...model import Block, Kind
from . import vocabulary as names
from .columns import HEAD, bar_styles
from .contents import contents_styles, contents_tabs
from .cover import cover_styles
from .plan import BLACK, Plan
from .vocabulary import StyleName
from .wml import Element, W, properties, root, serialise, sub, twips, val

_ALIGN = {"justify": "both", "left": "left", "start": "left", "centre": "center", "center": "center", "right": "right"}
_USUAL_DEPTH = 3
CELL_PADDING = 40
"""Over and under the text of a cell, in twips."""


def styles_part(plan: Plan) -> bytes:
    """Give `styles.xml`."""
    part = root("styles")
    _defaults(part, plan)
    _kinds(part, plan)
    _headings(part, plan)
    _notes_and_tables(part, plan)
    _furniture(part, plan)
    _front(part, plan)
    return serialise(part)


def paragraph_properties(plan: Plan, style: Style) -> dict[str, Any]:
    """Give the paragraph properties of a layout style."""
    body = plan.layout.styles["paragraph"]
    values: dict[str, Any] = {
        "spacing": {"before": str(twips(style.before * body.leading)), "after": str(twips(style.after * body.leading)),
                    "line": str(twips(style.leading)), "lineRule": "exact"},
        "ind": indents(plan, style),
        "jc": val(_ALIGN.get(style.align, "both")),
    }
    if style.keep_with_next:
        values["keepNext"] = {}
    if plan.pitch and (twips(style.leading) != plan.pitch or style.size != body.size):
        # LibreOffice would give a larger size two lines of the grid, whatever its own spacing says.
        values["snapToGrid"] = val(0)
    return values


def indents(plan: Plan, style: Style) -> dict[str, str]:
    """Give the indents of a style in characters, each with its width in twips for programs that do not count characters.

    In `leftChars` Word leaves a hanging indent out, in `left` it counts it in.
    """
    em = plan.em(style)
    values = {"leftChars": style.left * 100, "left": (style.left + style.hanging) * em,
              "rightChars": style.right * 100, "right": style.right * em}
    if style.hanging:
        values |= {"hangingChars": style.hanging * 100, "hanging": style.hanging * em}
    else:
        values |= {"firstLineChars": style.first_indent * 100, "firstLine": style.first_indent * em}
    return {key: str(round(value)) for key, value in values.items()}


def run_properties(plan: Plan, style: Style) -> dict[str, Any]:
    """Give the run properties of a layout style."""
    size = val(plan.size(style))
    values: dict[str, Any] = {"rFonts": plan.office_fonts(style.font), "b": val(int(style.font == "song-bold")), "sz": size, "szCs": size}
    if style.color != BLACK:
        values["color"] = val(style.color.lstrip("#").upper())
    if tracking := plan.tracking(style):
        values["spacing"] = val(tracking)
    return values


def _define(part: Element, plan: Plan, name: StyleName, ppr: dict[str, Any], rpr: dict[str, Any], *, kind: str = "paragraph",
            based: str = names.NORMAL.id, following: str = "", alias: str = "", shown: bool = True, default: bool = False) -> Element:
    node = sub(part, "style", type=kind, styleId=name.id)
    if default:
        node.set(W + "default", "1")
    if not name.builtin:
        node.set(W + "customStyle", "1")
    sub(node, "name", val(name.name(plan.language)))
    if alias:
        sub(node, "aliases", val(alias))
    if based:
        sub(node, "basedOn", val(based))
    if following:
        sub(node, "next", val(following))
    sub(node, "uiPriority", val(9 if shown else 39))
    if shown:
        sub(node, "qFormat")
    properties(node, "pPr", ppr)
    properties(node, "rPr", rpr)
    return node


def _defaults(part: Element, plan: Plan) -> None:
    body = plan.layout.styles["paragraph"]
    size = val(plan.size(body))
    defaults = sub(part, "docDefaults")
    properties(sub(defaults, "rPrDefault"), "rPr", {"rFonts": plan.office_fonts("song"), "kern": val(2), "sz": size, "szCs": size,
                                                    "lang": {"val": "en-US", "eastAsia": plan.locale, "bidi": "ar-SA"}})
    sub(defaults, "pPrDefault")
    # Word lists every built-in style unless told otherwise; an editor should see those that this edition uses.
    sub(part, "latentStyles", defLockedState="0", defUIPriority="99", defSemiHidden="1", defUnhideWhenUsed="1", defQFormat="0", count="376")
    plain = replace(body, first_indent=0)
    # With it LibreOffice prints lines from the top down over one another where a page ends.
    widows = int(not plan.official and plan.flat is None)
    ppr = {**paragraph_properties(plan, plain), "widowControl": val(widows), "adjustRightInd": val(0)}
    ppr |= {name: val(1) for name in ("kinsoku", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN")}
    _define(part, plan, names.NORMAL, ppr, run_properties(plan, plain), based="", default=True)


def _kinds(part: Element, plan: Plan) -> None:
    for kind, name in names.KINDS.items():
        if kind is Kind.TITLE and plan.titles_lead or kind is Kind.FOOTNOTE:
            continue
        style = plan.layout.style(Block(kind, ()))
        if kind in (Kind.TABLE_ROW, Kind.IMAGE):
            style = replace(style, align="left" if kind is Kind.TABLE_ROW else "centre", first_indent=0)
        if kind is Kind.MASTHEAD:
            style = plan.masthead.style
        if kind is Kind.CC and plan.official:
            # The colophon's cells keep the space at its sides.
            style = replace(style, left=0, right=0)
        ppr, rpr = paragraph_properties(plan, style), run_properties(plan, style)
        if kind is Kind.EDITOR_NOTE and not plan.official:
            # Word draws one rule over and one under paragraphs that follow one another with the same rules.
            ppr["pBdr"] = [(side, {"val": "single", "sz": "4", "space": "6", "color": "000000"}) for side in ("top", "bottom")]
        if kind in HEAD:
            ppr["keepLines"] = {}
        if kind is Kind.MASTHEAD:
            rpr |= {"w": val(plan.masthead.scale), "spacing": val(plan.masthead.spread)}
        _define(part, plan, name, ppr, rpr, following=names.BODY.id if kind in HEAD else "")
    _bylines(part, plan)
    if plan.official:
        copied = plan.layout.style(Block(Kind.CC, ()))
        inner = plan.measure - round((copied.left + copied.right) * plan.em(copied))
        printed = {"ind": indents(plan, Style()), "tabs": [("tab", {"val": "right", "pos": str(inner)})]}
        _define(part, plan, names.PRINTED, printed, {}, based=names.KINDS[Kind.CC].id)
        for kind, side in ((Kind.SIGNATURE, "left"), (Kind.DATE, "right")):
            _define(part, plan, names.COLOPHON[kind], {"ind": indents(plan, Style()), "jc": val(side)}, {}, based=names.KINDS[Kind.CC].id)
    if plan.lead is not None:
        ppr, rpr = paragraph_properties(plan, plan.lead), run_properties(plan, plan.lead)
        _define(part, plan, names.LEAD, ppr, rpr, based=names.BODY.id)
    item = {"ind": indents(plan, Style()), "spacing": {"before": "0", "after": "0"}}
    _define(part, plan, names.NAME_ITEM, item, {}, based=names.KINDS[Kind.LIST_ITEM].id)
    _define(part, plan, names.ROLL, {"jc": val("left")}, {}, based=names.KINDS[Kind.LIST_ITEM].id)
    _define(part, plan, names.NAME, {**item, "jc": val("left")}, {"rFonts": plan.office_fonts("hei")}, based=names.KINDS[Kind.LIST_ITEM].id)


def _bylines(part: Element, plan: Plan) -> None:
    """Define who speaks a quotation, in the face that it has not, and who signs at the end of an article."""
    quote, byline = plan.layout.style(Block(Kind.QUOTE, ())), plan.layout.style(Block(Kind.BYLINE, ()))
    speaker = replace(quote, font="song" if quote.font == "kai" else "kai", align="right", first_indent=0, before=0,
                      after=0.6 if plan.columns == 1 else 0.0)
    closing = replace(byline, align="right", right=2, before=0, after=byline.after / 2)
    for name, style in ((names.QUOTE_BYLINE, speaker), (names.CLOSING_BYLINE, closing)):
        ppr = {**paragraph_properties(plan, style), "keepNext": val(0)}
        _define(part, plan, name, ppr, run_properties(plan, style), based=names.KINDS[Kind.BYLINE].id)


def _headings(part: Element, plan: Plan) -> None:
    used = [b.level or 1 for b in plan.document.blocks() if b.kind is Kind.HEADING]
    rows = [Block(Kind.TITLE, ())] if plan.titles_lead else []
    rows += [Block(Kind.HEADING, (), level=n) for n in range(1, max([_USUAL_DEPTH, *used]) + 1)]
    for block in rows[:names.DEEPEST]:
        level = plan.outline_level(block)
        assert level is not None
        style = plan.layout.style(block)
        ppr = {**paragraph_properties(plan, style), "keepNext": {}, "keepLines": {}, "outlineLvl": val(level - 1)}
        alias = names.ARTICLE_TITLE_ALIAS.name(plan.language) if block.kind is Kind.TITLE else ""
        _define(part, plan, names.heading(level), ppr, run_properties(plan, style), following=names.BODY.id, alias=alias)
    for kind, name in names.BRIEF.items() if plan.briefs else ():
        style = plan.small.style(Block(kind, ()))
        ppr = {**paragraph_properties(plan, style), "keepNext": {}, "keepLines": {}}
        if kind is Kind.TITLE:
            ppr["outlineLvl"] = val(0)
        _define(part, plan, name, ppr, run_properties(plan, style), following=names.BODY.id)


def _notes_and_tables(part: Element, plan: Plan) -> None:
    style = plan.layout.style(Block(Kind.FOOTNOTE, ()))
    _define(part, plan, names.FOOTNOTE, paragraph_properties(plan, style), run_properties(plan, style))
    _define(part, plan, names.FOOTNOTE_MARK, {}, {"vertAlign": val("superscript")}, kind="character", based="")
    _define(part, plan, names.STRONG, {}, {"rFonts": plan.office_fonts("hei")}, kind="character", based="")
    _define(part, plan, names.TABLE_HEAD, {"jc": val("center"), "keepNext": {}}, {"rFonts": plan.office_fonts("hei")},
            based=names.KINDS[Kind.TABLE_ROW].id)
    node = _define(part, plan, names.TABLE_NORMAL, {}, {}, kind="table", based="", shown=False, default=True)
    table = sub(node, "tblPr")
    sub(table, "tblInd", w="0", type="dxa")
    holder = sub(table, "tblCellMar")
    for side, width in (("top", "0"), ("left", "108"), ("bottom", "0"), ("right", "108")):
        sub(holder, side, w=width, type="dxa")
    table = sub(_define(part, plan, names.TABLE, {}, {}, kind="table", based=names.TABLE_NORMAL.id, shown=False), "tblPr")
    holder = sub(table, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        sub(holder, side, val="single", sz="4", space="0", color="auto")
    holder = sub(table, "tblCellMar")
    for side, padding in (("top", CELL_PADDING), ("left", 108), ("bottom", CELL_PADDING), ("right", 108)):
        sub(holder, side, w=str(padding), type="dxa")


def _furniture(part: Element, plan: Plan) -> None:
    furniture = plan.layout.furniture
    foot = Style(font=furniture.number_font, size=furniture.number_size, leading=furniture.number_size * 1.2, align="centre")
    head = Style(font="song", size=9, leading=13, align="centre")
    rule = [("bottom", {"val": "single", "sz": "4", "space": "3", "color": "808080"})]
    # An article's own rule opens its page; a second one close above it would be one too many.
    ruled = {} if plan.layout.parts.opening == "bar" else {"pBdr": rule}
    _define(part, plan, names.HEADER, paragraph_properties(plan, head) | ruled, run_properties(plan, head), shown=False)
    _define(part, plan, names.FOOTER, paragraph_properties(plan, foot), run_properties(plan, foot), shown=False)


def _front(part: Element, plan: Plan) -> None:
    for name, (ppr, rpr) in bar_styles(plan).items():
        _define(part, plan, name, ppr, rpr, shown=False)
    for name, style in (contents_styles(plan) | cover_styles(plan.lying)).items():
        ppr = paragraph_properties(plan, style)
        if name in (names.contents(n) for n in range(1, names.DEEPEST)):
            ppr |= {"tabs": contents_tabs(plan), "keepLines": {}}
        _define(part, plan, name, ppr, run_properties(plan, style), shown=False)
