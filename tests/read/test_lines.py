from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.diagnostics import SourceError
from publisher.read import read_bytes

MARKS = "#*_|>-`[]() \n\f\t\x1c\x85\u3000\u200b\ue000一二。"


def read(text, name="a.txt"):
    return read_bytes(text.encode(), name)


def rows(text):
    return [(line.lines[0][0], line.text, line.page, line.blank_before) for line in read(text).lines]


def test_line_ends_of_all_systems():
    assert rows("一\r\n二\r三\n\n四") == [(1, "一", 0, 0), (2, "二", 0, 0), (3, "三", 0, 0), (5, "四", 0, 1)]


def test_form_feeds_count_pages_wherever_they_stand():
    assert rows("一\n\f二\n三\f四\n\f\n五\n\f") == [(1, "一", 0, 0), (2, "二", 1, 0), (3, "三", 1, 0), (3, "四", 2, 0), (5, "五", 3, 0)]


def test_a_form_feed_at_the_head_of_the_file_is_no_page():
    assert rows("\f\f一\n\f二") == [(1, "一", 0, 0), (2, "二", 1, 0)]


def test_a_single_leading_space_stands_for_a_form_feed():
    page = "正文的一行文字\n\n" * 8
    lines = read(f" {page} {page} {page}").lines
    assert [line.page for line in lines] == [0] * 8 + [1] * 8 + [2] * 8
    assert {line.indent for line in lines} == {0.0}


def test_a_leading_space_after_a_blank_line_is_none_where_all_others_stand_close():
    page = ["一行字"] + ["", "又一行字"] * 8
    rows = [*page, *([" " + page[0], *page[1:]] * 11), "", " 仍是这一页", *page[1:]]
    lines = read_bytes("\n".join(rows).encode(), "a.txt").lines
    assert max(line.page for line in lines) == 11


def test_single_spaces_are_spaces_where_there_are_form_feeds_or_indents():
    page = "正文的一行文字\n" * 8
    assert read(f" {page}\f {page}").lines[8].indent == 0.5
    indented = ("    缩进的首行文字\n正文的一行文字\n" * 4).rstrip()
    assert {line.page for line in read(f"{indented}\n {indented}\n {indented}").lines} == {0}


def test_verse_indented_by_one_space_is_no_row_of_pages():
    assert {line.page for line in read("正文的一行文字\n 诗的一行\n 诗的二行\n 诗的三行\n正文的一行文字\n" * 3).lines} == {0}


def test_white_space_at_the_head_is_measured():
    assert [line.indent for line in read("正文\n　　正文\n    正文\n\t正文\n").lines] == [0.0, 2.0, 2.0, 2.0]


def test_white_space_inside_stays():
    assert read("单位\t人数   备注  \n").lines[0].text == "单位\t人数   备注"


def test_control_and_private_use_characters_go_on_record():
    source = read("通\u200b知\ue000要\x01点\n\ufeff正\u00ad文\n")
    assert [line.text for line in source.lines] == ["通知要点", "正文"]
    assert [(d.text, d.reason, d.lines) for d in source.dropped] == [
        ("\u200b", "control-character", ((1, 1),)), ("\ue000", "private-use", ((1, 1),)), ("\x01", "control-character", ((1, 1),)),
        ("\ufeff", "control-character", ((2, 2),)), ("\u00ad", "control-character", ((2, 2),)),
    ]


def test_a_joiner_inside_an_emoji_stays():
    assert read("👩\u200d🏭工人\u200d").lines[0].text == "👩\u200d🏭工人"


def test_other_separators_part_lines_of_one_number():
    assert rows("一\v二\u2028三\x85四") == [(1, "一", 0, 0), (1, "二", 0, 0), (1, "三", 0, 0), (1, "四", 0, 0)]


@settings(max_examples=200, deadline=None)
@given(st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from(MARKS)), max_size=200),
       st.sampled_from(["a.txt", "a.md"]))
def test_no_character_is_lost(text, name):
    try:
        source = read_bytes(text.encode(), name, encoding="utf-8")
    except SourceError as error:
        assert error.code in ("R4", "R5", "R6")
        return
    kept = Counter("".join("".join(line.text.split()) for line in source.lines))
    kept.update("".join("".join(d.text.split()) for d in source.dropped))
    assert kept == Counter("".join(text.removeprefix("\ufeff").split()))
    assert all(line.text == line.text.strip() != "" for line in source.lines)
