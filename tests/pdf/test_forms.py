"""The forms of section 10 of GB/T 9704—2012 besides the letter: orders (10.2) and minutes (10.3), measured on the finished PDF."""

from __future__ import annotations

import pytest

from publisher.layout import MM
from publisher.model import Block, Kind

from .reading import LineOfText, Pages, read
from .test_file import make, of

SIZE, PITCH = 15.79, 225 * MM / 22


def order(*blocks: Block) -> Pages:
    return read(make(of(Block.of(Kind.MASTHEAD, "某某省人民政府令"), Block.of(Kind.DOCNUMBER, "第123号"), *blocks)))


def middle(line: LineOfText) -> float:
    return (line.left + line.right) / 2


def test_an_orders_mark_number_and_text():
    """10.2: the mark's top 20 mm below the text area's; two lines free above the number, as near as the grid has it, and below; no rule."""
    pages = order(Block.of(Kind.PARAGRAPH, "现予公布，自2021年5月1日起施行。"))
    mark, number, text = pages.lines()
    assert 841.89 - mark.y - 0.88 * mark.size == pytest.approx((37 + 20) * MM, abs=0.6)
    assert middle(number) == pytest.approx((28 + 78) * MM, abs=0.6)
    assert (mark.y - 0.12 * mark.size) - (number.y + 0.88 * SIZE) == pytest.approx(2 * PITCH, abs=PITCH / 2)
    assert number.y - text.y == pytest.approx(3 * PITCH, abs=0.1)
    assert not pages.bars


def test_an_order_with_a_title_has_the_titles_own_space():
    pages = order(Block.of(Kind.TITLE, "关于公布某某办法的命令"), Block.of(Kind.PARAGRAPH, "现予公布。"))
    _, number, title = pages.lines()[:3]
    assert number.y - title.y == pytest.approx(3 * PITCH, abs=4)


def minutes(*blocks: Block, mark: str = "某某县人民政府会议纪要") -> list[LineOfText]:
    head = Block.of(Kind.MASTHEAD, mark), Block.of(Kind.TITLE, "研究某某工作")
    return read(make(of(*head, Block.of(Kind.PARAGRAPH, "会议还研究了其他事项。"), *blocks))).lines()


def test_lists_of_who_was_there():
    """10.3: one line free above the first, 2 字 in, the label in hei, turned lines under the first character after the colon."""
    people = "张三、李四、王五、赵六、" * 5 + "孙七。"
    lines = minutes(Block.of(Kind.PARAGRAPH, f"出席：{people}"), Block.of(Kind.PARAGRAPH, "列席：张三。"))
    at = next(n for n, line in enumerate(lines) if line.text.startswith("会议还"))
    above, first, turned, *_, before, last = lines[at:]
    assert first.text.startswith("出席：")
    assert last.text == "列席：张三。"
    assert first.left == pytest.approx(28 * MM + 2 * SIZE, abs=0.6)
    assert turned.left == pytest.approx(28 * MM + 5 * SIZE, abs=0.6)
    assert "Hei" in first.glyphs[0].font
    assert "Hei" not in first.glyphs[3].font
    assert above.y - first.y == pytest.approx(2 * PITCH, abs=0.1)
    assert before.y - last.y == pytest.approx(PITCH, abs=0.1)


RUN_IN = [
    ("一、提高认识，加强领导。各地要抓好落实。", "Hei", 12), ("（一）认真传达学习。各地要抓好落实。", "KaiSC-Regular", 10),
    ("（一）认真传达学习。", None, 0), ("1.认真传达学习。各地要抓好落实。", None, 0),
    ("（一）对违反本办法规定的，由主管部门责令限期改正，逾期不改正的，处一万元以下罚款。情节严重的，从重处罚。", None, 0),
]


@pytest.mark.parametrize(("text", "face", "size"), RUN_IN, ids=range(len(RUN_IN)))
def test_a_heading_that_runs_in_takes_the_face_of_its_level(text, face, size):
    """7.3.3: 黑体 for 一、 and 楷体 for （一）; the sentence that is the heading, and no more."""
    pages = read(make(of(Block.of(Kind.PARAGRAPH, text))))
    written = [g for g in pages.glyphs if not g.artifact]
    assert "".join(g.char for g in written) == text
    body = written[-1].font
    same = [g.font == body for g in written if g.char > "一"]
    other = sum(char > "一" for char in text[:size])
    assert same == [n >= other for n in range(len(same))]
    assert not face or face in written[1].font


def test_the_same_words_elsewhere_are_a_paragraph():
    lines = minutes(Block.of(Kind.PARAGRAPH, "出席：张三。"), mark="某某县人民政府文件")
    assert "Hei" not in lines[-1].glyphs[0].font


def test_the_title_of_an_attachment_stands_on_the_third_line():
    """GB/T 9704—2012, 7.3.4; it stood on the fifth where the attachment is of the same article."""
    lines = order(
        Block.of(Kind.TITLE, "关于做好工作的通知"), Block.of(Kind.PARAGRAPH, "现通知如下。"), Block.of(Kind.ATTACHMENT, "附件1"),
        Block.of(Kind.TITLE, "工作办法"), Block.of(Kind.PARAGRAPH, "第一条 为了做好工作，制定本办法。"),
    ).lines()
    mark, title, first = (next(line for line in lines if line.text.startswith(text)) for text in ("附件1", "工作办法", "第一条"))
    # Baselines of two sizes on one grid of lines.
    assert mark.y - title.y == pytest.approx(2 * PITCH, abs=3) and title.y - first.y == pytest.approx(2 * PITCH, abs=3)


def test_markings_stand_over_the_mark_and_leave_it_in_its_place():
    """7.2.1-7.2.4: copy number, secrecy and urgency flush left on the first lines, the mark's top 35 mm under the text area's."""
    marks = [Block.of(Kind.MARKING, text) for text in ("000012", "机密★1年", "特急")]
    head = Block.of(Kind.MASTHEAD, "某某省人民政府文件"), Block.of(Kind.DOCNUMBER, "某政〔2021〕3号"), Block.of(Kind.TITLE, "请示")
    copy, secrecy, urgency, mark = read(make(of(*marks, *head, Block.of(Kind.PARAGRAPH, "某某工作。")))).lines()[:4]
    assert [line.left for line in (copy, secrecy, urgency)] == [pytest.approx(28 * MM, abs=1)] * 3
    assert copy.y - secrecy.y == secrecy.y - urgency.y == pytest.approx(PITCH, abs=0.1)
    assert ["Hei" in line.glyphs[0].font for line in (copy, secrecy, urgency)] == [False, True, True]
    assert 841.89 - mark.y - 0.88 * mark.size == pytest.approx((37 + 35) * MM, abs=0.6)


def test_markings_of_a_letter_stand_beside_the_number():
    """10.1: under the first red double rule, the first on the number's line."""
    head = Block.of(Kind.MARKING, "特急"), Block.of(Kind.MASTHEAD, "某某省人民政府"), Block.of(Kind.DOCNUMBER, "某政函〔2021〕3号")
    lines = read(make(of(*head, Block.of(Kind.TITLE, "复函"), Block.of(Kind.PARAGRAPH, "某某工作。")))).lines()
    glyphs = [glyph for line in lines for glyph in line.glyphs]
    urgent, number = (next(g for g in glyphs if g.char == char) for char in "特〔")
    assert urgent.x0 == pytest.approx(28 * MM, abs=1)
    assert urgent.y == pytest.approx(number.y, abs=0.1)
