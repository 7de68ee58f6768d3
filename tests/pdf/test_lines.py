"""Where the glyphs of the finished PDF stand."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest

from publisher.layout import MM

CLOSING = "’”）》〉】〕』」｝］〗"
STOPS = "、，。．；：！？"
NO_START = set(CLOSING + STOPS + "…—～·‰％%℃,.;:!?)]}")
NO_END = set("‘“（《〈【〔『「｛［〖([{￥$№")
HALF = 0.5


def area(made, page: int) -> tuple[float, float]:
    """Where the text area of a page starts and ends."""
    layout = made.layout.page
    left = layout.left * MM
    label = made.pages.labels[page]
    if layout.mirrored and label.isdigit() and int(label) % 2 == 0:
        left = (layout.width - layout.left - layout.text_width) * MM
    return left, left + layout.text_width * MM


def column(made, line) -> int:
    """The column of the page that a line starts in."""
    left, right = area(made, line.glyphs[0].page)
    return int((line.left + HALF * line.size - left) / (right - left) * made.layout.page.columns)


def bare(text: str) -> str:
    return "".join(text.split())


def blocks(made):
    """The lines of each element in each column of each page."""
    found = defaultdict(list)
    for line in made.pages.lines(first=made.first):
        found[line.glyphs[0].page, line.glyphs[0].owner, column(made, line)].append(line)
    return found


def ink(line) -> float:
    """Where the line's last mark ends, its blank half left out."""
    last = line.glyphs[-1]
    return last.x1 - HALF * last.size if last.char in CLOSING + STOPS and last.x1 - last.x0 > 0.9 * last.size else last.x1


def running_on(made):
    """Pairs of lines of one block of which the second carries on the first."""
    for lines in blocks(made).values():
        for one, two in pairwise(lines):
            if one.y - two.y > 0.9 * one.size:
                yield one, two


def test_no_forbidden_mark_at_a_lines_start_or_end(made):
    for one, two in running_on(made):
        assert two.text[0] not in NO_START, (one.text, two.text)
        assert one.text[-1] not in NO_END, (one.text, two.text)


def test_no_line_leaves_its_measure(made):
    for line in made.pages.lines(first=made.first):
        left, right = area(made, line.glyphs[0].page)
        assert ink(line) <= right + HALF, line.text
        first = line.glyphs[0]
        inner = first.x0 + (HALF * first.size if first.char in NO_END else 0)
        assert inner >= left - HALF, line.text


def test_full_lines_end_flush(made):
    """Lines of justified blocks end at one edge: with their last mark's square or with its ink."""
    style = made.layout.styles["paragraph"]
    for lines in blocks(made).values():
        full = lines[:-1]
        if len(full) < 3 or abs(full[0].size - style.size) > 0.01 or full[0].glyphs[0].font != full[1].glyphs[0].font:
            continue
        edges = (full[0].right, ink(full[0]))
        off = [[line for line in full if min(abs(line.right - edge), abs(ink(line) - edge)) > HALF] for edge in edges]
        assert not min(off, key=len), [line.text for line in min(off, key=len)]


def test_no_gap_is_looser_than_a_quarter(made):
    for one, _ in running_on(made):
        if abs(one.size - made.layout.styles["paragraph"].size) > 0.01 or one.glyphs[0].font != one.glyphs[-1].font:
            continue
        for a, b in pairwise(one.glyphs):
            most = 0.34 if a.char.isascii() != b.char.isascii() else 0.26
            assert b.x0 - a.x1 <= most * one.size or " " in (a.char, b.char), (one.text, a.char, b.char)


def test_neighbouring_marks_leave_no_hole(made):
    for line in made.pages.lines(first=made.first):
        for a, b in pairwise(line.glyphs):
            if a.char in CLOSING and b.char in CLOSING + STOPS and a.size == b.size and a.x1 - a.x0 > 0.9 * a.size:
                assert b.x0 - a.x0 <= 0.78 * a.size, line.text


def test_gap_between_chinese_and_latin(made):
    for line in made.pages.lines(first=made.first):
        for a, b in pairwise(line.glyphs):
            if "一" <= a.char <= "鿿" and b.char.isascii() and b.char.isalnum() and a.size == b.size and not b.square:
                assert 0.12 * a.size <= b.x0 - a.x1 <= 0.34 * a.size, line.text


def test_paragraphs_leave_two_lines_at_a_page_break(made):
    if made.layout.page.lines:
        pytest.skip("an official document fills the page first")
    parts = defaultdict(dict)
    for (page, owner, place), lines in blocks(made).items():
        parts[owner][page, place] = len(lines)
    parted = [counts for counts in parts.values() if len(counts) > 1]
    assert all(min(counts.values()) >= 2 for counts in parted)


def test_a_heading_does_not_end_a_page_or_a_column(made):
    by_page = defaultdict(list)
    for line in made.pages.lines(first=made.first):
        by_page[line.glyphs[0].page, column(made, line)].append(line)
    headings = {bare(b.text) for article in made.document.articles for b in article.blocks[:-1] if b.kind == "heading"}
    for lines in by_page.values():
        assert bare(lines[-1].text) not in headings
