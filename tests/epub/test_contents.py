"""Contents, landmarks and the NCX."""

from __future__ import annotations

from publisher.model import Block, LineBreak, Text

from .samples import SPACES, TYPE, B, K, document, every_kind, opened


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
