"""Vertical setting: lines from the top down and right to left, vertical forms, Latin across, short figures upright in one square."""

from __future__ import annotations

import io
import re
import subprocess

import pikepdf
import pytest
import uharfbuzz as hb

from publisher.layout import MM, load_layout
from publisher.layout.fonts import load_fonts
from publisher.model import Article, Block, Document, DocumentKind, Kind, Metadata
from publisher.render import Stamp
from publisher.render.pdf import render
from publisher.render.pdf.upright import short_figures

from .conftest import VERTICAL
from .reading import Pages, read

LANGUAGE = "zh-Hant-TW"
TITLE = "一部直排的書"
TEXT = "他說：「《某某條例》（修訂）要抓緊落實。」2018年5月1日起，12家企業、123個合作社、30%的農戶參加了GDP核算——大家問道……"


def made(layout: str, *texts: str) -> bytes:
    blocks = (Block.of(Kind.TITLE, TITLE), *(Block.of(Kind.PARAGRAPH, text) for text in texts))
    document = Document("x.txt", DocumentKind.TEXT, (Article(blocks),), Metadata(title=TITLE, language=LANGUAGE))
    return render(document, load_layout(layout, LANGUAGE), load_fonts(LANGUAGE, ignore_system=True), Stamp())


def page_one(pages: Pages):
    return [line for line in pages.lines(first=pages.labels.index("1")) if line.text != TITLE]


@pytest.mark.parametrize(("text", "found"), [
    ("5月12日", ["5", "12"]), ("第1、第2", ["1", "2"]), ("2018年", []), ("123個", []), ("30%的", []), ("3.5倍", []), ("A4紙", []),
    ("10:30", []), ("1-2號", []), ("1949—1999年", []),
])
def test_which_figures_stand_upright(text, found):
    assert [text[a:b] for a, b in short_figures(text)] == found


@pytest.mark.parametrize("layout", VERTICAL)
def test_figures_fill_one_square_and_longer_ones_lie_across(layout):
    lines = page_one(read(made(layout, TEXT)))
    square = "".join(g.char for line in lines for g in line.glyphs if g.square)
    assert square == "5112"
    for line in lines:
        for g in line.glyphs:
            if g.char == "年":
                before = line.glyphs[line.glyphs.index(g) - 1]
                assert before.char == "8" and g.x0 - before.x1 == pytest.approx(0.25 * g.size, abs=0.15 * g.size)
            if g.char in "月":
                before = line.glyphs[line.glyphs.index(g) - 1]
                assert before.square and abs(g.x0 - before.x1) < 0.26 * g.size


@pytest.mark.parametrize("layout", VERTICAL)
def test_lines_run_down_from_the_right(layout):
    data = made(layout, TEXT * 8)
    pages = read(data)
    page = load_layout(layout, LANGUAGE).page
    assert pages.sizes[0] == (pytest.approx(page.height * MM, abs=0.1), pytest.approx(page.width * MM, abs=0.1))
    lines = [line for line in page_one(pages) if line.glyphs[0].page == pages.labels.index("1")]
    assert len(lines) > 5
    assert lines[0].y > lines[1].y > lines[2].y
    assert all(line.left >= page.top * MM - 8 for line in lines)
    assert str(pikepdf.open(io.BytesIO(data)).Root.ViewerPreferences.Direction) == "/R2L"


@pytest.mark.parametrize("layout", VERTICAL)
def test_marks_take_their_vertical_forms(layout):
    """The drawings of brackets are wider than high, of dashes higher than wide; a comma and a full stop keep to their square's middle."""
    pdf = pikepdf.open(io.BytesIO(made(layout, TEXT)))
    page = pdf.pages[-1]
    found = {}
    for font in page.Resources.Font.values():
        if str(font.Encoding) != "/Identity-V":
            continue
        inner = font.DescendantFonts[0]
        drawn = hb.Font(hb.Face(inner.FontDescriptor.FontFile2.read_bytes()))
        glyphs = inner.CIDToGIDMap.read_bytes()
        for code, said in re.findall(r"<([0-9a-f]{4})> <([0-9a-f]{4})>\n", font.ToUnicode.read_bytes().decode()):
            at, char = 2 * int(code, 16), bytes.fromhex(said).decode("utf-16-be")
            box = drawn.get_glyph_extents(int.from_bytes(glyphs[at : at + 2], "big"))
            found[char] = (abs(box.width), abs(box.height), box.x_bearing + box.width / 2, box.y_bearing + box.height / 2)
    for mark in "（）《》":
        assert found[mark][0] > found[mark][1], mark
    for mark in "—…":
        assert found[mark][1] > found[mark][0], mark
    for mark in "，。":
        assert (found[mark][2], found[mark][3]) == (pytest.approx(500, abs=90), pytest.approx(380, abs=90)), mark


@pytest.mark.parametrize("layout", VERTICAL)
def test_a_reader_finds_figures_and_latin_where_they_stand(layout, tool, tmp_path):
    path = tmp_path / "edition.pdf"
    path.write_bytes(made(layout, TEXT))
    text = subprocess.run([tool("pdftotext", "the copied text"), str(path), "-"], capture_output=True, check=True).stdout.decode()
    said = "".join(text.split())
    for phrase in ("2018年5月1日起，12家企業", "30%的農戶", "了GDP核算"):
        assert phrase in said


def test_a_vertical_book_is_bound_at_the_right():
    """The inner margin is the right one of odd pages and the left one of even pages; page numbers stand outside."""
    layout = load_layout("vertical", LANGUAGE)
    pages, page, style = read(made("vertical", TEXT * 60)), layout.page, layout.styles["paragraph"]
    inner, outer = page.left * MM, (page.width - page.left - page.text_width) * MM
    for number, right in ((2, outer), (3, inner)):
        at = pages.labels.index(str(number))
        edge = max(line.y for line in page_one(pages) if line.glyphs[0].page == at) + 0.38 * style.size + style.leading / 2
        assert page.width * MM - edge == pytest.approx(right, abs=0.1)
        shown = next(g for g in pages.glyphs if g.page == at and g.artifact and g.char == str(number))
        assert (shown.x0 < page.width * MM / 2) == (number == 3)
