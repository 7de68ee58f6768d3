"""The package: its parts, the same bytes from the same input, and nothing left over from anyone's template."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from publisher.layout import load_layout
from publisher.model import Article, Block, Document, DocumentKind, Kind, Metadata
from publisher.render import Stamp
from publisher.render.docx import render

from . import samples
from .test_text import LAYOUTS, W, build

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("make", [samples.notice, samples.periodical, samples.hostile])
def test_every_part_parses_and_python_docx_opens_it(make, layout):
    data = build(make(), layout)
    archive = zipfile.ZipFile(BytesIO(data))
    for name in archive.namelist():
        etree.fromstring(archive.read(name))
    assert docx.Document(BytesIO(data)).sections


def test_parts_are_ours_sorted_and_of_one_time():
    archive = zipfile.ZipFile(BytesIO(build(samples.periodical(), "periodical")))
    parts = ["document", "fontTable", "footer-default", "footer-even", "footnotes", "header-brief", "header-default", "header-even",
             "settings", "styles"]
    assert archive.namelist() == ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
                                  *(f"word/{name}.xml" for name in parts)]
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    whole = b"".join(archive.read(name) for name in archive.namelist())
    for leftover in (b"heme1", b"Theme=", b"Letter", b"12240", b"Calibri", b"python-docx"):
        assert leftover not in whole


def test_same_bytes_whatever_the_hash_seed():
    code = ("import sys, hashlib; sys.path.insert(0, '.')\n"
            "from tests.docx import samples\nfrom tests.docx.test_text import build\n"
            "print(hashlib.sha256(build(samples.periodical(), 'periodical') + build(samples.hostile(), 'book')).hexdigest())")
    found = set()
    for seed in ("0", "1", "77"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": f"UTC-{seed[0]}"}
        found.add(subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout)
    assert len(found) == 1


def test_core_properties_come_from_metadata_and_stamp():
    stamp = Stamp(datetime(2024, 4, 1, 8, 30, tzinfo=UTC), "1")
    data = render(samples.notice(), load_layout("official", "zh-Hans"), None, stamp)
    core = docx.Document(BytesIO(data)).core_properties
    assert core.title == "某市总工会关于开展职工读书活动的通知"
    assert (core.author, core.subject, core.language) == ("某市总工会", "某工发〔2024〕7号", "zh-CN")
    assert core.created.replace(tzinfo=UTC) == core.modified.replace(tzinfo=UTC) == stamp.time
    long = Document("x", DocumentKind.TEXT, (), Metadata(title="长" * 999))
    assert docx.Document(BytesIO(build(long, "book"))).core_properties.title == "长" * 255


def test_time_grows_with_length_only():
    """An issue of 93,000 characters takes no more than twice its share of the time of a quarter of it."""
    title = Block.of(Kind.TITLE, "一篇题目比较长因而要分成两行来排的文章的题目到这里")
    article = Article((title, *(Block.of(Kind.PARAGRAPH, "读书“明理”，" * 30) for _ in range(28))))

    def seconds(count: int) -> float:
        document = Document("x", DocumentKind.PERIODICAL, (article,) * count, Metadata(title="期刊"))
        start = time.process_time()
        build(document, "periodical")
        return time.process_time() - start

    seconds(1)
    assert min(seconds(16) for _ in range(3)) < 8 * min(seconds(4) for _ in range(3))


def test_a_document_without_text_is_still_a_file():
    body = etree.fromstring(zipfile.ZipFile(BytesIO(build(Document("x", DocumentKind.TEXT, ()), "book"))).read("word/document.xml"))[0]
    assert [node.tag for node in body] == [W + "p", W + "sectPr"]
