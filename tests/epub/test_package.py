"""The package: order and times of the archive, metadata, the same bytes twice."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from publisher.layout import load_layout
from publisher.render import Stamp
from publisher.render.epub import render

from .samples import LANG, SPACES, Book, document, epub, every_kind, fonts, opened, plain


def test_archive_order_and_times():
    book = opened(every_kind())
    first, *others = book.archive.infolist()
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")
    assert book.archive.read("mimetype") == b"application/epub+zip"
    assert [e.filename for e in others] == sorted(e.filename for e in others)
    assert {e.date_time for e in book.archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert all(name.isascii() and " " not in name for name in book.names)


def test_same_bytes_in_another_process():
    code = ("import hashlib; from tests.epub.samples import epub, every_kind;"
            "print(hashlib.sha256(epub(every_kind()) + epub(every_kind('zh-Hant-TW'), 'periodical')).hexdigest())")
    found = {subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": "", "HOME": "/nonexistent"}).stdout
             for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))}
    assert len(found) == 1


def test_metadata():
    book = opened(every_kind("zh-Hant-HK"))
    assert book.package.get("version") == "3.0"
    assert book.package.get(LANG) == "zh-Hant-HK"
    assert book.package.get("prefix") is None
    assert book.meta("dc:title") == ["关于印发办法的通知"]
    assert book.meta("dc:language") == ["zh-Hant-HK"]
    assert book.meta("dc:creator") == ["张三", "李四"]
    assert book.meta("dc:publisher") == ["某某出版社"]
    assert book.meta("dc:date") == ["2024-05-06"]
    assert book.meta("dc:source") == ["样本.txt"]
    assert book.meta("dc:rights") == ["署名许可"]
    assert book.meta("opf:meta[@property='dcterms:modified']") == ["2024-05-06T07:08:09Z"]
    assert not book.meta("opf:meta[@name='generator']")
    ids = [element.get("id") for element in book.package.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert book.package.find("opf:spine", SPACES).get("page-progression-direction") == "ltr"


def test_accessibility_metadata():
    book = opened(every_kind())
    found = {name: book.meta(f"opf:meta[@property='schema:{name}']") for name in
             ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary")}
    assert found["accessMode"] == found["accessModeSufficient"] == ["textual"]
    assert {"tableOfContents", "readingOrder", "structuralNavigation"} <= set(found["accessibilityFeature"])
    assert found["accessibilityHazard"] == ["none"]
    assert found["accessibilitySummary"][0].startswith("可重排")


def test_modified_is_given_in_universal_time():
    made = plain()
    east = Stamp(datetime(2024, 1, 1, 4, tzinfo=timezone(timedelta(hours=8))), "1")
    book = Book(render(made, load_layout("book"), fonts(), east))
    assert book.meta("opf:meta[@property='dcterms:modified']") == ["2023-12-31T20:00:00Z"]


def test_identifier_is_the_documents_own_or_follows_from_it():
    own = opened(plain(identifier="urn:isbn:9787000000001"))
    assert own.meta("dc:identifier") == ["urn:isbn:9787000000001"]
    one, same, other = (opened(plain(language=tag)).meta("dc:identifier")[0] for tag in ("zh-Hans", "zh-Hans", "zh-Hant-TW"))
    assert one == same != other
    assert one.startswith("urn:uuid:")
    ncx = opened(plain()).xml("toc.ncx")
    assert ncx.find(".//n:meta[@name='dtb:uid']", SPACES).get("content") == one


def test_issuer_stands_for_the_author_who_is_not_named():
    assert opened(plain(issuer="某某市人民政府")).meta("dc:creator") == ["某某市人民政府"]


@pytest.mark.parametrize(("date", "kept"), [("2024", ["2024"]), ("2024-05", ["2024-05"]), ("二〇二四年", []), ("2024-13", [])])
def test_only_iso_dates_are_dates(date, kept):
    assert opened(plain(date=date)).meta("dc:date") == kept


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"])
def test_language_is_on_every_file(language):
    book = opened(every_kind(language))
    for name in (n for n in book.names if n.endswith(".xhtml")):
        root = book.xml(name.removeprefix("EPUB/"))
        assert root.get("lang") == root.get(LANG) == language
    assert book.xml("toc.ncx").get(LANG) == language


def test_spine_and_manifest():
    book = opened(every_kind())
    assert book.spine == ["cover.xhtml", "title-page.xhtml", "nav.xhtml", "ch-001.xhtml", "ch-002.xhtml", "colophon.xhtml"]
    items = book.package.findall("opf:manifest/opf:item", SPACES)
    assert {i.get("href") for i in items} == {n.removeprefix("EPUB/") for n in book.names if n.startswith("EPUB/")} - {"content.opf"}
    assert {i.get("href"): i.get("properties") for i in items if i.get("properties")} == {"nav.xhtml": "nav", "cover.png": "cover-image"}


def test_colophon_says_where_the_book_comes_from():
    text = "".join(opened(every_kind()).xml("colophon.xhtml").itertext())
    for words in ("样本.txt", "署名许可", "某政发〔2024〕7号", "2024年5月6日", "publisher 1.2.3"):
        assert words in text


def test_cover_is_drawn_in_both_forms():
    book = opened(every_kind())
    png = book.archive.read("EPUB/cover.png")
    assert struct.unpack(">II", png[16:24]) == (1200, 1600)
    start = png.index(b"IDAT")
    pixels = zlib.decompress(png[start + 4:start + 4 + struct.unpack(">I", png[start - 4:start])[0]])
    assert len(pixels) == 1600 * 1201
    assert 0.03 < sum(1 for p in pixels if p) / len(pixels) < 0.4
    svg = book.xml("cover.svg")
    assert len(svg.findall(".//{http://www.w3.org/2000/svg}path")) > 15
    alt = book.xpath("cover.xhtml", "//x:img/@alt")[0]
    assert alt == svg.findtext("{http://www.w3.org/2000/svg}title")
    assert "关于印发办法的通知" in alt


def test_cover_goes_by_the_layout():
    made = document(*(a.blocks for a in every_kind().articles), title="某某杂志")
    official, magazine = (opened(made, layout).archive.read("EPUB/cover.svg").decode() for layout in ("official", "periodical"))
    assert 'height="1600" fill="#fdfcf8"' in official
    assert f'height="1600" fill="{load_layout("periodical", LANG).styles["masthead"].color}"' in magazine


def test_title_comes_from_the_document_the_article_or_the_file():
    assert opened(plain(title="书")).meta("dc:title") == ["书"]
    assert opened(plain()).meta("dc:title") == ["题目"]
    assert opened(document([replace(plain().articles[0].blocks[1])])).meta("dc:title") == ["样本"]


def test_bytes_differ_where_the_document_does():
    assert epub(plain("甲。")) != epub(plain("乙。"))
