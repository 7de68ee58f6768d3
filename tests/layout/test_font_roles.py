"""Faces by role: order of fallback, runs, what is missing, fonts that a caller names, fonts of the system."""

import os
import stat
import struct
import subprocess
import sys
from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.diagnostics import FontError, Severity
from publisher.layout import fonts as faces_by_role
from publisher.layout import system_fonts, unpack
from publisher.layout.coverage import check_glyphs
from publisher.layout.fonts import ROLES, load_fonts, office_names
from publisher.model import Article, Block, Document, DocumentKind, Kind

LANGUAGES = ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK")
SEEDS = "".join(p.read_text(encoding="utf-8") for p in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt")))
SIGNS = (
    "■□●○◆◇★☆▲△▼▽※→←↑↓①②⑩⑳㈠㈩⑴⒈ⅠⅫⅰⅹ∶∕℃‰％§№㎡㎏㎜㎝′″°×÷±≤≥≠≈∞∑√∵∴∥⊥￥¥€£©®™†‡·•…—–―‘’“”〈〉《》「」『』【】〔〕〖〗（）"
    "！＂＃＄＆＇＊＋－．／０９：；＜＝＞？＠ＡＺ［＼］＿ａｚ｛｜｝～āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňÄÖßñç ΑΩαω АЯая"
    "﹏︱︳〇々☐☑✔✘➢➤⬛∀∅čšžł한국✅\ufffd\uf98e\uf90a⼀⽤ﬁ"
)
RARE = "\U0002ffff"


def fonts(language="zh-Hans", **options):
    return load_fonts(language, ignore_system=True, **options)


def document(*texts):
    blocks = tuple(Block.of(Kind.PARAGRAPH, text, ((n, n),)) for n, text in enumerate(texts, 1))
    return Document("a.txt", DocumentKind.TEXT, (Article(blocks),))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_has_faces_with_glyphs(language):
    for role in ROLES:
        chain = fonts(language).faces(role)
        assert chain[0].characters
        assert len(set(chain)) == len(chain)
        assert all(face.covers(0x4E00) for face in chain[:-5])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_seeds_are_covered_in_every_script(language):
    assert fonts(language).uncovered(SEEDS) == []
    for name in ("s2t", "s2tw", "s2hk", "s2twp"):
        assert fonts(language).uncovered(opencc.OpenCC(name).convert(SEEDS)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_common_signs_are_covered(language):
    assert fonts(language).uncovered(SIGNS) == []


@pytest.mark.parametrize(("language", "name"), [("zh-Hant", "s2t"), ("zh-Hant-TW", "s2tw"), ("zh-Hant-HK", "s2hk")])
@pytest.mark.parametrize("role", ROLES)
def test_converted_hanzi_are_set_in_the_regions_own_face(language, name, role):
    text = {c for c in opencc.OpenCC(name).convert(SEEDS) if "\u4e00" <= c <= "\u9fff"}
    chain = fonts(language).faces(role)
    own = chain[0].characters | (frozenset("爲") if role != "kai" and role != "fangsong" else frozenset())
    assert sorted(text - own) == []


def test_order_is_own_face_then_same_script_then_the_other():
    names = [face.name for face in fonts().faces("fangsong")]
    assert names[:5] == [
        "PublisherKaiSC-Light", "PublisherKaiSC-Regular", "PublisherSongSC-Regular", "PublisherKaiTC-Regular", "PublisherSongTC-Regular",
    ]


def test_an_unknown_role_or_language_is_one_clear_line():
    with pytest.raises(FontError, match="no role of a face is called 'mincho'") as caught:
        fonts().faces("mincho")
    assert caught.value.exit_code == 7
    with pytest.raises(FontError, match="no faces for the language 'ja'"):
        fonts("ja")


def test_runs_are_split_by_face():
    runs = fonts("zh-Hant-TW").split("song", "國家为爲國")
    assert [(face.name, text) for face, text in runs] == [
        ("PublisherSongTC-Regular", "國家"), ("PublisherSongSC-Regular", "为爲"), ("PublisherSongTC-Regular", "國"),
    ]


def test_western_letters_of_kai_and_fangsong_come_from_song():
    runs = fonts().split("fangsong", "第12号“GB”")
    assert [(face.name[9:], text) for face, text in runs] == [
        ("KaiSC-Light", "第"), ("SongSC-Regular", "12"), ("KaiSC-Light", "号“"), ("SongSC-Regular", "GB"), ("KaiSC-Light", "”"),
    ]


def test_characters_that_print_nothing_stay_in_their_run():
    assert [text for _, text in fonts("zh-Hant-TW").split("song", "國\u200b为\ufe00\n")] == ["國\u200b", "为\ufe00\n"]
    assert [text for _, text in fonts("zh-Hant-TW").split("song", "\u200b为國")] == ["\u200b为", "國"]
    assert fonts().split("song", "") == []


@given(st.text(st.sampled_from("國国为爲a1，。\u200b\n☐č"), max_size=30), st.sampled_from(ROLES), st.sampled_from(LANGUAGES))
def test_runs_keep_the_text_and_each_face_covers_its_run(text, role, language):
    runs = fonts(language).split(role, text)
    assert "".join(piece for _, piece in runs) == text
    assert all(first is not second for (first, _), (second, _) in zip(runs, runs[1:], strict=False))
    assert all(face.covers(ord(c)) for face, piece in runs for c in piece if c not in "\u200b\n")


def test_a_character_without_a_glyph_stops_the_build_and_says_where():
    with pytest.raises(FontError) as caught:
        check_glyphs(document("一行", f"有{RARE}字", "三行"), fonts())
    assert "U+2FFFF" in str(caught.value)
    assert caught.value.lines == ((2, 2),)
    assert caught.value.source == "a.txt"
    assert str(caught.value).startswith("a.txt:2: error L2:")
    with pytest.raises(FontError, match=r"U\+2FFFF"):
        fonts().split("kai", f"有{RARE}")


def test_a_document_that_is_covered_passes():
    check_glyphs(document(SEEDS[:5000], "\t表\t格\n"), fonts())


def test_the_fangsong_stand_in_is_noted():
    notes = fonts().notes
    assert [(note.code, note.severity) for note in notes] == [("L4", Severity.NOTE)]
    assert "fangsong" in notes[0].message
    assert fonts("zh-Hant-TW").notes == ()


@pytest.fixture
def a_font(tmp_path):
    path = tmp_path / "some.ttf"
    path.write_bytes(fonts().faces("kai")[0].data)
    return path


def test_a_font_given_by_the_caller_comes_first_and_the_rest_follow(a_font):
    chosen = fonts(overrides={"fangsong": a_font})
    assert chosen.faces("fangsong")[0].path == a_font
    assert not chosen.faces("fangsong")[0].bundled
    assert [face.name for face in chosen.faces("fangsong")[1:]] == [face.name for face in fonts().faces("fangsong")]
    assert chosen.notes == ()
    assert fonts(overrides={"kai": a_font}).faces("fangsong")[1].path == a_font


def test_a_fallback_font_is_asked_last(a_font):
    chosen = fonts(overrides={"fallback": a_font})
    for role in ROLES:
        assert chosen.faces(role) == (*fonts().faces(role), chosen.faces(role)[-1])
        assert chosen.faces(role)[-1].path == a_font


def test_a_font_of_a_collection_is_chosen_by_number(tmp_path, a_font):
    font = a_font.read_bytes()
    count = struct.unpack(">H", font[4:6])[0]
    moved = bytearray(font)
    for at in range(12, 12 + 16 * count, 16):
        moved[at + 8:at + 12] = struct.pack(">L", struct.unpack(">L", font[at + 8:at + 12])[0] + 20)
    path = tmp_path / "some.ttc"
    path.write_bytes(b"ttcf" + struct.pack(">4L", 0x00010000, 2, 20, 20) + bytes(moved))
    face = fonts(overrides={"song": Path(f"{path}#1")}).faces("song")[0]
    assert (face.path, face.index, face.name) == (path, 1, "PublisherKaiSC-Regular")
    assert face.covers(ord("国"))
    with pytest.raises(FontError, match="has 2 faces, no number 2"):
        fonts(overrides={"song": Path(f"{path}#2")})


def test_a_font_that_cannot_be_used_is_one_clear_line(tmp_path, a_font):
    with pytest.raises(FontError, match="no role of a face is called 'sing'"):
        fonts(overrides={"sing": a_font})
    with pytest.raises(FontError, match=r"cannot read the font .*none.ttf: No such file"):
        fonts(overrides={"song": tmp_path / "none.ttf"})
    with pytest.raises(FontError, match="cannot read the font"):
        fonts(overrides={"song": tmp_path})
    for data in (b"", b"no font", b"\x00\x01\x00\x00\x00\x09short", a_font.read_bytes()[:300], b"wOF2" + bytes(200)):
        bad = tmp_path / f"bad{len(data)}.ttf"
        bad.write_bytes(data)
        with pytest.raises(FontError, match="font"):
            fonts(overrides={"song": bad})


def test_a_font_that_may_not_be_embedded_is_refused(tmp_path, a_font):
    data = bytearray(a_font.read_bytes())
    at = data.index(b"OS/2")
    offset = struct.unpack(">L", data[at + 8:at + 12])[0]
    for number, allowed in enumerate((0x0000, 0x0004, 0x0008, 0x0002, 0x0102, 0x0100, 0x0200)):
        data[offset + 8:offset + 10] = struct.pack(">H", allowed)
        path = tmp_path / f"restricted{number}.ttf"
        path.write_bytes(data)
        if number < 3:
            assert fonts(overrides={"song": path}).faces("song")[0].path == path
        else:
            with pytest.raises(FontError, match="may not be embedded"):
                fonts(overrides={"song": path})


@pytest.fixture
def a_system(tmp_path, monkeypatch, a_font):
    """A system whose only font is one called FangSong."""
    folder = tmp_path / "system"
    folder.mkdir()
    data = a_font.read_bytes().replace("Publisher Kai SC".encode("utf-16-be"), "FangSong".ljust(16).encode("utf-16-be"))
    (folder / "simfang.TTF").write_bytes(data.replace("FangSong        ".encode("utf-16-be"), "F A N G S O N G ".encode("utf-16-be")))
    (folder / "broken.ttf").write_bytes(b"nothing")
    (folder / "readme.txt").write_bytes(b"nothing")
    monkeypatch.setattr(system_fonts, "folders", lambda: [folder, tmp_path / "absent"])
    system_fonts._by_family.cache_clear()
    system_fonts.find_system_face.cache_clear()
    yield folder
    system_fonts._by_family.cache_clear()
    system_fonts.find_system_face.cache_clear()


def test_a_system_font_is_found_by_family(a_system):
    assert system_fonts.find_system_face(("FangSong", "f a n g s o n g ")).path == a_system / "simfang.TTF"
    assert system_fonts.find_system_face(("FangSong",)) is None


def test_a_system_fangsong_is_preferred_unless_told_otherwise(a_system, monkeypatch):
    monkeypatch.setitem(faces_by_role._table()["system"]["zh-Hans"], "fangsong", ["F A N G S O N G "])
    chosen = load_fonts("zh-Hans")
    assert chosen.faces("fangsong")[0].path == a_system / "simfang.TTF"
    assert chosen.faces("song")[0].bundled
    assert chosen.notes == ()
    assert fonts().faces("fangsong")[0].name == "PublisherKaiSC-Light"


def test_without_a_cache_that_can_be_written_fonts_stay_in_memory(tmp_path, monkeypatch):
    packed = fonts().faces("song")[-1].packed
    monkeypatch.setattr(unpack, "cache_folder", lambda: tmp_path / "file" / "below")
    (tmp_path / "file").write_text("not a folder")
    assert len(unpack.unpacked(packed)) == packed.size


def test_a_damaged_copy_in_the_cache_is_made_again(tmp_path, monkeypatch):
    packed = fonts().faces("song")[-1].packed
    monkeypatch.setattr(unpack, "cache_folder", lambda: tmp_path)
    data = unpack.unpacked(packed)
    (copy,) = tmp_path.iterdir()
    copy.write_bytes(data[:100])
    assert unpack.unpacked(packed) == data == copy.read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) & 0o400
    (leftover,) = tmp_path.iterdir()
    assert leftover == copy


def test_a_damaged_bundle_is_one_clear_line(tmp_path, monkeypatch):
    monkeypatch.setattr(unpack, "cache_folder", lambda: tmp_path / "cache")
    packed = fonts().faces("song")[-1].packed
    bad = tmp_path / packed.path.name
    for data in (b"", b"no xz", packed.path.read_bytes()[:-20]):
        bad.write_bytes(data)
        with pytest.raises(FontError, match="bundled font"):
            unpack.unpacked(unpack.Packed(bad, packed.sha256, packed.size))
    with pytest.raises(FontError, match="is not the one in the manifest"):
        unpack.unpacked(unpack.Packed(packed.path, "0" * 64, packed.size))


@pytest.mark.parametrize("language", LANGUAGES)
def test_office_names_have_all_roles(language):
    names = office_names(language)
    assert tuple(names) == ROLES
    for font in names.values():
        assert len(bytes.fromhex(font.panose)) == 10
        assert font.alt.isascii()
        assert font.latin == "Times New Roman"
    assert office_names("zh-Hans")["fangsong"].east_asia == "仿宋_GB2312"
    assert office_names("zh-Hant")["kai"].east_asia == "標楷體"


def test_nothing_of_fonttools_is_imported_at_run_time():
    code = "import sys; from publisher.layout import load_fonts; load_fonts('zh').split('song', '国'); print('fontTools' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert ran.stdout.strip() == "False"
