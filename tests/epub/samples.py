"""Documents for the tests of EPUB, and what opens the books made of them."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from functools import lru_cache

from lxml import etree

from publisher.layout import load_layout
from publisher.layout.fonts import load_fonts
from publisher.model import OUTSIDE, Article, Block, Document, DocumentKind, Kind, LineBreak, Metadata, NoteRef, Strong, Text
from publisher.render import Stamp
from publisher.render.epub import render

K, B = Kind, Block.of
STAMP = Stamp(datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC), "1.2.3")
SPACES = {"x": "http://www.w3.org/1999/xhtml", "opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/",
          "n": "http://www.daisy.org/z3986/2005/ncx/"}
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@lru_cache
def fonts(language="zh-Hans"):
    return load_fonts(language, ignore_system=True)


def document(*articles, kind=DocumentKind.TEXT, **metadata):
    return Document("样本.txt", kind, tuple(Article(tuple(blocks)) for blocks in articles), Metadata(**metadata))


def plain(text="正文。", **metadata):
    return document([B(K.TITLE, "题目"), B(K.PARAGRAPH, text)], **metadata)


def every_kind(language="zh-Hans"):
    """A notice with every kind of block, and a second article."""
    first = [
        B(K.MASTHEAD, "某某市人民政府文件"), B(K.DOCNUMBER, "某政发〔2024〕7号"), B(K.KICKER, "深入学习 狠抓落实"),

        B(K.TITLE, "某某市人民政府关于印发《某某市公共文化服务办法（试行）》的通知"), B(K.SUBTITLE, "——在全市工作会议上的说明"),
        B(K.BYLINE, "张三　李四"),
        B(K.RECIPIENTS, "各区人民政府，市政府各部门："), B(K.SALUTATION, "同志们："), B(K.EDITOR_NOTE, "编者按：本刊自今日起开设专栏。"),
        Block(K.PARAGRAPH, (Text("为了做好服务，"), Strong("现通知如下"), Text("。范围见附表"), NoteRef("①"), Text("，标准"), NoteRef("②"),
                            Text("另行通知。"), LineBreak(), Text("另起一行。"))),
        B(K.HEADING, "一、总体要求", level=1), B(K.HEADING, "（一）指导思想", level=2), B(K.PARAGRAPH, "坚持以人民为中心。"),
        B(K.LIST_ITEM, "1. 图书馆免费开放。", group=1), B(K.LIST_ITEM, "2. 文化馆免费开放。", group=1),
        B(K.HEADING, "二、名单", level=1),
        *(B(K.LIST_ITEM, text, group=2) for text in (
            "张三 某某集团有限公司车间主任", "欧阳李四（女） 某某县中医院护士长", "王五 某某学校教师")),
        *(B(K.LIST_ITEM, name, group=3) for name in ("张三", "李四", "王五", "赵六")),
        B(K.CAPTION, "表1　各区经费"), B(K.TABLE_ROW, "序号\t单位\t2023年", group=4), B(K.TABLE_ROW, "1\t东城区\t120.5", group=4),
        B(K.TABLE_ROW, "2\t西城区", group=4), B(K.IMAGE, "［图片］"),
        B(K.QUOTE, "我从事图书馆工作三十年。"), B(K.QUOTE, "今后继续干下去。"), B(K.BYLINE, "某某图书馆馆长 张三"),
        B(K.VERSE, "白日依山尽，黄河入海流。", group=5), B(K.VERSE, "欲穷千里目，更上一层楼。", group=5),
        B(K.SOURCE, "（来源：某某日报）"), B(K.FOOTNOTE, "① 包括图书馆和文化馆。"),
        B(K.FOOTNOTE, "② 由财政部门制定。"), B(K.FOOTNOTE, "无标记的注。"),
        B(K.REFERENCE, "[1] 张三. 公共文化服务研究[M]. 2020."), B(K.ATTACHMENT, "附件：1. 办法（试行）"), B(K.FURNITURE, "— 1 —"),
        B(K.SIGNATURE, "某某市人民政府"), B(K.DATE, "2024年5月6日"), B(K.CC, "抄送：市委各部门。"), B(K.IMPRINT, "印数：100"),
    ]
    second = [B(K.ATTACHMENT, "附件1"), B(K.TITLE, "某某市公共文化服务办法"),
              B(K.HEADING, "第一章　总则", level=1), B(K.PARAGRAPH, "第一条 制定本办法。")]
    return document(first, second, kind=DocumentKind.NOTICE, title="关于印发办法的通知", author=("张三", "李四"), issuer="某某市人民政府",
                    date="2024-05-06", document_number="某政发〔2024〕7号", language=language, publisher="某某出版社", rights="署名许可",
                    description="说明")


def epub(made, layout="official"):
    language = made.metadata.language
    return render(made, load_layout(layout, language), fonts(language), STAMP)


class Book:
    """An EPUB file opened."""

    def __init__(self, data):
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.names = self.archive.namelist()
        self.package = self.xml("content.opf")

    def xml(self, name):
        return etree.fromstring(self.archive.read(f"EPUB/{name}"))

    def xpath(self, name, path):
        return self.xml(name).xpath(path, namespaces=SPACES)

    def meta(self, path):
        return [element.text for element in self.package.iterfind(f"opf:metadata/{path}", SPACES)]

    @property
    def spine(self):
        files = {item.get("id"): item.get("href") for item in self.package.iterfind("opf:manifest/opf:item", SPACES)}
        return [files[ref.get("idref")] for ref in self.package.iterfind("opf:spine/opf:itemref", SPACES)]

    @property
    def chapters(self):
        return [name for name in self.spine if name.startswith("ch-")]

    @property
    def text(self):
        """The text of the chapters without white space."""
        return "".join("".join("".join(self.xml(name).find("x:body", SPACES).itertext()).split()) for name in self.chapters)


def opened(made, layout="official"):
    return Book(epub(made, layout))


def printed(made):
    """The text a book of the document must have, without white space."""
    return "".join("".join(b.text.split()) for a in made.articles for b in a.blocks if b.kind not in OUTSIDE)
