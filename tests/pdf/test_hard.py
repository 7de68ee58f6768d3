"""Text that does not fit: a table wider than the page, a word longer than a line. It comes out whole and inside the text area."""

from __future__ import annotations

import pytest

from publisher.layout import MM, load_layout
from publisher.model import Block, Kind

from .conftest import LAYOUTS, VERTICAL
from .reading import read
from .test_file import make, of

WIDE = ["\t".join(f"第{n}列某某某某某某" for n in range(40)), "\t".join("1234567890" for _ in range(40)), "合计\t12"]
WORDS = ["Pneumonoultramicroscopicsilicovolcanoconiosis" * 6, "https://www.example.com/" + "abcdefgh/" * 40, "8" * 400, "某某" + "=" * 300]


def inside(data: bytes, layout_name: str) -> None:
    """Check that all that is said stands in the text area, half a point aside."""
    page = load_layout(layout_name, "zh-Hans").page
    width = (page.text_height if page.vertical else page.text_width) * MM
    pages = read(data)
    lines = pages.lines(first=pages.labels.index("1"))
    # Where pages are mirrored their left edges differ.
    by_page: dict[int, list[float]] = {}
    for line in lines:
        by_page.setdefault(line.glyphs[0].page, []).extend((line.glyphs[0].x0, line.glyphs[-1].x1))
    for edges in by_page.values():
        assert max(edges) - min(edges) <= width + 0.5


@pytest.mark.parametrize("layout", (*LAYOUTS, *VERTICAL))
def test_a_table_wider_than_the_page(layout):
    data = make(of(*(Block.of(Kind.TABLE_ROW, row, group=1) for row in WIDE)), layout)
    assert read(data).read_aloud(first=read(data).labels.index("1")) == "".join(WIDE).replace("\t", "")
    inside(data, layout)


@pytest.mark.parametrize("layout", (*LAYOUTS, *VERTICAL))
@pytest.mark.parametrize("word", WORDS, ids=("word", "address", "figure", "signs"))
def test_a_word_longer_than_a_line(word, layout):
    text = f"这里有一个很长的词{word}，后面还有字。"
    data = make(of(Block.of(Kind.PARAGRAPH, text)), layout)
    assert read(data).read_aloud(first=read(data).labels.index("1")) == text
    inside(data, layout)
