"""Layouts as data: `layouts/*.toml` read into frozen dataclasses, with `extends`.

Units are those of the trade: pages and measures in mm, type sizes and leadings in pt, indents in em of the style's own size, space before
and after in lines of the layout's body leading.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from ..diagnostics import SettingsError
from ..model import Block, DocumentKind, Kind
from .data import data_folder

MM = 72 / 25.4
"""Points in a millimetre."""

BY_KIND = {DocumentKind.NOTICE: "official", DocumentKind.PERIODICAL: "periodical", DocumentKind.TEXT: "book"}
"""What layout `auto` takes for a kind of document."""


DIRECTIONS = ("horizontal", "vertical")


@dataclass(frozen=True, slots=True)
class Page:
    """The page and its text area, in mm. `lines` and `characters` make the grid of the text area where the layout has one, else 0.

    `column_gap` is the least space between columns: a column is a whole number of characters. A page with a grid has one column.
    `direction` is how lines run: `horizontal`, or `vertical`, from the top down, lines and pages from right to left.
    """

    width: float = 210.0
    height: float = 297.0
    top: float = 37.0
    left: float = 28.0
    text_width: float = 156.0
    text_height: float = 225.0
    lines: int = 0
    characters: int = 0
    columns: int = 1
    column_gap: float = 8.0
    mirrored: bool = False
    direction: str = "horizontal"

    @property
    def vertical(self) -> bool:
        """Say whether lines run from the top down."""
        return self.direction == "vertical"

    def turned(self) -> Page:
        """Give a vertical page as it looks turned a quarter to the left, its lines running across and one under another."""
        return replace(
            self, width=self.height, height=self.width, left=self.top, top=self.left, text_width=self.text_height,
            text_height=self.text_width, direction="horizontal",
        )


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of block is set: role of its face, size and leading in pt, indents in em, space before and after in body lines.

    `align` is `justify`, `left` (justified too, but never indented by a renderer of its own accord), `ragged`, or, with lines broken at
    phrase boundaries, `start`, `centre` and `right`.
    """

    font: str = "song"
    size: float = 10.5
    leading: float = 17.0
    align: str = "justify"
    first_indent: float = 0.0
    left: float = 0.0
    right: float = 0.0
    hanging: float = 0.0
    before: float = 0.0
    after: float = 0.0
    color: str = "#000000"
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands outside the text area: page number (`outside`, `centre`, `none`), its form, running head (`none`, `article`, `title`).

    `number_drop` is from the foot of the text area down to the middle of the page number's line, in mm; `number_size` is in pt.
    """

    page_number: str = "outside"
    number_form: str = "— {} —"
    number_font: str = "song"
    number_size: float = 14.0
    number_drop: float = 7.0
    running_head: str = "none"


@dataclass(frozen=True, slots=True)
class Parts:
    """Which parts an edition has: a cover, a title page, an imprint, contents, an index of names; how an article opens.

    `opening` is `none`, `sink` (the title stands lower) or `bar` (lower, under a coloured bar); `contents_depth` is how many levels the
    contents list has: 1 the articles, 2 their headings as well; `contents_numbers` is where its page numbers stand: `after` the titles, at
    the end of dots, or `before` them. Where `brief` is not 0, articles of fewer characters than that are set small, and an article follows
    the one before where enough of the page is free. `accent` is the one colour besides black.
    """

    cover: bool = False
    title_page: bool = False
    imprint: bool = False
    contents: bool = False
    index: bool = False
    article_page: bool = False
    opening: str = "none"
    contents_depth: int = 1
    contents_numbers: str = "after"
    brief: int = 0
    accent: str = "#a8201a"


@dataclass(frozen=True, slots=True)
class Layout:
    """A named layout: page, parts, furniture, and a style for each kind of block (headings by level: `heading1` …).

    Styles called `brief_title` and the like are those of the same kind in a short article, `lead_paragraph` and the like in a short one
    without a title.
    """

    name: str
    page: Page
    furniture: Furniture
    parts: Parts
    styles: Mapping[str, Style]
    words: Mapping[str, str]
    language: str

    def style(self, block: Block) -> Style:
        """Give the style of a block; a deeper heading than the layout knows takes the deepest it knows."""
        if block.kind is Kind.HEADING:
            levels = [n for n in range(1, (block.level or 1) + 1) if f"heading{n}" in self.styles]
            return self.styles[f"heading{levels[-1]}"]
        return self.styles.get(block.kind.value, self.styles["paragraph"])

    def for_brief(self) -> Layout:
        """Give the layout as short articles take it."""
        return self._taking("brief_")

    def for_item(self) -> Layout:
        """Give the layout as an item of a digest takes it, which stands in one column, its title too."""
        return self.for_brief()._taking("item_")

    def for_lead(self) -> Layout:
        """Give the layout as a few lines without a title take it."""
        return self._taking("lead_")

    def _taking(self, prefix: str) -> Layout:
        own = {key.removeprefix(prefix): style for key, style in self.styles.items() if key.startswith(prefix)}
        return replace(self, styles=MappingProxyType({**self.styles, **own}))


T = TypeVar("T")


def _build(cls: type[T], table: Mapping[str, Any], place: str, base: T | None = None) -> T:
    known = [f.name for f in fields(cls)]  # type: ignore[arg-type]
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, 1)
            hint = f"did you mean '{near[0]}'?" if near else f"known: {', '.join(known)}"
            raise SettingsError(f"unknown key '{key}' in {place}", "X3", hint=hint)
    values = {name: getattr(base, name) for name in known} if base is not None else {}
    try:
        return cls(**{**values, **table})
    except TypeError as fault:
        raise SettingsError(f"{place}: {fault}", "X3") from None


def _tables(name: str, seen: tuple[str, ...] = ()) -> tuple[str, dict[str, Any]]:
    path = Path(name) if name.endswith(".toml") else data_folder("layouts") / f"{name}.toml"
    if not path.is_file():
        known = ", ".join(layout_names())
        raise SettingsError(f"no layout '{name}'", "X4", hint=f"known: {known}, or the path of a .toml file")
    if str(path) in seen:
        raise SettingsError(f"layout '{name}' extends itself", "X4")
    try:
        own = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise SettingsError(f"{path.name}: {fault}", "X4") from None
    base: dict[str, Any] = {}
    if parent := own.pop("extends", None):
        beside = path.parent / f"{parent}.toml"
        _, base = _tables(str(beside) if beside.is_file() else parent, (*seen, str(path)))
    merged = {**base, **own}
    for table in ("page", "furniture", "parts"):
        merged[table] = {**base.get(table, {}), **own.get(table, {})}
    styles = {key: dict(row) for key, row in base.get("styles", {}).items()}
    for key, row in own.get("styles", {}).items():
        styles[key] = {**styles.get(key, {}), **row}
    merged["styles"] = styles
    return path.stem, merged


def layout_names() -> list[str]:
    """Give the names of the layouts that come with the library."""
    return sorted(p.stem for p in data_folder("layouts").glob("*.toml") if p.stem != "words")


@lru_cache(maxsize=32)
def load_layout(name: str, language: str = "zh-Hans") -> Layout:
    """Read a layout by name, or from a path that ends in `.toml`.

    Args:
        name: `official`, `periodical`, `book`, or the path of a layout file.
        language: BCP 47 tag; chooses the words that the layout itself prints.

    Raises:
        SettingsError: there is no such layout, or a key in it is not known.
    """
    stem, tables = _tables(name)
    for key in tables:
        if key not in ("page", "furniture", "parts", "styles"):
            raise SettingsError(f"unknown key '{key}' in layout {stem}", "X3", hint="known: extends, page, furniture, parts, styles")
    default = _build(Style, tables["styles"].get("paragraph", {}), f"layout {stem}, styles.paragraph")
    styles = {"paragraph": default}
    for key, row in tables["styles"].items():
        base = Style(font=default.font, size=default.size, leading=default.leading, align=default.align)
        styles[key] = _build(Style, row, f"layout {stem}, styles.{key}", base)
    if "heading1" not in styles:
        styles["heading1"] = default
    page = _build(Page, tables["page"], f"layout {stem}, page")
    if page.direction not in DIRECTIONS:
        raise SettingsError(f"unknown direction '{page.direction}' in layout {stem}", "X3", hint=f"known: {', '.join(DIRECTIONS)}")
    furniture = _build(Furniture, tables["furniture"], f"layout {stem}, furniture")
    parts = _build(Parts, tables["parts"], f"layout {stem}, parts")
    return Layout(stem, page, furniture, parts, MappingProxyType(styles), words(language), language)


def words(language: str) -> Mapping[str, str]:
    """Give the words that layouts print in a language, falling back from `zh-Hant-TW` to `zh-Hant` to `zh-Hans`."""
    tables = tomllib.loads((data_folder("layouts") / "words.toml").read_text(encoding="utf-8"))
    found = dict(tables["zh-Hans"])
    if language.startswith("zh-Hant"):
        found.update(tables["zh-Hant"])
    found.update(tables.get(language, {}))
    return MappingProxyType(found)
