"""The chapters: the text in order and nothing else, and the markup of each kind of block."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.model import Block, LineBreak, NoteRef, PageStart, Strong, Text
from publisher.render.epub.grouping import LIMIT

from .samples import SPACES, TYPE, B, K, document, every_kind, opened, plain, printed

BODY = "//x:body"


@pytest.mark.parametrize("layout", ["official", "periodical", "book"])
def test_text_is_the_models(layout):
    made = every_kind()
    assert opened(made, layout).text == printed(made)


signs = st.text(st.sampled_from("中文公文〔〕，。“”<>&\"'①12 \t\u3000𠀡💡\x00\x0b"), max_size=12)
inlines = st.lists(st.one_of(signs.map(Text), signs.map(Strong), st.sampled_from("①②12").map(NoteRef), st.just(LineBreak())), max_size=5)
pages = st.lists(st.builds(PageStart, st.integers(0, 30), st.sampled_from(["1", "2", "xi", "<&\"", ""])), max_size=3).map(
    lambda starts: sorted(starts, key=lambda start: start.at))
blocks = st.builds(lambda kind, inner, level, group, starts: Block(kind, tuple(inner), (), level, group, tuple(starts)),
                   st.sampled_from(list(K)), inlines, st.sampled_from([None, 1, 2, 3, 9]), st.sampled_from([None, 1, 2]), pages)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(blocks, max_size=12), max_size=4))
def test_any_document_keeps_its_text(articles):
    made = document(*articles)
    book = opened(made)
    assert book.text == printed(made).replace("\x00", "")
    for name in book.chapters:
        ids = book.xpath(name, "//@id")
        assert len(ids) == len(set(ids))
        for href in book.xpath(name, "//x:a/@href"):
            there, _, anchor = href.partition("#")
            assert anchor in book.xpath(there or name, "//@id")


def test_letterhead_and_header():
    book = opened(every_kind())
    assert [p.get("class") for p in book.xpath("ch-001.xhtml", "//x:div[@class='letterhead']/*")] == ["masthead", "docnumber"]
    header = book.xpath("ch-001.xhtml", "//x:header/*")
    assert [(e.tag.split("}")[1], e.get("class"), e.get("role")) for e in header] == [
        ("p", "kicker", None), ("h1", "title", None), ("p", "subtitle", "doc-subtitle"), ("p", "byline", None)]


def test_heading_ranks_have_no_gaps():
    made = document([B(K.TITLE, "题"), B(K.HEADING, "深", level=3), B(K.HEADING, "浅", level=1), B(K.HEADING, "更深", level=4),
                     B(K.TITLE, "附件题"), B(K.HEADING, "附件节", level=2)])
    tags = [(e.tag.split("}")[1], "".join(e.itertext())) for e in opened(made).xpath("ch-001.xhtml", "//x:h1|//x:h2|//x:h3|//x:h4")]
    assert tags == [("h1", "题"), ("h2", "深"), ("h2", "浅"), ("h3", "更深"), ("h2", "附件题"), ("h3", "附件节")]


def test_article_without_title_starts_with_its_headings():
    made = document([B(K.PARAGRAPH, "开头。"), B(K.HEADING, "一、节", level=1), B(K.HEADING, "（一）目", level=2)])
    assert [e.tag.split("}")[1] for e in opened(made).xpath("ch-001.xhtml", "//x:*[starts-with(local-name(),'h') and @id]")] == ["h1", "h2"]


def test_lists():
    book = opened(every_kind())
    assert [len(ul) for ul in book.xpath("ch-001.xhtml", "//x:ul[@class='items']")] == [2]
    assert book.xpath("ch-001.xhtml", "//x:dl[@class='people']//x:dt/text()") == ["张三", "欧阳李四（女）", "王五"]
    assert book.xpath("ch-001.xhtml", "//x:ul[@class='names']/x:li/text()") == ["张三", "李四", "王五", "赵六"]


def test_emphasis_among_people_keeps_the_markup_whole():
    rows = [Block(K.LIST_ITEM, (Strong("张三 某某"), Text("厂")), group=1), B(K.LIST_ITEM, "李四 某厂", group=1),
            B(K.LIST_ITEM, "王五 某厂", group=1)]
    made = document(rows)
    assert opened(made).text == printed(made)


def test_quote_has_its_byline_as_caption():
    figure = opened(every_kind()).xpath("ch-001.xhtml", "//x:figure[@class='statement']")[0]
    assert len(figure.findall("x:blockquote/x:p", SPACES)) == 2
    assert figure.findtext("x:figcaption", namespaces=SPACES) == "某某图书馆馆长 张三"


def test_no_rule_of_the_layout_holds_twice():
    """A piece and a block in it have classes of their own: a share of the size that held for both would shrink the text twice."""
    for element in opened(every_kind()).xpath("ch-001.xhtml", "//x:body//*[@class]"):
        above = {name for e in element.iterancestors() for name in e.get("class", "").split()}
        assert not above & set(element.get("class").split())


def test_table_has_head_and_full_rows():
    book = opened(every_kind())
    assert book.xpath("ch-001.xhtml", "//x:th[@scope='col']/text()") == ["序号", "单位", "2023年"]
    assert [len(row) for row in book.xpath("ch-001.xhtml", "//x:tr")] == [3, 3, 3]


def test_columns_of_figures_are_marked():
    rows = ("地区\t2023年\t增长\t备注", "东\t120.5\t+3%\t12人", "西\t—\t-1.5%\t", "南\t1,033\t0.5%\t无")
    book = opened(document([B(K.TABLE_ROW, row, group=1) for row in rows]))
    cells = [[td.get("class") for td in tr] for tr in book.xpath("ch-001.xhtml", "//x:tbody/x:tr")]
    assert cells == [[None, "figure", "figure", None]] * 3


def test_columns_of_names_have_no_head():
    made = document([B(K.TABLE_ROW, "张三\t李四", group=1), B(K.TABLE_ROW, "王五\t赵六", group=1)])
    assert not opened(made).xpath("ch-001.xhtml", "//x:th")


def test_wide_table_can_be_scrolled_by_keyboard():
    made = document([B(K.TABLE_ROW, "\t".join("甲乙丙丁戊己"), group=1)], [B(K.TABLE_ROW, "甲\t乙", group=1)])
    book = opened(made)
    assert book.xpath("ch-001.xhtml", "//x:div/@tabindex") == ["0"]
    assert book.xpath("ch-002.xhtml", "//x:div/@tabindex") == []


def test_verse_table_and_list_end_where_their_group_does():
    made = document([B(K.VERSE, "甲", group=1), B(K.VERSE, "乙", group=1), B(K.VERSE, "丙", group=2)])
    assert [len(div) for div in opened(made).xpath("ch-001.xhtml", "//x:div[@class='poem']")] == [2, 1]


def test_footnotes_and_marks_lead_to_each_other():
    book = opened(every_kind())
    refs = book.xpath("ch-001.xhtml", "//x:a[@role='doc-noteref']")
    notes = book.xpath("ch-001.xhtml", "//x:aside[@role='doc-footnote']")
    assert [r.get(TYPE) for r in refs] == ["noteref"] * 2
    assert [r.get("href")[1:] for r in refs] == [n.get("id") for n in notes]
    backs = [n.find("x:a[@role='doc-backlink']", SPACES) for n in notes]
    assert [b.get("href")[1:] for b in backs] == [r.get("id") for r in refs]
    assert [b.text for b in backs] == ["①", "②"]


def test_note_that_nothing_leads_to_is_not_hidden():
    assert opened(every_kind()).xpath("ch-001.xhtml", "//x:p[@class='footnote']/text()") == ["无标记的注。"]


def test_mark_without_note_is_no_link():
    made = document([Block(K.PARAGRAPH, (Text("文"), NoteRef("⑨")))])
    assert opened(made).xpath("ch-001.xhtml", "//x:sup/text()") == ["⑨"]


def test_marks_that_start_anew_are_taken_in_order():
    page = [Block(K.PARAGRAPH, (Text("文"), NoteRef("1"))), B(K.FOOTNOTE, "1 甲注")]
    other = [Block(K.PARAGRAPH, (Text("文"), NoteRef("1"))), B(K.FOOTNOTE, "1 乙注"), B(K.FOOTNOTE, "12 不是这个")]
    book = opened(document(page + other))
    targets = [href[1:] for href in book.xpath("ch-001.xhtml", "//x:a[@role='doc-noteref']/@href")]
    assert ["".join(book.xpath("ch-001.xhtml", f"//*[@id='{t}']")[0].itertext()) for t in targets] == ["1 甲注", "1 乙注"]


def test_strong_break_asides_and_footer():
    book = opened(every_kind())
    assert book.xpath("ch-001.xhtml", "//x:strong/text()") == ["现通知如下"]
    assert len(book.xpath("ch-001.xhtml", "//x:br")) == 1
    assert book.xpath("ch-001.xhtml", "//x:aside[@class='remark']/@role") == ["note"]
    assert len(book.xpath("ch-001.xhtml", "//x:footer[@class='copies']/x:p")) == 1
    assert [p.get("class") for p in book.xpath("ch-001.xhtml", "//x:div[@class='closing']/*")] == ["signature", "date"]
    assert book.xpath("ch-001.xhtml", "//x:section[@role='doc-bibliography']/@aria-label") == ["参考文献"]


def test_titles_are_broken_between_phrases_only():
    book = opened(every_kind())
    title = book.xpath("ch-001.xhtml", "//x:h1")[0]
    pieces = [title.text, *(wbr.tail for wbr in title)]
    assert len(pieces) > 2
    assert all(len(piece) <= 16 for piece in pieces)
    assert "关于印发" in "|".join(pieces)


def test_halves_of_a_title_that_a_gap_parts_are_whole_elements():
    text = B(K.PARAGRAPH, "正文。")
    book = opened(document([B(K.TITLE, "始终牢记嘱托　奋进新征程"), text], [B(K.TITLE, "Open Type 与中文"), text]))
    halves = book.xpath("ch-001.xhtml", "//x:h1/x:span[@class='phrase']")
    assert ["".join(half.itertext()) for half in halves] == ["始终牢记嘱托", "奋进新征程"]
    assert "".join(book.xpath("ch-001.xhtml", "//x:h1")[0].itertext()) == "始终牢记嘱托　奋进新征程"
    assert not book.xpath("ch-002.xhtml", "//x:span[@class='phrase']")


def test_very_long_article_is_cut_before_a_heading_and_its_links_hold():
    part = [B(K.PARAGRAPH, "长" * 1000)] * (LIMIT // 1000 - 10)
    made = document([B(K.TITLE, "长文"), Block(K.PARAGRAPH, (Text("见注"), NoteRef("①"))), *part, B(K.HEADING, "二、下半", level=1), *part,
                     B(K.FOOTNOTE, "① 注文")], [B(K.TITLE, "短文")])
    book = opened(made)
    assert book.chapters == ["ch-001.xhtml", "ch-001-2.xhtml", "ch-002.xhtml"]
    assert book.text == printed(made)
    assert book.xpath("ch-001-2.xhtml", "//x:h2/text()") == ["二、下半"]
    ref = book.xpath("ch-001.xhtml", "//x:a[@role='doc-noteref']")[0]
    note = book.xpath("ch-001-2.xhtml", "//x:aside[@role='doc-footnote']")[0]
    assert ref.get("href") == f"ch-001-2.xhtml#{note.get('id')}"
    assert note[0].get("href") == f"ch-001.xhtml#{ref.get('id')}"


def test_markup_characters_in_text_stay_text():
    text = "<b>&amp; \"粗\" ]]> {{ x }} {% y %}"
    made = plain(text, title="<i>书 & 名</i>")
    book = opened(made)
    assert "".join(text.split()) in book.text
    assert book.meta("dc:title") == ["<i>书 & 名</i>"]
    assert not book.xpath("ch-001.xhtml", "//x:b")
