"""What stands before the text: an issue's imprint under its contents, the first article on the right, lines without a title."""

from __future__ import annotations

import pytest

from publisher.model import Article, Block, Document, DocumentKind, Kind, Metadata

from .reading import Pages, read
from .test_file import make

PROSE = "某某工作是一件大事，关系到全省的发展，要压实责任、细化措施，把各项任务落到实处。" * 60
LEAD = "某某大会在某某会堂隆重举行，代表们从全省各地来到会场，听取了工作报告，讨论了今后的任务。"


def issue(articles: int, *before: Article, layout: str = "periodical") -> Pages:
    made = [Article((Block.of(Kind.TITLE, f"第{n}篇文章的题目"), Block.of(Kind.PARAGRAPH, PROSE))) for n in range(articles)]
    metadata = Metadata(title="某某工运 2023年第4期", rights="某某省总工会版权所有")
    return read(make(Document("x.txt", DocumentKind.PERIODICAL, (*before, *made), metadata), layout))


@pytest.mark.parametrize(("articles", "labels"), [(3, ["封面", "i"]), (40, ["封面", "版本说明", "i", "ii"])])
def test_the_text_begins_on_a_right_hand_page(articles, labels):
    """The imprint stands under contents of one page, and on its own page before those of two."""
    pages = issue(articles)
    assert pages.labels[: len(labels) + 1] == [*labels, "1"]
    imprint = next(line for line in pages.lines() if line.text.endswith("某某省总工会版权所有"))
    assert pages.labels[imprint.glyphs[0].page] == labels[1]


@pytest.mark.parametrize("layout", ["periodical", "book", "vertical", "periodical-vertical"])
@pytest.mark.parametrize("articles", [1, 2, 12, 17, 30])
def test_the_first_page_of_the_text_is_an_odd_one_of_the_file(layout, articles):
    """A blank page stands before it where need be; printed on both sides, its number and its margins lie on the right side."""
    pages = issue(articles, layout=layout)
    assert pages.labels.index("1") % 2 == 0
    blank = {glyph.page for line in pages.lines() for glyph in line.glyphs}
    assert len(pages.labels) - len(blank) <= 1


def test_contents_that_the_imprint_would_just_pass_are_set_closer():
    """Without it the issue had a page for the imprint and a blank one."""
    fitting = [len(pages.labels[: pages.labels.index("1")]) for pages in map(issue, (18, 20, 21))]
    assert fitting == [2, 2, 2]


def test_lines_without_a_title_go_over_both_columns():
    pages = issue(2, Article((Block.of(Kind.PARAGRAPH, LEAD), Block.of(Kind.CAPTION, "某某大会会场"))))
    first = pages.labels.index("1")
    lines = [line for line in pages.lines(first=first) if line.glyphs[0].page == first]
    assert lines[0].text == LEAD[: len(lines[0].text)] and len(lines[0].text) > 30
    caption = next(line for line in lines if line.text == "某某大会会场")
    assert abs(caption.glyphs[0].x0 - lines[0].glyphs[0].x0) < 0.5


def test_a_title_page_has_the_subtitle():
    head = Block.of(Kind.TITLE, "竹林流转的影响"), Block.of(Kind.SUBTITLE, "——基于某县的调查")
    made = Article((*head, Block.of(Kind.PARAGRAPH, PROSE)))
    pages = read(make(Document("x.txt", DocumentKind.TEXT, (made,), Metadata(title="竹林流转的影响")), "book"))
    first = [line.text for line in pages.lines() if line.glyphs[0].page == 0]
    assert first[:2] == ["竹林流转的影响", "——基于某县的调查"]


@pytest.mark.parametrize("layout", ["official", "book"])
def test_a_date_under_a_title_stands_in_the_middle(layout):
    text = Block.of(Kind.PARAGRAPH, "现予表彰。" * 60)
    blocks = [Block.of(Kind.TITLE, "关于表彰先进的决定"), Block.of(Kind.DATE, "（2020年9月28日）"), text]
    document = Document("x.txt", DocumentKind.TEXT, (Article(tuple(blocks)),), Metadata(title="决定"))
    lines = [line for line in read(make(document, layout)).lines() if not line.glyphs[0].artifact]
    date = next(line for line in lines if "9月28日" in line.text)
    full = [line for line in lines if len(line.glyphs) > 20 and line.glyphs[0].page == date.glyphs[0].page][1]
    middle = [(line.glyphs[0].x0 + line.glyphs[-1].x1) / 2 for line in (date, full)]
    assert middle[0] == pytest.approx(middle[1], abs=8)
