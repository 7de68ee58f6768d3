"""What the finished PDF says: the model's text in order, every face embedded, the characters that other tools lose."""

from __future__ import annotations

import io
import re
import subprocess

import pikepdf

from publisher.layout import MM


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
    box = ["-r", "72", "-x", "0", "-y", str(round(top * MM) - 5), "-W", "600", "-H", str(round(height * MM) + 10)]
    command = [program, "-raw", "-f", str(made.first + 1), *box, str(path), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert bare(text) == bare(made.pages.text(first=made.first))
    loose = [m.group() for m in re.finditer(r"[一-鿿] [0-9A-Za-z]|[0-9A-Za-z%] [一-鿿]", text)]
    said = " ".join(b.text for b in made.document.blocks()).replace("\t", " ")
    assert [gap for gap in loose if gap not in said] == []


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
