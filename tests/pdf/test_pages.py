"""Rows into pages, without any text: where columns end."""

from publisher.render.pdf.ink import Row
from publisher.render.pdf.pages import Area, fill


def paragraph(lines: int) -> list[Row]:
    return [Row(10.0, index=n, count=lines) for n in range(lines)]


def test_columns_take_in_a_last_line_each():
    """Two lines of an article by themselves at the head of a page: an editor has the columns before run a line longer."""
    area = Area(100.0, grid=10.0, columns=2, step=50.0)
    (sheet,) = fill(paragraph(22), area)
    assert [sum(row.x == x for _, row in sheet.rows) for x in (0.0, 50.0)] == [11, 11]


def test_more_than_a_line_a_column_goes_to_the_next_page():
    area = Area(100.0, grid=10.0, columns=2, step=50.0)
    assert len(fill(paragraph(23), area)) == 2


def test_columns_without_a_grid_keep_to_their_height():
    assert len(fill(paragraph(22), Area(100.0, columns=2, step=50.0))) == 2
