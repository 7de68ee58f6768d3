from __future__ import annotations

import pytest

from publisher.check import CHECKS, check_edition
from publisher.diagnostics import Severity
from publisher.model import Article, Block, Document, DocumentKind, Kind

BLOCKS = (
    Block.of(Kind.TITLE, "安全 检查", ((1, 1),)),
    Block.of(Kind.PARAGRAPH, "第一段。", ((3, 4),)),
    Block.of(Kind.IMPRINT, "版权页", ((9, 9),)),
)
DOCUMENT = Document("a.txt", DocumentKind.TEXT, (Article(BLOCKS),))


@pytest.fixture
def found(monkeypatch):
    def says(text):
        monkeypatch.setitem(CHECKS, "docx", lambda data: text)
        return check_edition(DOCUMENT, "docx", b"")

    return says


def test_agreement_says_nothing(found):
    assert found("安全检查\n 第一 段。") == ()


@pytest.mark.parametrize(("text", "says"), [
    ("安全检查第二段。", "'一段。' expected, '二段。' found"),
    ("安全检查", "'第一段。' expected, '' found"),
])
def test_a_difference_names_block_and_lines(found, text, says):
    (said,) = found(text)
    assert said.severity is Severity.ERROR and said.lines == ((3, 4),)
    assert "block 2 (paragraph)" in said.message and says in said.message


def test_more_than_the_model_is_a_difference(found):
    (said,) = found("安全检查第一段。版权页")
    assert "says more than the model: '版权页'" in said.message


def test_not_checked_is_told_apart_from_agreement(found):
    (said,) = found(None)
    assert said.severity is Severity.NOTE and "not checked" in said.message
