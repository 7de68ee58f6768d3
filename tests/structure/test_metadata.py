"""What a document's metadata are told from."""

from __future__ import annotations

import pytest

from publisher.model import Article, Block, DocumentKind, Dropped, Kind
from publisher.structure.metadata import metadata_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("今天早晨，天刚蒙蒙亮，村口的老槐树下就聚满了人。大家手里提着篮子。", "今天早晨……"),
        ("“都到齐了没有？”他问。", "都到齐了没有……"),
        ("村口的老槐树下聚满了人。", "村口的老槐树下聚满了人"),
        ("", ""),
    ],
)
def test_a_text_without_a_title_is_called_by_its_first_words(text, name):
    """A cover that broke off in the middle of a sentence told nothing and looked like a fault."""
    assert metadata_of(DocumentKind.TEXT, [Article((Block.of(Kind.PARAGRAPH, text),))], []).title == name


def test_where_authors_work_is_no_author():
    texts = ((Kind.TITLE, "碳储量的估算"), (Kind.BYLINE, "简宁，甘霖"), (Kind.BYLINE, "（云岭大学 林学院，云岭 330001）"))
    article = Article(tuple(Block.of(kind, text) for kind, text in texts))
    assert metadata_of(DocumentKind.TEXT, (article,), ()).author == ("简宁，甘霖",)


def test_a_signer_is_no_part_of_the_number():
    article = Article((Block.of(Kind.DOCNUMBER, "某政〔2021〕3号　签发人：张三"),))
    assert metadata_of(DocumentKind.NOTICE, (article,), ()).document_number == "某政〔2021〕3号"


def test_an_issue_of_a_bulletin_is_called_by_its_masthead_and_number():
    """The title of its first item stood on the cover, and its own name as the issuing body."""
    front = (Block.of(Kind.MASTHEAD, "河口市营商环境工作简报"), Block.of(Kind.DOCNUMBER, "第8期（总第53期）"),
             Block.of(Kind.DATE, "河口市营商环境办公室　2024年8月5日"), Block.of(Kind.TITLE, "一枚印章管审批"))
    data = metadata_of(DocumentKind.PERIODICAL, (Article(front), Article((Block.of(Kind.TITLE, "服务专员上门"),))), ())
    assert (data.title, data.issuer, data.date) == ("河口市营商环境工作简报 第 8 期", "河口市营商环境办公室", "2024-08-05")


def test_an_issue_is_called_by_its_running_heads():
    heads = [Dropped(text, "running-head", ((n, n),)) for n in (1, 2) for text in ("河口教育信息", "2020年第11期")]
    article = Article((Block.of(Kind.TITLE, "竹编专业开班"),))
    assert metadata_of(DocumentKind.PERIODICAL, (article, article, article), heads).title == "河口教育信息 2020 年第 11 期"


def test_a_chapter_is_called_by_its_books_running_head():
    heads = [Dropped("盐路三千里", "running-head", ((n, n),)) for n in range(3)]
    assert metadata_of(DocumentKind.TEXT, (Article((Block.of(Kind.TITLE, "第三章　盐井与人家"),)),), heads).title == "盐路三千里"


def test_who_signs_a_letter_issues_nothing():
    letter = Article((Block.of(Kind.TITLE, "家书"), Block.of(Kind.SIGNATURE, "江 河")))
    assert metadata_of(DocumentKind.TEXT, (letter,), ()).issuer == ""
