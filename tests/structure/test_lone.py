"""Lines without a mark are no witness of a column where they are titles or items, but a column's own where they are all as long."""

from __future__ import annotations

from publisher.read import read_bytes
from publisher.structure.rows import rows_of


def lone(*texts: str) -> list[bool]:
    return [row.lone for row in rows_of(read_bytes("\n".join(texts).encode(), "a.txt").lines)]


def test_long_lines_of_one_width_are_text():
    assert not any(lone(*["工程队把每一块石板都编上号先取出来铺好下面的管线再按原"] * 6))


def test_short_lines_of_any_width_are_not():
    assert any(lone("安全生产先进集体名单", "第一工程公司", "机电安装分公司", "第三车队", "物资供应站", "后勤服务中心"))
