from __future__ import annotations

from publisher.diagnostics import Diagnostic, Severity
from publisher.model import Article, Block, Document, DocumentKind, Dropped, Kind
from publisher.render.md import render as render_md
from publisher.render.review import render as render_review

BLOCKS = (
    Block.of(Kind.TITLE, "<甲>&乙", ((1, 1),)),
    Block.of(Kind.HEADING, "一、总则", ((2, 2),), level=1),
    Block.of(Kind.PARAGRAPH, "# 不是*标题*", ((3, 4),)),
    Block.of(Kind.TABLE_ROW, "项目\t数|量", ((5, 5),), group=1),
    Block.of(Kind.TABLE_ROW, "甲\t3", ((6, 6),), group=1),
    Block.of(Kind.IMPRINT, "版权页", ((9, 9),)),
)
DOCUMENT = Document("a.txt", DocumentKind.TEXT, (Article(BLOCKS),), dropped=(Dropped("第 3 页", "page-number", ((7, 7),)),))


def test_review_page_shows_doubts_and_what_was_left_out():
    doubt = Diagnostic("S1", Severity.DOUBT, "a <line> in doubt", ((3, 4), (8, 8)), "nearly as likely: a heading")
    page = render_review(DOCUMENT, (doubt,)).decode()
    assert page.startswith("<!DOCTYPE html>")
    assert "3–4, 8" in page and "a &lt;line&gt; in doubt" in page and "nearly as likely: a heading" in page
    assert "page-number" in page and "第 3 页" in page


def test_markdown_keeps_structure_and_escapes_marks():
    text = render_md(DOCUMENT).decode()
    assert text == (
        "# \\<甲\\>&乙\n\n## 一、总则\n\n\\# 不是\\*标题\\*\n\n"
        "| 项目 | 数\\|量 |\n| --- | --- |\n| 甲 | 3 |\n"
    )


def test_an_imprint_is_among_what_is_left_out():
    article = Article((Block.of(Kind.TITLE, "简报", ((1, 1),)), Block.of(Kind.IMPRINT, "共印45份", ((9, 9),))))
    page = render_review(Document("x.txt", DocumentKind.PERIODICAL, (article,)), ()).decode()
    assert "imprint 1" in page and "共印45份" in page
