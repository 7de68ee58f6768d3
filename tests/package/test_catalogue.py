from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

from lxml import etree

from publisher.model import Metadata
from publisher.package.catalogue import catalogue_files
from publisher.package.manifest import make_entry
from publisher.package.names import edition_name

TIME = datetime(2024, 5, 1, tzinfo=UTC)
FILES = [("通知.epub", "epub", b"a"), ("通知.pdf", "pdf", b"bb"), ("通知.docx", "docx", b"ccc")]


def entries(title="关于<劳动>&节日的通知"):
    return [make_entry(name, form, "as-is", "通知.txt", Metadata(title=title, issuer="某局"), TIME, data) for name, form, data in FILES]


def test_feed_lists_each_file_once():
    feed = etree.fromstring(dict(catalogue_files(entries()))["opds.xml"])
    space = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.xpath("count(//a:entry)", namespaces=space) == 1
    links = feed.xpath("//a:entry/a:link[contains(@rel, 'acquisition')]", namespaces=space)
    assert [link.get("length") for link in links] == ["1", "2", "3"]
    assert links[0].get("href") == "%E9%80%9A%E7%9F%A5.epub"
    assert feed.xpath("string(//a:entry/a:title)", namespaces=space) == "关于<劳动>&节日的通知"


def test_page_escapes_markup():
    page = dict(catalogue_files(entries()))["index.html"].decode()
    assert "&lt;劳动&gt;&amp;节日" in page and "<劳动>" not in page


def test_checksums_and_manifest_agree():
    files = dict(catalogue_files(entries()))
    rows = json.loads(files["editions.json"])["editions"]
    assert {r["sha256"] for r in rows} == {line.split("  ")[0] for line in files["SHA256SUMS"].decode().splitlines()}
    assert hashlib.sha256(b"bb").hexdigest() in files["SHA256SUMS"].decode()


def test_same_bytes_whatever_the_order():
    assert catalogue_files(entries()) == catalogue_files(entries()[::-1])


def test_names():
    assert edition_name("青总办〔2022〕16号", "zh-Hant-TW", "epub") == "青总办〔2022〕16号.zh-Hant-TW.epub"
    assert edition_name("a/b:c", "as-is", "pdf") == "a_b_c.pdf"
    assert edition_name("  .. ", "as-is", "pdf") == "edition.pdf"
    assert edition_name("con", "as-is", "pdf") == "_con.pdf"
    assert len(edition_name("长" * 300, "zh-Hant", "docx").encode()) < 255
