"""What of a paragraph's head stands out, and where the author parted two paragraphs."""

from __future__ import annotations

import pytest

from publisher.model import Article, Block, Dropped, Kind, Strong, Text
from publisher.structure.asterisms import set_apart
from publisher.structure.emphasis import set_labels


def labels(*texts: str) -> list[str]:
    article = set_labels(Article(tuple(Block.of(Kind.PARAGRAPH, text) for text in texts)))
    assert [block.text for block in article.blocks] == list(texts)
    return [block.inlines[0].text if isinstance(block.inlines[0], Strong) else "" for block in article.blocks]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (("第一条　为了保护古树。", "本办法所称古树。", "第二条　适用本办法。", "第三条　分级认定。"), ["第一条", "", "第二条", "第三条"]),
        (("第一条　为了保护古树。", "第二条　适用本办法。"), ["", ""]),
        (("问：产假有多少天？", "答：九十八天。"), ["问：", "答："]),
        (("记者：您好。", "江河：你好。", "记者：从哪里说起？", "江河：从井说起。"), ["记者：", "江河：", "记者：", "江河："]),
        (("联系人：江河。", "电话：12345。", "地址：河口。", "邮编：100000。"), ["", "", "", ""]),
        (("摘 要：本文讨论路灯。", "【关键词】路灯；乡村", "摘要已经写好。"), ["摘 要：", "【关键词】", ""]),
    ],
)
def test_labels(texts, wanted):
    assert labels(*texts) == wanted


def test_a_line_of_stars_parts_two_paragraphs():
    blocks = (Block(Kind.TITLE, (Text("钟声"),), ((1, 1),)), Block(Kind.PARAGRAPH, (Text("上。"),), ((3, 3),)),
              Block(Kind.PARAGRAPH, (Text("下。"),), ((5, 5),)), Block(Kind.PARAGRAPH, (Text("末。"),), ((7, 7),)))
    stars, rule = Dropped("＊ ＊ ＊", "rule", ((4, 4),)), Dropped("————", "rule", ((6, 6),))
    plain, marked = (set_apart([Article(blocks)], (stars, rule), markdown=markdown)[0] for markdown in (False, True))
    assert [block.apart for block in plain.blocks] == [False, False, True, False]
    assert [block.apart for block in marked.blocks] == [False, False, True, True]
