"""Faces in the book: only where asked for, only open ones, cut down, with their licences."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import uharfbuzz as hb

from publisher.layout import Face, load_layout
from publisher.layout.fonts import INVISIBLE, load_fonts
from publisher.render.epub import render

from .samples import STAMP, Book, every_kind, printed


def embedded(language="zh-Hans", layout="official", change=lambda fonts: fonts):
    made = every_kind(language)
    return made, Book(render(made, load_layout(layout, language), change(load_fonts(language, ignore_system=True, embed=True)), STAMP))


def families(css, selector):
    body = re.search(rf"(?m)^{re.escape(selector)} \{{(.*?)\}}", css, re.S)[1]
    return re.findall(r'"(\w[\w-]*)"', re.search(r"font-family: ([^;]+);", body)[1])


@pytest.mark.parametrize(("language", "layout"), [("zh-Hans", "official"), ("zh-Hant-TW", "periodical"), ("zh-Hant-HK", "vertical")])
def test_faces_have_every_character_that_is_set_in_them(language, layout):
    made, book = embedded(language, layout)
    css = book.archive.read("EPUB/style.css").decode()
    covered = {}
    for name, file in re.findall(r'font-family: "([^"]+)"; font-weight: \w+; src: url\(([^)]+)\)', css):
        covered[name] = set(map(chr, hb.Face(hb.Blob(book.archive.read(f"EPUB/{file}"))).unicodes))
    assert covered
    for selector, kind in (("body", "paragraph"), ("body", "date"), (".title", "title"), (".heading1", "heading")):
        has = set().union(*(covered[name] for name in families(css, selector)))
        text = "".join(b.text for b in made.blocks() if b.kind.value == kind and b.level in (None, 1))
        assert text
        assert set(text) - INVISIBLE <= has
    assert {file for file in book.names if file.endswith(".ttf")} == {f"EPUB/fonts/{name}.ttf" for name in covered}
    assert sum(book.archive.getinfo(f).file_size for f in book.names if f.endswith(".ttf")) < 600_000
    assert book.text == printed(made)


def test_bold_faces_are_not_made_bold_again():
    css = embedded()[1].archive.read("EPUB/style.css").decode()
    assert '"PublisherHeiSC-Medium"; font-weight: bold' in css
    assert '"PublisherKaiSC-Light"; font-weight: normal' in css
    assert "font-weight: normal" in re.search(r"(?m)^\.heading2 \{(.*?)\}", css, re.S)[1]


def test_licences_and_the_word_to_apple_come_along():
    _, book = embedded()
    assert b'<option name="specified-fonts">true</option>' in book.archive.read("META-INF/com.apple.ibooks.display-options.xml")
    text = "".join(book.xml("licences.xhtml").itertext())
    assert "SIL OPEN FONT LICENSE" in text and "PublisherHeiSC-Medium" in text and "LXGW" in text
    assert book.spine[-2:] == ["colophon.xhtml", "licences.xhtml"]
    assert book.xpath("nav.xhtml", "//x:a[@href='licences.xhtml']/text()") == ["字体许可"]


def test_a_face_that_is_not_ours_stays_out(tmp_path):
    path = tmp_path / "own.ttf"
    path.write_bytes(load_fonts("zh-Hans", ignore_system=True).faces("hei")[0].data)

    def with_own(fonts):
        own = Face("Own", "Own", path)
        return replace(fonts, chains={role: (own, *chain) for role, chain in fonts.chains.items()}, _chosen={})

    _, book = embedded(change=with_own)
    assert not [name for name in book.names if "Own" in name]


def test_no_face_unless_asked():
    book = Book(render(every_kind(), load_layout("official"), load_fonts("zh-Hans", ignore_system=True), STAMP))
    assert not [name for name in book.names if name.endswith((".ttf", "display-options.xml")) or "licences" in name]
    assert "@font-face" not in book.archive.read("EPUB/style.css").decode()


def test_same_bytes_twice():
    one, two = (embedded()[1].archive for _ in range(2))
    assert [(i.filename, i.CRC) for i in one.infolist()] == [(i.filename, i.CRC) for i in two.infolist()]
