"""What stays together on a page, and how stacked lines stand to one another."""

from __future__ import annotations

import pytest

from publisher.layout import MM, load_layout
from publisher.layout.fonts import load_fonts
from publisher.model import Article, Block, Document, DocumentKind, Kind
from publisher.render import Stamp
from publisher.render.pdf import render

from .reading import Pages, read

SENTENCE = "各单位要认真组织实施，按时报送情况。"


def set_in(layout: str, *blocks: Block) -> Pages:
    document = Document("x", DocumentKind.NOTICE, (Article(blocks),))
    return read(render(document, load_layout(layout), load_fonts("zh-Hans", ignore_system=True), Stamp()))


def line(kind: Kind, text: str, **values) -> Block:
    return Block.of(kind, text, **values)


def paragraphs(lines: int) -> list[Block]:
    """Paragraphs of a line each."""
    return [line(Kind.PARAGRAPH, SENTENCE) for _ in range(lines)]


def test_joint_issuers_end_at_one_edge():
    """7.3.5.2: where a longer date moves the last signature in, the others go with it."""
    names = [line(Kind.SIGNATURE, "某某省水利厅"), line(Kind.SIGNATURE, "某某省自然资源厅")]
    first, second, date = set_in("official", *paragraphs(1), *names, line(Kind.DATE, "2023年9月26日")).lines()[-3:]
    assert first.right == pytest.approx(second.right, abs=0.1)
    assert date.right == pytest.approx((28 + 156) * MM - 2 * 15.79, abs=0.5)


@pytest.mark.parametrize("lines", range(12, 18))
def test_no_page_holds_a_colophon_alone(lines):
    foot = [line(Kind.CC, "抄送：某某省委办公厅。"), line(Kind.CC, "某某省人民政府办公厅 2021年3月5日印发")]
    signed = [line(Kind.SIGNATURE, "某某省人民政府"), line(Kind.DATE, "2021年3月5日")]
    pages = set_in("official", line(Kind.TITLE, "通知"), *paragraphs(lines), *signed, *foot)
    last = len(pages.labels) - 1
    said = "".join(glyph.char for glyph in pages.glyphs if glyph.page == last and not glyph.artifact)
    assert "2021年3月5日抄送" in said
    assert not last or SENTENCE in said


@pytest.mark.parametrize("lines", range(14, 22))
def test_a_caption_stays_with_its_table(lines):
    rows = [line(Kind.TABLE_ROW, f"{n}\t名称\t说明", group=1) for n in range(12)]
    pages = set_in("official", *paragraphs(lines), line(Kind.CAPTION, "表1　样品"), *rows)
    page = {glyph.char: glyph.page for glyph in pages.glyphs if glyph.char in "样称"}
    assert page["样"] == min(glyph.page for glyph in pages.glyphs if glyph.char == "称") == page["样"]


def test_stars_part_two_paragraphs_and_nobody_reads_them_aloud():
    apart = Block(Kind.PARAGRAPH, line(Kind.PARAGRAPH, SENTENCE).inlines, apart=True)
    pages = set_in("book", line(Kind.TITLE, "钟声"), *paragraphs(2), apart)
    stars = [glyph for glyph in pages.glyphs if glyph.char == "＊"]
    assert len(stars) == 3 and all(glyph.artifact for glyph in stars)


def test_headings_one_over_the_other_stand_as_lines_of_one():
    heads = [line(Kind.HEADING, "赢得胜利的思想密码", level=1), line(Kind.HEADING, "一个时代的根本所在", level=1)]
    pages = set_in("periodical", line(Kind.TITLE, "密码"), *paragraphs(1), *heads, *paragraphs(1)).lines()
    upper, lower = (next(own for own in pages if own.text == block.text) for block in heads)
    assert upper.y - lower.y == pytest.approx(load_layout("periodical").styles["heading1"].leading, abs=0.5)


def test_chapters_of_a_law_stand_in_the_middle():
    pages = set_in("official", line(Kind.TITLE, "办法"), line(Kind.HEADING, "第一章　总则", level=1), *paragraphs(1)).lines()
    chapter = next(own for own in pages if own.text.startswith("第一章"))
    assert (chapter.left + chapter.right) / 2 == pytest.approx((28 + 156 / 2) * MM, abs=1)


def test_items_of_a_digest_stand_in_the_columns():
    """Three lines under each title over both columns left the right half of six pages empty."""
    articles = [Article((line(Kind.TITLE, f"第{n}则短讯"), line(Kind.PARAGRAPH, SENTENCE * 4))) for n in range(12)]
    document = Document("x", DocumentKind.PERIODICAL, tuple(articles))
    pages = read(render(document, load_layout("periodical"), load_fonts("zh-Hans", ignore_system=True), Stamp()))
    first = pages.labels.index("1")
    titles = [own for own in pages.lines(first=first) if own.text.endswith("则短讯")]
    assert len(titles) == 12 and len({round(own.left) for own in titles}) == 2
    assert {glyph.page for own in titles for glyph in own.glyphs} == {first}
