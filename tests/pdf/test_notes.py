"""Footnotes in the finished PDF: at the foot of the page that has their mark, whole, tagged, in the model's order when read aloud."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.layout import load_layout
from publisher.layout.fonts import load_fonts
from publisher.model import Article, Block, Document, DocumentKind, Kind, Metadata, NoteRef, Text
from publisher.render import Stamp
from publisher.render.pdf import render
from publisher.render.pdf.column import take
from publisher.render.pdf.ink import Foot, Row
from publisher.render.pdf.pages import Area

from .conftest import LAYOUTS
from .reading import Pages, read

MARKS = "①②③④⑤⑥⑦⑧⑨"
SENTENCE = "某某工作是一件大事，关系到全省的发展，要压实责任、细化措施，把各项任务落到实处。"
NOTE = "见《某某书》，某某出版社2018年版，第12页。"


def marked(mark: str, before: int = 3, after: int = 3) -> Block:
    return Block(Kind.PARAGRAPH, (Text(SENTENCE * before + "公共阅读空间"), NoteRef(mark), Text("，下同。" + SENTENCE * after)))


def note(mark: str, text: str = NOTE) -> Block:
    return Block.of(Kind.FOOTNOTE, mark + text)


def document(*blocks: Block) -> Document:
    return Document("x.txt", DocumentKind.TEXT, (Article((Block.of(Kind.TITLE, "题目"), *blocks)),), Metadata(title="题目"))


def make(layout: str, *blocks: Block) -> bytes:
    return render(document(*blocks), load_layout(layout, "zh-Hans"), load_fonts("zh-Hans", ignore_system=True), Stamp())


def size_of(layout: str) -> float:
    return load_layout(layout, "zh-Hans").styles["paragraph"].size


def pages_of(pages: Pages, char: str) -> list[int]:
    return [g.page for g in pages.glyphs if g.char == char and not g.artifact]


def whole(pages: Pages, blocks: list[Block]) -> None:
    said = "题目" + "".join(b.text for b in blocks)
    assert pages.read_aloud(first=pages.labels.index("1")) == said


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_note_stands_on_the_page_of_its_mark_below_the_text(layout):
    blocks = [marked(m, 2 + n % 3) for n, m in enumerate(MARKS)] + [note(m) for m in MARKS]
    pages = read(make(layout, *blocks))
    whole(pages, blocks)
    assert len({g.page for g in pages.glyphs}) > 1
    for mark in MARKS:
        small, own = sorted((g for g in pages.glyphs if g.char == mark), key=lambda g: -g.y)
        assert small.page == own.page
        rule = next(b for b in pages.bars if b[0] == own.page and b[3] == 60 and abs(b[1] - own.x0) < 30)
        body = [g for g in pages.glyphs if g.page == own.page and not g.artifact and g.size > size_of(layout) - 0.5]
        beside = [g.y for g in body if own.x0 - 30 < g.x0 < own.x0 + 200]
        assert own.y < rule[2] < min(beside)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_long_note_goes_on_at_the_foot_of_the_next_page(layout):
    blocks = [marked("①", 18, 20), marked("②", 3, 20), note("①", SENTENCE * 110), note("②")]
    pages = read(make(layout, *blocks))
    whole(pages, blocks)
    lines = [line for line in pages.lines(first=pages.labels.index("1")) if line.size < size_of(layout) - 0.5 and line.text[0] != "②"]
    parts = [[line for line in lines if line.glyphs[0].page == n] for n in sorted({line.glyphs[0].page for line in lines})]
    assert len(parts) > 1
    assert all(len(part) >= 2 for part in parts)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_note_longer_than_pages_ends(layout):
    blocks = [marked("①"), note("①", SENTENCE * 300)]
    whole(read(make(layout, *blocks)), blocks)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_note_without_a_mark_stays_where_it_stands(layout):
    blocks = [marked("①"), note("⑨"), Block.of(Kind.PARAGRAPH, SENTENCE), note("①")]
    pages = read(make(layout, *blocks))
    whole(pages, blocks)
    lines = [line.text for line in pages.lines(first=pages.labels.index("1"))]
    after = lines[next(n for n, line in enumerate(lines) if line.startswith("⑨")) + 1 :]
    assert (after[0][:4], after[-1][:4]) == (SENTENCE[:4], "①见《某")


def test_marks_that_start_anew_lead_each_to_its_own_note():
    blocks = [marked("①"), marked("①"), note("①", "甲"), marked("①", 20), note("①", "乙")]
    pages = read(make("book", *blocks))
    whole(pages, blocks)
    assert pages_of(pages, "甲") < pages_of(pages, "乙") == [max(pages_of(pages, "①"))]


def test_a_mark_is_a_reference_and_a_note_has_its_label():
    pdf = pikepdf.open(io.BytesIO(make("book", marked("①"), note("①"))))
    article = pdf.Root.StructTreeRoot.K[0].K[-1]
    paragraph, foot = list(article.K)[-2:]
    reference = next(k for k in paragraph.K if isinstance(k, pikepdf.Dictionary) and k.S == "/Reference")
    link = reference.K
    assert link.S == "/Link"
    assert [str(k.get("/S", k.get("/Type"))) for k in link.K] == ["/Lbl", "/OBJR"]
    assert foot.S == "/Note"
    assert [isinstance(k, pikepdf.Dictionary) and k.get("/S") == "/Lbl" for k in foot.K][:2] == [True, False]
    assert "/ID" in foot


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_mark_is_a_link_to_its_note(layout):
    blocks = [marked(m, 2 + n % 3) for n, m in enumerate(MARKS)] + [note(m) for m in MARKS]
    data = make(layout, *blocks)
    pdf, pages = pikepdf.open(io.BytesIO(data)), read(data)
    first = pages.labels.index("1")
    links = [(n, a) for n, page in enumerate(pdf.pages) if n >= first for a in page.get("/Annots", [])]
    assert len(links) == len(MARKS)
    for (number, annotation), mark in zip(links, MARKS, strict=True):
        small, own = sorted((g for g in pages.glyphs if g.char == mark), key=lambda g: -g.y)
        left, low, right, high = (float(v) for v in annotation.Rect)
        assert (left, right) == (pytest.approx(small.x0, abs=0.5), pytest.approx(small.x1, abs=0.5))
        assert low < small.y < high
        assert annotation.Dest[0].objgen == pdf.pages[own.page].objgen
        assert number == small.page
        assert own.y < float(annotation.Dest[3]) < own.y + 40
        assert str(annotation.Contents) == f"注释 {mark}"


@pytest.mark.parametrize("layout", ["periodical", "book"])
def test_a_title_is_named_elsewhere_without_its_mark(layout):
    blocks = [Block(Kind.HEADING, (Text("一、怎样写"), NoteRef("①")), level=1), *[marked("②", 40)] * 2, note("①")]
    data = make(layout, *blocks)
    assert [g.page for g in read(data).glyphs if g.char == "①"] == [read(data).labels.index("1")] * 2
    with pikepdf.open(io.BytesIO(data)).open_outline() as outline:
        assert [kid.title for kid in outline.root[0].children] == ["一、怎样写"]


def test_the_colophon_stays_at_the_very_foot():
    blocks = [marked("①"), note("①"), Block.of(Kind.CC, "抄送：某某办公厅。")]
    pages = read(make("official", *blocks))
    drops = {line.text[:1]: line.y for line in pages.lines() if line.size < 15}
    assert drops["①"] > drops["抄"]
    assert len(pages.labels) == 1


BLOCKS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), min_size=1, max_size=9)


@settings(max_examples=25, deadline=None)
@given(BLOCKS, st.sampled_from(LAYOUTS))
def test_nothing_is_lost_however_long_text_and_notes_are(sizes, layout):
    blocks = [marked(m, size) for m, (size, _) in zip(MARKS, sizes, strict=False)]
    blocks += [note(m, SENTENCE * size) for m, (_, size) in zip(MARKS, sizes, strict=False)]
    whole(read(make(layout, *blocks)), blocks)


def test_white_space_at_a_pages_end_takes_no_room_from_the_notes():
    gap, text = Row(20.0, gap=True), [Row(15.0, index=n, count=6) for n in range(6)]
    text[5].notes = (Foot("①", [Row(12.0)]),)
    head = Row(15.0)
    column = take([*text, gap, head], 0, 8, Area(120.0), 120.0, 120.0, [], force=True)
    assert column.stop <= 7 and len(column.notes) == 2 and not column.left


def test_a_small_table_stands_on_one_page():
    rows = [Block(Kind.TABLE_ROW, (Text(row),), group=1) for row in ("品名\t处理", "陈皮\t停用", "甘草\t封存", "葡萄糖\t封存")]
    for lines in range(8, 14):
        pages = read(make("official", *(Block.of(Kind.PARAGRAPH, SENTENCE * 2) for _ in range(lines)), *rows))
        assert len({page for name in ("陈皮", "甘草", "葡萄糖") for page in pages_of(pages, name[0])}) == 1
