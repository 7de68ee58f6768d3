"""The file around the pages: bytes, outline, labels, metadata, structure tree."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from publisher.diagnostics import FontError
from publisher.layout import MM, load_layout
from publisher.layout.fonts import load_fonts
from publisher.model import Article, Block, Document, DocumentKind, Kind, Metadata
from publisher.render import Stamp
from publisher.render.pdf import heading_pages, render

from .conftest import LAYOUTS
from .reading import read
from .sample import sample

STAMP = Stamp(datetime(2021, 3, 5, 8, 30, tzinfo=UTC), "1.2")


def make(document: Document, layout: str = "official", language: str = "zh-Hans") -> bytes:
    return render(document, load_layout(layout, language), load_fonts(language, ignore_system=True), STAMP)


def of(*blocks: Block, **metadata) -> Document:
    return Document("x.txt", DocumentKind.NOTICE, (Article(blocks),), Metadata(**metadata))


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_same_input_same_bytes_in_any_process(layout):
    code = (
        "import hashlib; from tests.pdf.test_file import make; from tests.pdf.sample import sample;"
        f"print(hashlib.sha256(make(sample(), {layout!r})).hexdigest())"
    )
    here = hashlib.sha256(make(sample(), layout)).hexdigest()
    other = {**os.environ, "PYTHONHASHSEED": "7"}
    there = subprocess.run([sys.executable, "-c", code], env=other, capture_output=True, text=True, check=True)
    assert there.stdout.strip() == here


def test_the_id_goes_by_the_content():
    one, two = of(Block.of(Kind.PARAGRAPH, "天地玄黄")), of(Block.of(Kind.PARAGRAPH, "宇宙洪荒"))
    assert opened(make(one)).trailer.ID[0] == opened(make(one)).trailer.ID[0]
    assert opened(make(one)).trailer.ID[0] != opened(make(two)).trailer.ID[0]


def test_metadata_agree_in_both_places():
    document = of(Block.of(Kind.PARAGRAPH, "正文"), title="某某通知", author=("张三", "李四"), language="zh-Hans", description="说明")
    pdf = opened(make(document))
    assert str(pdf.docinfo.Title) == "某某通知"
    assert str(pdf.docinfo.Author) == "张三、李四"
    assert str(pdf.docinfo.CreationDate).startswith("D:20210305083000")
    assert str(pdf.Root.Lang) == "zh-Hans"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as packet:
        assert packet["dc:title"] == "某某通知"
        assert packet["pdfuaid:part"] == "1"
        assert (packet["pdfaid:part"], packet["pdfaid:conformance"]) == ("2", "A")
        assert packet["xmp:CreateDate"] == "2021-03-05T08:30:00+00:00"


def test_outline_has_all_levels_and_goes_to_its_page():
    pdf = opened(make(sample(), "periodical"))
    with pdf.open_outline() as outline:
        titles = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert titles[0] == ("某某省人民政府关于印发《某某办法》□■∶与’’的通知", ["一、表格"])
    assert titles[1] == ("提振精气神 书写新篇章", ["怎样写"])


def test_labels_are_the_printed_numbers():
    assert read(make(sample(), "periodical")).labels[:4] == ["封面", "i", "1", "2"]
    assert read(make(sample(), "book")).labels[:6] == ["书名页", "版本说明", "i", "ii", "1", "2"]
    assert read(make(sample())).labels[:2] == ["1", "2"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_headings_do_not_skip_a_level(layout):
    pdf, last = opened(make(sample(), layout)), 0
    for tag in tags(pdf):
        if tag[0] == "H" and tag[1:].isdigit():
            assert int(tag[1:]) <= last + 1
            last = int(tag[1:])
    assert last


def tags(pdf: pikepdf.Pdf) -> list[str]:
    found, todo = [], [pdf.Root.StructTreeRoot.K[0]]
    while todo:
        element = todo.pop()
        found.append(str(element.S)[1:])
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, pikepdf.Array) else [kids]
        todo += [k for k in reversed(list(kids)) if isinstance(k, pikepdf.Dictionary) and "/S" in k]
    return found


def test_structure_follows_the_model():
    found = tags(opened(make(sample(), "periodical")))
    for tag in ("H1", "H2", "P", "L", "LI", "LBody", "Table", "TR", "TH", "TD", "BlockQuote", "Note", "TOC", "TOCI", "Link"):
        assert tag in found


@pytest.mark.parametrize(("layout", "number"), [("periodical", r"^\d+(?=\D)"), ("book", r"\d+$")])
def test_links_of_the_contents_go_to_the_page_they_name(layout, number):
    data = make(sample(), layout)
    pdf, labels = opened(data), read(data).labels
    pages = {page.objgen: label for page, label in zip(pdf.pages, labels, strict=True)}
    at = labels.index("i")
    listed = "\n".join(line.text for line in read(data).lines() if line.glyphs[0].page == at)
    printed = re.findall(number, listed, re.M)
    assert list(dict.fromkeys(pages[a.Dest[0].objgen] for a in pdf.pages[at].Annots)) == list(dict.fromkeys(printed))
    assert len(printed) == (3 if layout == "periodical" else 5)


NEXT_TO_NOTHING = [(), (Block.of(Kind.PARAGRAPH, ""),), (Block.of(Kind.TABLE_ROW, "\t\t", group=1),), (Block.of(Kind.TITLE, "天"),)]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("blocks", NEXT_TO_NOTHING, ids=range(4))
def test_next_to_nothing_still_makes_a_file(layout, blocks):
    assert len(opened(make(of(*blocks), layout)).pages) >= 1


def test_a_character_no_face_has_is_named():
    with pytest.raises(FontError, match="U\\+12000"):
        make(of(Block.of(Kind.PARAGRAPH, "天\U00012000地")))


HARD = [
    "天" * 5000, "w" * 3000, "8" * 2000, "，" * 300, "“" * 100, "天\n地", "\u3000\u3000天地　玄黄", "A\tB", " ",
    "\u200b", "天\u2028地\u00a0玄\u2003黄",
]
KINDS = [k for k in Kind if k not in (Kind.IMPRINT, Kind.FURNITURE)]


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
@pytest.mark.parametrize("kind", KINDS)
def test_any_text_in_any_kind_comes_out_whole(kind, text):
    data = make(of(Block.of(kind, text, level=1)))
    assert "".join(read(data).text().split()) == "".join(text.replace("\u200b", "").split())


def test_a_cell_longer_than_a_page_runs_on():
    cell = "某某某某某某某某某某，" * 200
    data = make(of(*(Block.of(Kind.TABLE_ROW, row, group=1) for row in ("甲\t乙\t丙", f"1\t{cell}\t2", "3\t4\t5"))))
    pages = read(data)
    assert len(pages.labels) > 1
    assert sorted(pages.text()) == sorted("甲乙丙1" + cell + "2345")


def test_page_number_of_the_standard():
    """GB/T 9704—2012, 7.5: between two 一字线, these 7 mm under the text area, right with one 字 free on odd pages, left on even ones."""
    pages = read(make(sample()))
    for number in (0, 1):
        line = [g for g in pages.glyphs if g.artifact and g.page == number]
        assert "".join(g.char for g in line) == f"—{number + 1}—"
        dash = 841.89 - line[0].y - 0.38 * 14
        assert dash == pytest.approx((37 + 225 + 7) * MM, abs=0.6)
        if number:
            assert line[0].x0 == pytest.approx((26 * MM) + 14, abs=0.6)
        else:
            assert line[-1].x1 == pytest.approx((28 + 156) * MM - 14, abs=0.6)


def test_official_lines_stand_on_the_grid():
    document = of(*(Block.of(Kind.PARAGRAPH, "某某工作，事关全局。" * 30) for _ in range(4)))
    pages, pitch = read(make(document)), 225 * MM / 22
    per_page = {}
    for line in pages.lines():
        per_page.setdefault(line.glyphs[0].page, []).append(841.89 - line.y - 37 * MM)
    assert len(per_page[0]) == 22
    for drops in per_page.values():
        for n, drop in enumerate(drops):
            assert drop == pytest.approx(n * pitch + pitch / 2 + 0.38 * 15.79, abs=0.3)


def test_masthead_rule_and_number():
    """7.2.4-7.2.7: the mark's top 35 mm below the text area's, the red rule as wide as the text area, 4 mm under the number."""
    pages = read(make(sample()))
    lines = pages.lines()
    mark, number = lines[0], lines[1]
    assert 841.89 - mark.y - 0.88 * mark.size == pytest.approx((37 + 35) * MM, abs=0.6)
    assert mark.left == pytest.approx(28 * MM, abs=8)
    bar = next(b for b in pages.bars if b[0] == 0)
    assert bar[3] == pytest.approx(156 * MM, abs=0.1)
    assert number.y - 0.12 * number.size - (bar[2] + bar[4]) == pytest.approx(4 * MM, abs=0.6)


def test_signature_and_date():
    """7.3.5.2: the date's first character 2 字 right of the signature's first; a longer date keeps 2 字 free and the signature moves."""

    def signed(by: str, on: str):
        return read(make(of(Block.of(Kind.PARAGRAPH, "正文。"), Block.of(Kind.SIGNATURE, by), Block.of(Kind.DATE, on)))).lines()

    short, long = signed("某某省人民政府办公厅", "2021年3月5日"), signed("某某局", "2021年12月15日")
    right = (28 + 156) * MM
    assert short[-2].right == pytest.approx(right - 2 * 15.79, abs=0.5)
    assert short[-1].left - short[-2].left == pytest.approx(2 * 15.79, abs=0.5)
    assert long[-1].right == pytest.approx(right - 2 * 15.79, abs=0.5)
    assert long[-1].left - long[-2].left == pytest.approx(2 * 15.79, abs=0.5)


def test_colophon_at_the_foot():
    """7.4: at the foot of the text area, outer rules 0.35 mm and inner 0.25 mm, as wide as the text area."""
    pages = read(make(sample()))
    last = len(pages.labels) - 1
    bars = [b for b in pages.bars if b[0] == last]
    assert [round(b[4] / MM, 2) for b in bars] == [0.35, 0.25, 0.35]
    assert all(b[3] == pytest.approx(156 * MM, abs=0.1) for b in bars)
    assert bars[-1][2] == pytest.approx(841.89 - (37 + 225) * MM, abs=0.5)


def test_letter_form():
    """10.1: mark 30 mm from the page's top, red double rules of 170 mm, number flush right, no number on the first page."""
    text = [Block.of(Kind.PARAGRAPH, "某某工作，事关全局。" * 60) for _ in range(2)]
    head = [Block.of(Kind.MASTHEAD, "某某省人民政府办公厅"), Block.of(Kind.DOCNUMBER, "某政办函〔2021〕3号"), Block.of(Kind.TITLE, "复函")]
    pages = read(make(of(*head, *text)))
    mark, number = pages.lines()[:2]
    assert 841.89 - mark.y - 0.88 * mark.size == pytest.approx(30 * MM, abs=0.6)
    bars = [b for b in pages.bars if b[0] == 0]
    assert [b[3] for b in bars] == [pytest.approx(170 * MM, abs=0.1)] * 4
    assert all(b[1] == pytest.approx(20 * MM, abs=0.1) for b in bars)
    assert min(b[2] for b in bars) == pytest.approx(20 * MM, abs=0.1)
    assert number.right == pytest.approx((28 + 156) * MM, abs=0.6)
    assert not [g for g in pages.glyphs if g.artifact and g.page == 0]
    assert [g.char for g in pages.glyphs if g.artifact and g.page == 1] == ["—", "2", "—"]


def test_traditional_edition_says_so():
    document = replace(sample(), metadata=Metadata(title="某某通知", language="zh-Hant-TW"))
    pdf = opened(make(document, "periodical", "zh-Hant-TW"))
    assert str(pdf.Root.Lang) == "zh-Hant-TW"


def test_cff_outlines(tool, tmp_path):
    """A system face with CFF outlines: embedded as such, and two characters of one drawing still copy back as two."""
    face = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
    if not face.is_file():
        pytest.skip("no CFF face on this system: embedding of CFF not checked")
    program = tool("pdftotext", "the copied text")
    fonts = load_fonts("zh-Hans", overrides={"song": face}, ignore_system=True)
    document = of(Block.of(Kind.PARAGRAPH, "⼀是部首，一是数字，𠀡有四字节。2018年。"))
    path = tmp_path / "edition.pdf"
    path.write_bytes(render(document, load_layout("book", "zh-Hans"), fonts, STAMP))
    pdf = pikepdf.open(path)
    assert any("/FontFile3" in font.DescendantFonts[0].FontDescriptor for font in pdf.pages[0].Resources.Font.values())
    text = subprocess.run([program, str(path), "-"], capture_output=True, check=True).stdout.decode()
    assert "⼀是部首，一是数字，𠀡有四字节。2018年。" in text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_heading_pages_are_those_of_the_bookmarks(layout):
    document = sample()
    found = heading_pages(document, load_layout(layout, "zh-Hans"), load_fonts("zh-Hans", ignore_system=True))
    data = make(document, layout)
    pdf, labels = opened(data), read(data).labels
    numbers = {page.objgen: label for page, label in zip(pdf.pages, labels, strict=True)}
    printed: list[tuple[str, str]] = []

    def walk(items):
        for item in items:
            printed.append((item.title, numbers[item.destination[0].objgen]))
            walk(item.children)

    with pdf.open_outline() as outline:
        walk(outline.root)
    assert [(document.articles[a].blocks[b].text, place.page) for (a, b), place in found.items()] == printed
    assert len(printed) > 6


def test_a_page_opens_with_an_article_only_where_nothing_stands_before_it():
    text = Block.of(Kind.PARAGRAPH, "读书活动由各级工会组织，注重实效。" * 160)
    before = Article((Block.of(Kind.PARAGRAPH, "没有标题的一段话。"),))
    articles = (before, Article((Block.of(Kind.TITLE, "第一篇"), text)), Article((Block.of(Kind.TITLE, "第二篇"), text)))
    document = Document("x", DocumentKind.PERIODICAL, articles, Metadata(title="刊"))
    found = heading_pages(document, load_layout("periodical", "zh-Hans"), load_fonts("zh-Hans", ignore_system=True))
    assert {place: printed.opens for place, printed in found.items()} == {(1, 0): False, (2, 0): True}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_heading_pages_are_found_without_drawing(layout, monkeypatch):
    expected = heading_pages(sample(), load_layout(layout, "zh-Hans"), load_fonts("zh-Hans", ignore_system=True))
    monkeypatch.delattr("publisher.render.pdf.compose.draw")
    monkeypatch.delattr("publisher.render.pdf.compose.draw_down")
    assert heading_pages(sample(), load_layout(layout, "zh-Hans"), load_fonts("zh-Hans", ignore_system=True)) == expected


def test_a_word_file_loads_no_reportlab(tmp_path):
    source = tmp_path / "a.txt"
    source.write_text("通知\n\n请各单位做好这项工作。\n", encoding="utf-8")
    code = ("import sys; from publisher.cli import main; main([sys.argv[1], '--to', 'docx', '--layout', 'periodical', '-o', sys.argv[2]]); "
            "sys.exit(any(name.startswith('reportlab') for name in sys.modules))")
    subprocess.run([sys.executable, "-c", code, str(source), str(tmp_path)], check=True)
    assert (tmp_path / "a.docx").exists()
