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
