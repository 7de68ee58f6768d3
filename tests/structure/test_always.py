"""What must hold for any text: nothing is raised, nothing is lost, the same lines give the same document."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.model import Kind
from publisher.normalise import normalise
from publisher.read import read_bytes
from publisher.structure import check_coverage, recover

PIECES = st.sampled_from([
    "一、", "（二）", "第三条　", "1. ", "①", "[1] ", "——", "□　", "附件：", "抄送：", "同志们：", "编者按", "张　三", "工程师",
    "2021年3月5日", "（来源：报）", "河边的老街有四百步长，", "街面铺着青石板。", "“雨后发亮”", "www.example.org/a-b", "12.5%", "　　",
    "    ", "\t", "》", "、", "-", "# ", "|", "A",
])
BREAKS = st.sampled_from(["\n", "\n\n", "\n\n\n", "\n\f"])
LINES = st.lists(PIECES, max_size=6).map("".join)
TEXTS = st.lists(st.tuples(LINES, BREAKS), max_size=40).map(lambda rows: "".join(a + b for a, b in rows))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_nothing_is_lost_and_nothing_raised(text):
    raw = read_bytes(("老街\n" + text).encode(), "case.txt")
    document, diagnostics = recover(normalise(raw))
    check_coverage(raw, document)
    again, same = recover(normalise(raw))
    assert (again, same) == (document, diagnostics)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_blocks_are_well_formed(text):
    raw = read_bytes(("老街\n" + text).encode(), "case.txt")
    document, diagnostics = recover(normalise(raw))
    last = len(text.splitlines()) + 1
    for article in document.articles:
        assert article.blocks
        for block in article.blocks:
            assert block.text.strip()
            assert (block.level is None) == (block.kind is not Kind.HEADING)
            assert block.lines and all(1 <= a <= b <= last + 1 for a, b in block.lines)
    assert all(d.code.startswith("S") and d.lines for d in diagnostics)
