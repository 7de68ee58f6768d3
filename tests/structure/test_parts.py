"""The parts that the recovery stands on, each by itself."""

from __future__ import annotations

import pytest

from publisher.diagnostics import StructureError
from publisher.model import Article, Block, Document, DocumentKind, Dropped, Kind
from publisher.read import read_bytes
from publisher.structure import check_coverage
from publisher.structure.finding import find_heads
from publisher.structure.habits import openings
from publisher.structure.joining import join_lines, join_title
from publisher.structure.marks import closes_before_opening, ending, ends_article, head_unit
from publisher.structure.metadata import iso_date, language_of
from publisher.structure.names import close_name
from publisher.structure.notes import with_references
from publisher.structure.numbering import in_sequence, mark_of
from publisher.structure.people import are_names, is_name
from publisher.structure.rows import rows_of
from publisher.structure.tables import by_columns, columns_of
from publisher.structure.units import Unit


@pytest.mark.parametrize(("parts", "whole"), [
    (["老街有四", "百步长。"], "老街有四百步长。"),
    (["the old", "street"], "the old street"),
    (["a well-", "known street"], "a wellknown street"),
    (["见https://example.org/a/", "b-c.html。"], "见https://example.org/a/b-c.html。"),
    (["共20", "21年"], "共2021年"),
])
def test_lines_join(parts, whole):
    assert join_lines(parts) == whole


@pytest.mark.parametrize(("lines", "body", "title"), [
    (["修好老街路 点亮夜归灯"], "老街的路修好了。", "修好老街路　点亮夜归灯"),
    (["一条路 的八十年"], "这一条路走了八十年。", "一条路的八十年"),
    (["认真学习贯彻大国 工匠交流大会精神"], "首届大国工匠交流大会开幕。", "认真学习贯彻大国工匠交流大会精神"),
    (["河边市总工会 关于开好代表大会的通知"], "", "河边市总工会关于开好代表大会的通知"),
    (["扎根渡口　守望大河", "三代摆渡人的一百年"], "渡口在大河边上。", "扎根渡口　守望大河　三代摆渡人的一百年"),
    (["扎根渡口　守望大河", "上的三代摆渡人"], "大河上有渡口。", "扎根渡口　守望大河上的三代摆渡人"),
    (["老码头最后一批", "搬运工的黄昏"], "", "老码头最后一批搬运工的黄昏"),
    (["读 The Old Man and the Sea"], "", "读 The Old Man and the Sea"),
])
def test_titles_keep_the_gaps_between_their_phrases(lines, body, title):
    assert join_title(lines, body) == title


@pytest.mark.parametrize(("text", "end"), [
    ("结束了。", "stop"), ("结束了。”", "stop"), ("如下：", "colon"), ("一项；", "semi"), ("其中，", "comma"), ("没有完", "none"),
    ("思想——", "dash"), ("（一）", "none"), ("力量。（办公室）", "stop"),
])
def test_endings(text, end):
    assert ending(text) == end


def test_units_at_a_line_head_keep_together():
    assert head_unit("老街") == 1
    assert head_unit("“老街") == 2
    assert head_unit("老，街") == 1.5
    assert head_unit("2021年") == 2


def test_origins_end_articles():
    assert ends_article("更大贡献。（来源：日报）")
    assert not ends_article("老街（河边）很长")
    assert closes_before_opening("公室）") and not closes_before_opening("（办公室）")


@pytest.mark.parametrize(("text", "kind", "level", "value"), [
    ("一、总则", "han", 1, 1), ("（十二）其他", "han-paren", 2, 12), ("3. 其他", "arabic", 3, 3), ("第二十一条 本法", "article", None, 21),
    ("第三章 罚则", "chapter", 1, 3), ("第二节 分工", "section", 2, 2), ("1.2 方法", "decimal", 2, 2), ("③ 注", "circled", 5, 3),
    ("[4] 书", "bracket", None, 4),
])
def test_marks(text, kind, level, value):
    mark = mark_of(text)
    assert mark and (mark.kind, mark.level, mark.value) == (kind, level, value)


def test_numbers_that_do_not_follow_are_no_sequence():
    marks = [mark_of(text) for text in ("一、甲", "二、乙", "五、戊", "三、丙", "3.5亿元", "2021年")]
    assert in_sequence(marks) == [True, True, False, True, False, False]


def test_two_articles_number_side_by_side():
    marks = [mark_of(text) for text in ("一、甲", "二、乙", "一、子", "三、丙", "二、丑")]
    assert in_sequence(marks) == [True] * 5


def test_names():
    assert is_name("张 三") and is_name("欧阳小五") and not is_name("意见")
    assert are_names("张三、李四") and not are_names("老街新貌")
    assert close_name("张　三（女）　第一中学教师") == "张三（女） 第一中学教师"


def test_cells_written_one_a_line():
    assert columns_of(["店铺", "2019", "2021", "书店", "2", "5", "茶馆", "3", "6"]) == 3
    assert by_columns(["店铺", "书店", "茶馆", "2019年", "2", "3", "2021年", "5", "6"]) == 3
    assert columns_of(["甲", "乙", "丙", "丁", "戊", "己"]) is None


def test_references_to_notes():
    inlines = with_references("老街①很长①", {"①"})
    assert [type(i).__name__ for i in inlines] == ["Text", "NoteRef", "Text", "NoteRef"]
    assert [type(i).__name__ for i in with_references("① 一步", {"①"})] == ["Text"]


@pytest.mark.parametrize(("text", "iso"), [
    ("2021年3月5日", "2021-03-05"), ("二〇二一年十二月三十一日", "2021-12-31"), ("2023 年第 4 期", "2023"), ("老街", ""),
])
def test_dates(text, iso):
    assert iso_date(text) == iso


def test_languages():
    assert language_of(["关于学习贯彻的通知"]) == "zh-Hans"
    assert language_of(["關於學習貫徹的通知"]) == "zh-Hant"


def document(*texts: str, dropped: tuple[Dropped, ...] = ()) -> Document:
    blocks = tuple(Block.of(Kind.PARAGRAPH, text, ((1, 1),)) for text in texts)
    return Document("case.txt", DocumentKind.TEXT, (Article(blocks),), dropped=dropped)


def test_coverage_names_what_is_missing_and_where():
    raw = read_bytes("老街\n很长".encode(), "case.txt")
    check_coverage(raw, document("老街 很", dropped=(Dropped("长", "test", ((2, 2),)),)))
    with pytest.raises(StructureError, match="'长'") as error:
        check_coverage(raw, document("老街很"))
    assert error.value.lines == ((2, 2),)
    with pytest.raises(StructureError, match="too often"):
        check_coverage(raw, document("老街很长长"))


def test_a_series_measures_its_titles_by_their_lines():
    texts = [
        "石桥社区建成“居民修理", "站”和洗衣房", "日前，石桥社区首家修理站在桥头启用。", "渡口村：夜校课堂“讲”出", "门道",
        "3月6日，渡口村请来五位师傅讲课。", "石桥栏杆得到加固", "3月9日，石桥的栏杆取下来编上号。",
        "书店周末延时", "日前，三家书店商定周末营业到晚上。",
    ]
    rows = rows_of(read_bytes("\n".join(texts).encode(), "digest.txt").lines)
    texts_at = {2, 5, 7, 9}
    units = [Unit("head", rows[:2], 0)]
    units += [Unit("text" if at in texts_at else "display", [row], at - 1) for at, row in enumerate(rows) if at > 1]
    assert [(found.start, found.stop) for found in find_heads(units)] == [(0, 1), (2, 4), (5, 6), (7, 8)]
    assert find_heads(units)[1].head.whole


def test_a_mark_that_opens_the_items_around_opens_the_next_though_the_line_before_is_full():
    item = ["《书名其一》这本书写的是河边人家的生活，", "前半部是档案，后半部是寻访，体例很新鲜，作", "者写了六年。"]
    full = [*item[:2], "者写了六年，书出之后又重印了三次，销路不坏。"]
    rows = rows_of(read_bytes("\n".join([*item * 4, *full, *item * 2]).encode(), "books.txt").lines)
    for row in rows:
        row.measure = 22.0
    marked = [i for i, opens in enumerate(openings(rows)) if opens and rows[i].text.startswith("《")]
    assert marked == [0, 3, 6, 9, 12, 15, 18]
    lone = rows_of(read_bytes("\n".join(["河边人家", *item[1:] * 6, *full, "《书》者"]).encode(), "one.txt").lines)
    assert not openings(lone)[-1]
