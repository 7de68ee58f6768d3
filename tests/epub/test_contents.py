"""Contents, landmarks and the NCX."""

from __future__ import annotations

from dataclasses import replace

from publisher.model import Block, LineBreak, NoteRef, PageStart, Strong, Text

from .samples import SPACES, TYPE, B, K, document, every_kind, opened, printed


def tree(ol):
    return [(li.find("x:a", SPACES).text, tree(li.find("x:ol", SPACES)) if li.find("x:ol", SPACES) is not None else []) for li in ol]


def contents(book):
    return tree(book.xpath("nav.xhtml", "//x:nav[@role='doc-toc']/x:ol")[0])


def test_every_heading_is_nested_under_its_title():
    assert contents(opened(every_kind())) == [
        ("某某市人民政府关于印发《某某市公共文化服务办法（试行）》的通知", [("一、总体要求", [("（一）指导思想", [])]), ("二、名单", [])]),
        ("某某市公共文化服务办法", [("第一章 总则", [])]),
        ("版本说明", []),
    ]


def test_links_lead_somewhere_in_reading_order():
    book = opened(every_kind())
    seen = []
    for href in book.xpath("nav.xhtml", "//x:nav[@role='doc-toc']//x:a/@href"):
        name, _, anchor = href.partition("#")
        ids = book.xpath(name, "//@id")
        assert not anchor or anchor in ids
        seen.append((book.spine.index(name), ids.index(anchor) if anchor else -1))
    assert seen == sorted(seen)


def test_ncx_says_the_same_as_nav():
    book = opened(every_kind())

    def points(element):
        return [(p.findtext("n:navLabel/n:text", namespaces=SPACES), points(p)) for p in element.findall("n:navPoint", SPACES)]

    ncx = book.xml("toc.ncx")
    assert points(ncx.find("n:navMap", SPACES)) == contents(book)
    assert ncx.find(".//n:meta[@name='dtb:depth']", SPACES).get("content") == "3"
    ids = [p.get("id") for p in ncx.iterfind(".//n:navPoint", SPACES)]
    assert len(ids) == len(set(ids))


def test_landmarks():
    found = opened(every_kind()).xpath("nav.xhtml", "//x:nav[@id='landmarks']//x:a")
    assert [(a.get(TYPE), a.get("href"), a.text) for a in found] == [
        ("cover", "cover.xhtml", "封面"), ("titlepage", "title-page.xhtml", "书名页"), ("toc", "nav.xhtml", "目录"),
        ("bodymatter", "ch-001.xhtml", "正文"), ("colophon", "colophon.xhtml", "版本说明")]


def test_words_follow_the_language():
    assert opened(every_kind("zh-Hant-TW")).xpath("nav.xhtml", "//x:h1/text()") == ["目錄"]


def test_untitled_article_goes_by_its_first_words():
    long = "这是一篇没有题目的文章，它的第一句话比目录的一行要长一些，所以只取开头。"
    made = document([B(K.PARAGRAPH, long)], [B(K.PARAGRAPH, "短句。")])
    assert [name for name, _ in contents(opened(made))] == ["这是一篇没有题目的文章，它的第一句话比目录的一行……", "短句。", "版本说明"]


def test_break_in_a_title_is_no_space_between_chinese():
    made = document([Block(K.TITLE, (Text("上半"), LineBreak(), Text("下半 ABC"), LineBreak(), Text("DEF")))])
    assert contents(opened(made))[0][0] == "上半下半 ABC DEF"


def test_title_and_heading_without_words_are_left_out():
    made = document([B(K.TITLE, " "), B(K.HEADING, "", level=1), B(K.PARAGRAPH, "文。")])
    book = opened(made)
    assert contents(book) == [("文。", []), ("版本说明", [])]
    assert not book.xpath("ch-001.xhtml", "//x:h1")


def paged():
    """An article whose source's pages start before its title, inside a heading, a paragraph, a table, a list of people and a note."""
    def block(kind, text, *pages, **more):
        return replace(B(kind, text, **more), pages=tuple(PageStart(at, label) for at, label in pages))

    return document([
        block(K.TITLE, "题目", (0, "6")), block(K.HEADING, "一、要求", (2, "7"), level=1),
        Block(K.PARAGRAPH, (Text("正文"), NoteRef("①"), Text("甲乙"), Strong("丙丁"), Text("。")),
              pages=(PageStart(3, "8"), PageStart(6, "9"))),
        block(K.TABLE_ROW, "甲\t乙", (2, "10"), group=1), block(K.TABLE_ROW, "丙\t丁", group=1),
        block(K.LIST_ITEM, "张三 某某公司职员", (0, "11"), group=2), block(K.LIST_ITEM, "李四 某某公司职员", (5, "12"), group=2),
        block(K.LIST_ITEM, "王五 某某公司职员", group=2), block(K.FOOTNOTE, "① 注文", (0, "iv")),
    ], source="样本集")


def test_page_list_leads_to_where_the_pages_start():
    book = opened(paged())
    nav = book.xpath("nav.xhtml", "//x:nav[@role='doc-pagelist']/x:ol/x:li/x:a")
    assert [a.text for a in nav] == ["6", "7", "8", "9", "10", "11", "12", "iv"]
    for a in nav:
        name, _, anchor = a.get("href").partition("#")
        (mark,) = book.xpath(name, f"//*[@id='{anchor}']")
        assert (mark.get(TYPE), mark.get("role"), mark.get("aria-label")) == ("pagebreak", "doc-pagebreak", f"第{a.text}页")
        assert not "".join(mark.itertext())
    targets = book.xml("toc.ncx").findall(".//n:pageTarget", SPACES)
    assert [t.findtext("n:navLabel/n:text", namespaces=SPACES) for t in targets] == [a.text for a in nav]
    assert [t.find("n:content", SPACES).get("src") for t in targets] == [a.get("href") for a in nav]
    assert book.meta("opf:meta[@property='pageBreakSource']") == ["样本集"]
    assert {"pageBreakMarkers", "pageNavigation"} <= set(book.meta("opf:meta[@property='schema:accessibilityFeature']"))
    assert "页码" in book.meta("opf:meta[@property='schema:accessibilitySummary']")[0]
    assert "来源第6至iv页" in "".join(book.xml("colophon.xhtml").itertext())


def test_pages_start_inside_the_text_and_take_nothing_of_it():
    book = opened(paged())
    assert book.text == printed(paged())
    for mark, after in zip(book.xpath("ch-001.xhtml", "//*[@role='doc-pagebreak']"),
                           ["题目", "要求", "甲乙", "丁", "乙", "张三", "公司", None], strict=True):
        assert after is None or mark.xpath("string(following::text()[normalize-space()][1])").startswith(after)


def test_source_without_pages_has_no_page_list():
    book = opened(every_kind())
    assert not book.xpath("nav.xhtml", "//x:nav[@role='doc-pagelist']")
    assert not book.xml("toc.ncx").findall(".//n:pageList", SPACES)
    assert not book.meta("opf:meta[@property='pageBreakSource']")
    assert not {"pageBreakMarkers", "pageNavigation"} & set(book.meta("opf:meta[@property='schema:accessibilityFeature']"))


def test_the_title_page_has_the_subtitle():
    book = opened(document([B(K.TITLE, "题目"), B(K.SUBTITLE, "——副题 & 其他"), B(K.PARAGRAPH, "正文。")], title="题目"), "book")
    assert book.xpath("title-page.xhtml", "//x:p[@class='subtitle']/text()") == ["——副题 & 其他"]
