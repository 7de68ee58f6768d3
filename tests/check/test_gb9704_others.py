"""PDFs of other makers, and files that are none."""

from __future__ import annotations

import builtins
import io
import random

import pytest

pytest.importorskip("pdfminer")

from reportlab.lib.utils import ImageReader

from publisher.check import check_official
from publisher.check.gb9704.faces import departs, roles_of
from publisher.check.gb9704.measures import ASKED
from publisher.check.pdf_reader import color_of, face_name
from publisher.diagnostics import CheckError, ExitCode, Severity
from publisher.model import Kind

from .by_hand import A4, Sheet
from .official import ONE, PROSE, pdf


def warned(data: bytes) -> dict[str, str]:
    return {d.code: d.message for d in check_official(data) if d.severity is Severity.WARNING}


def test_a_page_on_the_grid_departs_in_its_face_only():
    sheet = Sheet()
    for number in "12345":
        sheet.page(number)
    assert set(warned(sheet.data())) == {"K908"}


def test_a_plain_report_is_judged():
    sheet = Sheet()
    sheet.canvas.setFont("Helvetica", 30)
    sheet.canvas.drawString(72, 700, "Annual report")
    for row in range(60):
        sheet.canvas.setFont("STSong-Light", 10)
        sheet.canvas.drawString(50, 650 - row * 10, PROSE[:40])
    found = warned(sheet.data())
    assert {"K906", "K907", "K908", "K910"} <= set(found)


@pytest.mark.parametrize("draw", [
    lambda canvas: None,
    lambda canvas: canvas.drawString(72, 700, "No Chinese here"),
    lambda canvas: canvas.rect(50, 50, 300, 2, fill=1),
])
def test_nothing_to_judge_is_a_note(draw):
    sheet = Sheet()
    draw(sheet.canvas)
    sheet.canvas.showPage()
    (said,) = check_official(sheet.data())
    assert said.severity is Severity.NOTE and "nothing judged" in said.message


def test_a_scanned_page_is_not_judged_by_its_hidden_text():
    from PIL import Image

    sheet = Sheet()
    sheet.canvas.drawImage(ImageReader(Image.new("L", (8, 8), 200)), 0, 0, *A4)
    text = sheet.canvas.beginText(50, 700)
    text.setFont("STSong-Light", 9)
    text.setTextRenderMode(3)
    text.textLine(PROSE[:30])
    sheet.canvas.drawText(text)
    said = check_official(sheet.data())
    assert [d.severity for d in said] == [Severity.NOTE] * 2
    assert said[0].message == "page 1: a picture, not judged"


def test_a_cover_of_one_picture_comes_before_the_first_page():
    from PIL import Image

    from .by_hand import Form

    class Covered(Form):
        def head(self, sheet):
            sheet.canvas.drawImage(ImageReader(Image.new("L", (8, 8), 200)), 0, 0, *A4)
            sheet.canvas.showPage()
            return super().head(sheet)

    found = warned(Covered(mark_left=-4).data())
    assert found["K921"].endswith("(page 2)") and "K943" not in found and "K910" not in found


def test_the_trimmed_page_is_measured():
    sheet = Sheet(cropMarks=False)
    for number in "12345":
        sheet.page(number)
    import pikepdf

    with pikepdf.open(io.BytesIO(sheet.data())) as file:
        for page in file.pages:
            page.MediaBox = pikepdf.Array([-20, -30, 640, 900])
            page.TrimBox = pikepdf.Array([0, 0, *A4])
        bled = io.BytesIO()
        file.save(bled)
        for page in file.pages:
            del page.TrimBox
        untold = io.BytesIO()
        file.save(untold)
    assert set(warned(bled.getvalue())) == {"K908"}
    assert "K901" in warned(untold.getvalue())


def test_stroked_rules_have_their_scaled_thickness():
    from publisher.check.pdf_reader import read_pages

    sheet = Sheet()
    sheet.canvas.scale(0.5, 0.5)
    sheet.canvas.setLineWidth(2)
    sheet.canvas.line(100, 100, 800, 100)
    sheet.canvas.showPage()
    (bar,) = read_pages(sheet.data())[0].bars
    assert round(bar.thickness, 3) == 1 and round(bar.x1 - bar.x0) == 350


def test_rules_drawn_in_pieces_or_twice_are_one():
    from publisher.check.pdf_reader import read_pages

    sheet = Sheet()
    for x0, x1, y in ((80, 200, 500), (200, 521, 500), (80, 521, 500), (80, 521, 480), (300, 310, 460)):
        sheet.canvas.rect(x0, y, x1 - x0, 1, stroke=0, fill=1)
    sheet.canvas.showPage()
    bars = read_pages(sheet.data())[0].bars
    assert [(bar.x0, bar.x1) for bar in bars] == [(80, 521)] * 2


def test_an_encrypted_file_is_one_clear_error():
    with pytest.raises(CheckError) as caught:
        check_official(Sheet(encrypt="secret").data(), source="a.pdf")
    assert str(caught.value) == "a.pdf: error K990: the PDF is encrypted and cannot be measured (save it without a password)"
    assert caught.value.exit_code is ExitCode.CHECK


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\n%%EOF\n", pytest.param(None, id="cut")])
def test_a_damaged_file_is_one_clear_error(data):
    if data is None:
        data = pdf([ONE(Kind.TITLE, "某某办法"), ONE(Kind.PARAGRAPH, PROSE)])[:900]
    with pytest.raises(CheckError, match="K990: not a PDF that can be read") as caught:
        check_official(data)
    assert "\n" not in str(caught.value)


def test_damage_anywhere_is_an_error_or_a_judgement():
    whole = pdf([ONE(Kind.TITLE, "某某办法"), *(ONE(Kind.PARAGRAPH, PROSE) for _ in range(4))])
    chance = random.Random(7)
    for _ in range(25):
        data = bytearray(whole)
        for _ in range(40):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            check_official(bytes(data))
        except CheckError as fault:
            assert fault.code == "K990"


def test_not_measured_is_said(monkeypatch):
    import sys

    real = builtins.__import__

    def without(name, *others):
        if name.startswith("pdfminer"):
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)
        return real(name, *others)

    monkeypatch.delitem(sys.modules, "publisher.check.pdf_reader")
    monkeypatch.setattr(builtins, "__import__", without)
    (said,) = check_official(b"")
    assert said.severity is Severity.NOTE and "not measured" in said.message and "publisher[check]" in said.hint


def test_faces_by_name():
    for face in ("FangSong_GB2312", "仿宋_GB2312", "FZFSK--GBK1-0", "STFangsong"):
        assert roles_of(face) == {"fangsong"}, face
    for face in ("FZXBSJW--GB1-0", "方正小标宋简体", "STZhongsong"):
        assert "xiaobiaosong" in roles_of(face), face
    assert departs("SimHei", "fangsong") and departs("KaiTi_GB2312", "fangsong") and departs("SimSun", "xiaobiaosong")
    assert not departs("A1234", "fangsong")


def test_face_names_of_old_windows_programs():
    assert face_name("ABCDEF+SimSun") == "SimSun"
    assert face_name("仿宋_GB2312".encode("gbk").decode("latin-1")) == "仿宋_GB2312"
    assert face_name("仿宋".encode()) == "仿宋"


def test_colours():
    assert [color_of(v) for v in (0, (0, 0, 0), (0, 0, 0, 1), None)] == ["black"] * 4
    assert [color_of(v) for v in ((1, 0, 0), (0, 1, 1, 0), (0.75, 0, 0))] == ["red"] * 3
    assert color_of((0, 0, 1)) == "#0000ff" and color_of(1) == "white"
    assert color_of(1, "Separation") == "" and color_of("P1") == ""


def test_every_row_of_the_table_can_be_said():
    for code, asked in ASKED.items():
        assert code.startswith("K9") and asked.clause[0] in "57" or asked.clause == "10.1"
        assert "{" not in str(asked)
