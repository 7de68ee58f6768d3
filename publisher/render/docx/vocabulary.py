"""The styles an edition in Word has: their ids, and their names as a Chinese user knows them.

A built-in style keeps its English name in the file, for Word knows it by that name and shows it in the user's language (标题 1, 正文缩进,
脚注文本, 目录 1).
Style ids are ASCII and stay the same in every language.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Kind


@dataclass(frozen=True, slots=True)
class StyleName:
    """A style's id and its name in Simplified and Traditional; a built-in style has one name for both."""

    id: str
    hans: str
    hant: str = ""
    builtin: bool = False

    def name(self, language: str) -> str:
        """Give the name for an edition's language."""
        return self.hant if self.hant and language.startswith("zh-Hant") else self.hans


NORMAL = StyleName("Normal", "Normal", builtin=True)
BODY = StyleName("NormalIndent", "Normal Indent", builtin=True)
TITLE = StyleName("ArticleTitle", "公文标题", "公文標題")
QUOTE_BYLINE = StyleName("QuoteByline", "引语署名", "引語署名")
PRINTED = StyleName("PrintedBy", "印发机关和印发日期", "印發機關和印發日期")
COLOPHON = {Kind.SIGNATURE: StyleName("PrintingBody", "印发机关", "印發機關"), Kind.DATE: StyleName("PrintingDate", "印发日期", "印發日期")}
"""The printing body and its date, where they are two blocks of the model."""

NAME_ITEM = StyleName("NameItem", "名单", "名單")
ROLL = StyleName("NameInRoll", "名录", "名錄")
TABLE_HEAD = StyleName("TableHead", "表头文字", "表頭文字")
TABLE_NORMAL = StyleName("TableNormal", "Normal Table", builtin=True)
TABLE = StyleName("TableGrid", "Table Grid", builtin=True)
FOOTNOTE = StyleName("FootnoteText", "footnote text", builtin=True)
FOOTNOTE_MARK = StyleName("FootnoteReference", "footnote reference", builtin=True)
STRONG = StyleName("Stress", "着重", "著重")
HEADER = StyleName("Header", "header", builtin=True)
FOOTER = StyleName("Footer", "footer", builtin=True)
CONTENTS_TITLE = StyleName("TOCHeading", "TOC Heading", builtin=True)
CLOSING_BYLINE = StyleName("ClosingByline", "文末署名", "文末署名")
LEAD = StyleName("LeadText", "导语", "導語")
NAME = StyleName("NameOfPerson", "姓名", "姓名")
IMPRINT_TITLE = StyleName("ImprintTitle", "版权页题名", "版權頁題名")
IMPRINT = StyleName("ImprintLine", "版权页", "版權頁")
OPENINGS = {False: StyleName("ArticleRule", "文章题头线", "文章題頭線"), True: StyleName("BriefRule", "短文题头线", "短文題頭線")}
COVER_ISSUER = StyleName("CoverIssuer", "封面刊名单位", "封面刊名單位")
COVER_TITLE = StyleName("CoverTitle", "封面题名", "封面題名")
COVER_DATE = StyleName("CoverDate", "封面日期", "封面日期")
COVER_HEAD = StyleName("CoverHead", "封面要目题", "封面要目題")
COVER_ENTRY = StyleName("CoverEntry", "封面要目", "封面要目")
COVER_MORE = StyleName("CoverMore", "封面附注", "封面附註")

KINDS = {
    Kind.MARKING: StyleName("Marking", "版头标识", "版頭標識"),
    Kind.MASTHEAD: StyleName("Masthead", "发文机关标志", "發文機關標誌"),
    Kind.DOCNUMBER: StyleName("DocumentNumber", "发文字号", "發文字號"),
    Kind.KICKER: StyleName("Kicker", "引题", "引題"),
    Kind.TITLE: TITLE,
    Kind.SUBTITLE: StyleName("ArticleSubtitle", "副题", "副題"),
    Kind.BYLINE: StyleName("Byline", "署名", "署名"),
    Kind.RECIPIENTS: StyleName("Recipients", "主送机关", "主送機關"),
    Kind.SALUTATION: StyleName("FormOfAddress", "称谓", "稱謂"),
    Kind.PARAGRAPH: BODY,
    Kind.LIST_ITEM: StyleName("ListItem", "条目", "條目"),
    Kind.QUOTE: StyleName("QuoteBlock", "引语", "引語"),
    Kind.EDITOR_NOTE: StyleName("EditorNote", "编者按", "編者按"),
    Kind.CAPTION: StyleName("FigureCaption", "图片说明", "圖片說明"),
    Kind.SIGNATURE: StyleName("Signatory", "落款", "落款"),
    Kind.DATE: StyleName("IssueDate", "成文日期", "成文日期"),
    Kind.CC: StyleName("CopyTo", "抄送", "抄送"),
    Kind.SOURCE: StyleName("SourceNote", "来源", "來源"),
    Kind.ATTACHMENT: StyleName("AttachmentNote", "附件说明", "附件說明"),
    Kind.VERSE: StyleName("VerseLine", "诗行", "詩行"),
    Kind.TABLE_ROW: StyleName("TableText", "表格文字", "表格文字"),
    Kind.FOOTNOTE: FOOTNOTE,
    Kind.REFERENCE: StyleName("ReferenceEntry", "参考文献", "參考文獻"),
    Kind.IMAGE: StyleName("ImagePlace", "图片", "圖片"),
}
"""The style of each kind but headings, which take the built-in `heading 1` … by level."""

BRIEF = {
    Kind.KICKER: StyleName("BriefKicker", "短文引题", "短文引題"),
    Kind.TITLE: StyleName("BriefTitle", "短文标题", "短文標題"),
    Kind.SUBTITLE: StyleName("BriefSubtitle", "短文副题", "短文副題"),
    Kind.BYLINE: StyleName("BriefByline", "短文署名", "短文署名"),
}
"""The styles of a short article's head."""

ARTICLE_TITLE_ALIAS = StyleName("", "文章标题", "文章標題")
DEEPEST = 9


def heading(level: int) -> StyleName:
    """Give the built-in heading style of an outline level (1 to 9; deeper levels take the ninth)."""
    n = min(max(level, 1), DEEPEST)
    return StyleName(f"Heading{n}", f"heading {n}", builtin=True)


def contents(level: int) -> StyleName:
    """Give the built-in style of a contents entry."""
    return StyleName(f"TOC{level}", f"toc {level}", builtin=True)
