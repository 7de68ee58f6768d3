"""Lines of Chinese text: what must hold for every text, and the rules one by one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.typeset import EM, choose, drop_loose_spaces, optimum, prepare, set_lines
from publisher.typeset.marks import NO_END, NO_START

PIECES = st.sampled_from(
    [*"天地玄黄宇宙洪荒日月盈昃辰宿列张", *"，。、；：？！“”‘’（）《》【】…—～·", "——", "……", "2018", "年", "3.5%", "word", " ", "GDP",
     "□", "①", "𠀡"]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=120).map("".join).map(lambda t: t.strip()).filter(bool)


def widths(text: str) -> list[int]:
    return [250 if c == " " else 500 if ord(c) < 0x2000 else EM for c in text]


def ready(text: str, **more):
    return prepare(text, widths(text), **more)


def broken(text: str, measure: int, first: int | None = None) -> list[str]:
    prepared = ready(text)
    return [text[s.start : s.end] for s in set_lines(prepared, (measure if first is None else first) * EM, measure * EM)]


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(8, 30), st.booleans())
def test_nothing_is_lost_and_no_line_leaves_its_measure(text, measure, centred):
    prepared = ready(text, centred=centred)
    lines = set_lines(prepared, (measure - 2) * EM, measure * EM)
    assert "".join(text[s.start : s.end] for s in lines).replace(" ", "") == text.replace(" ", "")
    for n, line in enumerate(lines):
        assert line.width <= (measure if n else measure - 2) * EM + 1


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(10, 30))
def test_no_forbidden_mark_where_a_legal_break_serves(text, measure):
    prepared = ready(text)
    if optimum(prepared, measure * EM, measure * EM, EM // 4) is None:
        return
    for line in set_lines(prepared, measure * EM, measure * EM)[1:]:
        assert text[line.start] not in NO_START
    for line in set_lines(prepared, measure * EM, measure * EM)[:-1]:
        assert text[line.end - 1] not in NO_END


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(10, 30))
def test_full_lines_are_flush_and_never_looser_than_a_quarter(text, measure):
    prepared = ready(text)
    if optimum(prepared, measure * EM, measure * EM, EM // 4) is None:
        return
    for line in set_lines(prepared, measure * EM, measure * EM)[:-1]:
        assert line.spread <= EM / 4
        assert abs(line.width - measure * EM) <= 1


def test_plain_lines_fill_the_grid():
    assert broken("天地玄黄" * 5, 8, 6) == ["天地玄黄天地", "玄黄天地玄黄天地", "玄黄天地玄黄"]


@pytest.mark.parametrize("mark", ["，", "。", "、", "”", "）", "》", "……", "——", "％", "！", "："])
def test_a_mark_does_not_start_a_line(mark):
    lines = broken("天" * 10 + mark + "地" * 12, 10)
    assert not lines[1].startswith(mark[0])


@pytest.mark.parametrize("mark", ["“", "（", "《", "￥"])
def test_an_opening_mark_does_not_end_a_line(mark):
    assert all(not line.endswith(mark) for line in broken("天" * 9 + mark + "地" * 12, 10))


def test_push_in_comes_before_push_out():
    lines = broken("天地，玄黄，宇宙，洪荒日。" + "月" * 12, 12)
    assert lines[0].endswith("。")


def test_a_mark_at_the_end_gives_up_its_blank_before_a_character_is_pushed_out():
    prepared = ready("天" * 9 + "（地）" + "玄" * 9)
    line = set_lines(prepared, 11500, 11500)[0]
    assert line.end == 12
    assert abs(line.width - 11500) <= 1


@pytest.mark.parametrize("pair", ["。”", "》、", "）。", "”“", "：“", "“《", "？！"])
def test_neighbours_share_their_blank(pair):
    assert ready("天" + pair + "地").place[-1] == 4 * EM - 500


@pytest.mark.parametrize("pair", ["，天", "天“", "——", "……"])
def test_others_do_not(pair):
    assert ready("天" + pair + "地").place[-1] == 4 * EM


def test_centred_marks_share_nothing_with_what_follows():
    assert ready("天。」地", centred=True).place[-1] == 4 * EM
    assert ready("天」。地", centred=True).place[-1] == 4 * EM - 500


@pytest.mark.parametrize("group", ["2018", "3.14%", "1,234,567", "GDP", "——", "……", "15年", "300万", "5%"])
def test_groups_stay_whole(group):
    for before in range(3, 12):
        lines = broken("天" * before + group + "地" * 14, 10)
        assert any(group in line for line in lines), lines


def test_gap_of_a_quarter_between_chinese_and_latin_and_none_beside_marks():
    assert ready("天GDP地").place[-1] == 2 * EM + 3 * 500 + 500
    assert ready("天，GDP。").place[-1] == 3 * EM + 3 * 500


def test_spaces_that_stand_for_the_gap_are_dropped():
    assert drop_loose_spaces("2018 年 5 月 1 日，见 《某书》 一文 another word")[0] == "2018年5月1日，见《某书》一文another word"
    assert drop_loose_spaces("5 月，见") == ("5月，见", [1])
    assert drop_loose_spaces("张三 某某公司")[0] == "张三 某某公司"


def test_no_last_line_of_one_character():
    for length in range(18, 60):
        lines = broken("天" * length + "。", 10)
        assert len(lines[-1].rstrip("。")) > 1, lines


def test_a_long_address_is_parted_after_its_signs():
    lines = broken("天地玄黄https://example.com/some/long/path/of/an/address/index.html地玄黄", 12)
    assert all(len(line) <= 24 for line in lines)
    assert any(line.endswith("/") for line in lines)


def test_the_whole_paragraph_is_weighed_where_line_by_line_leaves_a_hole():
    text = "天地玄黄宇宙" + "abcdefghijklmnop" + "洪荒日月，盈昃辰宿。" * 3
    prepared = ready(text)
    cuts = choose(prepared, 10 * EM, 10 * EM)
    assert max(c.need / max(1, c.end - c.start) for c in cuts[:-1]) <= EM / 4


def test_a_long_word_is_parted_at_a_syllable_where_its_line_would_be_loose():
    text = "图书馆学认为internationalization与bibliographic都是大事，communication也是。"
    lines = set_lines(ready(text), 12 * EM, 12 * EM)
    parted = [text[line.start : line.end] for line in lines if line.hyphen]
    assert parted and all(part[-1].isalpha() for part in parted)
    assert all(line.width == pytest.approx(12 * EM, abs=1) for line in lines[:-1])


def test_a_hyphen_that_has_no_room_is_left_out():
    text = "————wordword"
    lines = set_lines(ready(text), 6 * EM, 8 * EM)
    assert [(line.hyphen, line.width) for line in lines] == [(False, 6 * EM), (False, 2 * EM)]


def test_an_address_is_parted_without_a_hyphen():
    text = "网址是https://www.example.com/a/long/path/index.html?query=value，请查看。"
    lines = set_lines(ready(text), 12 * EM, 12 * EM)
    assert len(lines) > 2 and not any(line.hyphen for line in lines)


def test_a_name_of_two_characters_is_not_parted_and_no_line_begins_or_ends_with_a_wide_space():
    names = "出席：李国强　王建华　赵　敏　张丽萍　刘　伟　陈志远　孙　立　周小红　吴　刚"
    for measure in range(9, 24):
        lines = broken(names, measure)
        assert "".join(lines).replace("　", "") == names.replace("　", "")
        assert not any(line.startswith("　") or line.endswith("　") for line in lines), lines
        for name in ("赵　敏", "刘　伟", "孙　立", "吴　刚"):
            assert any(name in line for line in lines), (measure, lines)
