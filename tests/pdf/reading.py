"""Reads a finished PDF: every glyph with its place, its text, and the marked content it stands in. Knows nothing of the renderer."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from itertools import groupby
from math import inf

import pikepdf

IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Glyph:
    """One glyph drawn: its character by ToUnicode, left, right and baseline in pt, size, and where it belongs.

    A page of vertical lines is read as if turned a quarter to the left: its lines run across, the first one at the top. Then `square`
    figures are those that stand upright in one square.
    """

    char: str
    x0: float
    x1: float
    y: float
    size: float
    font: str
    page: int
    mcid: int | None
    artifact: bool
    owner: int = 0
    square: bool = False


@dataclass
class LineOfText:
    """The glyphs of one baseline of one element, left to right as drawn."""

    glyphs: list[Glyph]

    @property
    def text(self) -> str:
        return "".join(g.char for g in self.glyphs)

    @property
    def left(self) -> float:
        return self.glyphs[0].x0

    @property
    def right(self) -> float:
        return self.glyphs[-1].x1

    @property
    def y(self) -> float:
        return self.glyphs[0].y

    @property
    def size(self) -> float:
        return max(g.size for g in self.glyphs)


@dataclass
class Font:
    widths: dict[int, float]
    text: dict[int, str]
    name: str
    down: bool = False


@dataclass
class Pages:
    """A PDF read."""

    glyphs: list[Glyph]
    bars: list[tuple[int, float, float, float, float]]
    labels: list[str]
    unmarked: int = 0
    sizes: list[tuple[float, float]] = field(default_factory=list)
    order: list[tuple[int, int]] = field(default_factory=list)
    vertical: bool = False

    def read_aloud(self, *, first: int = 0, last: float = inf) -> str:
        """Give the text in the order of the structure tree, from page `first` to page `last`."""
        marked: dict[tuple[int, int], str] = {}
        for glyph in self.glyphs:
            if glyph.mcid is not None and not glyph.artifact:
                key = (glyph.page, glyph.mcid)
                marked[key] = marked.get(key, "") + glyph.char
        return "".join(marked.get(key, "") for key in self.order if first <= key[0] <= last)

    def text(self, *, first: int = 0) -> str:
        """Give what is drawn as real content from page `first` on, in order of drawing."""
        return "".join(g.char for g in self.glyphs if not g.artifact and g.page >= first)

    def lines(self, *, first: int = 0) -> list[LineOfText]:
        """Give the lines of real content."""
        real = [g for g in self.glyphs if not g.artifact and g.page >= first]
        return [LineOfText(list(g)) for _, g in groupby(real, key=lambda g: (g.page, g.owner, round(g.y, 1)))]


def _font(dictionary: pikepdf.Dictionary) -> Font:
    descendant = dictionary.DescendantFonts[0]
    widths: dict[int, float] = {}
    table = list(descendant.get("/W", []))
    at = 0
    while at < len(table):
        start = int(table[at])
        if isinstance(table[at + 1], pikepdf.Array):
            for n, width in enumerate(table[at + 1]):
                widths[start + n] = float(width)
            at += 2
        else:
            for code in range(start, int(table[at + 1]) + 1):
                widths[code] = float(table[at + 2])
            at += 3
    source = dictionary.ToUnicode.read_bytes().decode("ascii")
    text = {int(c, 16): bytes.fromhex(t).decode("utf-16-be") for c, t in re.findall(r"<([0-9a-f]{4})> <([0-9a-f]+)>\n", source)}
    return Font(widths, text, str(dictionary.BaseFont), str(dictionary.Encoding) == "/Identity-V")


def read(data: bytes) -> Pages:
    """Read a PDF."""
    pdf = pikepdf.open(io.BytesIO(data))
    found = Pages([], [], _labels(pdf))
    found.vertical = str(pdf.Root.ViewerPreferences.get("/Direction", "")) == "/R2L"
    owners = _owners(pdf)
    found.order = _order(pdf)
    fonts: dict[int, Font] = {}
    for number, page in enumerate(pdf.pages):
        width, height = float(page.MediaBox[2]), float(page.MediaBox[3])
        found.sizes.append((height, width) if found.vertical else (width, height))
        named = {}
        for name, dictionary in page.Resources.Font.items():
            key = dictionary.objgen[0]
            fonts[key] = fonts.get(key) or _font(dictionary)
            named[name] = fonts[key]
        _page(found, number, pikepdf.parse_content_stream(page), named)
    for glyph in found.glyphs:
        if glyph.mcid is not None and not glyph.artifact:
            glyph.owner = owners[glyph.page][glyph.mcid]
    return found


def _owners(pdf: pikepdf.Pdf) -> dict[int, list[int]]:
    """Give, for each page, the object number of the block-level element that owns each of its marked contents."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    rows = zip(numbers[::2], numbers[1::2], strict=True)
    return {int(key): [_block(e).objgen[0] for e in row] for key, row in rows if isinstance(row, pikepdf.Array)}


def _block(element: pikepdf.Dictionary) -> pikepdf.Dictionary:
    """Give the element that a mark inside a line belongs to."""
    while str(element.S) in ("/Lbl", "/Link", "/Reference") and str(element.P.S) not in ("/TOCI", "/LI"):
        element = element.P
    return element


def _order(pdf: pikepdf.Pdf) -> list[tuple[int, int]]:
    """Give the marked contents, by page and number, in the order of the structure tree."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    order: list[tuple[int, int]] = []
    todo = [(pdf.Root.StructTreeRoot.K[0], -1)]
    while todo:
        kid, page = todo.pop()
        if isinstance(kid, int):
            order.append((page, kid))
            continue
        page = pages[kid.Pg.objgen] if "/Pg" in kid else page
        if "/MCID" in kid:
            order.append((page, int(kid.MCID)))
            continue
        kids = kid.get("/K", pikepdf.Array())
        todo += [(k, page) for k in reversed(list(kids) if isinstance(kids, pikepdf.Array) else [kids])]
    return order


def _labels(pdf: pikepdf.Pdf) -> list[str]:
    from pikepdf import Page

    return [Page(p).label for p in pdf.pages]


@dataclass
class _State:
    font: Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    across: bool = False


def _page(found: Pages, number: int, instructions, fonts: dict[str, Font]) -> None:
    at = _State()
    marks: list[tuple[int | None, bool]] = []
    for operands, operator in instructions:
        op = str(operator)
        if op == "Tf":
            at.font, at.size = fonts[str(operands[0])], float(operands[1])
        elif op == "Tc":
            at.spacing = float(operands[0])
        elif op == "Tz":
            at.scale = float(operands[0]) / 100
        elif op == "Tm":
            a, b, c, d, at.x, at.y = (float(v) for v in operands)
            at.across = (a, b, c, d) == (0, -1, 1, 0)
            assert at.across or (a, b, c, d) == (1, 0, 0, 1)
        elif op in ("BDC", "BMC"):
            entries = operands[1] if op == "BDC" else {}
            mcid = int(entries["/MCID"]) if "/MCID" in entries else marks[-1][0] if marks else None
            marks.append((mcid, str(operands[0]) == "/Artifact" or bool(marks and marks[-1][1])))
        elif op == "EMC":
            marks.pop()
        elif op == "re":
            x, y, wide, high = (float(v) for v in operands)
            found.bars.append((number, found.sizes[number][0] - y - high, x, high, wide) if found.vertical else (number, x, y, wide, high))
        elif op in ("Tj", "TJ"):
            found.unmarked += not marks
            _show(found, number, operands[0] if op == "TJ" else operands, at, *(marks[-1] if marks else (None, False)))
    assert not marks


def _show(found: Pages, number: int, items, at: _State, mcid: int | None, artifact: bool) -> None:
    """Take the glyphs of one operator; along the line everything counts from its start."""
    font = at.font
    assert font is not None
    first, along = len(found.glyphs), 0.0
    sign = -1 if font.down else 1
    for item in items:
        if not isinstance(item, pikepdf.String):
            along -= sign * float(item) / 1000 * at.size * at.scale
            continue
        raw = bytes(item)
        for n in range(0, len(raw), 2):
            code = raw[n] << 8 | raw[n + 1]
            width = (1000.0 if font.down else font.widths.get(code, 1000.0)) / 1000 * at.size * at.scale
            found.glyphs.append(Glyph(font.text[code], along, along + width, 0.0, at.size, font.name, number, mcid, artifact))
            along += width + sign * at.spacing * at.scale
    wide = found.glyphs[-1].x1 if found.glyphs else 0.0
    for n in range(first, len(found.glyphs)):
        _put(found, n, at, wide)
    if artifact and found.glyphs[first:] and found.glyphs[first].char == "-" and first and not found.glyphs[first - 1].artifact:
        # A hyphen takes its room in the line and is no part of the text.
        found.glyphs[first - 1].x1 = found.glyphs.pop().x1
    if not found.vertical:
        at.x += along


def _put(found: Pages, n: int, at: _State, width: float) -> None:
    """Put a glyph from its place along the line to its place on the page, in vertical setting on the turned page.

    A raised mark belongs to the line of what it follows.
    """
    glyph, before = found.glyphs[n], found.glyphs[n - 1]
    if not found.vertical or glyph.artifact:
        glyph.x0, glyph.x1, glyph.y = at.x + glyph.x0, at.x + glyph.x1, at.y
        return
    start = found.sizes[glyph.page][0] - at.y
    if at.font.down:
        glyph.x0, glyph.x1, glyph.y = start + glyph.x0, start + glyph.x1, at.x - 0.38 * at.size
    elif at.across:
        glyph.x0, glyph.x1, glyph.y = start + glyph.x0, start + glyph.x1, at.x
    else:
        start -= 0.85 * at.size
        share, glyph.square = at.size / width, True
        glyph.x0, glyph.x1, glyph.y = start + glyph.x0 * share, start + glyph.x1 * share, at.x + width / 2 - 0.38 * at.size
        assert width <= 1.02 * at.size, f"figures wider than their square: {glyph.char}"
    if n and before.page == glyph.page and glyph.size < 0.7 * before.size and abs(before.y - glyph.y) < before.size:
        glyph.y = before.y
