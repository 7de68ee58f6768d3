"""Documents for the tests, made by hand: one with every kind of block, one official, one hostile."""

from __future__ import annotations

from publisher.model import Article, Block, Document, DocumentKind, Kind, LineBreak, Metadata, NoteRef, Strong, Text

B = Block.of


def notice() -> Document:
    """Make an official document with masthead, attachment note, signature and two entries of the colophon."""
    return Document("notice.txt", DocumentKind.NOTICE, (Article((
        B(Kind.MASTHEAD, "某市总工会文件"),
        B(Kind.DOCNUMBER, "某工发〔2024〕7号"),
        B(Kind.TITLE, "某市总工会关于开展职工读书活动的通知"),
        B(Kind.RECIPIENTS, "各县（区）总工会，各产业工会："),
        B(Kind.PARAGRAPH, "为丰富职工文化生活，现就有关事项通知如下。" + "读书活动由各级工会组织，注重实效。" * 20),
        B(Kind.HEADING, "一、总体要求", level=1),
        B(Kind.HEADING, "（一）时间安排", level=2),
        B(Kind.HEADING, "1.第一阶段", level=3),
        B(Kind.PARAGRAPH, "活动自4月23日起，至年底止——分三个阶段进行……详见“方案”。"),
        B(Kind.ATTACHMENT, "附件：1.职工读书活动方案以及与方案有关的若干说明和参考材料清单一览"),
        B(Kind.ATTACHMENT, "2.报名表"),
        B(Kind.SIGNATURE, "某市总工会"),
        B(Kind.DATE, "2024年4月1日"),
        B(Kind.CC, "抄送：市委办公室，市政府办公室，市人大常委会办公室，市政协办公室，各县（区）委组织部。"),
        B(Kind.CC, "某市总工会办公室 2024年4月1日印发"),
        B(Kind.IMPRINT, "共印100份"),
    )),), Metadata(title="某市总工会关于开展职工读书活动的通知", issuer="某市总工会", date="2024-04-01",
                   document_number="某工发〔2024〕7号"))


def periodical() -> Document:
    """Make a magazine issue that has every kind of block: two long articles, a short one, and one without a title."""
    long = "读书活动由各级工会组织，注重实效。" * 95
    first = Article((
        B(Kind.KICKER, "某市职工读书活动启动仪式举行时有关负责同志指出"),
        B(Kind.TITLE, "让书香飘进车间班组"),
        B(Kind.SUBTITLE, "——记某市职工读书活动"),
        B(Kind.BYLINE, "张三"),
        B(Kind.EDITOR_NOTE, "编者按"),
        B(Kind.EDITOR_NOTE, "本期刊发一组来自班组的文章。"),
        B(Kind.SALUTATION, "同志们："),
        Block(Kind.PARAGRAPH, (Text("读书"), NoteRef("①"), Text("是一件"), Strong("要紧"), Text("的事。"), LineBreak(),
                               Text("It’s naïve，“试试”看"), NoteRef("②"), Text("。"))),
        B(Kind.FOOTNOTE, "①见本刊第一期。"),
        B(Kind.HEADING, "一、怎么读", level=1),
        B(Kind.PARAGRAPH, long),
        Block(Kind.PARAGRAPH, (Text("先读薄，再读厚。"), NoteRef("9"), Text("完"))),
        B(Kind.FOOTNOTE, "②同上。"),
        B(Kind.FOOTNOTE, "没有号码的注。"),
        B(Kind.HEADING, "（一）读什么", level=2),
        B(Kind.QUOTE, "读书使人明白事理。"),
        B(Kind.BYLINE, "李四 某厂工程师"),
        B(Kind.LIST_ITEM, "张三 某市第一机床厂车工"),
        B(Kind.LIST_ITEM, "王小五（女，回族） 某市第二纺织厂挡车工，曾多次获得市级先进生产者称号，并担任班组读书会的召集人"),
        B(Kind.LIST_ITEM, "阿布都·某某 某县牧业合作社理事长"),
        B(Kind.CAPTION, "读书会现场"),
        B(Kind.IMAGE, "图：读书会"),
        B(Kind.VERSE, "春眠不觉晓，", group=1),
        B(Kind.VERSE, "处处闻啼鸟。", group=1),
        B(Kind.REFERENCE, "[1] 某某：《读书论》，某某出版社2020年版，第3页。"),
        B(Kind.SOURCE, "（本刊编辑部）"),
    ))
    second = Article((
        B(Kind.TITLE, "在全市职工读书活动推进会暨优秀读书班组表彰会上的讲话"),
        B(Kind.TABLE_ROW, "单位\t人数\t备注", group=2),
        B(Kind.TABLE_ROW, "第一机床厂\t120\t含退休职工", group=2),
        B(Kind.TABLE_ROW, "第二纺织厂\t80", group=2),
        B(Kind.TABLE_ROW, "甲\t乙", group=3),
        B(Kind.TABLE_ROW, "丙\t丁", group=3),
        B(Kind.PARAGRAPH, long),
        B(Kind.BYLINE, "王五"),
    ))
    short = Article((B(Kind.KICKER, "简讯"), B(Kind.TITLE, "班组读书会开班"), B(Kind.BYLINE, "■ 赵六"),
                     B(Kind.PARAGRAPH, "昨日开班。" * 9)))
    untitled = Article((B(Kind.PARAGRAPH, "没有标题的一篇。"), B(Kind.SIGNATURE, "本刊"), B(Kind.DATE, "2024年5月")))
    return Document("issue.txt", DocumentKind.PERIODICAL, (first, second, short, untitled),
                    Metadata(title="某市工运", author=("张三", "李四"), issuer="某市总工会", date="2024-05"))


def noted(*marks: str) -> Document:
    """Make an article with one note a mark, each note after its paragraph."""
    blocks: list[Block] = [B(Kind.TITLE, "有注的文章")]
    for n, mark in enumerate(marks):
        blocks += [Block(Kind.PARAGRAPH, (Text(f"第{n}句"), NoteRef(mark), Text("。"))), B(Kind.PARAGRAPH, "下一段。"),
                   B(Kind.FOOTNOTE, f"{mark}第{n}注。")]
    return Document("noted.txt", DocumentKind.TEXT, (Article(tuple(blocks)),), Metadata(title="有注的文章"))


def hostile() -> Document:
    """Make a document of what breaks careless writers: markup, control characters, lone surrogates, rare planes, a very long paragraph."""
    article = Article((
        B(Kind.TITLE, "a < b & c > \"d\" 'e' ]]> <w:p/> &amp;"),
        B(Kind.PARAGRAPH, "前\x00\x01\x0b\x0c\x1f\ud800\ufffe后"),
        B(Kind.PARAGRAPH, "𠮷野家\U0002b740\U0001f600\U0010fffd"),
        B(Kind.PARAGRAPH, "长" * 10_000),
        B(Kind.PARAGRAPH, "  首尾空格\u3000 \t制表\r\n换行\u2028分行  "),
        B(Kind.PARAGRAPH, ""),
        B(Kind.HEADING, "第十二级标题", level=12),
        B(Kind.TABLE_ROW, "\t\t"),
        Block(Kind.PARAGRAPH, (NoteRef("<1>"), NoteRef(""), Text(""))),
        B(Kind.FOOTNOTE, "<1>注 & 解"),
    ))
    articles = (Article(()), Article((B(Kind.FURNITURE, "页眉"),)), article, Article((B(Kind.TABLE_ROW, "尾\t表"),)))
    return Document("a&b.txt", DocumentKind.TEXT, articles,
                    Metadata(title="标题 <&> \x02" + "长" * 300, author=("甲 & 乙",), language="zh-Hans"))
