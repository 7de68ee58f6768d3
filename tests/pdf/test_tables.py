"""Tables in the finished PDF: where the entries of a column stand."""

from __future__ import annotations

import pytest

from publisher.model import Block, Kind, Text

from .reading import read
from .test_file import make, of

ROWS = ("指标\t单位\t数量", "供水总量\t万立方米\t30593", "漏损率\t%\t8.95", "户表改造\t户\t1,820", "增长\t%\t-0.9", "其中\t户\t—")


def test_figures_of_a_column_stand_with_their_points_in_line_and_short_entries_in_its_middle():
    rows = [Block(Kind.TABLE_ROW, (Text(row),), group=1) for row in ROWS]
    glyphs = [glyph for line in read(make(of(Block.of(Kind.TITLE, "主要数据"), *rows))).lines() for glyph in line.glyphs]
    points = [glyph.x0 for glyph in glyphs if glyph.char == "."]
    ends = [a.x1 for a, b in zip(glyphs, glyphs[1:], strict=False) if a.char in "30" and b.y != a.y]
    assert len(points) == len(ends) == 2
    assert [*points, *ends] == pytest.approx([points[0]] * 4, abs=0.3)
    units = [(a.x0 + a.x1) / 2 for a in glyphs if a.char in "%户" and a.x0 > 150 and a.size < 14]
    assert units == pytest.approx([units[0]] * len(units), abs=0.3) and len(units) == 4
