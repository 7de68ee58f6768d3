"""An official document with every part of the standard, set in the official layout or in one that departs from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from publisher.layout import load_layout
from publisher.layout.fonts import load_fonts
from publisher.model import Article, Block, Document, DocumentKind, Kind, Metadata
from publisher.render import Stamp
from publisher.render.pdf import render

ONE = Block.of
K = Kind

PROSE = (
    "各地各部门要把这项工作摆在重要位置，加强组织领导，明确职责分工，细化政策措施，及时研究解决推进中遇到的困难和问题。"
    "要坚持从实际出发，因地制宜、分类指导，防止形式主义，切实减轻基层负担，确保各项任务落到实处、取得成效。"
)


def blocks() -> list[Block]:
    """Give the blocks, of about five pages."""
    head = [
        ONE(K.MASTHEAD, "某某省人民政府文件"), ONE(K.DOCNUMBER, "某政发〔2021〕3号"),
        ONE(K.TITLE, "某某省人民政府关于进一步加强某某工作的通知"),
        ONE(K.RECIPIENTS, "各市、州人民政府，省政府各部门、各直属机构："),
        ONE(K.PARAGRAPH, PROSE),
    ]
    text: list[Block] = []
    for ordinal in "一二三四":
        text += [ONE(K.HEADING, f"{ordinal}、进一步提高认识", level=1), ONE(K.PARAGRAPH, PROSE * 2)]
        for second in "一二":
            text += [ONE(K.HEADING, f"（{second}）抓好重点任务", level=2), ONE(K.PARAGRAPH, PROSE * 2), ONE(K.PARAGRAPH, PROSE[7:] + PROSE)]
    note = [ONE(K.ATTACHMENT, "附件：1. 某某省某某工作重点任务分工表和时间安排及责任单位一览表"), ONE(K.ATTACHMENT, "2. 某某表")]
    end = [
        ONE(K.SIGNATURE, "某某省人民政府"), ONE(K.DATE, "2021年3月5日"),
        ONE(K.CC, "抄送：某某省委办公厅，省人大常委会办公厅，省政协办公厅，省纪委办公厅，省高级法院，省检察院。"),
        ONE(K.SIGNATURE, "某某省人民政府办公厅"), ONE(K.DATE, "2021年3月5日印发"),
    ]
    return [*head, *text, *note, *end]


def document(parts: Sequence[Block], language: str = "zh-Hans") -> Document:
    """Give a document of one article."""
    return Document("sample.txt", DocumentKind.NOTICE, (Article(tuple(parts)),), Metadata(title="某某通知", language=language))


def pdf(parts: Sequence[Block] | None = None, layout: Path | str = "official", language: str = "zh-Hans") -> bytes:
    """Set the document."""
    fonts = load_fonts(language, ignore_system=True)
    return render(document(blocks() if parts is None else parts, language), load_layout(str(layout), language), fonts, Stamp())
