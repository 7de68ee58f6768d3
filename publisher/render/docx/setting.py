"""How one paragraph is set beyond its style, by what stands around it: the red rule, signature over date, a quotation's byline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...layout import MM, Layout, Style
from ...layout.forms import CHAPTER, PRESENT, Form, form_of, run_in_headings
from ...model import Article, Block, Kind, Text, given_out, printing_line
from . import vocabulary as names
from .columns import HEAD, over_columns
from .letter import letter_head, letter_number
from .plan import Plan, ems
from .styles import indents
from .titles import set_title
from .wml import Element, runs, twips, val

_HEAD = (Kind.MARKING, Kind.MASTHEAD, Kind.DOCNUMBER)
_SIGNED = (Kind.SIGNATURE, Kind.DATE)
_HEAD_GAP, _OFFICIAL_GAP = 0.8, 1.0
"""The least white space between an article's head and its text, in body lines."""
_SHORT = 4
"""Lines of a quotation that is kept with its speaker: LibreOffice parts no paragraph that is kept with the next."""
_UNBOUND = (Kind.TABLE_ROW, Kind.FOOTNOTE, Kind.LIST_ITEM)
_NOTE_HEAD = re.compile(r"(?:附件[：:]\s*)?(?:\d{1,2}\s*[.．、]\s*)?")
_NAME = re.compile(r"[^：:，。]{2,5}[：:]")
_ATTACHED = re.compile(r"附件\s*[0-9０-９一二三四五六七八九十]*\s*[：:]?")
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


@dataclass(slots=True)
class _Place:
    """A block among those of its article, and the setting that is being made for it.

    `text` says that the article's text has begun before it; `layout` is that of a short article for one.
    """

    plan: Plan
    layout: Layout
    blocks: Sequence[Block]
    rows: list[Setting]
    n: int
    text: bool

    @property
    def block(self) -> Block:
        return self.blocks[self.n]

    @property
    def row(self) -> Setting:
        return self.rows[self.n]

    @property
    def before(self) -> Kind | None:
        return self.blocks[self.n - 1].kind if self.n else None

    @property
    def after(self) -> Kind | None:
        return self.blocks[self.n + 1].kind if self.n + 1 < len(self.blocks) else None

    @property
    def style(self) -> Style:
        return self.layout.style(self.block)

    @property
    def width(self) -> int:
        return self.plan.width(wide=self.row.wide)


def settings_of(blocks: Sequence[Block], plan: Plan, *, brief: bool = False) -> list[Setting]:
    """Give the settings of an article's blocks."""
    dated = [n for n in range(1, len(blocks)) if _is_dated_head(blocks, n)]
    blocks = [replace(block, kind=Kind.BYLINE) if n in dated else block for n, block in enumerate(blocks)]
    # A few lines without a title go over all columns.
    lead = brief and not any(block.kind is Kind.TITLE and block.text.strip() for block in blocks)
    across = plan.columns == 1 or lead
    rows = [Setting(plan.style_name(block, brief=brief).id, wide=across or wide)
            for block, wide in zip(blocks, over_columns(blocks), strict=True)]
    running_in = run_in_headings(blocks) if plan.official else {}
    text, minutes = False, plan.official and form_of(Article(tuple(blocks))) is Form.MINUTES
    for n, block in enumerate(blocks):
        place = _Place(plan, plan.small if brief else plan.layout, blocks, rows, n, text)
        if lead and block.kind is Kind.PARAGRAPH and plan.lead is not None:
            rows[n].style = names.LEAD.id
        if block.kind is place.before is Kind.HEADING:
            rows[n].values["spacing"] = {"before": "0"}
        if block.kind is Kind.CAPTION and place.after is Kind.TABLE_ROW:
            rows[n].values["keepNext"] = {}
        if block.apart:
            rows[n].values["spacing"] = {"beforeLines": "100", "before": str(twips(plan.layout.styles["paragraph"].leading))}
        rows[n].lead = _lead(plan, block, running_in, first=place.before is not block.kind)
        _speech(place)
        text = block.kind is not Kind.TITLE and (text or block.kind not in HEAD)
        _title(place)
        _head_space(place, text=text)
        if block.kind in _SIGNED or place.after in _SIGNED and block.kind not in _UNBOUND:
            # A signature does not stand on a page without a line of the text (GB/T 9704—2012, 7.3.5.4).
            rows[n].values["keepNext"] = val(int(place.after in _SIGNED))
        if plan.official:
            _official(place)
        if minutes:
            _presence(place)
    for n in dated:
        # It is a date still, set like the byline that stands there.
        rows[n].style = names.KINDS[Kind.DATE].id
        rows[n].values |= {"jc": val("center" if plan.layout.style(blocks[n]).align == "centre" else "left"), "ind": indents(plan, Style())}
    return rows


def _is_dated_head(blocks: Sequence[Block], n: int) -> bool:
    """Say whether a date stands under a title, as that of a speech or a resolution does."""
    before = 0
    while before < n and blocks[before].kind in (*HEAD, Kind.DATE):
        before += 1
    return blocks[n].kind is Kind.DATE and before >= n and blocks[n - 1].kind in (Kind.TITLE, Kind.SUBTITLE, Kind.BYLINE)


def _speech(place: _Place) -> None:
    """Keep a short statement with its speaker, set the speaker under it, and a byline after the text at the right."""
    plan, block, row = place.plan, place.block, place.row
    if block.kind is Kind.QUOTE and place.after is Kind.BYLINE and ems(block.text) * plan.em(place.style) <= _SHORT * place.width:
        row.values["keepNext"] = {}
    elif block.kind is Kind.BYLINE and place.before is Kind.QUOTE:
        row.style, row.text = names.QUOTE_BYLINE.id, _speaker(plan, block, place.width)
    elif block.kind is Kind.BYLINE and place.text:
        row.style = names.CLOSING_BYLINE.id


def _title(place: _Place) -> None:
    """Break a title into its lines."""
    title = set_title(place.plan, place.block, place.style, place.width)
    if title is not None:
        place.row.text = title.text
        if title.inset:
            place.row.values["ind"] = _insets(place.plan, place.style, title.inset)


def _head_space(place: _Place, *, text: bool) -> None:
    """Set the white space between an article's head and its text, and that over a chapter's title."""
    plan, block, own = place.plan, place.block, place.row.values
    if block.kind in HEAD and place.after is not None and place.after not in HEAD and not text:
        own |= _under_head(plan, place.style, place.layout.style(place.blocks[place.n + 1]))
    if not place.n and plan.sink and any(b.kind is Kind.TITLE for b in place.blocks):
        before = place.style.before + plan.sink
        own["spacing"] = own.get("spacing", {}) | {"before": str(twips(before * plan.layout.styles["paragraph"].leading))}


def _official(place: _Place) -> None:
    """Set what GB/T 9704—2012 asks beyond the styles."""
    plan, block, row, own = place.plan, place.block, place.row, place.row.values
    space = own.get("spacing", {})
    letter = plan.form is Form.LETTER and block.kind in (Kind.MASTHEAD, Kind.DOCNUMBER)
    if letter:
        own |= letter_head(plan) if block.kind is Kind.MASTHEAD else letter_number(plan)
    elif block.kind in _HEAD and place.after not in _HEAD and any(b.kind is Kind.MASTHEAD for b in place.blocks):
        own["pBdr"] = _red_rule(plan)
    if block.kind is Kind.MARKING and block.text.strip().isdigit():
        row.lead = (len(block.text), plan.layout.styles["paragraph"].font)
    if block.kind is Kind.MASTHEAD and len(issuers := block.text.split()) > 1:
        # Joint issuers have a line each (GB/T 9704—2012, 7.2.4).
        row.text = "\n".join(issuers)
    if block.kind is Kind.MASTHEAD and place.before is Kind.MARKING and not letter:
        over = sum(b.kind is Kind.MARKING for b in place.blocks[: place.n]) * plan.pitch
        drop = twips(plan.masthead.style.before * plan.layout.styles["paragraph"].leading)
        own["spacing"] = space | {"before": str(max(0, drop - over))}
    if block.kind is Kind.DOCNUMBER and not letter and _SIGNER.fullmatch(block.text):
        own |= _both_edges(plan, block)
    if not place.n and block.kind in (Kind.TITLE, Kind.KICKER):
        # The white over a title is that under a masthead's rule; without one it starts on the first line.
        own["spacing"] = space | {"before": "0"}
    if block.kind is Kind.ATTACHMENT and _ATTACHED.fullmatch(block.text.strip()):
        own |= {"pageBreakBefore": {}, "ind": indents(plan, Style()), "keepNext": {}}
        row.lead = (len(block.text), "hei")
    elif block.kind is Kind.TITLE and place.before is Kind.ATTACHMENT:
        own["spacing"] = space | {"before": str(plan.pitch)}
    elif block.kind is Kind.ATTACHMENT:
        own |= _attachment(plan, block, first=place.before is not Kind.ATTACHMENT)
    if block.kind is Kind.CC and printing_line(block.text):
        row.style = names.PRINTED.id
    if given_out(block):
        own |= _both_edges(plan, block)
    if block.kind is Kind.HEADING and CHAPTER.match(block.text):
        own |= {"jc": val("center"), "ind": indents(plan, Style())}
    if block.kind is Kind.SIGNATURE and place.before is Kind.SIGNATURE:
        own["spacing"] = space | {"before": "0"}
    if block.kind is Kind.SIGNATURE and place.after is Kind.DATE:
        _sign(place)


def _sign(place: _Place) -> None:
    """Set a signature over its date; joint issuers end at one edge."""
    n = place.n
    place.row.values["ind"], place.rows[n + 1].values["ind"] = _signature_over_date(place.plan, place.block, place.blocks[n + 1])
    while n and place.blocks[n - 1].kind is Kind.SIGNATURE:
        n -= 1
        place.rows[n].values["ind"] = place.row.values["ind"]


def _presence(place: _Place) -> None:
    """Set a list of who was there: its label in hei, turned lines after the colon, a line free above (GB/T 9704—2012, 10.3)."""
    block, found = place.block, PRESENT.match(place.block.text)
    if block.kind is not Kind.PARAGRAPH or found is None or not isinstance(block.inlines[0], Text):
        return
    plan, style = place.plan, place.style
    place.row.lead = (found.end(), "hei")
    place.row.values["ind"] = indents(plan, replace(style, left=style.left + style.first_indent, first_indent=0, hanging=ems(found[0])))
    last = place.blocks[place.n - 1] if place.n else None
    if last is not None and last.kind is Kind.PARAGRAPH and not PRESENT.match(last.text):
        place.row.values["spacing"] = {"before": str(plan.pitch)}


def _lead(plan: Plan, block: Block, running_in: Mapping[str, re.Pattern[str]], *, first: bool) -> tuple[int, str]:
    """Give how much of a block's start has a face of its own: an editor's note's name, a heading that runs in (GB/T 9704—2012, 7.3.3)."""
    if not block.inlines or not isinstance(block.inlines[0], Text):
        return 0, ""
    text = block.inlines[0].text
    if block.kind is Kind.EDITOR_NOTE and first and (found := _NAME.match(text)):
        return found.end(), "hei"
    for level, pattern in running_in.items() if block.kind is Kind.PARAGRAPH else ():
        if len(block.inlines) == 1 and (found := pattern.match(text)):
            return found.end(), plan.layout.styles[level].font
    return 0, ""


def two_ends(node: Element, plan: Plan, block: Block) -> bool:
    """Write a line whose end stands at the right edge, with a tab for the space before it; give False where it is no such line.

    So stand 签发人 beside the number of an upward document, its name in kai (GB/T 9704—2012, 7.2.6), and the date of printing (7.4.3).
    """
    if not plan.official or any(not hasattr(inline, "text") for inline in block.inlines):
        return False
    if block.kind is Kind.CC and (parted := printing_line(block.text)):
        runs(node, "\t".join(parted))
        return True
    if parted := given_out(block):
        runs(node, "\t" + "\t".join(parted))
        return True
    if block.kind is Kind.DOCNUMBER and (found := _SIGNER.fullmatch(block.text)):
        runs(node, f"\t{found[1]}\t{found[2]}")
        runs(node, found[3], {"rFonts": plan.office_fonts("kai")})
        return True
    return False


def _under_head(plan: Plan, last: Style, first: Style) -> dict[str, Any]:
    """Give the white space that is still wanting between an article's head and its text."""
    wanting = (_OFFICIAL_GAP if plan.official else _HEAD_GAP) - first.before
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
    # A tab sets the number in: an indent would shorten the red rule below.
    em = plan.em(plan.layout.style(block))
    tabs = [("tab", {"val": "left", "pos": str(em)}), ("tab", {"val": "right", "pos": str(plan.measure - em)})]
    return {"jc": val("left"), "ind": indents(plan, Style()), "tabs": tabs}


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
