"""Titles: phrases stay whole, lines are balanced."""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate
from pathlib import Path

import pytest
from opencc import OpenCC

from publisher.typeset import EM, Words, balance, prepare


def title(text: str, measure: int, sample: str = "") -> list[str]:
    prepared = prepare(text, [500 if ord(c) < 0x2000 else EM for c in text], space=EM)
    cohesion = Words(sample).cohesion if sample else lambda text, at: 0.0
    return [text[a:b] for a, b in balance(prepared, measure * EM, cohesion=cohesion)]


def test_a_short_title_is_one_line():
    assert title("关于某某工作的通知", 20) == ["关于某某工作的通知"]


def test_the_issuer_stands_alone_before_its_subject():
    assert title("某某省人民政府办公厅关于进一步做好春季农业生产工作的通知", 20)[0] == "某某省人民政府办公厅"


@pytest.mark.parametrize(
    "text", ["某某市关于印发《某某市优化营商环境行动方案》的通知", "关于贯彻落实“双减”政策情况的调研报告与若干建议意见"]
)
def test_short_names_and_quotations_stay_whole(text):
    lines = title(text, 20)
    assert len(lines) > 1
    for line in lines:
        assert line.count("《") == line.count("》") and line.count("“") == line.count("”")


def test_a_space_is_the_first_place_to_break():
    assert title("民族的精英 人民的楷模 共和国的功臣", 11) == ["民族的精英", "人民的楷模", "共和国的功臣"]


def test_no_last_line_of_two_characters():
    for length in range(21, 60):
        lines = title("天地玄黄宇宙洪荒日月盈昃辰宿列张" * 4, length)
        assert len(lines[-1]) > 2


def test_words_of_the_document_are_not_parted():
    sample = "。".join(f"{a}表彰大会{b}" for a in "在参开次我" for b in "上后的前隆")
    lines = title("某某省隆重召开先进工作者表彰大会报告会", 12, sample)
    assert not any(line.endswith("表彰大") or line.startswith("会") for line in lines)


def test_words_that_mostly_stand_together_are_not_parted():
    sample = "。".join(f"{a}工匠精神{b}" for a in "讲说大扬学" for b in "是在汇的引")
    sample += "。工匠人，工匠们，工匠心，工匠手，工匠节，好精神，新精神，老精神，大精神，真精神。"
    lines = title("大力弘扬劳模精神劳动精神工匠精神汇聚起奋进新征程的强大力量", 18, sample)
    assert not any(line.endswith("工匠") for line in lines), lines


def test_titles_do_not_break_before_de_and_keep_their_text():
    text = "在全市推进新型工业化和数字经济高质量发展大会上的讲话"
    lines = title(text, 14)
    assert "".join(lines) == text
    assert not any(line.startswith("的") for line in lines)
    assert max(map(len, lines)) <= 14


CASES = Path(__file__).parents[1] / "cases" / "typeset" / "titles.txt"
GOOD, FAIR = "|", "/"


def cases() -> list[tuple[str, dict[int, str]]]:
    """Give titles with their marked joints."""
    found = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pieces = re.split("([|/])", line)
            ends = list(accumulate(map(len, pieces[::2])))
            found.append(("".join(pieces[::2]), dict(zip(ends, pieces[1::2], strict=False))))
    return found


@pytest.mark.parametrize(("traditional", "least"), [(False, 0.8), (True, 0.78)])
def test_lines_of_titles_end_where_phrases_do(traditional, least):
    """Of all ends of lines, at the measures that layouts have, those where no phrase ends are few, with no document to learn from."""
    seen = Counter()
    for text, joints in cases():
        own = OpenCC("s2t").convert(text) if traditional else text
        for measure in (15, 17, 19, 21, 24, 27):
            at = 0
            for line in title(own, measure)[:-1]:
                at += len(line)
                seen[joints.get(at, "")] += 1
    assert (seen[GOOD] + seen[FAIR]) / seen.total() >= least, seen
    assert seen[GOOD] > 2 * seen[""], seen


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("始终牢记习近平总书记嘱托团结动员广大职工建功“十四五”奋进新征程", "广大职工"),
        ("在全面推进乡村振兴战略背景下加强农村基层党组织建设与完善乡村治理体系研究座谈会上的讲话", "背景下"),
        ("用三年时间在全省范围内建成一百二十个示范性职工服务中心", "一百二十个"),
    ],
)
def test_a_determiner_a_place_word_and_a_measure_stay_with_their_noun(text, whole):
    for measure in range(14, 28):
        lines = title(text, measure)
        assert any(whole in line for line in lines), lines
