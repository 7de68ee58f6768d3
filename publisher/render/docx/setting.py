"""How one paragraph is set beyond its style, by what stands around it: the red rule, signature over date, a quotation's byline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...layout import MM, Style
from ...model import Block, Kind, Text
from . import vocabulary as names
from .columns import HEAD, over_columns
from .plan import Plan, ems
from .styles import indents
from .titles import set_title
from .wml import Element, runs, twips, val

_HEAD = (Kind.MASTHEAD, Kind.DOCNUMBER)
_SIGNED = (Kind.SIGNATURE, Kind.DATE)
_HEAD_GAP = 0.8
"""The least white space between an article's head and its text, in body lines."""
_SHORT = 4
"""Lines of a quotation that is kept with its speaker: LibreOffice parts no paragraph that is kept with the next."""
_UNBOUND = (Kind.TABLE_ROW, Kind.FOOTNOTE, Kind.LIST_ITEM)
_PRINTED = re.compile(r"(.*\S)\s+(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*印[发發])", re.DOTALL)
_NOTE_HEAD = re.compile(r"(?:附件[：:]\s*)?(?:\d{1,2}\s*[.．、]\s*)?")
_NAME = re.compile(r"[^：:，。]{2,5}[：:]")
_ATTACHED = re.compile(r"附件\s*[0-9０-９一二三四五六七八九十]*\s*[：:]?")
_SHORT_SENTENCE = r"(?:[^，。；：！？\n]{2,45}|[^。；：！？\n]{2,24})。(?=.)"
_RUN_IN = (
    ("heading1", re.compile(rf"[一二三四五六七八九十百]+、{_SHORT_SENTENCE}")),
    ("heading2", re.compile(rf"[（(][一二三四五六七八九十百]+[）)]{_SHORT_SENTENCE}")),
)
_SIGNER = re.compile(r"(.*\S)\s+((?:签发人|簽發人)[：:])(.*)", re.DOTALL)


@dataclass(slots=True)
class Setting:
    """The style of one paragraph, the properties it has of its own, and its text where it is broken into lines.

    `wide` is over all columns; `lead` is how many characters at its start have another face, and the face's role.
    """

    style: str
    values: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    wide: bool = True
    lead: tuple[int, str] = (0, "")


def settings_of(blocks: Sequence[Block], plan: Plan, *, brief: bool = False) -> list[Setting]:
    """Give the settings of an article's blocks."""
    layout = plan.small if brief else plan.layout
    # A few lines without a title go over all columns.
    lead = brief and not any(block.kind is Kind.TITLE and block.text.strip() for block in blocks)
    across = plan.columns == 1 or lead
    rows = [Setting(plan.style_name(block, brief=brief).id, wide=across or wide)
            for block, wide in zip(blocks, over_columns(blocks), strict=True)]
    text = False
    for n, block in enumerate(blocks):
        before = blocks[n - 1].kind if n else None
        after = blocks[n + 1].kind if n + 1 < len(blocks) else None
        own = rows[n].values
        if lead and block.kind is Kind.PARAGRAPH and plan.lead is not None:
            rows[n].style = names.LEAD.id
        style, width = layout.style(block), plan.width(wide=rows[n].wide)
        if block.kind is Kind.QUOTE and after is Kind.BYLINE and ems(block.text) * plan.em(style) <= _SHORT * width:
            own["keepNext"] = {}
        elif block.kind is Kind.BYLINE and before is Kind.QUOTE:
            rows[n].style, rows[n].text = names.QUOTE_BYLINE.id, _speaker(plan, block, width)
        elif block.kind is Kind.BYLINE and text:
            rows[n].style = names.CLOSING_BYLINE.id
        rows[n].lead = _lead(plan, block, first=before is not block.kind)
        text = block.kind is not Kind.TITLE and (text or block.kind not in HEAD)
        title = set_title(plan, block, style, width)
        if title is not None:
            rows[n].text = title.text
            if title.inset:
                own["ind"] = _insets(plan, style, title.inset)
        if block.kind in HEAD and blocks[n + 1:] and after not in HEAD and not text and not plan.official:
            own |= _under_head(plan, style, layout.style(blocks[n + 1]))
        if not n and plan.sink and any(b.kind is Kind.TITLE for b in blocks):
            before_it = style.before + plan.sink
            own["spacing"] = own.get("spacing", {}) | {"before": str(twips(before_it * plan.layout.styles["paragraph"].leading))}
        if block.kind in _SIGNED or after in _SIGNED and block.kind not in _UNBOUND:
            # A signature does not stand on a page without a line of the text (GB/T 9704—2012, 7.3.5.4).
            own["keepNext"] = val(int(after in _SIGNED))
        if not plan.official:
            continue
        if block.kind in _HEAD and after not in _HEAD:
            own["pBdr"] = _red_rule(plan)
        if block.kind is Kind.DOCNUMBER and _SIGNER.fullmatch(block.text):
            own |= _both_edges(plan, block)
        if not n and block.kind in (Kind.TITLE, Kind.KICKER):
            # The white over a title is that under a masthead's rule; without one it starts on the first line.
            own["spacing"] = {"before": "0"}
        if block.kind is Kind.ATTACHMENT and _ATTACHED.fullmatch(block.text.strip()):
            own |= {"pageBreakBefore": {}, "ind": indents(plan, Style()), "keepNext": {}}
            rows[n].lead = (len(block.text), "hei")
        elif block.kind is Kind.TITLE and before is Kind.ATTACHMENT:
            own["spacing"] = {"before": str(plan.pitch)}
        elif block.kind is Kind.ATTACHMENT:
            own |= _attachment(plan, block, first=before is not Kind.ATTACHMENT)
        if block.kind is Kind.CC and _PRINTED.fullmatch(block.text):
            rows[n].style = names.PRINTED.id
        if block.kind is Kind.SIGNATURE and after is Kind.DATE and before is not Kind.SIGNATURE:
            own["ind"], rows[n + 1].values["ind"] = _signature_over_date(plan, block, blocks[n + 1])
    return rows


def _lead(plan: Plan, block: Block, *, first: bool) -> tuple[int, str]:
    """Give how much of a block's start has a face of its own: an editor's note's name, a heading that runs in (GB/T 9704—2012, 7.3.3)."""
    if not block.inlines or not isinstance(block.inlines[0], Text):
        return 0, ""
    text = block.inlines[0].text
    if block.kind is Kind.EDITOR_NOTE and first and (found := _NAME.match(text)):
        return found.end(), "hei"
    for level, pattern in _RUN_IN if plan.official and block.kind is Kind.PARAGRAPH else ():
        if len(block.inlines) == 1 and (found := pattern.match(text)):
            return found.end(), plan.layout.styles[level].font
    return 0, ""


def two_ends(node: Element, plan: Plan, block: Block) -> bool:
    """Write a line whose end stands at the right edge, with a tab for the space before it; give False where it is no such line.

    So stand 签发人 beside the number of an upward document, its name in kai (GB/T 9704—2012, 7.2.6), and the date of printing (7.4.3).
    """
    if not plan.official or any(not hasattr(inline, "text") for inline in block.inlines):
        return False
    if block.kind is Kind.CC and (found := _PRINTED.fullmatch(block.text)):
        runs(node, f"{found[1]}\t{found[2]}")
        return True
    if block.kind is Kind.DOCNUMBER and (found := _SIGNER.fullmatch(block.text)):
        runs(node, f"{found[1]}\t{found[2]}")
        runs(node, found[3], {"rFonts": plan.office_fonts("kai")})
        return True
    return False


def _under_head(plan: Plan, last: Style, first: Style) -> dict[str, Any]:
    """Give the white space that is still wanting between an article's head and its text."""
    wanting = _HEAD_GAP - first.before
    return {"spacing": {"after": str(twips(wanting * plan.layout.styles["paragraph"].leading))}} if wanting > last.after else {}


def _speaker(plan: Plan, block: Block, width: int) -> str:
    """Give a speaker's name and post in two lines where they do not fit on one; nothing where they stay as they are."""
    name, space, post = block.text.partition(" ")
    style = plan.layout.style(Block(Kind.QUOTE, ()))
    if not post or any(not isinstance(i, Text) for i in block.inlines) or ems(block.text) * plan.em(style) <= width:
        return ""
    return f"{name}\n{post}"


def _red_rule(plan: Plan) -> list[tuple[str, dict[str, str]]]:
    """GB/T 9704—2012, 7.2.7: a red rule as wide as the text area 4 mm under the document number."""
    return [("bottom", {"val": "single", "sz": "12", "space": str(round(4 * MM)), "color": plan.accent or "000000"})]


def _both_edges(plan: Plan, block: Block) -> dict[str, Any]:
    style = replace(plan.layout.style(block), left=1, right=1, first_indent=0, hanging=0)
    return {"jc": val("left"), "ind": indents(plan, style), "tabs": [("tab", {"val": "right", "pos": str(plan.measure - plan.em(style))})]}


def _signature_over_date(plan: Plan, signature: Block, date: Block) -> tuple[dict[str, str], dict[str, str]]:
    """GB/T 9704—2012, 7.3.5.2: the signature keeps 2 字 free at the right and the date starts 2 字 right of it.

    A date that would come too near the edge keeps the 2 字 instead, and the signature moves.
    """
    signed, dated = ems(signature.text), ems(date.text)
    free = (2.0, signed - dated) if signed >= dated + 2 else (dated - signed + 4, 2.0)
    result = []
    for block, right in zip((signature, date), free, strict=True):
        result.append(indents(plan, replace(plan.layout.style(block), right=right, first_indent=0)))
    return result[0], result[1]


def _insets(plan: Plan, style: Style, inset: float) -> dict[str, str]:
    left, right = (inset, inset) if style.align == "centre" else (0.0, inset * 2)
    return indents(plan, replace(style, left=style.left + left, right=style.right + right, first_indent=0, hanging=0))


def _attachment(plan: Plan, block: Block, *, first: bool) -> dict[str, Any]:
    """GB/T 9704—2012, 7.3.4: the note stands one line under the text; its items, and turned lines under a name, align."""
    style = plan.layout.style(block)
    found = _NOTE_HEAD.match(block.text)
    head = found[0] if found else ""
    # A later item stands under the first, which has 附件： before its number.
    indent = style.left + style.first_indent + (3 if head and not first and not head.startswith("附件") else 0)
    own = replace(style, left=indent, first_indent=0.0, hanging=ems(head))
    values: dict[str, Any] = {"ind": indents(plan, own)}
    if first and not style.before:
        values["spacing"] = {"before": str(plan.pitch)}
    return values
