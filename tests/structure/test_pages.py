"""The pages of the source: their numbers, and where they start in the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.model import Correction, PageStart, SourceText
from publisher.normalise import normalise
from publisher.pipeline import convert
from publisher.read.lines import split_lines
from publisher.structure import recover
from publisher.structure.corrections import correct
from publisher.structure.pages import page_labels

WORDS = (
    "各单位要充分认识做好这项工作的重要意义，结合本地区本部门实际，制定实施方案，明确责任分工，健全工作机制，加强督促检查，及时总结推广好经验好做法，"
    "把学习成果转化为推动高质量发展的具体行动，进一步密切同群众的联系，帮助职工解决实际困难，维护合法权益，营造尊重劳动的良好氛围，团结引导广大职工建功立业"
)
LINE = WORDS[:34]
LINES = [(WORDS * 2)[n:n + 34] for n in range(150)]
PAGES = ["\n".join(["关于做好工作的意见"] * (page == 0) + LINES[page * 11:page * 11 + 78:7]) for page in range(6)]


def recovered(text):
    lines, dropped = split_lines(text)
    return recover(normalise(SourceText("样本.txt", lines, dropped)))[0]


def starts(document):
    return [(page.label, block.text[page.at - 2:page.at + 6] if page.at else block.text[:4])
            for article in document.articles for block in article.blocks for page in block.pages]


def test_source_of_one_page_has_none():
    assert starts(recovered(PAGES[0])) == []


def test_pages_without_numbers_are_counted():
    found = recovered("\f".join(PAGES[:3]) + "。")
    assert [page for page, _ in starts(found)] == ["1", "2", "3"]


def test_a_page_starts_inside_the_paragraph_that_runs_over_it():
    (*_, (page, around)) = starts(recovered("\f".join([PAGES[0], "并" + LINE[:33] + "\n" + LINE + "。"])))
    assert page == "2"
    assert around[2:].startswith("并各单位")


def test_printed_numbers_are_the_pages_numbers():
    numbered = "\f".join(f"{text}\n{number}" for number, text in enumerate(PAGES, 31))
    assert [page for page, _ in starts(recovered(numbered + "\n"))] == ["31", "32", "33", "34", "35", "36"]


@pytest.mark.parametrize(("numbers", "expected"), [
    ([], "1 2 3 4 5 6"),
    ([(2, 9)], "7 8 9 10 11 12"),
    ([(1, 9), (4, 12)], "8 9 10 11 12 13"),
    ([(1, 9), (4, 13)], "8 9 - - 13 14"),
    ([(1, 9), (2, 1950), (4, 12)], "8 9 10 11 12 13"),
    ([(3, 1)], "- - - 1 2 3"),
    ([(0, 2024)], "1 2 3 4 5 6"),
])
def test_numbers_count_on_where_they_agree(numbers, expected):
    labels = page_labels(5, numbers)
    assert " ".join(labels.get(page, "-") for page in range(6)) == expected


def test_many_numbers_take_little():
    assert len(page_labels(50_000, [(n, n + 5) for n in range(50_000)])) == 50_001


def test_pages_go_through_a_change_of_script_and_through_corrections():
    found = recovered("\f".join([PAGES[0], "软件并" + LINE[:31] + "\n" + LINE + "。"]))
    before = [block for block in found.blocks() if any(page.at for page in block.pages)][0]
    turned, _ = convert(found, "zh-Hant-TW")
    after = [block for block in turned.blocks() if any(page.at for page in block.pages)][0]
    assert after.text[after.pages[-1].at:].startswith("軟件並")
    line = before.lines[0][0]
    short = correct(found, [Correction(line, text="短")])
    assert [page.at for block in short.blocks() for page in block.pages if page.label == "2"] == [1]


def test_joined_blocks_keep_their_pages():
    found = recovered(f"关于做好工作的意见\n\n一、总体要求\n\n{LINE}。\n\f二、保障措施\n\n{LINE}。")
    later = next(block for block in found.blocks() if block.pages and block.pages[-1].label == "2")
    place = [block.lines for block in found.blocks()].index(later.lines)
    text = list(found.blocks())[place - 1].text
    joined = correct(found, [Correction(later.lines[0][0], join=True)])
    assert [page for block in joined.blocks() for page in block.pages][-1] == PageStart(len(text), "2")
    assert replace(joined, articles=()) == replace(found, articles=())
