"""The stylesheet: what it takes from a layout, and what it leaves to the reader."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from publisher.diagnostics import RenderError
from publisher.layout import load_layout
from publisher.render.epub.style import accent, luminance, on_dark, rules

from .samples import every_kind, opened


def sheet(layout="official", language="zh-Hans"):
    return opened(every_kind(language), layout).archive.read("EPUB/style.css").decode()


def declarations(css, selector):
    return dict(re.findall(r"([a-z-]+):\s*([^;]+);", re.search(rf"(?m)^{re.escape(selector)} \{{([^}}]*)\}}", css)[1]))


@pytest.mark.parametrize("layout", ["official", "periodical", "book"])
def test_running_text_is_the_readers(layout):
    css = sheet(layout)
    for selector in ("html", "body", "p"):
        found = declarations(css, selector)
        assert not {"font-family", "font-size", "line-height", "color", "background", "background-color"} & set(found)
    assert declarations(css, "p")["text-indent"] == "2em"


def test_layout_gives_alignment_indent_and_size():
    css = sheet("official")
    assert declarations(css, ".signature")["text-align"] == "right"
    assert declarations(css, ".title")["text-align"] == "center"
    assert declarations(css, ".heading1")["text-indent"] == "2em"
    assert declarations(css, ".heading5") == declarations(css, ".heading3")
    assert float(declarations(css, ".masthead")["font-size"].removesuffix("em")) <= 1.75


def test_chinese_properties_are_declared():
    found = declarations(sheet(), "html")
    assert found["line-break"] == "strict"
    assert {"text-spacing-trim", "text-autospace", "hanging-punctuation"} <= set(found)


def test_nothing_slants():
    assert "italic" not in sheet()
    assert "oblique" not in sheet()


def test_names_and_posts_are_not_indented_whatever_the_layout_does_to_lists():
    found = declarations(sheet("periodical"), "dl.people > div")
    assert (found["text-indent"], found["display"]) == ("0", "flex")


def test_opening_is_aligned_as_the_title_is():
    assert declarations(sheet("official"), "header.opening p")["text-align"] == "center"
    assert declarations(sheet("periodical"), "header.opening p")["text-align"] == "left"


def test_colours_have_their_like_on_a_dark_page():
    light, dark = sheet("periodical").split("@media (prefers-color-scheme: dark)")
    coloured = re.findall(r"(?m)^\.([\w-]+) \{[^}]*?\bcolor: (#\w+)", light)
    assert {"masthead", "kicker", "heading1"} <= {name for name, _ in coloured}
    for name, color in coloured:
        assert contrast(color, "#ffffff") >= 4.5
        assert contrast(re.search(rf"\.{name} \{{ color: (#\w+)", dark)[1], "#222222") >= 4.5


def test_kai_goes_by_the_region():
    assert "Kaiti SC" in declarations(sheet("official"), ".byline")["font-family"]
    assert "Kaiti TC" in declarations(sheet("official", "zh-Hant-TW"), ".byline")["font-family"]


def contrast(one, two):
    bright, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("color", ["#c00000", "#000000", "#003366", "#f00"])
def test_colour_can_be_read_on_a_dark_page(color):
    assert contrast(on_dark(color), "#222222") >= 4.5


def test_contrast_is_that_of_the_standard():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_colour_that_is_none_is_an_error():
    layout = load_layout("official")
    wrong = replace(layout, styles={**layout.styles, "masthead": replace(layout.styles["masthead"], color="red; } body { color: red")})
    with pytest.raises(RenderError, match="is no colour"):
        accent(wrong)


def test_every_printed_kind_has_a_rule():
    names = {rule.name for rule in rules(load_layout("book"), {})}
    assert {"masthead", "list-item", "editor-note", "table-row", "footnote", "heading6"} <= names
    assert not {"paragraph", "furniture", "imprint"} & names


@pytest.mark.parametrize("name", ["official", "periodical", "book"])
def test_hanging_lines_start_inside_the_page(name):
    for rule in rules(load_layout(name), {}):
        found = dict(rule.declarations)
        indent, left = (float(found[key].split()[-1].removesuffix("em")) for key in ("text-indent", "margin"))
        assert indent + left >= 0, rule.name
