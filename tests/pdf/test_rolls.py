"""Rolls of names: side by side in columns of one width, an entry of a list each."""

from __future__ import annotations

from publisher.model import Block, Kind

from .reading import read
from .test_file import make, of

NAMES = ("王建国", "李敏", "陈芳（女）", "司马相如", "林芳", "黄志强", "钱多", "孙大圣", "沈建")


def test_names_stand_side_by_side_in_columns():
    pages = read(make(of(Block.of(Kind.TITLE, "名单"), *(Block.of(Kind.LIST_ITEM, name) for name in NAMES))))
    lines = [line for line in pages.lines() if line.text in NAMES]
    assert [line.text for line in lines] == list(NAMES)
    rows = sorted({round(line.y) for line in lines}, reverse=True)
    lefts = [[line.left for line in lines if round(line.y) == row] for row in rows]
    assert [len(row) for row in lefts] == [4, 4, 1]
    assert all(abs(a - b) < 0.1 for row in lefts for a, b in zip(row, lefts[0], strict=False))
    # Two characters take the room of three.
    widths = {line.text: (line.right - line.left) / line.size for line in lines}
    assert abs(widths["李敏"] - widths["王建国"]) < 0.05 and abs(widths["王建国"] - 3) < 0.05


def test_a_few_names_or_names_among_other_entries_stand_one_under_another():
    for names in (NAMES[:3], (*NAMES, "以及其他同志，名单另发")):
        pages = read(make(of(Block.of(Kind.TITLE, "名单"), *(Block.of(Kind.LIST_ITEM, name) for name in names))))
        lines = [line for line in pages.lines() if line.text in names]
        assert len({round(line.y) for line in lines}) == len(names)


def test_names_with_posts_stand_close_under_their_heads_on_a_grid():
    blocks = [Block.of(Kind.TITLE, "会议纪要"), Block.of(Kind.PARAGRAPH, "现纪要如下。"), Block.of(Kind.HEADING, "出席人员", level=1)]
    blocks += [Block.of(Kind.LIST_ITEM, text) for text in ("梁启明 市政府副市长", "宋浩 市政府副秘书长")]
    blocks += [Block.of(Kind.HEADING, "请假", level=1), Block.of(Kind.LIST_ITEM, "杨森 市自然资源局副局长")]
    lines = read(make(of(*blocks), layout="official")).lines()
    own = [line for line in lines if line.text[:2] in ("出席", "梁启", "宋浩", "请假", "杨森")]
    assert len(own) == 5
    steps = [a.y - b.y for a, b in zip(own, own[1:], strict=False)]
    assert max(steps) - min(steps) < 0.5
    # The lone one is set in two columns like the others.
    assert all("\u3000" in line.text for line in own if line.text[:2] in ("宋浩", "杨森"))
