"""The index of names (人名索引) behind the text: names in order, each with the pages that have it, every page a link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...layout import MM, Style
from ...typeset import set_natural
from .compose import Composer
from .ink import Piece, Row
from .pages import Area, Sheet, fill
from .tags import Element

_ENTRY = 15
"""Characters that a column of the index has room for at least."""

_NAME = 4.5
"""Where the page numbers start, in em: after a name of three characters; further right after a longer one."""

Places = Mapping[str, Sequence[tuple[str, str]]]
"""By name: the printed page and the place on it, in the order of the pages."""


def named_places(sheets: Sequence[Sheet]) -> Places:
    """Give where each name stands; the rows that have one become places to jump to. A page is given once for a name."""
    found: dict[str, dict[str, str]] = {}
    for sheet in sheets:
        for _, row in (*sheet.rows, *sheet.notes):
            for name in row.names:
                row.mark = row.mark or f"x{len(found)}-{sheet.label}"
                found.setdefault(name, {}).setdefault(sheet.label, row.mark)
    return {name: list(places.items()) for name, places in found.items()}


def index(composer: Composer, places: Places, mark: str) -> list[Sheet]:
    """Give the pages of the index, in columns under its title, which becomes the place `mark`."""
    layout, word = composer.layout, composer.layout.words["index"]
    title, body = layout.styles["title"], layout.styles["paragraph"]
    sect = composer.root.add("Sect", title="index")
    heading = sect.add(f"H{composer.outline.level(1)}")
    head = [*composer.text(composer.plain(word, title.font), title, heading), *composer.gap(title.after + 0.5)]
    head[0].mark, head[0].running = mark, word
    style = Style(font="song", size=0.92 * body.size, leading=body.leading)
    between = 2 * style.size
    columns = max(1, int((composer.full + between) / (_ENTRY * style.size + between)))
    width = (composer.full - (columns - 1) * between) / columns
    listed, rows, before = sect.add("L"), [replace(row, wide=True, keep=True) for row in head], ""
    for name in sorted(places, key=lambda name: _order(name, layout.language)):
        if before and name[0] != before:
            rows += composer.gap(0.25)
        rows += _entry(composer, name, places[name], style, width, listed.add("LI").add("LBody"))
        before = name[0]
    return fill(rows, Area(layout.page.text_height * MM, columns=columns, step=width + between))


def _entry(composer: Composer, name: str, places: Sequence[tuple[str, str]], style: Style, width: float, body: Element) -> list[Row]:
    """Set a name and its pages, which go on under the first of them where a line is full."""
    said = _natural(composer, name, style, 0.0, body)
    # In a vertical line a short figure stands upright, but not with a comma; there white space parts them.
    comma, white = ("", 0.6) if composer.case.vertical else (",", 0.4)
    start = x = max(_NAME * style.size, said[1].width + style.size)
    rows = [Row(style.leading, (said,))]
    for n, (label, target) in enumerate(places):
        link = body.add("Reference").add("Link")
        number = _natural(composer, label + (comma if n < len(places) - 1 else ""), style, x, link)
        if x > start and x + number[1].width > width:
            x = start
            number = (link, replace(number[1], x=x))
            rows[-1].keep = True
            rows.append(Row(style.leading))
        rows[-1].pieces += (number,)
        rows[-1].links += ((x, number[1].width, target, f"{name} {label}", link),)
        x += number[1].width + white * style.size
    return rows


def _natural(composer: Composer, text: str, style: Style, x: float, element: Element) -> tuple[Element, Piece]:
    matter = composer.plain(text, style.font)
    line = set_natural(matter[2], [(0, len(matter[0]))])[0]
    return element, composer.piece(matter, line, style, x)


def _order(name: str, language: str) -> list[bytes]:
    """Order by sound in Simplified Chinese, by strokes in Traditional: so stand the usual characters in GB/T 2312 and in Big5."""
    code = "big5hkscs" if language.startswith("zh-Hant") else "gb2312"
    return [char.encode(code, "ignore") or b"\xff" + char.encode() for char in name]
