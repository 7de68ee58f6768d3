"""Two columns in the finished PDF: one measure, one grid, even at an article's end, heads and tables over both."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.layout import MM, load_layout
from publisher.layout.fonts import load_fonts
from publisher.model import Article, Block, Document, DocumentKind, Kind, Metadata, NoteRef, Text
from publisher.render import Stamp
from publisher.render.pdf import render

from .conftest import make
from .reading import Pages, read

SENTENCE = "某某工作是一件大事，关系到全省的发展，要压实责任、细化措施，把各项任务落到实处。"
CAPTION = "某某表，题目写得长些，好看出它也是跨两栏的，所以要写到三十多个字，才能过了中线"
TITLE = "一篇文章的题目长得一栏放不下"
LAYOUT = load_layout("periodical", "zh-Hans")
LEFT, SIZE, PITCH = LAYOUT.page.left * MM, LAYOUT.styles["paragraph"].size, LAYOUT.styles["paragraph"].leading
MIDDLE = LEFT + LAYOUT.page.text_width * MM / 2


def made(*blocks: Block) -> Pages:
    document = Document("x.txt", DocumentKind.PERIODICAL, (Article((Block.of(Kind.TITLE, TITLE), *blocks)),), Metadata(title="刊名"))
    pages = read(render(document, LAYOUT, load_fonts("zh-Hans", ignore_system=True), Stamp()))
    said = TITLE + "".join(b.text for b in blocks)
    assert pages.read_aloud(first=pages.labels.index("1")) == said.replace("\t", "")
    return pages


def body(pages: Pages):
    """The lines of the body's size, by page and column."""
    found = defaultdict(list)
    for line in pages.lines(first=pages.labels.index("1")):
        if abs(line.size - SIZE) < 0.01:
            found[line.glyphs[0].page, int(line.left > MIDDLE)].append(line)
    return found


def prose(count: int) -> list[Block]:
    return [Block.of(Kind.PARAGRAPH, SENTENCE * 5) for _ in range(count)]


@pytest.mark.parametrize("count", [1, 2, 5, 9, 14, 20])
def test_columns_are_even_at_the_end(count):
    lines = body(made(*prose(count)))
    last = max(page for page, _ in lines)
    assert 0 <= len(lines[last, 0]) - len(lines[last, 1]) <= 3


def test_lines_stand_on_one_grid_side_by_side():
    first, second = Block.of(Kind.HEADING, "一、怎样写", level=1), Block.of(Kind.HEADING, "（一）先写", level=2)
    blocks = [*prose(3), first, *prose(4), second, *prose(11)]
    lines = body(made(*blocks))
    for page in {page for page, _ in lines}:
        left, right = ([line.y for line in lines[page, n]] for n in (0, 1))
        off = [(y - left[0]) / PITCH for y in (*left, *right)]
        assert right
        assert off == pytest.approx([round(steps) for steps in off], abs=0.01)


def test_a_column_is_a_whole_number_of_characters():
    lines = body(made(*prose(9)))
    full = {round(line.right - line.left, 1) for column in lines.values() for line in column if line.text[-1] not in "，。、"}
    assert max(full) == pytest.approx(22 * SIZE, abs=0.6)
    assert all(line.right < MIDDLE for (_, column), found in lines.items() for line in found if not column)


def test_head_and_table_go_over_both_columns():
    rows = [Block.of(Kind.TABLE_ROW, row, group=1) for row in ("甲\t乙\t丙", "1\t2\t3", "4\t5\t6")]
    pages = made(*prose(4), Block.of(Kind.CAPTION, CAPTION), *rows, *prose(3))
    first = pages.labels.index("1")
    title = next(line for line in pages.lines(first=first) if line.text == TITLE)
    assert title.left < MIDDLE < title.right
    caption = next(line for line in pages.lines(first=first) if line.text.startswith(CAPTION))
    assert caption.left < MIDDLE < caption.right
    rule = next(b for b in pages.bars if b[4] == pytest.approx(0.9, abs=0.01) and b[2] < caption.y)
    assert rule[3] == pytest.approx(LAYOUT.page.text_width * MM, abs=0.1)
    above = [line for (page, _), found in body(pages).items() for line in found if page == caption.glyphs[0].page and line.y > caption.y]
    assert min(line.y for line in above) > caption.y + SIZE


ANY = (Kind.PARAGRAPH, Kind.HEADING, Kind.TITLE, Kind.TABLE_ROW, Kind.CAPTION, Kind.QUOTE, Kind.EDITOR_NOTE, Kind.SIGNATURE)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ANY), st.integers(1, 60), st.booleans()), max_size=14))
def test_nothing_is_lost_and_nothing_changes_place(parts):
    """Any kinds of any length, with marks and notes among them; notes come last in the model and at the foot in print."""
    blocks, notes = [], []
    for n, (kind, size, noted) in enumerate(parts):
        mark = chr(ord("①") + n)
        text = SENTENCE * (size if kind in (Kind.PARAGRAPH, Kind.QUOTE) else 1)
        noted = noted and kind is not Kind.TABLE_ROW
        blocks.append(Block(kind, (Text(text), NoteRef(mark)) if noted else (Text(text),), level=1, group=1))
        notes += [Block.of(Kind.FOOTNOTE, mark + SENTENCE * (size % 9 + 1))] if noted else []
    pages = made(*blocks, *notes)
    for note in notes:
        small, own = (next(g for g in found if g.char == note.text[0]) for found in (pages.glyphs, reversed(pages.glyphs)))
        assert 0 <= own.page - small.page <= 1


def test_short_articles_follow_one_another():
    """An issue of news leaves hardly a page half empty, and never a head at the foot of one."""
    made = make("004", "as-is", "periodical")
    foot = (LAYOUT.page.height - LAYOUT.page.top - LAYOUT.page.text_height) * MM
    lowest = defaultdict(lambda: LAYOUT.page.height * MM)
    for line in made.pages.lines(first=made.first):
        lowest[line.glyphs[0].page] = min(lowest[line.glyphs[0].page], line.y)
    assert len([y for y in lowest.values() if y > foot + 0.55 * LAYOUT.page.text_height * MM]) <= 1
    assert len(made.pages.labels) - made.first < 1.6 * len(made.document.articles)
