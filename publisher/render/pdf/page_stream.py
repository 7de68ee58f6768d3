"""A sheet as a content stream: every line inside the marked content of its element, everything else an artifact."""

from __future__ import annotations

from .axes import Axes
from .ink import Piece, Rule, Shown, number
from .objects import text_string
from .pages import Sheet
from .tags import Element


def _color(value: str) -> str:
    red, green, blue = (int(value[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return f"{number(red)} {number(green)} {number(blue)} rg"


def _inside(element: Element, inner: tuple[Element, ...]) -> Element:
    """Give the innermost of some elements; before its first mark they are hung into the line's element, after what is there by then."""
    if not inner[-1].kids:
        for kid in inner:
            element.kids.append(kid)
            element = kid
    return inner[-1]


class PageStream:
    """Writes one page. Positions are in pt from a corner of the text area; the axes bring them to the page.

    Marked contents are never nested: poppler drops from its structure text what follows a nested one.
    """

    def __init__(self, page: int) -> None:
        """Start the page with number `page`, from 0."""
        self.page = page
        self.owners: list[Element] = []
        self._out: list[str] = []
        self._font, self._color = "", "#000000"
        self._spread, self._squeeze = 0.0, 100.0
        self._in_text = False
        self._open: Element | None = None

    def sheet(self, sheet: Sheet, axes: Axes) -> None:
        """Write the rows of a sheet."""
        for y, row in (*sheet.rows, *sheet.notes):
            for rule in row.rules:
                self.rule(rule, axes, row.x, y)
            for element, piece in row.pieces:
                if not piece.shown:
                    continue
                if element is None:
                    self.furniture(piece, axes, row.x, y, "Layout")
                else:
                    self._text(element, piece, axes, row.x, y)
        self._leave()

    def rule(self, rule: Rule, axes: Axes, x: float = 0.0, y: float = 0.0) -> None:
        """Write a rule as an artifact."""
        self._leave()
        left, bottom, right, top = axes.box(x + rule.x, y + rule.drop, rule.width, rule.thickness)
        self._out.append("/Artifact<</Type/Layout>>BDC")
        self._set_color(rule.color)
        self._out.append(f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re f EMC")

    def furniture(self, piece: Piece, axes: Axes, x: float = 0.0, y: float = 0.0, kind: str = "Pagination") -> None:
        """Write a line of furniture as an artifact; `kind` is `Pagination` or `Layout`."""
        self._leave()
        self._out.append(f"/Artifact<</Type/{kind}>>BDC BT")
        place = self._place(piece, axes, x, y)
        self._out += [_operators(shown, place) for shown in piece.shown]
        self._out.append("ET EMC")

    def bytes(self) -> bytes:
        """Give the stream."""
        self._leave()
        return "\n".join(self._out).encode("ascii")

    def _text(self, element: Element, piece: Piece, axes: Axes, x: float, y: float) -> None:
        """Write a piece in marked content of its element; what is to be said beside the drawing stands in marked content of its own."""
        if not self._in_text:
            self._out.append("BT")
            self._in_text = True
        place = self._place(piece, axes, x, y)
        for shown in piece.shown:
            operators = _operators(shown, place)
            owner = _inside(element, shown.inner) if shown.inner else element
            if shown.hyphen:
                self._close()
                # Said as nothing, so that a word copied from two lines is whole.
                self._out.append(f"/Artifact<</Type/Layout>>BDC /Span<</ActualText<feff>>>BDC {operators} EMC EMC")
                continue
            if shown.beside:
                self._close()
                self._out.append(f"/Span<</MCID {self._mark(owner)}/ActualText{text_string(shown.beside)}>>BDC {operators} EMC")
                continue
            if self._open is not owner:
                self._close()
                self._out.append(f"/{owner.tag}<</MCID {self._mark(owner)}>>BDC")
                self._open = owner
            self._out.append(operators)

    def _mark(self, element: Element) -> int:
        """Start a marked content of an element; give its number."""
        number = len(self.owners)
        self.owners.append(element)
        element.kids.append((self.page, number))
        return number

    def _close(self) -> None:
        if self._open is not None:
            self._out.append("EMC")
            self._open = None

    def _leave(self) -> None:
        self._close()
        if self._in_text:
            self._out.append("ET")
            self._in_text = False

    def _set_color(self, color: str) -> None:
        if color != self._color:
            self._out.append(_color(color))
            self._color = color

    def _place(self, piece: Piece, axes: Axes, x: float, y: float) -> tuple[float, float]:
        """Set colour, font and spacing where they change, and the place, which is given."""
        self._set_color(piece.color)
        state = ""
        if piece.font != self._font:
            state += f"{piece.font} Tf "
        if piece.spread != self._spread:
            state += f"{number(piece.spread)} Tc "
        if piece.squeeze != self._squeeze:
            state += f"{number(piece.squeeze)} Tz "
        self._font, self._spread, self._squeeze = piece.last, piece.spread, piece.squeeze
        place = axes.point(x + piece.x, y + piece.drop)
        if axes.vertical:
            self._out.append(state)
        else:
            self._out.append(f"{state}1 0 0 1 {place[0]:.2f} {place[1]:.2f} Tm")
        return place


def _operators(shown: Shown, place: tuple[float, float]) -> str:
    """Give the operators that show a text; the parts of a vertical line are brought to their places one by one."""
    if not shown.turns:
        return shown.operators
    x, y = place
    return " ".join(f"{matrix} {x + right:.2f} {y - along:.2f} Tm {operators}" for matrix, along, right, operators in shown.turns)
