"""A sheet as a content stream: every line inside the marked content of its element, everything else an artifact."""

from __future__ import annotations

from .ink import Piece, Rule
from .objects import number, text_string
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
    """Writes one page. Positions are in pt from the page's top left; the stream turns them over.

    Marked contents are never nested: poppler drops from its structure text what follows a nested one.
    """

    def __init__(self, page: int, height: float) -> None:
        """Start the page with number `page`, from 0, `height` pt high."""
        self.page, self.height = page, height
        self.owners: list[Element] = []
        self._out: list[str] = []
        self._font, self._color = "", "#000000"
        self._spread, self._squeeze = 0.0, 100.0
        self._in_text = False
        self._open: Element | None = None

    def sheet(self, sheet: Sheet, left: float, top: float) -> None:
        """Write the rows of a sheet, the text area's corner at (left, top)."""
        for y, row in (*sheet.rows, *sheet.notes):
            for rule in row.rules:
                self.rule(rule, left + row.x, top + y)
            for element, piece in row.pieces:
                if not piece.shown:
                    continue
                if element is None:
                    self.furniture(piece, left + row.x, top + y, "Layout")
                else:
                    self._text(element, piece, left + row.x, top + y)
        self._leave()

    def rule(self, rule: Rule, left: float, top: float) -> None:
        """Write a rule as an artifact."""
        self._leave()
        y = self.height - top - rule.drop - rule.thickness
        self._out.append("/Artifact<</Type/Layout>>BDC")
        self._set_color(rule.color)
        self._out.append(f"{left + rule.x:.2f} {y:.2f} {rule.width:.2f} {rule.thickness:.2f} re f EMC")

    def furniture(self, piece: Piece, left: float, top: float, kind: str = "Pagination") -> None:
        """Write a line of furniture as an artifact; `kind` is `Pagination` or `Layout`."""
        self._leave()
        self._out.append(f"/Artifact<</Type/{kind}>>BDC BT")
        self._place(piece, left, top)
        self._out += [shown.operators for shown in piece.shown]
        self._out.append("ET EMC")

    def bytes(self) -> bytes:
        """Give the stream."""
        self._leave()
        return "\n".join(self._out).encode("ascii")

    def _text(self, element: Element, piece: Piece, left: float, top: float) -> None:
        """Write a piece in marked content of its element; what is to be said beside the drawing stands in marked content of its own."""
        if not self._in_text:
            self._out.append("BT")
            self._in_text = True
        self._place(piece, left, top)
        for said, operators, inner in piece.shown:
            owner = _inside(element, inner) if inner else element
            if said:
                self._close()
                self._out.append(f"/Span<</MCID {self._mark(owner)}/ActualText{text_string(said)}>>BDC {operators} EMC")
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

    def _place(self, piece: Piece, left: float, top: float) -> None:
        """Set colour, font and spacing where they change, and the place."""
        self._set_color(piece.color)
        state = ""
        if piece.font != self._font:
            state += f"{piece.font} Tf "
        if piece.spread != self._spread:
            state += f"{number(piece.spread)} Tc "
        if piece.squeeze != self._squeeze:
            state += f"{number(piece.squeeze)} Tz "
        self._font, self._spread, self._squeeze = piece.last, piece.spread, piece.squeeze
        self._out.append(f"{state}1 0 0 1 {left + piece.x:.2f} {self.height - top - piece.drop:.2f} Tm")
