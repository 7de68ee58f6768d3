"""A small canvas for covers: lines of text and bars in two inks on a paper, given as SVG and as PNG.

Text is drawn as outlines, so that a cover looks the same where no Chinese face is at hand. Units are pixels from the top left.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

import uharfbuzz as hb
from markupsafe import escape

from ...layout.fonts import FontSet
from .style import channels

GETA = "〓"
"""What stands for a character that no face has, as in a type case (下駄)."""


@dataclass(frozen=True, slots=True)
class _Glyph:
    font: Any
    number: int
    x: float
    y: float
    scale: float


class _Shaped(NamedTuple):
    """A glyph of a line: its advance along the line, the place of its character in the text, its offset right and up; in em."""

    font: Any
    number: int
    advance: float
    place: int
    dx: float
    dy: float


@lru_cache(maxsize=32)
def _font(face: Any) -> Any:
    return hb.Font(face.opened)


@dataclass
class Canvas:
    """A paper of `width` × `height` px, and what is drawn on it in ink 0 and ink 1."""

    width: int
    height: int
    paper: str
    inks: tuple[str, str]
    fonts: FontSet
    _glyphs: tuple[list[_Glyph], list[_Glyph]] = field(default_factory=lambda: ([], []))
    _bars: tuple[list[tuple[int, int, int, int]], list[tuple[int, int, int, int]]] = field(default_factory=lambda: ([], []))

    def bar(self, x: int, y: int, width: int, height: int, ink: int) -> None:
        """Draw a bar. Bars and text of different inks must not overlap."""
        self._bars[ink].append((x, y, width, height))

    def _run(self, text: str, role: str, direction: str) -> list[_Shaped]:
        """Shape a text in a direction of HarfBuzz: `ltr`, or `ttb` with the forms for lines from the top down."""
        for missing in self.fonts.uncovered(text):
            text = text.replace(missing, GETA)
        found: list[_Shaped] = []
        start = 0
        for face, run in self.fonts.split(role, text):
            font = _font(face)
            buffer = hb.Buffer()
            buffer.add_str(run)
            buffer.guess_segment_properties()
            buffer.direction = direction
            hb.shape(font, buffer, {})
            em = font.face.upem
            found += [_Shaped(font, info.codepoint, (place.x_advance - place.y_advance) / em, start + info.cluster,
                              place.x_offset / em, place.y_offset / em)
                      for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)]
            start += len(run)
        return found

    def advances(self, text: str, role: str, direction: str = "ltr") -> list[float]:
        """Give how far each character goes along its line, in em."""
        widths = [0.0] * len(text)
        for glyph in self._run(text, role, direction):
            widths[glyph.place] += glyph.advance
        return widths

    def text(self, text: str, y: float, size: float, role: str, ink: int) -> None:
        """Draw a line of text in the middle of the paper, its baseline at `y`; `size` in px."""
        run = self._run(text, role, "ltr")
        x = (self.width - sum(glyph.advance for glyph in run) * size) / 2
        for glyph in run:
            self._glyphs[ink].append(_Glyph(glyph.font, glyph.number, x, y, size / glyph.font.face.upem))
            x += glyph.advance * size

    def column(self, text: str, x: float, y: float, size: float, role: str, ink: int) -> None:
        """Draw a line of text from the top down: its middle at `x`, its head at `y`; `size` in px."""
        for glyph in self._run(text, role, "ttb"):
            place = x + glyph.dx * size, y - glyph.dy * size
            self._glyphs[ink].append(_Glyph(glyph.font, glyph.number, *place, size / glyph.font.face.upem))
            y += glyph.advance * size

    def svg(self, title: str) -> bytes:
        """Give the drawing as SVG, each character an outline; `title` is its name for those who do not see it."""
        out = [f'<?xml version="1.0" encoding="utf-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" '
               f'width="{self.width}" height="{self.height}" role="img">\n<title>{escape(title)}</title>\n'
               f'<rect width="{self.width}" height="{self.height}" fill="{self.paper}"/>\n']
        for ink, glyphs, bars in zip(self.inks, self._glyphs, self._bars, strict=True):
            out.append(f'<g fill="{ink}">\n')
            out += [f'<rect x="{x}" y="{y}" width="{width}" height="{height}"/>\n' for x, y, width, height in bars]
            for glyph in glyphs:
                if path := _path(glyph):
                    out.append(f'<path d="{path}"/>\n')
            out.append("</g>\n")
        return "".join([*out, "</svg>\n"]).encode()

    def _coverage(self, ink: int) -> bytes:
        """Give how much of each pixel an ink covers, a byte a pixel."""
        draw = hb.RasterDraw()
        draw.extents = hb.RasterExtents(0, 0, self.width, self.height, self.width)
        for glyph in self._glyphs[ink]:
            draw.transform = (glyph.scale, 0, 0, -glyph.scale, glyph.x, glyph.y)
            draw.draw_glyph(glyph.font, glyph.number)
        image = draw.render()
        pixels = bytearray(image.buffer) if self._glyphs[ink] else bytearray(self.width * self.height)
        for x, y, width, height in self._bars[ink]:
            for row in range(y, y + height):
                pixels[row * self.width + x:row * self.width + x + width] = b"\xff" * width
        return bytes(pixels)

    def png(self) -> bytes:
        """Give the drawing as PNG with a palette: entries 0 to 127 go from the paper to ink 0, 128 to 255 from the paper to ink 1."""
        first = self._coverage(0).translate(bytes(n >> 1 for n in range(256)))
        second = self._coverage(1).translate(bytes(128 | n >> 1 if n > 1 else 0 for n in range(256)))
        pixels = (int.from_bytes(first, "big") | int.from_bytes(second, "big")).to_bytes(len(first), "big")
        rows = b"".join(b"\0" + pixels[n:n + self.width] for n in range(0, len(pixels), self.width))
        paper = channels(self.paper)
        palette = bytes(round(p + (c - p) * step / 127) for ink in self.inks for step in range(128)
                        for p, c in zip(paper, channels(ink), strict=True))
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 3, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks)


def _path(glyph: _Glyph) -> str:
    """Give a glyph's outline in place as SVG path data."""
    out: list[str] = []

    def point(x: float, y: float) -> str:
        return f"{glyph.x + x * glyph.scale:.1f} {glyph.y - y * glyph.scale:.1f}"

    def add(command: str) -> Any:
        def call(*numbers: Any) -> None:  # the last is the caller's data, here None
            out.append(command + " ".join(map(point, numbers[:-1:2], numbers[1:-1:2])))
        return call

    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(add("M"))
    funcs.set_line_to_func(add("L"))
    funcs.set_quadratic_to_func(add("Q"))
    funcs.set_cubic_to_func(add("C"))
    funcs.set_close_path_func(lambda _: out.append("Z"))
    glyph.font.draw_glyph(glyph.number, funcs, None)
    return "".join(out)
