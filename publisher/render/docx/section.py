"""Sections: the page's geometry and grid, running heads and page numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...layout import MM
from ...model import Kind
from . import vocabulary as names
from .columns import State
from .plan import Plan, ems
from .wml import Element, R, W, paragraph, root, runs, serialise, stub, sub, twips, val
from .wml import field as complex_field

_HEAD_GAP = 6.0
"""From the foot of the running head to the text area, in mm."""
_HEAD_HEIGHT = 13 / MM + 1


def footer_part(plan: Plan, *, even: bool) -> bytes:
    """Give a footer: the page number as a field in its form, `— 1 —`, on the outer side with one character free, or in the middle."""
    part = root("ftr")
    furniture = plan.layout.furniture
    values: dict[str, Any] = {}
    if furniture.page_number == "outside":
        # A book of lines from the top down is bound at the right: its odd pages lie to the left.
        side = "right" if even == bool(plan.flat) else "left"
        em = str(round(furniture.number_size * 20))
        values = {"jc": val(side), "ind": {f"{side}Chars": "100", side: em}}
    node = paragraph(part, names.FOOTER.id, values)
    before, _, after = furniture.number_form.partition("{}")
    runs(node, before)
    complex_field(node, "PAGE", "1")
    runs(node, after)
    return serialise(part)


def header_part(plan: Plan, *, even: bool, brief: bool = False) -> bytes:
    """Give a running head: the title of the whole, or on right-hand pages that of the article, a long or a short one.

    The article's is a field that Word fills page by page; `STYLEREF 1` names the first heading style in every language of Word.
    """
    part = root("hdr")
    article = plan.layout.furniture.running_head == "article"
    values = {"jc": val("right" if even == bool(plan.flat) else "left")} if plan.two_sided else {}
    node = paragraph(part, names.HEADER.id, values)
    room = plan.measure // 180
    title = plan.title if ems(plan.title) <= room else plan.title[:room - 1] + "…"
    if article and not even and plan.titles_lead:
        complex_field(node, f'STYLEREF "{names.BRIEF[Kind.TITLE].name(plan.language)}"' if brief else "STYLEREF 1", title)
    else:
        runs(node, title)
    return serialise(part)


def no_header_part() -> bytes:
    """Give the head of a page that opens an article: an empty line as high as a running head."""
    part = root("hdr")
    paragraph(part, names.HEADER.id, {"pBdr": [("bottom", {"val": "nil"})]})
    return serialise(part)


@dataclass(frozen=True, slots=True)
class Section:
    """What one section has of its own.

    `references` are the relation ids of its heads and feet by (`header` or `footer`, `default` or `even`); one without takes those of the
    section before it. `opening` is for one whose first page has a head and foot of its own. `numbered` is the form of its page numbers
    where they start anew, with `start`. `flush` is for a page that is coloured to its head; `across` for one whose lines run across in a
    vertical edition too.
    """

    references: Mapping[tuple[str, str], str] = field(default_factory=dict)
    columns: int = 1
    continuous: bool = False
    opening: bool = False
    numbered: str = ""
    start: int = 1
    notes: bool = False
    flush: bool = False
    across: bool = False


def section_properties(plan: Plan, parent: Element, section: Section) -> None:
    """Append `w:sectPr` to `w:body`, or to the `w:pPr` of the paragraph that ends the section: page, text area, columns, grid of lines."""
    node = sub(parent, "sectPr")
    for (kind, which), relation in sorted(section.references.items(), reverse=True):
        sub(node, f"{kind}Reference", type=which).set(R + "id", relation)
    if section.notes and plan.notes.format:
        sub(sub(node, "footnotePr"), "numFmt", val(plan.notes.format))
    sub(node, "type", val("continuous" if section.continuous else "nextPage"))
    page = plan.lying.layout.page
    right, bottom = page.width - page.left - page.text_width, page.height - page.top - page.text_height
    sub(node, "pgSz", w=str(round(page.width * MM * 20)), h=str(round(page.height * MM * 20)))
    furniture = plan.layout.furniture
    # The middle of the page number's line stands `number_drop` under the text area.
    foot = max(0.0, bottom - furniture.number_drop - furniture.number_size * 0.6 / MM)
    head = 0.0 if section.flush else max(0.0, page.top - _HEAD_GAP - _HEAD_HEIGHT)
    top = 0.0 if section.flush else page.top
    # Of mirrored margins the left one is that of odd pages, here the outer.
    left, right = (right, page.left) if plan.flat and page.mirrored else (page.left, right)
    margins = {"top": top, "right": right, "bottom": bottom, "left": left, "header": head, "footer": foot, "gutter": 0.0}
    sub(node, "pgMar", {key: str(twips(value * MM)) for key, value in margins.items()})
    if section.numbered:
        sub(node, "pgNumType", fmt=section.numbered, start=str(section.start))
    if section.columns > 1:
        gap = (plan.measure - section.columns * plan.column) // (section.columns - 1)
        sub(node, "cols", num=str(section.columns), space=str(gap), equalWidth="1")
    else:
        sub(node, "cols", space="425")
    if section.opening:
        sub(node, "titlePg")
    if plan.flat and not section.across:
        sub(node, "textDirection", val("tbRl"))
    if plan.official:
        sub(node, "docGrid", type="lines", linePitch=str(plan.pitch))


def end_section(body: Element, plan: Plan, section: Section) -> None:
    """End a section in its last paragraph, or after a table in one of no height."""
    last = body[-1] if len(body) else None
    if last is None or last.tag != W + "p" or last.find(f"{W}pPr/{W}sectPr") is not None:
        last = stub(body)
    section_properties(plan, last.find(W + "pPr"), section)


def start_on_the_right(section: Element) -> None:
    """Let a section start on a right-hand page."""
    section.find(W + "type").set(W + "val", "oddPage")


class TextSections:
    """The sections of the text, one after the other: the first starts the count of pages, heads change with the kind of article."""

    def __init__(self, plan: Plan, references: Mapping[tuple[str, str], str]) -> None:
        """Take the relation ids of heads and feet; `brief` is the right-hand head of short articles."""
        self.plan = plan
        self.state = State()
        self._references = dict(references)
        self._last: State | None = None
        self._opening = self.opens = ("header", "first") in references
        self._page = "1"

    def enter(self, body: Element, state: State) -> None:
        """End the section so far where what follows is of another kind."""
        if state != self.state:
            self.part(body)
            self.state = state

    def open_page(self, body: Element, page: str) -> None:
        """End the section so far; what follows opens a page, which has no running head. `page` is its number in the PDF, if any."""
        self.part(body)
        self._opening, self._page = True, page

    def part(self, body: Element) -> None:
        """End the section so far; what follows is in another one of its kind."""
        last = body[-1] if len(body) else None
        if last is not None and last.find(f"{W}pPr/{W}sectPr") is None:
            end_section(body, self.plan, self._section())
            self._last, self._opening = self.state, False

    def close(self, body: Element) -> None:
        """Give the last section; columns are ended before it, for Word makes only those equally long that another section follows."""
        if self.state.columns > 1:
            self.enter(body, State(brief=self.state.brief))
            stub(body)
        section_properties(self.plan, body, self._section())

    def _section(self) -> Section:
        last, state = self._last, self.state
        own = {place: relation for place, relation in self._references.items() if place[1] not in ("brief", "first", "letter")}
        if state.brief and ("header", "brief") in self._references:
            own["header", "default"] = self._references["header", "brief"]
        changed = own if last is None else {
            place: r for place, r in own.items() if place == ("header", "default") and last.brief != state.brief
        }
        if self._opening:
            changed |= self._first()
        letter = last is None and ("footer", "letter") in self._references
        if letter:
            changed["footer", "first"] = self._references["footer", "letter"]
        return Section(changed, state.columns, continuous=last is not None and not self._opening, opening=self._opening or letter,
                       numbered="" if last else "decimal", notes=True)

    def _first(self) -> dict[tuple[str, str], str]:
        """Give the head and foot of a page that opens an article: no head, and the foot of the side on which the PDF has it."""
        side = "even" if self._page.isdigit() and int(self._page) % 2 == 0 else "default"
        foot = self._references.get(("footer", side)) or self._references.get(("footer", "default"))
        return {("header", "first"): self._references["header", "first"]} | ({("footer", "first"): foot} if foot else {})
