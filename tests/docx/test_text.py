"""The text taken back out of the edition is the model's text, block by block, with kinds and levels."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from publisher.check.docx import read_docx
from publisher.layout import load_layout
from publisher.model import Article, Block, Document, DocumentKind, Kind, LineBreak, Metadata, NoteRef, Strong, Text
from publisher.pipeline import recover_document
from publisher.render import Stamp
from publisher.render.docx import render

from . import samples

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LAYOUTS = ("official", "periodical", "book")


def build(document: Document, layout: str) -> bytes:
    return render(document, load_layout(layout, document.metadata.language), None, Stamp())


def printed(text: str) -> str:
    """The text without white space, with U+FFFD for what XML cannot carry."""
    return re.sub("[\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]", "\ufffd", "".join(text.split()))


def rows_of(document: Document) -> list[tuple[str, int | None, str]]:
    # A level past the ninth outline level comes back as that; a block without text prints nothing to read its kind from.
    return [(b.kind, b.level, printed(b.text)) for b in document.blocks()]


def rows_back(data: bytes) -> list[tuple[str, int | None, str]]:
    return [(next(iter(p.kinds), Kind.PARAGRAPH), p.level, printed(p.text)) for p in read_docx(data)]


def plain_text(data: bytes) -> str:
    """The text of document.xml outside cover and contents, and of no other part: the plainest reading there is."""
    body = etree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml")).find(W + "body")
    for holder in body.findall(W + "sdt"):
        assert holder.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery").get(W + "val") in ("Cover Pages", "Table of Contents")
        body.remove(holder)
    return "".join("".join(t.text or "" for t in body.iter(W + "t")).split())


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("make", [samples.notice, samples.periodical])
def test_samples_come_back(make, layout):
    document = make()
    assert rows_back(build(document, layout)) == rows_of(document)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_seeds_come_back(seed, layout):
    document, _ = recover_document(seed)
    data = build(document, layout)
    assert rows_back(data) == rows_of(document)
    if not any(b.kind is Kind.FOOTNOTE for b in document.blocks()):
        assert plain_text(data) == "".join("".join(b.text.split()) for b in document.blocks())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_hostile_text_comes_back(layout):
    document = samples.hostile()
    found, asked = rows_back(build(document, layout)), rows_of(document)
    assert [text for _, _, text in found] == [text for _, _, text in asked]
    assert any("\ufffd" in text for _, _, text in found) and any("\U0010fffd" in text for _, _, text in found)


@pytest.mark.parametrize("marks", [("1", "2", "3"), ("①", "②"), ("[1]", "[2]"), ("〔1〕", "〔2〕")])
def test_running_notes_are_numbered_by_word(marks):
    document = samples.noted(*marks)
    data = build(document, "book")
    assert rows_back(data) == rows_of(document)
    notes = etree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/footnotes.xml"))
    assert len(list(notes.iter(W + "footnoteRef"))) == len(marks)


@pytest.mark.parametrize("marks", [("*", "**"), ("1", "1"), ("2", "3"), ("①", "2"), ("注1", "2")])
def test_other_notes_keep_their_marks(marks):
    document = samples.noted(*marks)
    data = build(document, "book")
    assert rows_back(data) == rows_of(document)
    body = etree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml"))
    assert [r.get(W + "customMarkFollows") for r in body.iter(W + "footnoteReference")] == ["1"] * len(marks)


def test_a_mark_without_note_and_a_note_without_mark_stay_text():
    blocks = (Block(Kind.PARAGRAPH, (Text("甲"), NoteRef("7"))), Block.of(Kind.FOOTNOTE, "8 乙"))
    document = Document("x", DocumentKind.TEXT, (Article(blocks),))
    data = build(document, "book")
    assert rows_back(data) == rows_of(document)
    assert "word/footnotes.xml" not in zipfile.ZipFile(BytesIO(data)).namelist()


CHARACTERS = st.text(st.characters(exclude_categories=()), max_size=30)
INLINES = st.one_of(CHARACTERS.map(Text), CHARACTERS.map(Strong), st.sampled_from("12①").map(NoteRef), st.just(LineBreak()))
BLOCKS = st.builds(Block, st.sampled_from(Kind), st.lists(INLINES, max_size=4).map(tuple), level=st.one_of(st.none(), st.integers(1, 12)),
                   group=st.one_of(st.none(), st.integers(1, 2)))
DOCUMENTS = st.builds(Document, st.just("x"), st.sampled_from(DocumentKind),
                      st.lists(st.lists(BLOCKS, max_size=6).map(lambda b: Article(tuple(b))), max_size=3).map(tuple),
                      st.builds(Metadata, title=CHARACTERS, issuer=CHARACTERS))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS, st.sampled_from(LAYOUTS))
def test_nothing_is_ever_lost(document, layout):
    found = [text for _, _, text in rows_back(build(document, layout)) if text]
    assert found == [text for _, _, text in rows_of(document) if text]


def test_printing_body_and_date_of_two_blocks_stand_in_one_row_of_the_colophon():
    """GB/T 9704—2012, 7.4.3; a signature and a date of issue stay in the text."""
    signed = samples.notice().articles[0].blocks[:-3]
    printed = (
        Block.of(Kind.CC, "抄送：市委办公室。"), Block.of(Kind.SIGNATURE, "某市总工会办公室"), Block.of(Kind.DATE, "2024年4月1日印发"),
    )
    document = Document("x", DocumentKind.NOTICE, (Article((*signed, *printed)),), Metadata(title="通知"))
    data = build(document, "official")
    body = etree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml")).find(W + "body")
    (table,) = body.findall(W + "tbl")
    rows = [["".join(cell.itertext()) for cell in row.findall(W + "tc")] for row in table.findall(W + "tr")]
    assert rows == [["抄送：市委办公室。"], ["某市总工会办公室", "2024年4月1日印发"]]
    assert "".join(body.itertext()).count("2024年4月1日") == 2
    assert rows_back(data) == rows_of(document)
