"""Two columns that an extraction wrote line by line in turn come apart again, in a text long enough to know its own words."""

from __future__ import annotations

import re
from pathlib import Path

from publisher.normalise import normalise
from publisher.read import read_bytes
from publisher.structure import recover
from publisher.structure.columns import part_columns

ROOT = Path(__file__).resolve().parents[2]

MEASURE = 22
PAGE = 40


def wrapped(text: str) -> list[str]:
    rows, row, room = [], "", MEASURE - 2
    for char in text:
        if len(row) == room:
            keep = char in "，。、；：！？”）》"
            rows.append(row[:-1] if keep else row)
            row, room = (row[-1] if keep else ""), MEASURE
        row += char
    return [*rows, row]


def paragraphs() -> list[str]:
    lines = (ROOT / "seeds" / "001_38f43b995e6f91b4.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if len(line) > 60 and re.fullmatch(r"[^A-Za-z0-9]*。", line)]


def test_interleaved_columns_are_read_one_after_the_other():
    wanted = paragraphs()
    rows = [row for text in wanted for row in wrapped(text)]
    pages = []
    for start in range(0, len(rows), 2 * PAGE):
        left, right = rows[start : start + PAGE], rows[start + PAGE : start + 2 * PAGE]
        pages.append("\n\n".join(row for k in range(len(left)) for row in left[k : k + 1] + right[k : k + 1]))
    document, told = recover(normalise(read_bytes("\n\f".join(pages).encode(), "case.txt")))
    got = [block.text for article in document.articles for block in article.blocks]
    assert len(set(wanted) & set(got)) >= 0.5 * len(wanted)
    assert "read apart" in next(doubt for doubt in told if doubt.code == "S3").message


def mixed_doubts(order: list[str]) -> list[str]:
    _, told = recover(normalise(read_bytes("\n\n".join(order).encode(), "case.txt")))
    return [doubt.message for doubt in told if doubt.code == "S3"]


def test_runs_of_two_columns_in_turn_are_told_of():
    """Where the columns end a paragraph side by side nothing tells which goes on with which: the page stays as it is, with a doubt."""
    rows = [row for text in paragraphs() for row in wrapped(text)]
    left, right = rows[:PAGE], rows[PAGE : 2 * PAGE]
    runs = [row for k in range(0, PAGE, 3) for row in left[k : k + 3] + right[k : k + 3]]
    assert mixed_doubts(runs) == ["lines of two columns stand in turn on this page: left as they stand"]
    assert not mixed_doubts(left + right)


def test_indents_are_counted_from_the_edge_of_the_lines_around():
    """As `pdftotext -layout` writes columns: what stands left of a line may shift it, and the lines after it, by two places."""
    own = [row for text in paragraphs() for row in ("  " + wrapped(text)[0], *wrapped(text)[1:])]
    left, right = own[:PAGE], own[PAGE : 2 * PAGE]
    shift = [0] * 15 + [2] * 25
    page = [a.ljust(MEASURE + 6) + " " * s + b for a, b, s in zip(left, right, shift, strict=True)]
    parted = part_columns(read_bytes("\n".join(page).encode(), "case.txt"))
    assert [line.text for line in parted.lines] == [row.strip() for row in left + right]
    assert [line.indent > 0 for line in parted.lines] == [row.startswith(" ") for row in left + right]


def test_a_head_that_ends_before_the_gutter_parts_the_articles_above_and_below():
    own = [row for text in paragraphs() for row in ("  " + wrapped(text)[0], *wrapped(text)[1:])]
    first, second = own[:20], own[20:40]

    def beside(lines: list[str]) -> list[str]:
        half = len(lines) // 2
        return [a.ljust(MEASURE + 6) + b for a, b in zip(lines[:half], lines[half:], strict=True)]

    page = [*beside(first), "", "", "老街书屋的早晨", "开门以前的一个小时", "", *beside(second)]
    parted = part_columns(read_bytes("\n".join(page).encode(), "case.txt"))
    wanted = [*first, "老街书屋的早晨", "开门以前的一个小时", *second]
    assert [line.text for line in parted.lines] == [row.strip() for row in wanted]
