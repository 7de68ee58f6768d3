"""Layouts (`layouts/*.toml`) and faces (`fonts/` and the system) as data for the renderers."""

from .layout import BY_KIND, MM, Furniture, Layout, Page, Parts, Style, layout_names, load_layout, words

__all__ = ["BY_KIND", "MM", "Furniture", "Layout", "Page", "Parts", "Style", "layout_names", "load_layout", "words"]
