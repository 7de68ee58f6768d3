"""What stands before the text, and the heads of articles: lines that end where phrases do, the imprint's place, right-hand pages."""

from __future__ import annotations

import pytest

from publisher.model import Article, Block, Document, DocumentKind, Kind, Metadata

from .test_styles import Opened, W

LONG = "在学习贯彻习近平总书记在全国劳动模范和先进工作者表彰大会精神座谈会上的讲话"


def issue(layout: str, articles: int = 3, title: str = LONG) -> Opened:
    made = [Article((Block.of(Kind.TITLE, title), Block.of(Kind.PARAGRAPH, "为了做好工作，提出要求。" * 200))) for _ in range(articles)]
    metadata = Metadata(title="某某省总工会全面推进产业工人队伍建设改革工作文件汇编")
    return Opened(Document("x", DocumentKind.PERIODICAL, tuple(made), metadata), layout)


def lines(node: object) -> list[str]:
    """The lines of a paragraph as its line breaks part them."""
    return "".join("\n" if e.tag == W + "br" else e.text or "" for e in node.iter(W + "t", W + "br")).split("\n")


@pytest.mark.parametrize("layout", ["periodical", "book"])
def test_the_title_in_front_is_broken_where_phrases_end(layout):
    said = [lines(p) for p in issue(layout).of_style("CoverTitle")]
    assert len(said[0]) > 1 and all(len(line) > 4 for line in said[0])
    assert not any(line.endswith(("产业", "全面")) for line in said[0]), said


@pytest.mark.parametrize(("layout", "title"), [("periodical", LONG + "讨论提纲"), ("book", LONG)])
def test_entries_of_the_contents_do_not_end_in_a_lonely_character(layout, title):
    """By an indent at the right, or by line breaks: before a page number LibreOffice loses the tab where there is an indent."""
    entry = issue(layout, title=title).of_style("TOC1")[0]
    drawn_in = entry.find(f"{W}pPr/{W}ind")
    said = lines(entry)
    assert drawn_in is not None or (len(said) == 2 and len(said[1]) > 8)
    assert layout == "periodical" or drawn_in is None


@pytest.mark.parametrize(
    ("articles", "sections", "start", "begins"), [(3, 2, "2", "nextPage"), (22, 3, "1", "oddPage"), (30, 3, "1", "nextPage")]
)
def test_the_imprint_stands_under_contents_of_one_page(articles, sections, start, begins):
    """Word tells left pages from right ones by their numbers, so contents behind the cover are page 2; the text starts on the right."""
    body = issue("periodical", articles, "一篇文章的题目").body
    found = list(body.iter(W + "sectPr"))
    decimal = next(n for n, s in enumerate(found) if (p := s.find(W + "pgNumType")) is not None and p.get(W + "fmt") == "decimal")
    assert decimal == sections
    assert found[decimal - 1].find(W + "pgNumType").get(W + "start") == start
    assert found[decimal].find(W + "type").get(W + "val") == begins


def test_an_official_title_has_a_line_free_before_the_text():
    blocks = (Block.of(Kind.TITLE, "会议纪要"), Block.of(Kind.PARAGRAPH, "现纪要如下。"), Block.of(Kind.PARAGRAPH, "出席：张三　李四"),
              Block.of(Kind.PARAGRAPH, "记录：王五"))
    opened = Opened(Document("x", DocumentKind.NOTICE, (Article(blocks),)), "official")
    assert int(opened.paragraph("会议纪要").find(f"{W}pPr/{W}spacing").get(W + "after")) > 500
    # GB/T 9704—2012, 10.3: the labels in hei, turned lines after the colon, a line free above the first.
    there, noted = (next(p for p in opened.body.iter(W + "p") if "".join(p.itertext()).startswith(label)) for label in ("出席", "记录"))
    assert there.find(f"{W}r/{W}rPr/{W}rFonts").get(W + "eastAsia") == "黑体"
    assert there.find(f"{W}pPr/{W}ind").get(W + "hangingChars") == "300"
    assert there.find(f"{W}pPr/{W}spacing") is not None and noted.find(f"{W}pPr/{W}spacing") is None


@pytest.mark.parametrize("layout", ["book", "vertical"])
def test_a_page_that_opens_a_chapter_has_its_number_and_no_running_head(layout):
    opened = issue(layout)
    sections = [s for s in opened.body.iter(W + "sectPr") if s.find(W + "titlePg") is not None]
    assert len(sections) == 3 and [s.find(W + "type").get(W + "val") for s in sections[1:]] == ["nextPage"] * 2
    for section in sections:
        first = {r.tag.removeprefix(W): r for r in section if r.get(W + "type") == "first"}
        assert set(first) == {"headerReference", "footerReference"}
    heads = [opened.parts[f"header-{which}"][0].find(f"{W}pPr/{W}jc").get(W + "val") for which in ("default", "even")]
    assert heads == (["right", "left"] if layout == "book" else ["left", "right"])
    assert not list(opened.parts["header-first"].iter(W + "t")) and opened.body.find(f".//{W}pageBreakBefore") is None


def test_a_title_page_has_the_subtitle():
    blocks = Block.of(Kind.TITLE, LONG), Block.of(Kind.SUBTITLE, "——基于某县的调查"), Block.of(Kind.PARAGRAPH, "正文。")
    made = Opened(Document("x", DocumentKind.TEXT, (Article(blocks),), Metadata(title=LONG)), "book")
    assert [lines(p) for p in made.of_style("CoverIssuer")] == [["——基于某县的调查"]]


def test_a_letter_has_its_mark_and_rules_at_their_places_on_the_page():
    """GB/T 9704—2012, 10.1: the mark 30 mm under the page's head, the number at the right, a rule at the foot of page 1 and no number."""
    title = Block.of(Kind.TITLE, "关于石桥水闸的复函")
    head = (Block.of(Kind.MASTHEAD, "河口市水务局"), Block.of(Kind.DOCNUMBER, "河水函〔2023〕5号"), title)
    text = (Block.of(Kind.RECIPIENTS, "石桥镇人民政府："), *(Block.of(Kind.PARAGRAPH, "来函收悉。" * 90) for _ in range(3)))
    copies = (Block.of(Kind.CC, "抄送：市农业农村局。"),)
    attached = Article((Block.of(Kind.ATTACHMENT, "附件"), Block.of(Kind.TITLE, "水闸位置"), Block.of(Kind.PARAGRAPH, "在石桥之北。")))
    opened = Opened(Document("x", DocumentKind.NOTICE, (Article((*head, *text, *copies)), attached)), "official")
    mark = opened.paragraph("河口市水务局").find(f"{W}pPr/{W}framePr")
    assert mark.get(W + "y") == "1700" and mark.get(W + "vAnchor") == "page"
    number = opened.paragraph("河水函〔2023〕5号").find(W + "pPr")
    assert number.find(W + "jc").get(W + "val") == "right" and number.find(W + "pBdr") is None
    section = next(opened.body.iter(W + "sectPr"))
    assert section.find(W + "titlePg") is not None
    assert [ref.get(W + "type") for ref in section.findall(W + "footerReference")].count("first") == 1
    # The colophon, without rules in a letter, floats on the page of what follows it, which is not the attachment.
    table = opened.body.find(W + "tbl")
    assert {side.get(W + "val") for side in table.find(f"{W}tblPr/{W}tblBorders")} == {"nil"}
    assert not "".join(table.getnext().itertext())


def test_a_date_under_a_title_stands_in_the_middle():
    blocks = (Block.of(Kind.TITLE, "关于表彰先进的决定"), Block.of(Kind.DATE, "（2020年9月28日）"), Block.of(Kind.PARAGRAPH, "现予表彰。"),
              Block.of(Kind.SIGNATURE, "某某省人民政府"), Block.of(Kind.DATE, "2020年9月28日"))
    opened = Opened(Document("x", DocumentKind.NOTICE, (Article(blocks),)), "official")
    assert opened.paragraph("（2020年9月28日）").find(f"{W}pPr/{W}jc").get(W + "val") == "center"
    assert opened.paragraph("2020年9月28日").find(f"{W}pPr/{W}jc") is None
