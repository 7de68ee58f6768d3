"""What must hold for every repair, whatever the text."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.diagnostics import SettingsError
from publisher.model import SourceText
from publisher.normalise import REPAIRS, normalise
from publisher.read import read_bytes

HANZI = "学习贯彻精神会议讲话工作总结一二三四年月日第期页附件张李王"
ALPHABET = HANZI + "，。、；：！？“”‘’（）《》…—·-_=*.,0123456789 \t\u3000\nABab#|>`~\f⼀⻓金\u200b\ue000"
LINE = st.one_of(
    st.text(ALPHABET, max_size=30),
    st.text(HANZI + "，。", min_size=1, max_size=9).map(lambda t: t * 2),
    st.integers(0, 99).map(str),
    st.integers(1, 9).map(lambda n: f"— {n} —"),
    st.integers(1, 9).map(lambda n: f"{n}会议工作　2023 年第 4期"),
    st.text(HANZI, min_size=1, max_size=1),
    st.text(HANZI, min_size=3, max_size=8).map(" ".join),
    st.sampled_from(["目录", "张", "李四", "第一条", "第二章", "1.", "会议工作总结", "工会主席", "本刊记者", "2023年第4期", "iv", "三"]),
    st.tuples(st.text(HANZI, min_size=2, max_size=8), st.integers(1, 99)).map(lambda t: f"{t[0]} . . . . . {t[1]}"),
)
TEXT = st.lists(st.one_of(LINE, LINE.map(lambda t: t + "\n" + t), st.just("\f"), st.just("")), min_size=1, max_size=60).map("\n".join)


def count(source: SourceText) -> Counter[str]:
    """Count the source's non-white characters: in lines and on record, less what stands in the place of others."""
    total = Counter("".join("".join(line.text.split()) for line in source.lines))
    total.update("".join("".join(d.text.split()) for d in source.dropped))
    total.subtract("".join("".join(d.instead.split()) for d in source.dropped))
    return +total


def read(text: str) -> SourceText | None:
    return read_bytes(text.encode(), "any.txt") if any(c.isalnum() and ord(c) < 0xE000 for c in text) else None


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_every_repair_keeps_the_count(text):
    source = read(text)
    if source is None:
        return
    assert count(source) == Counter("".join(text.removeprefix("\ufeff").split()))
    for name, repair in REPAIRS:
        repaired = repair(source)
        assert count(repaired) == count(source), name
        assert repaired.dropped[: len(source.dropped)] == source.dropped, name
        source = repaired


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_lines_stay_in_order_and_hold_text(text):
    source = read(text)
    if source is None:
        return
    lines = normalise(source).lines
    assert all(line.text.strip() for line in lines)
    starts = [line.lines[0][0] for line in lines]
    assert starts == sorted(starts)
    pages = [line.page for line in lines]
    assert pages == sorted(pages)
    assert normalise(source) == normalise(source)


def test_off_switches_a_repair_off():
    source = read_bytes("通知\n———\n正文".encode(), "a.txt")
    assert [line.text for line in normalise(source).lines] == ["通知", "正文"]
    assert [line.text for line in normalise(source, off=["rules"]).lines] == ["通知", "———", "正文"]


def test_a_text_of_nothing_but_rules_and_numbers_is_left_empty():
    source = normalise(read_bytes("———\n— 1 —\n".encode(), "a.txt"))
    assert source.lines == ()
    assert [d.reason for d in source.dropped] == ["rule", "page-number"]


def test_off_knows_its_names():
    with pytest.raises(SettingsError, match="no repair named 'rule'"):
        normalise(read_bytes("正文".encode(), "a.txt"), off=["rule"])


@pytest.mark.parametrize("unit", [
    "在表彰大会上的重要讲话精神在表彰大会上的重要讲话精神\n",
    "哈" * 60 + "\n",
    "学习、" * 40 + "\n",
    "1\n",
    "某某工运 2023年第4期\n\f",
    "字\n",
    "会 议 纪 要\n",
    "目录\n会议纪要\n\f",
    "会议纪要......12\n",
    "目录\n会议纪要 12\n",
    "第一条\n\n",
    "张\n\n",
    "张三\n\n",
    "张三\n\n某某公司工程师\n\n",
    "本刊记者\n\n张\n\n三\n正文正文正文正文正文。\n",
    "劳动模范和先进工作者代表在会上作了发言，大家深受鼓舞。",
])
def test_time_grows_with_length_only(unit):
    def seconds(times):
        source = read_bytes((unit * times).encode(), "long.txt")
        start = time.process_time()
        normalise(source)
        return time.process_time() - start

    seconds(20)
    short = min(seconds(100) for _ in range(3))
    assert min(seconds(800) for _ in range(2)) < max(0.05, short * 8 * 4)
