"""A layout's styles as rules for the stylesheet: what a screen can keep of a page.

Sizes become shares of the reader's own size and stay near it; the running text gets neither face nor size nor leading: these are the
reader's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...diagnostics import RenderError
from ...layout import Layout, Style
from ...model import OUTSIDE, Block, Kind
from .faces import EMPHASIS, Embedded
from .pages import fill
from .vertical import turned

_KAI = {
    "zh-Hans": '"Kaiti SC", STKaiti, KaiTi, "楷体", "LXGW WenKai", serif',
    "zh-Hant": '"Kaiti TC", BiauKai, DFKai-SB, "標楷體", "LXGW WenKai TC", serif',
}
BOLD = frozenset({"hei", "song-bold", "xiaobiaosong"})
"""The roles whose faces are bold ones."""
_ALIGNED = {"centre": "center", "start": "left", "ragged": "left"}
Families = Mapping[str, Sequence[str]]
_LARGEST, _SMALLEST = 1.75, 0.85


@dataclass(frozen=True, slots=True)
class Rule:
    """The declarations of one kind of block; `dark` is its colour on a dark page, where it is not the text's."""

    name: str
    declarations: tuple[tuple[str, str], ...]
    dark: str = ""


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


def _em(value: float) -> str:
    return f"{_number(value)}em" if value else "0"


def _light(channel: int) -> float:
    """Linear light of an sRGB channel (WCAG 2.2, relative luminance)."""
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def channels(color: str) -> list[int]:
    """Give the three channels of `#rgb` or `#rrggbb`, 0 to 255.

    Raises:
        RenderError: it is no colour of these forms.
    """
    if not re.fullmatch(r"#(?:[0-9a-fA-F]{3}){1,2}", color):
        raise RenderError(f"'{color}' is no colour", "E1", hint="colours of a layout are written #rrggbb")
    digits = color[1:] if len(color) == 7 else "".join(c * 2 for c in color[1:])
    return [int(digits[n:n + 2], 16) for n in (0, 2, 4)]


def luminance(color: str) -> float:
    """Give the relative luminance of `#rrggbb`, 0 for black to 1 for white."""
    red, green, blue = map(_light, channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def on_dark(color: str) -> str:
    """Give a colour bright enough for text on a dark page: mixed with white until its contrast with #222222 is 4.5 : 1."""
    plain = channels(color)
    for step in range(21):
        mixed = "#" + "".join(f"{round(c + (255 - c) * step / 20):02x}" for c in plain)
        if (luminance(mixed) + 0.05) / (luminance("#222222") + 0.05) >= 4.5:
            return mixed
    return "#ffffff"


def family(faces: Iterable[str], role: str) -> str:
    """Give the faces of a role as CSS takes them, the reader's own last."""
    return ", ".join([*(f'"{name}"' for name in faces), "sans-serif" if role == "hei" else "serif"])


def _declarations(name: str, style: Style, layout: Layout, families: Families) -> tuple[tuple[str, str], ...]:
    body = layout.styles["paragraph"]
    found: dict[str, str] = {}
    head = name in ("masthead", "title") or name.startswith("heading")
    size = min(_LARGEST, max(_SMALLEST, style.size / body.size))
    if head or abs(size - 1) > 0.02:  # the reading system's own sizes of h1 to h6 are too large for Chinese heads
        found["font-size"] = _em(size)
    if style.font in families:
        if style.font != body.font:
            found["font-family"] = family(families[style.font], style.font)
    elif style.font == "kai":
        found["font-family"] = _KAI["zh-Hant" if layout.language.startswith("zh-Hant") else "zh-Hans"]
    if style.font in BOLD or (head and not families):
        found["font-weight"] = "bold"
    elif head:
        found["font-weight"] = "normal"
    if any(channels(style.color)):
        found["color"] = style.color
    found["text-align"] = _ALIGNED.get(style.align, style.align)
    found["text-indent"] = _em(style.first_indent - style.hanging)
    line = body.leading / style.size
    before, after = style.before * line, style.after * line
    if head and name != "masthead":
        before, after = max(before, 0.9), max(after, 0.4)
    edge = 2.0 if style.align == "right" else 1.0
    found["margin"] = f"{_em(min(before, 3))} {_em(min(style.right, edge))} {_em(min(after, 2))} {_em(min(style.left, 2) + style.hanging)}"
    if style.keep_with_next or head:
        found["page-break-after"] = found["break-after"] = "avoid"
    return tuple(found.items())


def rules(layout: Layout, families: Families) -> list[Rule]:
    """Give a rule for each kind of block but the running text, and for headings of every rank; the stylesheet has the rest.

    Args:
        layout: the styles.
        families: names of the faces in the book, by role; empty where the reader's own are used.
    """
    kinds = {kind.value: layout.style(Block(kind, ())) for kind in Kind if kind not in (*OUTSIDE, Kind.PARAGRAPH, Kind.HEADING)}
    heads = {f"heading{n}": layout.style(Block(Kind.HEADING, (), level=n)) for n in range(1, 7)}
    return [Rule(name.replace("_", "-"), _declarations(name, style, layout, families), _dark(style))
            for name, style in {**kinds, **heads}.items()]


def _dark(style: Style) -> str:
    return on_dark(style.color) if any(channels(style.color)) else ""


def sheet(layout: Layout, faces: Sequence[Embedded], families: Families) -> bytes:
    """Give the stylesheet of a layout, turned where its lines run from the top down.

    Args:
        layout: the styles.
        faces: the faces in the book, if there are any.
        families: their names, by role.
    """
    color = accent(layout)
    body = layout.styles["paragraph"].font
    title = layout.styles.get("title", layout.styles["paragraph"])
    values = {"rules": rules(layout, families), "accent": color, "dark": on_dark(color), "faces": faces,
              "bar": layout.parts.opening == "bar", "aligned": "center" if title.align == "centre" else "left"}
    if faces:
        values |= {"body_family": family(families.get(body, ()), body), "strong_family": family(families.get(EMPHASIS, ()), EMPHASIS)}
    plain = fill("style.css", **values)
    return turned(plain.decode()).encode() + fill("vertical.css") if layout.page.vertical else plain


def accent(layout: Layout) -> str:
    """Give the layout's colour for the issuing body's line, as `#rrggbb`."""
    style = layout.styles.get("masthead", layout.styles["paragraph"])
    return "#" + "".join(f"{c:02x}" for c in channels(style.color))
