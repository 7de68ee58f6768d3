from __future__ import annotations

from publisher.read import read_bytes


def read(text, name="a.md"):
    return read_bytes(text.encode(), name)


def texts(text):
    return [line.text for line in read(text).lines]


def test_told_by_name_or_by_heads():
    assert read("正文").format == "markdown"
    assert read("# 通知\n正文", "a.txt").format == "markdown"
    assert read("正文\n## 一、要求\n## 二、措施", "a.txt").format == "markdown"
    assert read("正文\n#1 楼\n# 号楼旁", "a.txt").format == "text"


def test_heads_give_levels_and_their_marks_go_on_record():
    source = read("# 通知 #\n###  一、要求\n##二、措施\n#话题\n")
    assert [(line.text, line.heading) for line in source.lines] == [("通知", 1), ("一、要求", 3), ("二、措施", 2), ("#话题", None)]
    assert [(d.text, d.reason) for d in source.dropped] == [("#", "markup"), ("#", "markup"), ("###", "markup"), ("##", "markup")]


def test_underlined_heads():
    source = read("通知\n====\n要求\n---\n这是一句话。\n---\n")
    assert [(line.text, line.heading) for line in source.lines] == [("通知", 1), ("要求", 2), ("这是一句话。", None), ("---", None)]


def test_emphasis_code_links_and_escapes():
    assert texts("要**认真**学习*会议*精神，用`代码`，见[通知](http://a.cn/b)。\\*注\\*") == ["要认真学习会议精神，用代码，见通知。*注*"]
    assert texts("snake_case_name 与 3*4*5 ~~旧~~") == ["snake_case_name 与 3*4*5 旧"]
    assert texts("见注[^1]和 a_b_c") == ["见注[1]和 a_b_c"]


def test_a_line_all_in_bold_is_known():
    assert [line.strong for line in read("**一、要求**\n要**认真**学习\n").lines] == [True, False]


def test_items_and_quotes():
    source = read("- 第一项\n* 第二项\n> 引文\n> - 引文中的项\n-5 度\n")
    assert [(line.text, line.mark) for line in source.lines] == [
        ("第一项", "item"), ("第二项", "item"), ("引文", "quote"), ("引文中的项", "quote"), ("-5 度", ""),
    ]


def test_tables_become_rows_with_tabs():
    source = read("| 单位 | 人数 |\n|:---|---:|\n| 工会 | **3** |\n\n甲 | 乙\n---|---\n1 | 2\n")
    assert [(line.text, line.mark) for line in source.lines] == [
        ("单位\t人数", "table_row"), ("工会\t3", "table_row"), ("甲\t乙", "table_row"), ("1\t2", "table_row"),
    ]


def test_code_stays_as_it_is():
    source = read("```python\n# 注释 **a**\n```\n正文")
    assert [(line.text, line.mark) for line in source.lines] == [("# 注释 **a**", "code"), ("正文", "")]


def test_settings_at_the_head_are_no_text():
    source = read("---\ntitle: 通知\ntags:\n  - 工会\n---\n正文。\n---\n")
    assert [line.text for line in source.lines] == ["正文。", "---"]
    assert {d.reason for d in source.dropped} == {"front-matter"}


def test_blank_lines_and_line_ends_tell_where_blocks_begin():
    source = read("# 手册\n\n这一段很长，写到这里就换\n行了。\n\n> 引文\n> 还是引文\n>\n> 又一段\n\n第一行，  \n第二行。\n")
    assert [(line.text, line.begins, line.mark) for line in source.lines] == [
        ("手册", True, ""), ("这一段很长，写到这里就换", True, ""), ("行了。", False, ""), ("引文", True, "quote"),
        ("还是引文", False, "quote"), ("又一段", True, "quote"), ("第一行，", True, "verse"), ("第二行。", True, "verse"),
    ]


def test_blank_lines_in_mid_sentence_are_no_authors():
    source = read("# 手册\n\n这一段有很长很长的一行，写到这里的时候就换了\n\n行，再写，再写，再写一些这样的话，还要写得很\n\n写完。\n")
    assert {line.begins for line in source.lines} == {None}
