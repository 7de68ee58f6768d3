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
