"""What the finished PDF says: the model's text in order, every face embedded, the characters that other tools lose."""

from __future__ import annotations

import io
import re
import subprocess

import pikepdf

from publisher.layout import MM, load_layout
from publisher.layout.fonts import load_fonts
from publisher.model import Article, Block, Document, DocumentKind, Kind
from publisher.render import Stamp
from publisher.render.pdf import render


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_text_read_aloud_is_the_models_text(made):
    """The structure tree keeps the model's order, wherever a footnote is drawn."""
    assert bare(made.pages.read_aloud(first=made.first)) == bare("".join(b.text for b in made.document.blocks()))


def test_poppler_reads_the_drawn_text(made, tool, tmp_path):
    program = tool("pdftotext", "the copied text")
    path = tmp_path / "edition.pdf"
    path.write_bytes(made.data)
    page = made.layout.page
    top, height = (page.left, page.text_width) if made.pages.vertical else (page.top, page.text_height)
    # Columns that end an article may take a line more.
    foot = 10 + (made.layout.page.columns > 1) * 12
    box = ["-r", "72", "-x", "0", "-y", str(round(top * MM) - 5), "-W", "600", "-H", str(round(height * MM) + foot)]
    command = [program, "-raw", "-f", str(made.first + 1), *box, str(path), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert bare(text) == bare(made.pages.text(first=made.first))
    loose = [m.group() for m in re.finditer(r"[一-鿿] [0-9A-Za-z]|[0-9A-Za-z%] [一-鿿]", text)]
    said = " ".join(b.text for b in made.document.blocks()).replace("\t", " ")
    assert [gap for gap in loose if gap not in said] == []


def test_marks_set_close_and_wide_spaces_part_no_line(tool, tmp_path):
    """Readers take an overlap for the start of a line and a wide space for the gap between two columns."""
    program = tool("pdftotext", "the copied text")
    text = "各级工会要组织职工学习《工会法》《劳动法》（修正文本），开展“建功新时代　奋进新征程”主题活动；做好“冬送温暖”“夏送清凉”工作。"
    document = Document("x", DocumentKind.TEXT, (Article((Block.of(Kind.TITLE, "通知"), Block.of(Kind.PARAGRAPH, text))),))
    path = tmp_path / "edition.pdf"
    path.write_bytes(render(document, load_layout("official"), load_fonts("zh-Hans", ignore_system=True), Stamp()))
    for way in ([], ["-raw"], ["-layout"]):
        drawn = subprocess.run([program, *way, str(path), "-"], capture_output=True, check=True).stdout.decode()
        lines = [bare(line) for line in drawn.splitlines() if line.strip()]
        assert len(lines[1:-1]) == 3 and "".join(lines[1:-1]) == bare(text), way


def test_a_name_and_its_post_are_read_as_one_line(tool, tmp_path):
    program = tool("pdftotext", "the copied text")
    entries = ["李明 某某县人民医院护士", "欧阳建国 某某机械有限公司钢结构车间等离子切割班组长", "王芳（女） 某某县第一小学教师"]
    blocks = [Block.of(Kind.LIST_ITEM, entry, group=1) for entry in entries]
    path = tmp_path / "edition.pdf"
    document = Document("x", DocumentKind.TEXT, (Article((Block.of(Kind.TITLE, "名单"), *blocks)),))
    path.write_bytes(render(document, load_layout("official"), load_fonts("zh-Hans", ignore_system=True), Stamp()))
    drawn = subprocess.run([program, str(path), "-"], capture_output=True, check=True).stdout.decode()
    for entry in entries:
        assert any(bare(line).startswith(bare(entry)[:12]) for line in drawn.splitlines())


def test_characters_that_others_lose(made_sample):
    drawn = made_sample.pages.text()
    for char in "□■∶𠀡⼀①":
        assert char in drawn
    assert "’’" in drawn


def test_every_face_is_embedded_and_maps_to_text(made):
    for page in pikepdf.open(io.BytesIO(made.data)).pages:
        for font in page.Resources.Font.values():
            descendant = font.DescendantFonts[0]
            assert "/FontFile2" in descendant.FontDescriptor or "/FontFile3" in descendant.FontDescriptor
            assert re.fullmatch(r"/[A-Z]{6}\+[A-Za-z0-9-]+", str(font.BaseFont))
            assert b"beginbfchar" in font.ToUnicode.read_bytes()
        break


def test_nothing_is_drawn_outside_marked_content(made):
    assert made.pages.unmarked == 0
