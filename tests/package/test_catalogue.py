from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, datetime

from lxml import etree

from publisher.model import Metadata
from publisher.package.catalogue import catalogue_files
from publisher.package.manifest import make_entry
from publisher.package.names import edition_name
from publisher.render.epub.style import luminance

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


def test_both_feeds_say_the_same():
    files = dict(catalogue_files(entries()))
    feed = json.loads(files["opds.json"])
    (book,) = feed["publications"]
    atom = etree.fromstring(files["opds.xml"])
    space = {"a": "http://www.w3.org/2005/Atom"}
    assert book["metadata"]["identifier"] == atom.xpath("string(//a:entry/a:id)", namespaces=space)
    assert book["metadata"]["title"] == atom.xpath("string(//a:entry/a:title)", namespaces=space)
    assert [link["href"] for link in book["links"]] == atom.xpath("//a:entry/a:link/@href", namespaces=space)
    assert {link["type"] for link in book["links"]} == set(atom.xpath("//a:entry/a:link/@type", namespaces=space))


def test_page_puts_the_scripts_of_one_source_together_and_says_date_and_size():
    meta = {"title": "通知", "date": "2024-05-01"}
    rows = [make_entry(f"通知.{tag}.epub", "epub", tag, "通知.txt", Metadata(language=tag, **meta), TIME, b"x" * 1_500_000)
            for tag in ("zh-Hant-TW", "zh-Hans")]
    page = etree.HTML(dict(catalogue_files(rows))["index.html"])
    assert len(page.xpath("//li[@class='book']")) == 1
    assert page.xpath("//li[@class='edition']/@lang") == ["zh-Hans", "zh-Hant-TW"]
    assert page.xpath("//li[@class='edition']/span/text()") == ["简体", "繁體（臺灣）"]
    assert page.xpath("//li[@class='book']/p/text()") == ["2024年5月1日"]
    assert page.xpath("//small/text()") == ["1.4 MB", "1.4 MB"]


def test_colours_of_the_page_can_be_read():
    """WCAG 2.2 AA, 1.4.3: 4.5 to 1, light and dark."""
    css = dict(catalogue_files(entries()))["index.html"].decode()
    for block in re.findall(r":root \{([^}]*)\}", css):
        colours = dict(re.findall(r"--(\w+): (#\w+)", block))
        for name in ("ink", "soft", "red"):
            bright, dark = sorted((luminance(colours[name]), luminance(colours["paper"])), reverse=True)
            assert (bright + 0.05) / (dark + 0.05) >= 4.5, name
