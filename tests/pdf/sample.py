"""A document that has every kind of block and the characters that other tools lose."""

from __future__ import annotations

from publisher.model import Article, Block, Document, DocumentKind, Kind, Metadata, NoteRef, Strong, Text

ONE = Block.of
K = Kind

PROSE = (
    "某某工作是一件大事，关系到全省的发展（特别是县域经济的发展）。他说：“《某某条例》、《某某办法》（修订）要抓紧落实。”“什么时候？！”——大家问道……"
    "2018 年 5 月 1 日起，全省 1,234 家企业、30%的合作社参加了 GDP 核算，"
    "网址是 https://www.example.com/a/long/path/index.html?query=value ，请登录查看。"
    "要坚持问题导向，坚持底线思维；要压实责任、细化措施，把各项任务落到实处。"
)

LATIN = (
    "图书馆学里的 internationalization 与 bibliographic 两个词都很长，communication 和 characterization 也一样，"
    "排在窄栏里若不在音节处分开（responsibility、representation 也是这样），字间便会很松。"
)


def _begins(at: int) -> bool:
    """Say whether a paragraph may begin there in the prose: not with a closing mark, and not inside brackets, which would be torn."""
    before = PROSE[:at]
    return PROSE[at] not in "，。、；：？！”’）》—…" and before.count("（") + before.count("《") == before.count("）") + before.count("》")


def _text() -> list[Block]:
    return [
        ONE(K.EDITOR_NOTE, "编者按：这里是一段按语，说明来由。按语常常不止一行，要和正文分开，所以上下有线，字用楷体，两边缩进。"),
        ONE(K.SALUTATION, "同志们："),
        Block(K.PARAGRAPH, (
            Text("行内有"), Strong("强调文字"), Text("，也有注"), NoteRef("①"), Text("，还有注"), NoteRef("[12]"),
            Text("。∶是比号，’’是两个撇，𠀡是四字节的字，⼀是部首。"),
        )),
        *(ONE(K.PARAGRAPH, PROSE[n:] + PROSE[:n]) for n in range(0, 60, 7) if _begins(n)),
        ONE(K.HEADING, "一、表格", level=1), ONE(K.HEADING, "（一）小表", level=2),
        ONE(K.HEADING, "1. 更小", level=3), ONE(K.HEADING, "（1）最小", level=5),
        ONE(K.TABLE_ROW, "序号\t姓名\t单位及职务\t备注", group=1),
        ONE(K.TABLE_ROW, "1\t张三\t某某省某某市某某区人民政府办公室主任、党组书记、一级调研员，兼任政务服务管理局局长\t", group=1),
        ONE(K.TABLE_ROW, "2\t李四\t某某大学教授\t女，藏族", group=1), ONE(K.TABLE_ROW, "合计\t2", group=1),
        ONE(K.VERSE, "天地玄黄，宇宙洪荒。", group=2), ONE(K.VERSE, "日月盈昃，辰宿列张。", group=2),
        ONE(K.LIST_ITEM, "张三 某某公司总经理", group=3), ONE(K.LIST_ITEM, "欧阳小明（女） 某某公司技术部高级工程师", group=3),
        ONE(K.LIST_ITEM, "李四 某某省某某市某某县某某镇人民政府副镇长，某某村驻村第一书记，某某合作社理事长", group=3),
        ONE(K.LIST_ITEM, "一是这样；"), ONE(K.LIST_ITEM, "二是那样。"),
        ONE(K.QUOTE, "这是一个人说的一段话，说得不长也不短，正好要占两行，所以又添上了几个字。"), ONE(K.BYLINE, "李四 某某大学教授"),
        ONE(K.CAPTION, "图1 某某会议现场 张三摄"), ONE(K.SOURCE, "（来源：某某报）"),
        ONE(K.FOOTNOTE, "① 见《某某书》，第12页。"), ONE(K.FOOTNOTE, "[12] 同上。"),
        ONE(K.REFERENCE, "[1] 张三. 某某研究[J]. 某某学报, 2020, 12(3): 45-50."),
        ONE(K.ATTACHMENT, "附件：1. 某某某某某某某某某某某某某某某某某某某某某某某某某某某某办法"), ONE(K.ATTACHMENT, "2. 某某表"),
        ONE(K.SIGNATURE, "某某省人民政府办公厅"), ONE(K.DATE, "2021年3月5日"),
    ]


def sample(language: str = "zh-Hans") -> Document:
    """Give the document."""
    head = [
        ONE(K.MASTHEAD, "某某省人民政府文件"), ONE(K.DOCNUMBER, "某政〔2021〕3号"),
        ONE(K.TITLE, "某某省人民政府关于印发《某某办法》□■∶与’’的通知"),
        ONE(K.RECIPIENTS, "各市、州人民政府，省政府各部门、各直属机构："),
    ]
    second = [
        ONE(K.KICKER, "本刊特稿"), ONE(K.TITLE, "提振精气神 书写新篇章"), ONE(K.SUBTITLE, "——兼谈“引号”与破折号"), ONE(K.BYLINE, "□ 张三"),
        ONE(K.PARAGRAPH, PROSE * 3),
        ONE(K.PARAGRAPH, LATIN * 2), ONE(K.HEADING, "怎样写", level=1), ONE(K.PARAGRAPH, PROSE * 4), ONE(K.PARAGRAPH, PROSE * 9),
    ]
    last = [
        ONE(K.ATTACHMENT, "附件1"), ONE(K.TITLE, "某某办法"), ONE(K.PARAGRAPH, "第一条 为了做好某某工作，制定本办法。"),
        ONE(K.CC, "抄送：某某省委办公厅，省人大常委会办公厅，省政协办公厅，省纪委办公厅，省法院，省检察院。"),
        ONE(K.SIGNATURE, "某某省人民政府办公厅"), ONE(K.DATE, "2021年3月5日印发"),
    ]
    articles = tuple(Article(tuple(blocks)) for blocks in (head + _text(), second, last))
    metadata = Metadata(title="某某通知", author=("张三",), language=language, date="2021-03-05")
    return Document("sample.txt", DocumentKind.NOTICE, articles, metadata)
