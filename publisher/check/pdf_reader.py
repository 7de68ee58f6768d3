"""Reads the pages of a finished PDF with pdfminer.six, which is imported here and nowhere else."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve, LTFigure, LTImage, LTPage
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSException

from ..diagnostics import CheckError
from .pdf_page import Bar, Glyph, Page, compose_page, join_bars

# Remarks on fonts would reach the terminal through logging's last resort.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())

THICKEST = 6.0
"""A filled box higher than this, in pt, is no rule."""

SHORTEST = 30.0
"""A rule shorter than this, in pt, is no part of a page's form."""

_DAMAGE = (PSException, ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError)
"""Damage shows wherever the reader first trips over it, with any of these."""

_COVERED = 0.5
_INVISIBLE = 3


class _Device(PDFLayoutAnalyzer):
    """Gathers what is drawn; invisible text, as scanners put over a picture, is left out."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager, laparams=None)
        self.page: LTPage | None = None
        self._unseen = LTContainer[Any]((0, 0, 0, 0))
        self._hidden = False

    def receive_layout(self, ltpage: LTPage) -> None:
        self.page = ltpage

    def render_string(self, textstate: Any, *others: Any) -> None:
        self._hidden = textstate.render == _INVISIBLE
        super().render_string(textstate, *others)

    def render_char(self, *others: Any) -> float:
        shown = self.cur_item
        if self._hidden:
            self.cur_item = self._unseen  # type: ignore[assignment]
        advance = super().render_char(*others)
        self.cur_item = shown
        return advance


def read_pages(data: bytes, *, source: str = "") -> list[Page]:
    """Read the pages of a PDF.

    Raises:
        CheckError: it is no PDF, damaged, or closed by a password.
    """
    try:
        return list(_pages(data))
    except PDFEncryptionError:
        raise CheckError("the PDF is encrypted and cannot be measured", "K990", source, hint="save it without a password") from None
    except _DAMAGE as fault:
        said = str(fault).splitlines()[0][:80] if str(fault) else type(fault).__name__
        raise CheckError(f"not a PDF that can be read: {said}", "K990", source, hint="is the file whole?") from None


def _pages(data: bytes) -> Iterator[Page]:
    manager = PDFResourceManager()
    device = _Device(manager)
    interpreter = PDFPageInterpreter(manager, device)
    count = 0
    for count, leaf in enumerate(PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(data)))), 1):
        interpreter.process_page(leaf)
        if device.page is not None:
            yield _page(count, leaf, device.page)
    if not count:
        raise ValueError("it has no pages")


def _page(index: int, leaf: PDFPage, drawn: LTPage) -> Page:
    left, foot, right, top = _trim(leaf, drawn)
    page = Page(index, right - left, top - foot)
    glyphs: list[Glyph] = []
    pieces: list[Bar] = []
    covered = 0.0
    for item in _items(drawn):
        if isinstance(item, LTChar):
            glyph = _glyph(item, left, top)
            if glyph and 0 <= glyph.x0 <= page.width and 0 <= glyph.y <= page.height:
                glyphs.append(glyph)
        elif isinstance(item, LTCurve):
            if bar := _bar(item, left, top):
                pieces.append(bar)
        elif isinstance(item, LTImage):
            covered = max(covered, item.width * item.height)
    page.pictured = covered > _COVERED * page.width * page.height
    page.bars = join_bars(pieces, SHORTEST)
    compose_page(page, glyphs)
    return page


def _trim(leaf: PDFPage, drawn: LTPage) -> tuple[float, float, float, float]:
    """Give the trimmed page in the reader's coordinates, which start at the corner of the media box."""
    box = resolve1(leaf.attrs.get("TrimBox")) or leaf.cropbox
    if leaf.rotate or not box:
        return 0.0, 0.0, drawn.width, drawn.height
    x, y = leaf.mediabox[:2]
    x0, y0, x1, y1 = (float(resolve1(v)) for v in box)
    return min(x0, x1) - x, min(y0, y1) - y, max(x0, x1) - x, max(y0, y1) - y


def _items(container: Any) -> Iterator[LTComponent]:
    for item in container:
        if isinstance(item, LTFigure):
            yield from _items(item)
        else:
            yield item


def _glyph(item: LTChar, left: float, top: float) -> Glyph | None:
    a, b, _, d, _, y = item.matrix
    text = item.get_text()
    if not text.strip() or a <= 0 or d <= 0 or abs(b) > 0.01 * a:
        return None
    state = item.graphicstate
    char = "\ufffd" if text.startswith("(cid:") else text
    color = color_of(state.ncolor, str(getattr(item.ncs, "name", "")))
    return Glyph(char, item.x0 - left, item.x1 - left, top - y, item.size, face_name(item.fontname), color)


def _bar(item: LTCurve, left: float, top: float) -> Bar | None:
    """Give a level line, stroked or filled, as a rule."""
    if item.width <= item.height or item.height > THICKEST or not (item.fill or item.stroke):
        return None
    half = item.linewidth / 2 if item.stroke and not item.fill else 0.0
    color = color_of(item.non_stroking_color if item.fill else item.stroking_color)
    if half > THICKEST or color == "white":
        return None
    return Bar(item.x0 - left, item.x1 - left, top - item.y1 - half, top - item.y0 + half, color)


def face_name(name: str | bytes) -> str:
    """Give a face's name without the mark of a subset. Old Windows programs write Chinese names in GBK bytes."""
    raw = name if isinstance(name, bytes) else None
    if raw is None:
        try:
            raw = name.encode("latin-1")  # type: ignore[union-attr]
        except UnicodeEncodeError:
            raw = str(name).encode()
    for encoding in ("utf-8", "gbk"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = raw.decode("latin-1")
    mark, plus, rest = text.partition("+")
    return rest if plus and len(mark) == 6 else text


def color_of(value: Any, space: str = "") -> str:
    """Name a colour: `black`, `red`, `white`, `#rrggbb`, or nothing where the file names an ink that a reader cannot know."""
    if value is None:
        return "black"
    parts = [v for v in (value if isinstance(value, (tuple, list)) else (value,)) if isinstance(v, (int, float))]
    if space in ("Separation", "DeviceN", "Indexed", "Pattern", "Lab") or len(parts) not in (1, 3, 4):
        return ""
    if len(parts) == 4:
        parts = [(1 - v) * (1 - parts[3]) for v in parts[:3]]
    r, g, b = parts if len(parts) == 3 else parts * 3
    if max(r, g, b) <= 0.3:
        return "black"
    if min(r, g, b) >= 0.95:
        return "white"
    if r >= 0.5 and max(g, b) <= 0.4 * r:
        return "red"
    return f"#{round(r * 255):02x}{round(g * 255):02x}{round(b * 255):02x}"
