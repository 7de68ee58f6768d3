"""Styles, page, fields and settings as an office asks for them."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree

from publisher.layout import load_layout
from publisher.model import Article, Block, Document, DocumentKind, Kind, Metadata
from publisher.render import Printed, Stamp
from publisher.render.docx import render

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
    # The red rule below is as wide as the text area.
    assert number.find(f"{W}pPr/{W}ind").get(W + "left", "0") == "0"


def test_markings_leave_the_mark_in_its_place():
    """GB/T 9704—2012, 7.2.1-7.2.4: what stands over the issuing body's mark takes its lines from the 35 mm above it."""
    head = (Block.of(Kind.MASTHEAD, "某市总工会文件"), Block.of(Kind.TITLE, "请示"))
    tops = []
    for blocks in (head, (Block.of(Kind.MARKING, "000012"), Block.of(Kind.MARKING, "特急"), *head)):
        opened = Opened(Document("x", DocumentKind.NOTICE, (Article(blocks),)), "official")
        mark = opened.of_style("Masthead")[0].find(f"{W}pPr/{W}spacing")
        own = None if mark is None else mark.get(W + "before")
        tops.append(int(own or opened.style("Masthead", "pPr/spacing", "before")))
    assert tops[0] - tops[1] == pytest.approx(2 * 225 / 22 / 25.4 * 72 * 20, abs=4)


def test_headings_that_run_in_take_the_face_of_their_level():
    """GB/T 9704—2012, 7.3.3; an attachment's own mark is in hei at the head of a page."""
    blocks = (Block.of(Kind.TITLE, "通知"), Block.of(Kind.PARAGRAPH, "一、提高认识。各级工会要做好工作。"),
              Block.of(Kind.PARAGRAPH, "（二）加强领导。要落实责任。"), Block.of(Kind.PARAGRAPH, "三、做好工作，落实责任。"),
              Block.of(Kind.ATTACHMENT, "附件1"), Block.of(Kind.TITLE, "报名办法"))
    opened = Opened(Document("x", DocumentKind.NOTICE, (Article(blocks),)), "official")
    faces = [[(r.find(f".//{W}t").text, r.find(f"{W}rPr/{W}rFonts").get(W + "eastAsia")) for r in p.findall(W + "r")
              if r.find(f"{W}rPr/{W}rFonts") is not None] for p in opened.body.findall(W + "p")]
    assert faces == [[], [("一、提高认识。", "黑体")], [("（二）加强领导。", "楷体_GB2312")], [], [("附件1", "黑体")], []]
    assert opened.paragraph("附件1").find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert opened.paragraph("通知").find(f"{W}pPr/{W}spacing").get(W + "before") == "0"


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
    # Titles of short articles have a style of their own, and the outline level of all titles.
    assert issue.style("BriefTitle", "pPr/outlineLvl") == "0"
    assert 'TOC \\o "1-1" \\h \\z \\u' in "".join(i.text for i in holder.iter(W + "instrText"))
    assert [p.find(f".//{W}pStyle").get(W + "val") for p in holder.iter(W + "p")][-3:] == ["TOC1", "TOC1", "TOC2"]


def test_contents_give_the_pages_of_the_pdf():
    """Where the PDF has a title it stands before it, in the layout's order; what the PDF has not, Word is asked to count."""
    pages = {(0, 1): Printed("7", opens=True), (1, 0): Printed("9")}
    data = render(samples.periodical(), load_layout("periodical"), None, Stamp(), pages)
    body = etree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml"))[0]
    entries = [p for p in body.iter(W + "p") if (s := p.find(f".//{W}pStyle")) is not None and s.get(W + "val").startswith("TOC")][2:]
    texts = ["".join(t.text for t in p.iter(W + "t")) for p in entries]
    assert texts == ["9在全市职工读书活动推进会暨优秀读书班组表彰会上的讲话王五", "班组读书会开班赵六"]
    assert [c.get(W + "dirty") for c in entries[1].iter(W + "fldChar")][0] == "1"
    # An article that does not open a page there opens none here.
    assert not [p for p in body.findall(W + "p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]


def test_columns_are_sections_and_an_articles_head_goes_over_them(issue):
    columns, styles = [], []
    for p in issue.body.findall(W + "p"):
        style = p.find(f"{W}pPr/{W}pStyle")
        styles.append(style.get(W + "val") if style is not None else "")
        section = p.find(f"{W}pPr/{W}sectPr")
        if section is not None and section.find(W + "type").get(W + "val") == "continuous" or "Heading1" in styles and section is not None:
            columns.append((section.find(W + "cols").get(W + "num", "1"), styles))
            styles = []
    assert [n for n, _ in columns] == ["1", "2", "1", "2", "1", "2"]
    assert "Heading1" in columns[0][1] and "NormalIndent" not in columns[0][1]
    assert "NormalIndent" in columns[1][1] and "Heading2" in columns[1][1] and "Heading1" not in columns[1][1]
    assert "BriefTitle" in columns[4][1]
    # A few lines without a title go over all columns.
    assert "LeadText" in styles
    page = load_layout("periodical").page
    section = next(s for s in issue.body.iter(W + "sectPr") if s.find(W + "cols").get(W + "num") == "2")
    gap = int(section.find(W + "cols").get(W + "space"))
    assert (round(page.text_width / 25.4 * 1440) - gap) / 2 == pytest.approx(22 * 210, abs=2)


@pytest.mark.parametrize("layout", ["vertical", "periodical-vertical"])
def test_vertical_lines_run_from_the_top_down(layout):
    """The text's sections have the direction and the page as it lies; cover, title page and imprint are set across."""
    opened = Opened(samples.periodical(), layout)
    page = load_layout(layout).page
    sections = list(opened.body.iter(W + "sectPr"))
    directions = [s.find(W + "textDirection") for s in sections]
    assert [d is None for d in directions[:2]] == [True, True]
    assert {d.get(W + "val") for d in directions[2:]} == {"tbRl"}
    assert {s.find(W + "pgSz").get(W + "h") for s in sections} == {str(round(page.height / 25.4 * 1440))}
    assert opened.parts["footer-default"][0].find(f"{W}pPr/{W}jc").get(W + "val") == "left"
    # With widow control LibreOffice prints them over one another where a page ends.
    assert opened.style("Normal", "pPr/widowControl") == "0"
    assert {s.find(W + "cols").get(W + "num", "1") for s in sections[2:]} == ({"1"} if page.columns == 1 else {"1", str(page.columns)})


def test_a_long_list_of_names_and_an_editors_note_stay_whole_in_columns():
    """A list has a section of its own, a note of several paragraphs before the text stands over all columns; no section is empty."""
    people = [Block.of(Kind.LIST_ITEM, f"王某{n} 某厂工人") for n in "一二三四五六七"]
    notes = [Block.of(Kind.EDITOR_NOTE, text) for text in ("编者按", "本期刊发一组文章。")]
    long = [Block.of(Kind.PARAGRAPH, "读书活动由各级工会组织，注重实效。" * 50)]
    article = Article((*notes, Block.of(Kind.TITLE, "名单"), *long, *people, *long, *people))
    opened = Opened(Document("x", DocumentKind.PERIODICAL, (article,), Metadata(title="刊")), "periodical")
    held: list[list[str]] = [[]]
    for node in opened.body:
        if node.tag != W + "sdt":
            held[-1].append("table" if node.tag == W + "tbl" else "".join(t.text for t in node.iter(W + "t"))[:3])
        if node.find(f"{W}pPr/{W}sectPr") is not None:
            held.append([])
    # Cover and imprint come before; behind the last columns stands one line of no height.
    assert held[2:-1] == [["", "编者按", "本期刊", "名单"], ["读书活"], ["table", ""], ["读书活"], ["table", ""]]
    assert set(held[-1]) == {""}


def test_a_cover_is_text_on_a_coloured_cell(issue):
    cover = issue.body[0]
    cell = cover.find(f".//{W}tc")
    assert cell.find(f"{W}tcPr/{W}shd").get(W + "fill") == "A8201A" and "".join(cell.itertext()).startswith("某市工运")
    assert "本期要目" in "".join(cover.itertext()) and "班组读书会开班" in "".join(cover.itertext())
    section = issue.body[1].find(f"{W}pPr/{W}sectPr")
    assert section.find(W + "pgMar").get(W + "top") == "0" and section.find(f"{W}headerReference") is None


def test_an_article_starts_a_page_without_empty_paragraphs(issue):
    breaks = [p for p in issue.body.findall(W + "p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert len(breaks) == 1 and breaks[0].find(f".//{W}pStyle").get(W + "val") == "ArticleRule"
    assert "".join(breaks[0].getnext().itertext()).startswith("在全市职工读书活动")
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


def test_a_list_of_names_is_a_table_whose_rows_are_headed_by_names(issue):
    table = next(issue.paragraph("王小五").iterancestors(W + "tbl"))
    assert table.find(f"{W}tblPr/{W}tblLook").get(W + "firstColumn") == "1"
    rows = [[c.find(f".//{W}pStyle").get(W + "val") for c in row.findall(W + "tc")] for row in table.findall(W + "tr")]
    assert rows == [["NameOfPerson", "NameItem"]] * 3
    # Two characters are opened to three, but not beside a note.
    assert table.find(f".//{W}r/{W}rPr/{W}spacing").get(W + "val") == "210"
    assert sum(int(c.get(W + "w")) for c in table.iter(W + "gridCol")) == 22 * 210


def test_names_alone_stand_side_by_side_at_tab_stops():
    names = ("王建国", "李敏", "陈芳（女）", "司马相如", "林芳", "黄志强")
    article = Article((Block.of(Kind.TITLE, "名单"), *(Block.of(Kind.LIST_ITEM, name) for name in names)))
    opened = Opened(Document("x", DocumentKind.NOTICE, (article,), Metadata(title="名单")), "official")
    rows = [p for p in opened.body.iter(W + "p") if p.find(f"{W}pPr/{W}pStyle").get(W + "val") == "NameInRoll"]
    assert ["".join(row.itertext()) for row in rows] == ["王建国李敏陈芳（女）司马相如", "林芳黄志强"]
    assert [len(list(row.iterfind(f"{W}r/{W}tab"))) for row in rows] == [3, 1]
    stops = [[t.get(W + "pos") for t in row.iter(W + "tab") if t.get(W + "pos")] for row in rows]
    assert stops[0] == stops[1] and len(stops[0]) == 3
    assert rows[0].find(f".//{W}rPr/{W}spacing").get(W + "val") == "315"


def test_no_table_is_without_a_first_row_in_the_checkers_eyes(issue, notice):
    """Office's accessibility checker knows no layout tables: cover, colophon and lists of names have the option too, and repeat no row."""
    for opened in (issue, notice):
        for table in opened.body.iter(W + "tbl"):
            assert table.find(f"{W}tblPr/{W}tblLook").get(W + "firstRow") == "1"
            styles = {p.find(f"{W}pPr/{W}pStyle").get(W + "val") for p in table.iter(W + "p")}
            assert (table.find(f".//{W}tblHeader") is not None) == ("TableHead" in styles)


def test_tables_have_a_header_row_and_fill_the_width(issue):
    first, second = (t for t in issue.body.findall(W + "tbl") if t.find(f"{W}tblPr/{W}tblStyle").get(W + "val") == "TableGrid")
    for table in (first, second):
        rows = table.findall(W + "tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None and rows[1].find(f"{W}trPr/{W}tblHeader") is None
        widths = [int(c.get(W + "w")) for c in table.iter(W + "gridCol")]
        assert sum(widths) == int(table.find(f"{W}tblPr/{W}tblW").get(W + "w"))
        for row in rows:
            assert sum(int(c.get(W + "w")) for c in row.iter(W + "tcW")) == sum(widths)
    assert first.getnext().tag == W + "p"


def test_a_long_title_is_broken_without_a_lonely_character():
    title = "在全国劳动模范和先进工作者表彰大会暨读书班组推进会上的讲话"
    article = Article((Block.of(Kind.TITLE, title), Block.of(Kind.PARAGRAPH, "正文。")))
    document = Document("x", DocumentKind.PERIODICAL, (article,), Metadata(title="刊"))
    opened = Opened(document, "periodical")
    node = opened.paragraph("在全国")
    inset = node.find(f"{W}pPr/{W}ind")
    assert node.find(f".//{W}br") is not None or int(inset.get(W + "right")) > 20 * 26
