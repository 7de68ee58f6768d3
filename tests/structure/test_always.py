"""What must hold for any text: nothing is raised, nothing is lost, the same lines give the same document."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.model import Kind
from publisher.normalise import normalise
from publisher.read import read_bytes
from publisher.structure import check_coverage, recover

PIECES = st.sampled_from([
    "一、", "（二）", "第三条　", "1. ", "①", "[1] ", "——", "□　", "附件：", "抄送：", "同志们：", "编者按", "张　三", "工程师",
    "2021年3月5日", "（来源：报）", "河边的老街有四百步长，", "街面铺着青石板。", "“雨后发亮”", "www.example.org/a-b", "12.5%", "　　",
    "    ", "\t", "》", "、", "-", "# ", "|", "A",
])
BREAKS = st.sampled_from(["\n", "\n\n", "\n\n\n", "\n\f"])
LINES = st.lists(PIECES, max_size=6).map("".join)
TEXTS = st.lists(st.tuples(LINES, BREAKS), max_size=40).map(lambda rows: "".join(a + b for a, b in rows))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_nothing_is_lost_and_nothing_raised(text):
    raw = read_bytes(("老街\n" + text).encode(), "case.txt")
    document, diagnostics = recover(normalise(raw))
    check_coverage(raw, document)
    again, same = recover(normalise(raw))
    assert (again, same) == (document, diagnostics)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_blocks_are_well_formed(text):
    raw = read_bytes(("老街\n" + text).encode(), "case.txt")
    document, diagnostics = recover(normalise(raw))
    last = len(text.splitlines()) + 1
    for article in document.articles:
        assert article.blocks
        for block in article.blocks:
            assert block.text.strip()
            assert (block.level is None) == (block.kind is not Kind.HEADING)
            assert block.lines and all(1 <= a <= b <= last + 1 for a, b in block.lines)
    assert all(d.code.startswith("S") and d.lines for d in diagnostics)


SEEDS = [line for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
ODD = st.sampled_from([
    "", "①", "第①条", "二十九、", "（十一）", "1.", "1.1", "Ⅳ", "〔2022〕1号", "——", "……", "　　", "\f", "目录", "a b c", "https://a.b/c",
    "“", "”", "）", "（", "记者：", "答：", "[1]", "①②③", "㈠", "٣", "१२", "𠀡", "😀", "—3—", "表1", "0", "第0章", "第百条", "十", "年月日",
    "2024年13月45日", "□", "■", "《", "李", "晶", "-----", "\tx\ty", "关键词：", "附件", "1 2 3", "a-", "3-4 5-6 7", "名称 1-2 3-4",
])
START = st.integers(0, len(SEEDS) - 1)
PLACED = st.tuples(st.one_of(START.map(SEEDS.__getitem__), ODD), ODD, st.integers(0, 6)).map(lambda t: " " * 4 * t[2] + t[0] + t[1])
STRETCH = st.tuples(START, st.integers(1, 12)).map(lambda t: "\n".join(SEEDS[t[0] : t[0] + t[1]]))
MIXED = st.lists(st.one_of(STRETCH, PLACED, st.tuples(ODD, PLACED).map("      ".join)), max_size=25).map("\n".join)


@settings(max_examples=200, deadline=None)
@given(MIXED)
def test_no_mixture_of_real_and_odd_lines_loses_a_character(text):
    raw = read_bytes(("老街\n" + text).encode(), "case.txt")
    check_coverage(raw, recover(raw)[0])
    check_coverage(raw, recover(normalise(raw))[0])


WIDE = st.lists(st.tuples(LINES, st.integers(2, 9), LINES).map(lambda t: t[0] + " " * t[1] + t[2]), min_size=6, max_size=30)


@settings(max_examples=100, deadline=None)
@given(WIDE)
def test_lines_with_wide_gaps_lose_nothing(lines):
    raw = read_bytes(("老街\n" + "\n".join(lines)).encode(), "case.txt")
    check_coverage(raw, recover(raw)[0])


def test_what_is_left_out_of_one_column_is_not_left_out_of_the_other():
    left = "对待社会生产实践及其劳动的态度"
    lines = [f"{left}{' ' * 8}{left}"] * 8 + [f"{'-' * 12}{' ' * 26}{left}"] + [f"{left}{' ' * 8}{left}"] * 3
    raw = read_bytes("\n".join(lines).encode(), "case.txt")
    document, _ = recover(raw)
    check_coverage(raw, document)
    assert [drop.reason for drop in document.dropped].count("rule") == 1
