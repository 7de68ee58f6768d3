"""The word lists themselves: well formed, without doubles, and of the length that the plain conversions need."""

import re

import pytest

from publisher.script.tables import forms, rows
from publisher.script.targets import SCRIPTS

TABLES = {"words": "source", "known": "source", "vocabulary": "source", "simplified": "source", "names": "char", "doubts": "char"}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_no_doubles_and_no_blanks(name: str) -> None:
    keys = [row[TABLES[name]] for row in rows(name)]
    assert len(keys) == len(set(keys))
    assert all(key == key.strip() and key for key in keys)


@pytest.mark.parametrize("to", ["zh-Hant", "zh-Hant-TW", "zh-Hant-HK"])
def test_our_words_keep_their_length(to: str) -> None:
    for name in ("words", "known"):
        assert not [(word, form) for word, form in forms(name, SCRIPTS[to]).items() if len(word) != len(form)]


@pytest.mark.parametrize("name", ["words", "known", "patterns"])
def test_forms_are_the_standard_ones_that_every_region_can_be_made_from(name: str) -> None:
    assert not [row for row in rows(name) if {"麵", "裡", "床", "衛", "群", "峰", "啟", "為"} & set(row["form"])]


def test_our_words_come_back_to_simplified() -> None:
    from opencc import OpenCC

    back = OpenCC("t2s", include_tofu_risk_dictionaries=False)
    # 瞭望 is written with 瞭 in Simplified too; 了望 is an older spelling.
    changed = [row for row in rows("words") if row["form"] and "瞭" not in row["form"]]
    assert not [row for row in changed if back.convert(row["form"]) != row["source"]]


def test_patterns_are_regular_expressions_about_one_character() -> None:
    for row in rows("patterns"):
        assert len(row["char"]) == len(row["form"]) == 1 and (row["left"] or row["right"])
        re.compile(row["left"])
        re.compile(row["right"])


def test_a_doubtful_character_has_more_than_one_form() -> None:
    assert all(len(row["forms"].split()) > 1 for row in rows("doubts"))
