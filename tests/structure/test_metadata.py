"""What a document's metadata are told from."""

from __future__ import annotations

import pytest

from publisher.model import Article, Block, DocumentKind, Kind
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
