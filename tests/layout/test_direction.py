"""The direction of lines is a setting of the layout."""

from __future__ import annotations

import pytest

from publisher.diagnostics import SettingsError
from publisher.layout import load_layout


def test_lines_run_across_unless_a_layout_says_otherwise():
    assert not load_layout("book").page.vertical
    assert load_layout("vertical", "zh-Hant-TW").page.vertical


def test_vertical_has_the_parts_and_styles_of_a_book():
    book, vertical = load_layout("book"), load_layout("vertical")
    assert (vertical.parts, vertical.words, set(vertical.styles)) == (book.parts, book.words, set(book.styles))


def test_unknown_direction_names_those_known(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('extends = "book"\n[page]\ndirection = "sideways"\n')
    with pytest.raises(SettingsError, match="unknown direction 'sideways'") as caught:
        load_layout(str(path))
    assert "vertical" in caught.value.hint
