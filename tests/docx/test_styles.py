"""Styles, page, fields and settings as an office asks for them."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree

from publisher.model import Article, Block, Document, DocumentKind, Kind, Metadata

from . import samples
from .test_text import LAYOUTS, W, build


class Opened:
    """An edition with its parts parsed."""

    def __init__(self, document: Document, layout: str) -> None:
        archive = zipfile.ZipFile(BytesIO(build(document, layout)))
        names = [n for n in archive.namelist() if n.startswith("word/")]
        self.parts = {n.removeprefix("word/").removesuffix(".xml"): etree.fromstring(archive.read(n)) for n in names}
        self.body = self.parts["document"][0]
        self.styles = {s.get(W + "styleId"): s for s in self.parts["styles"].iter(W + "style")}

    def style(self, identity: str, path: str, attribute: str = "val") -> str | None:
        node = self.styles[identity].find("/".join(W + step for step in path.split("/")))
        return None if node is None else node.get(W + attribute)

    def paragraph(self, text: str):
        """The first paragraph outside cover and contents that starts with a text."""
        paragraphs = (p for child in self.body if child.tag != W + "sdt" for p in child.iter(W + "p"))
        return next(p for p in paragraphs if "".join(t.text for t in p.iter(W + "t")).startswith(text))

    def of_style(self, identity: str):
        return [p for p in self.body.iter(W + "p") if (s := p.find(f"{W}pPr/{W}pStyle")) is not None and s.get(W + "val") == identity]

    def setting(self, name: str, attribute: str = "val") -> str | None:
        node = self.parts["settings"].find(W + name)
        return None if node is None else node.get(W + attribute)


@pytest.fixture(scope="module")
def notice() -> Opened:
    return Opened(samples.notice(), "official")


@pytest.fixture(scope="module")
def issue() -> Opened:
    return Opened(samples.periodical(), "periodical")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("make", [samples.notice, samples.periodical, samples.hostile])
def test_every_style_used_is_there(make, layout):
    opened = Opened(make(), layout)
    tags = [W + name for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")]
    used = {n.get(W + "val") for part in opened.parts.values() for n in part.iter(*tags)}
    assert used <= set(opened.styles)


def test_every_kind_has_a_style_of_its_own_with_a_chinese_or_builtin_name(issue):
    names = {identity: issue.style(identity, "name") for identity in issue.styles}
    assert len(set(names.values())) == len(names)
    for identity, node in issue.styles.items():
        custom = node.get(W + "customStyle") == "1"
        assert custom == any("\u4e00" <= c <= "\u9fff" for c in names[identity]), identity
        assert identity.isascii()
    assert names["Recipients"] == "主送机关" and names["NormalIndent"] == "Normal Indent"


def test_names_follow_the_script():
    document = replace(samples.notice(), metadata=replace(samples.notice().metadata, language="zh-Hant-HK"))
    opened = Opened(document, "official")
    assert opened.style("Recipients", "name") == "主送機關"
    assert opened.parts["styles"].find(f".//{W}lang").get(W + "eastAsia") == "zh-HK"
    assert opened.setting("noLineBreaksBefore", "lang") == "zh-HK"


def test_outline_of_a_single_notice_starts_with_its_headings(notice):
    assert [notice.style(f"Heading{n}", "pPr/outlineLvl") for n in (1, 2, 3)] == ["0", "1", "2"]
    assert [notice.style(f"Heading{n}", "name") for n in (1, 2, 3)] == ["heading 1", "heading 2", "heading 3"]
    assert [notice.style(f"Heading{n}", "rPr/rFonts", "eastAsia") for n in (1, 2, 3)] == ["黑体", "楷体_GB2312", "仿宋_GB2312"]
    assert notice.style("ArticleTitle", "pPr/outlineLvl") is None
    assert notice.paragraph("一、总体要求").find(f".//{W}pStyle").get(W + "val") == "Heading1"


def test_outline_of_an_issue_starts_with_its_titles(issue):
    assert issue.style("Heading1", "rPr/rFonts", "eastAsia") == "方正小标宋简体" and issue.style("Heading1", "aliases") == "文章标题"
    assert len(issue.of_style("Heading1")) == 2
    assert "ArticleTitle" not in issue.styles


def test_page_and_grid_of_gb_t_9704(notice):
    section = notice.body.find(W + "sectPr")
    size, margins, grid = section.find(W + "pgSz"), section.find(W + "pgMar"), section.find(W + "docGrid")
    assert (size.get(W + "w"), size.get(W + "h")) == ("11906", "16838")
    assert (margins.get(W + "top"), margins.get(W + "left")) == ("2097", "1587")
    assert 11906 - 1587 - int(margins.get(W + "right")) == pytest.approx(156 / 25.4 * 1440, abs=2)
    assert 16838 - 2097 - int(margins.get(W + "bottom")) == pytest.approx(225 / 25.4 * 1440, abs=2)
    assert (grid.get(W + "type"), grid.get(W + "linePitch")) == ("lines", "579")
    assert 16838 - 2097 - int(margins.get(W + "bottom")) >= 22 * 579
    body = "NormalIndent"
    assert (notice.style(body, "rPr/sz"), notice.style(body, "rPr/spacing")) == ("32", "-5")
    assert 28 * (320 - 5) <= 156 / 25.4 * 1440
    assert (notice.style(body, "pPr/ind", "firstLineChars"), notice.style(body, "pPr/ind", "firstLine")) == ("200", "630")
    assert (notice.style(body, "pPr/spacing", "line"), notice.style(body, "pPr/spacing", "lineRule")) == ("579", "exact")


def test_head_and_foot_of_a_notice(notice):
    number = notice.paragraph("某工发")
    assert number.find(f"{W}pPr/{W}pBdr/{W}bottom").get(W + "color") == "C00000"
    assert notice.style("Masthead", "rPr/color") == "C00000"
    table = notice.body.find(W + "tbl")
    position = table.find(f"{W}tblPr/{W}tblpPr")
    assert (position.get(W + "vertAnchor"), position.get(W + "tblpYSpec")) == ("margin", "bottom")
    assert len(table.findall(W + "tr")) == 2 and table.find(f".//{W}tab") is not None
    for unwanted in ("txbxContent", "drawing", "pict"):
        assert notice.body.find(f".//{W}{unwanted}") is None


def test_date_starts_two_characters_right_of_the_signature(notice):
    """GB/T 9704—2012, 7.3.5.2: a date longer than the signature keeps 2 字 itself, and the signature moves left."""
    signature, date = (notice.of_style(s)[0].find(f"{W}pPr/{W}ind") for s in ("Signatory", "IssueDate"))
    assert date.get(W + "rightChars") == "200"
    assert int(signature.get(W + "rightChars")) > 400


def test_an_upward_document_sets_number_left_and_signer_right():
    number = "某工发〔2024〕7号　签发人：张三"
    blocks = (Block.of(Kind.MASTHEAD, "某市总工会文件"), Block.of(Kind.DOCNUMBER, number), Block.of(Kind.TITLE, "请示"))
    opened = Opened(Document("x", DocumentKind.NOTICE, (Article(blocks),)), "official")
    number = opened.of_style("DocumentNumber")[0]
    assert number.find(f"{W}pPr/{W}jc").get(W + "val") == "left" and number.find(f".//{W}r/{W}tab") is not None
    assert number.findall(W + "r")[-1].find(f"{W}rPr/{W}rFonts").get(W + "eastAsia") == "楷体_GB2312"


def test_page_numbers_are_fields_on_the_outer_side(notice):
    for part, side in (("footer-default", "right"), ("footer-even", "left")):
        node = notice.parts[part][0]
        assert node.find(f"{W}pPr/{W}jc").get(W + "val") == side
        assert node.find(f"{W}pPr/{W}ind").get(W + f"{side}Chars") == "100"
        assert "".join(node.itertext()) == "—  PAGE 1 —"
    assert notice.setting("evenAndOddHeaders") is None and notice.parts["settings"].find(W + "evenAndOddHeaders") is not None


def test_contents_link_to_headings(issue):
    holder = next(s for s in issue.body.findall(W + "sdt") if s.find(f".//{W}docPartGallery").get(W + "val") == "Table of Contents")
    links = [link.get(W + "anchor") for link in holder.iter(W + "hyperlink")]
    marks = {m.get(W + "name") for p in issue.body.findall(W + "p") for m in p.iter(W + "bookmarkStart")}
    assert links and set(links) <= marks
    kinds = [c.get(W + "fldCharType") for c in holder.iter(W + "fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == len(links) + 1
    assert 'TOC \\o "1-1" \\h \\z \\u' in "".join(i.text for i in holder.iter(W + "instrText"))


def test_an_article_starts_a_page_without_empty_paragraphs(issue):
    breaks = [p for p in issue.body.findall(W + "p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert len(breaks) == 2 and "".join(breaks[0].itertext()).startswith("在全市职工读书活动")
    assert not list(issue.body.iter(W + "lastRenderedPageBreak"))


def test_chinese_lines_are_on(issue):
    normal = issue.styles["Normal"].find(W + "pPr")
    for name in ("kinsoku", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN"):
        assert normal.find(W + name).get(W + "val") == "1"
    assert issue.setting("characterSpacingControl") == "compressPunctuation"
    assert "—" in issue.setting("noLineBreaksBefore")


def test_marks_take_the_chinese_font_and_western_words_do_not(issue):
    hinted = {}
    for run in issue.body.iter(W + "r"):
        text = "".join(t.text for t in run.iter(W + "t"))
        font = run.find(f"{W}rPr/{W}rFonts")
        hinted[text] = font is not None and font.get(W + "hint") == "eastAsia"
    assert hinted["——记某市职工读书活动"] and hinted["，“试试”看"]
    assert not hinted["It’s"] and not hinted["naïve"] and not hinted["同志们："]


def test_a_list_of_names_is_tabbed_paragraphs(issue):
    row = issue.paragraph("王小五")
    assert row.find(f".//{W}pStyle").get(W + "val") == "NameItem" and row.find(f"{W}r/{W}tab") is not None
    ind = row.find(f"{W}pPr/{W}ind")
    assert ind.get(W + "left") == row.find(f"{W}pPr/{W}tabs/{W}tab").get(W + "pos") and int(ind.get(W + "hanging")) > 0


def test_tables_have_a_header_row_and_fill_the_width(issue):
    first, second = issue.body.findall(W + "tbl")
    for table in (first, second):
        rows = table.findall(W + "tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None and rows[1].find(f"{W}trPr/{W}tblHeader") is None
        widths = [int(c.get(W + "w")) for c in table.iter(W + "gridCol")]
        assert sum(widths) == int(table.find(f"{W}tblPr/{W}tblW").get(W + "w"))
        for row in rows:
            assert sum(int(c.get(W + "w")) for c in row.iter(W + "tcW")) == sum(widths)
    assert first.getnext().tag == W + "p"


def test_a_long_title_is_broken_without_a_lonely_character():
    title = "在全国劳动模范和先进工作者表彰大会上的讲话"
    article = Article((Block.of(Kind.TITLE, title), Block.of(Kind.PARAGRAPH, "正文。")))
    document = Document("x", DocumentKind.PERIODICAL, (article,), Metadata(title="刊"))
    opened = Opened(document, "periodical")
    node = opened.paragraph("在全国")
    inset = node.find(f"{W}pPr/{W}ind")
    assert node.find(f".//{W}br") is not None or int(inset.get(W + "left")) > 20 * 22
