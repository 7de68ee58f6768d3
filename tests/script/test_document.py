"""A whole document: inlines, metadata, lines, names, the editor's words, the review list and the way back."""

from dataclasses import replace

import pytest

from publisher.diagnostics import Severity, UsageError
from publisher.model import Article, Block, Document, DocumentKind, Dropped, Kind, Metadata, NoteRef, Strong, Text
from publisher.script import convert_document, convert_text


def document(*blocks: Block, metadata: Metadata | None = None, dropped: tuple[Dropped, ...] = ()) -> Document:
    return Document("sample.txt", DocumentKind.NOTICE, (Article(blocks),), metadata or Metadata(), dropped)


def texts(made: Document) -> list[str]:
    return [block.text for article in made.articles for block in article.blocks]


def test_a_phrase_that_straddles_runs_is_converted_as_a_phrase() -> None:
    block = Block(Kind.PARAGRAPH, (Text("他的头"), Strong("发很干"), Text("净。"), NoteRef("①")), ((3, 4),))
    made, _ = convert_document(document(block), to="zh-Hant-TW")
    assert made.articles[0].blocks[0].inlines == (Text("他的頭"), Strong("髮很乾"), Text("淨。"), NoteRef("①"))
    assert made.articles[0].blocks[0].lines == ((3, 4),)


def test_a_word_that_changes_its_length_goes_to_the_earlier_run() -> None:
    block = Block(Kind.PARAGRAPH, (Text("程序"), Strong("员的鼠"), Text("标和软件")))
    made, _ = convert_document(document(block), to="zh-Hant-TW", vocabulary=True)
    assert made.articles[0].blocks[0].inlines == (Text("程式設計師"), Strong("的滑鼠"), Text("和軟體"))


def test_metadata_and_language_follow_and_what_was_dropped_stays() -> None:
    number = "青工发〔2020〕12号"
    metadata = Metadata(title="关于发布办法的通知", author=("于晓明",), issuer="青海省总工会", document_number=number, source="简体.txt")
    dropped = (Dropped("第 3 页", "page-number", ((9, 9),)),)
    made, _ = convert_document(document(Block.of(Kind.TITLE, "通知"), metadata=metadata, dropped=dropped), to="zh-Hant-TW")
    assert made.metadata == Metadata(
        title="關於發布辦法的通知", author=("于曉明",), issuer="青海省總工會", document_number="青工發〔2020〕12號",
        language="zh-Hant-TW", source="简体.txt",
    )
    assert made.dropped == dropped


def test_imprint_is_converted_as_well() -> None:
    made, _ = convert_document(document(Block.of(Kind.IMPRINT, "编辑：党晓峰")), to="zh-Hant-HK")
    assert texts(made) == ["編輯：党曉峰"]


def test_a_name_that_a_byline_settles_holds_in_the_text() -> None:
    blocks = (Block.of(Kind.BYLINE, "本刊记者 余干松"), Block.of(Kind.PARAGRAPH, "这天余干松没去厂里。"))
    made, _ = convert_document(document(*blocks), to="zh-Hant-TW")
    assert texts(made) == ["本刊記者 余干松", "這天余干松沒去廠裡。"]


def test_a_name_that_another_paragraph_shows_to_be_one_holds_everywhere() -> None:
    blocks = (Block.of(Kind.PARAGRAPH, "先是同事们都说于居洋疯了。"), Block.of(Kind.PARAGRAPH, "检查员于居洋同志说，于居洋就是我。"))
    alone = convert_text(blocks[0].text, to="zh-Hant-TW")
    made, _ = convert_document(document(*blocks), to="zh-Hant-TW")
    assert alone == "先是同事們都說於居洋瘋了。"
    assert texts(made) == ["先是同事們都說于居洋瘋了。", "檢查員于居洋同志說，于居洋就是我。"]


def test_names_in_lists_are_names() -> None:
    blocks = (Block.of(Kind.LIST_ITEM, "于长顺 某厂车间主任"), Block.of(Kind.PARAGRAPH, "张三丰、岳小红、党大有、李四海参加。"))
    made, _ = convert_document(document(*blocks), to="zh-Hant-TW")
    assert texts(made) == ["于長順 某廠車間主任", "張三丰、岳小紅、党大有、李四海參加。"]


def test_the_editors_words_come_first() -> None:
    block = Block.of(Kind.PARAGRAPH, "头发厂的软件叫发发，后来改名。")
    made, _ = convert_document(document(block), to="zh-Hant-TW", keep=("发发",), words={"头发厂": "頭發廠", "软件": "軟體"})
    assert texts(made) == ["頭發廠的軟體叫发发，後來改名。"]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    blocks = [Block.of(Kind.PARAGRAPH, text) for text in ("“第一段。", "“第二段说‘好’。", "“第三段。”", "又说：“完。”")]
    made, doubts = convert_document(document(*blocks), to="zh-Hant-TW")
    assert texts(made) == ["「第一段。", "「第二段說『好』。", "「第三段。」", "又說：「完。」"]
    assert not [d for d in doubts if d.code == "C3"]


def test_a_quotation_that_nobody_closes_is_reported() -> None:
    blocks = [Block.of(Kind.PARAGRAPH, "他说：“没有完。", ((7, 8),)), Block.of(Kind.PARAGRAPH, "下一段。", ((9, 9),))]
    _, doubts = convert_document(document(*blocks), to="zh-Hant-TW")
    assert [(d.code, d.lines) for d in doubts] == [("C3", ((7, 8),))]


def test_the_review_list_says_what_where_and_what_else() -> None:
    blocks = [Block.of(Kind.PARAGRAPH, "城西区虎台社区。", ((5, 5),)), Block.of(Kind.PARAGRAPH, "我们的城西区虎台社区。", ((8, 9),))]
    _, doubts = convert_document(document(*blocks), to="zh-Hant-TW")
    assert [(d.code, d.severity, d.lines, d.source) for d in doubts] == [("C1", Severity.DOUBT, ((5, 5), (8, 9)), "sample.txt")]
    assert "“台” became “臺”" in doubts[0].message and "2 times" in doubts[0].message and "台" in doubts[0].hint


def test_a_name_whose_form_only_its_bearer_knows_is_reported() -> None:
    _, doubts = convert_document(document(Block.of(Kind.PARAGRAPH, "主任李干平讲话。")), to="zh-Hant-TW")
    assert [d.code for d in doubts] == ["C2"]


def test_a_regional_word_that_only_opencc_knows_is_reported() -> None:
    _, doubts = convert_document(document(Block.of(Kind.PARAGRAPH, "他去过莱索托。")), to="zh-Hant-TW", vocabulary=True)
    assert "C4" in [d.code for d in doubts]


def test_there_and_back_again() -> None:
    lines = ("他说：“读原著，看‘想象’，衷心感谢。”", "着力发展显著的成效，于晓明的头发。", "卫生局发布了关于里程的台账。")
    blocks = [Block.of(Kind.PARAGRAPH, text) for text in lines]
    before = document(*blocks)
    for to in ("zh-Hant-TW", "zh-Hant-HK", "zh-Hant"):
        made, _ = convert_document(before, to=to)
        back, _ = convert_document(made, to="zh-Hans")
        assert back == replace(before, metadata=replace(before.metadata, language="zh-Hans"))


def test_an_unknown_script_is_a_usage_error_that_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="zh-Hant-TW"):
        convert_text("字", to="zh-Hant-SG")


def test_a_traditional_document_only_changes_its_regions_forms() -> None:
    before = document(Block.of(Kind.PARAGRAPH, "這裡離城三里，皇后說：「為了群眾。」"), metadata=Metadata(language="zh-Hant-TW"))
    made, doubts = convert_document(before, to="zh-Hant-HK")
    assert texts(made) == ["這裏離城三里，皇后説：「為了羣眾。」"] and not doubts


def test_an_empty_document() -> None:
    made, doubts = convert_document(document(), to="zh-Hant-TW")
    assert texts(made) == [] and doubts == () and made.metadata.language == "zh-Hant-TW"


def test_what_bearers_write_either_way_is_one_entry_a_document() -> None:
    blocks = (
        Block.of(Kind.PARAGRAPH, "李志杰是杰出青年。", ((1, 1),)),
        Block.of(Kind.PARAGRAPH, "王英杰和李志杰到了。", ((2, 2),)),
    )
    _, doubts = convert_document(document(*blocks), to="zh-Hant-TW")
    assert [(d.code, d.lines, "傑 or 杰" in d.hint, "3 times" in d.message) for d in doubts] == [("C2", ((1, 1), (2, 2)), True, True)]


def test_a_regional_word_is_listed_whole() -> None:
    _, doubts = convert_document(document(Block.of(Kind.PARAGRAPH, "他移动光标。")), to="zh-Hant-TW", vocabulary=True)
    assert [d.message.split(" in ")[0] for d in doubts if d.code == "C4"] == ["“光标” became “游標”"]


def test_a_name_set_wide_is_a_name() -> None:
    made, _ = convert_document(document(Block.of(Kind.BYLINE, "责任编辑：余 洋　校对：范 丽")), to="zh-Hant-TW")
    assert texts(made) == ["責任編輯：余 洋　校對：范 麗"]


@pytest.mark.parametrize("text", ["余家", "到余家", "老岳家"])
def test_a_family_at_the_end_of_a_text(text: str) -> None:
    assert convert_text(text, to="zh-Hant-TW") == text


@pytest.mark.parametrize(("source", "expected"), [
    ("他伸出手表示欢迎。", "他伸出手表示歡迎。"), ("他的手表坏了。", "他的手錶壞了。"),
    ("日历史料很多。", "日曆史料很多。"), ("网络平台账号", "網絡平臺帳號"),
    ("单独立账户。", "單獨立帳戶。"),
    ("电子表格和电子表", "電子表格和電子錶"), ("意大利面临选择", "意大利面臨選擇"), ("罗马历史", "羅馬歷史"),
    ("这只能说明问题。", "這只能說明問題。"), ("战争中断发展。", "戰爭中斷發展。"),
])
def test_a_word_is_given_up_where_its_neighbours_make_likelier_words(source: str, expected: str) -> None:
    assert convert_text(source, to="zh-Hant-TW") == expected


@pytest.mark.parametrize(("source", "expected"), [
    ("系统默认打开后台程序。", "系統預設開啟背景程式。"), ("父母默认了这门亲事。", "父母默認了這門親事。"),
    ("物体的质量和密度。", "物體的質量和密度。"), ("饭店的菜单", "飯店的菜單"),
    ("在草原上奔驰。", "在草原上奔馳。"), ("一辆奔驰", "一輛賓士"),
])
def test_a_word_of_two_senses_follows_its_surroundings(source: str, expected: str) -> None:
    assert convert_text(source, to="zh-Hant-TW", vocabulary=True) == expected


def test_a_word_of_the_region_is_given_up_as_well() -> None:
    made = convert_text("解决党内存在的问题，国内存款增加，内存不够，再上传到网上。", to="zh-Hant-TW", vocabulary=True)
    assert made == "解決黨內存在的問題，國內存款增加，記憶體不夠，再上傳到網上。"


def test_a_word_that_stays_does_not_undo_a_character_beside_it() -> None:
    assert convert_text("冲奶粉，西红柿面。", to="zh-Hant-TW", vocabulary=True) == "沖奶粉，番茄麵。"


@pytest.mark.parametrize(("source", "expected"), [
    ("姪子揹著妳的書。", "侄子背着你的书。"), ("他覆核了座標，薰陶自己。", "他复核了坐标，熏陶自己。"),
    ("土著的專著卓著。", "土著的专著卓著。"),
    ("她說：「跟著我走，著手做。」", "她说：“跟着我走，着手做。”"),
])
def test_a_traditional_text_comes_out_in_the_mainlands_forms(source: str, expected: str) -> None:
    assert convert_text(source, to="zh-Hans") == expected


def test_a_document_that_says_it_is_traditional_is_taken_at_its_word() -> None:
    before = document(Block.of(Kind.PARAGRAPH, "他跟著他走。"), metadata=Metadata(language="zh-Hant-TW"))
    made, _ = convert_document(before, to="zh-Hans")
    assert texts(made) == ["他跟着他走。"]
