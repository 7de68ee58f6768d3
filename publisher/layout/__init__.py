"""Layouts (`layouts/*.toml`) and faces (`fonts/` and the system) as data for the renderers."""

from .coverage import check_glyphs
from .faces import Face
from .fonts import ROLES, FontSet, OfficeFont, load_fonts, office_names
from .layout import BY_KIND, MM, Furniture, Layout, Page, Parts, Style, layout_names, load_layout, words

__all__ = [
    "BY_KIND", "MM", "ROLES", "Face", "FontSet", "Furniture", "Layout", "OfficeFont", "Page", "Parts", "Style", "check_glyphs",
    "layout_names", "load_fonts", "load_layout", "office_names", "words",
]
