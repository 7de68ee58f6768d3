"""Names against words: what the frequencies say."""

import pytest

from publisher.script.likelihood import shares
from publisher.script.name_forms import looks_like_name
from publisher.script.name_lists import name_lists


@pytest.mark.parametrize("text", ["于晓明", "范雪梅", "党卫国", "余志远", "岳小梅"])
def test_a_name_is_likelier_than_the_words_in_its_place(text: str) -> None:
    known = shares()
    assert known.name(text[0], text[1:], name_lists().given) > known.words(text) - 5 and looks_like_name(text)


@pytest.mark.parametrize("text", ["党组织", "余下的", "于北京", "严负责", "规范化", "后来居"])
def test_words_are_likelier_than_a_name(text: str) -> None:
    assert not looks_like_name(text)


def test_the_table_is_whole() -> None:
    known = shares()
    assert len(known.word) > 50_000 and known.word["我们"] > known.word["岳麓"]
    tables = (known.surname, known.single, known.first, known.second)
    assert all(len(char) == 1 and share < 0 for table in tables for char, share in table.items())
