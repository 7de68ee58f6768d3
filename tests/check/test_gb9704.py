"""Official editions measured against GB/T 9704—2012, and editions that depart from it in one thing."""

from __future__ import annotations

import pytest

pytest.importorskip("pdfminer")

from publisher.check import check_official
from publisher.diagnostics import Severity
from publisher.model import Kind
from publisher.pipeline import build_edition
from publisher.script import convert_document
from publisher.settings import Settings

from ..conftest import SEEDS
from .official import ONE, PROSE, blocks, document, pdf

NOTICES = [path for path in SEEDS if path.stem[:3] in ("000", "001", "003")]


def codes(data: bytes) -> set[str]:
    return {d.code for d in check_official(data) if d.severity is Severity.WARNING}


@pytest.fixture(scope="module")
def own() -> set[str]:
    """What the sample departs in as we set it."""
    found = codes(pdf())
    assert found == set()
    return found


@pytest.mark.parametrize("path", NOTICES, ids=lambda p: p.stem[:3])
def test_own_editions_of_the_seeds(path):
    build = build_edition(path, Settings(formats=("pdf",), scripts=("zh-Hans", "zh-Hant-TW"), layout="official", ignore_system_fonts=True))
    assert len(build.editions) == 2
    for edition in build.editions:
        assert codes(edition.data) == set(), edition.name


@pytest.mark.parametrize("language", ["zh-Hant-TW", "zh-Hant-HK"])
def test_traditional_editions(language):
    converted = convert_document(document(blocks()), to=language)[0]
    assert codes(pdf(list(converted.blocks()), language=language)) == set()


WRONG = {
    "top margin": ("[page]\ntop = 45", {"K902"}),
    "binding margin": ("[page]\nleft = 35", {"K903"}),
    "twenty lines": ("[page]\nlines = 20\n[styles]\nparagraph = { leading = 31.89 }", {"K905"}),
    "small text": ("[styles]\nparagraph = { size = 14 }", {"K906", "K907"}),
    "text in song": ("[styles]\nparagraph = { font = 'song' }\ncc = { font = 'fangsong' }", {"K908"}),
    "blue headings": ("[styles]\nheading1 = { color = '#0000ff' }", {"K909"}),
    "no page numbers": ("[furniture]\npage_number = 'none'", {"K910"}),
    "bare page numbers": ("[furniture]\nnumber_form = '{}'", {"K911"}),
    "small page numbers": ("[furniture]\nnumber_size = 12", {"K912"}),
    "page numbers in the text": ("[furniture]\nnumber_drop = -12", {"K913"}),
    "page numbers in the last line": ("[furniture]\nnumber_drop = -7", {"K913"}),
    "page numbers in the middle": ("[furniture]\npage_number = 'centre'", {"K914"}),
    "black masthead": ("[styles]\nmasthead = { color = '#000000' }", {"K920"}),
    "small title": ("[styles]\ntitle = { size = 18 }", {"K930"}),
    "title at the left": ("[styles]\ntitle = { align = 'left' }", {"K931"}),
    "title under the rule": ("[styles]\ntitle = { before = 0 }", {"K932"}),
    "title in kai": ("[styles]\ntitle = { font = 'kai' }", {"K935"}),
    "recipients set in": ("[styles]\nrecipients = { first_indent = 2 }", {"K936"}),
    "recipients far from the title": ("[styles]\nrecipients = { before = 3 }", {"K936"}),
    "no indent": ("[styles]\nparagraph = { first_indent = 0 }", {"K940"}),
    "indent of one": ("[styles]\nparagraph = { first_indent = 1 }", {"K940"}),
    "headings in song": ("[styles]\nheading1 = { font = 'song' }", {"K941"}),
    "signature at the left": ("[styles]\nsignature = { align = 'left' }\ndate = { align = 'left' }", {"K945"}),
    "large colophon": ("[styles]\ncc = { size = 16 }", {"K952"}),
}


@pytest.mark.parametrize("name", WRONG)
def test_one_departure_is_the_one_reported(name, own, tmp_path):
    lines, expected = WRONG[name]
    path = tmp_path / "wrong.toml"
    path.write_text(f'extends = "official"\n{lines}\n', encoding="utf-8")
    assert codes(pdf(layout=path)) - (own - expected) == expected


def told(kind: Kind, text: str):
    """The sample's blocks, the first of a kind with other words."""
    at = next(n for n, b in enumerate(blocks()) if b.kind is kind)
    return [ONE(kind, text) if n == at else b for n, b in enumerate(blocks())]


WORDS = {
    "square brackets": (Kind.DOCNUMBER, "某政发[2021]3号", {"K924"}),
    "第 and a zero": (Kind.DOCNUMBER, "某政发〔2021〕第03号", {"K924"}),
    "half-width colon": (Kind.RECIPIENTS, "各市、州人民政府，省政府各部门:", {"K937"}),
    "zeros in the date": (Kind.DATE, "2021年03月05日", {"K946"}),
    "date in characters": (Kind.DATE, "二〇二一年三月五日", {"K946"}),
    "mark after an attachment": (Kind.ATTACHMENT, "附件：1. 某某省某某表。", {"K944"}),
    "copies without a full stop": (Kind.CC, "抄送：某某省委办公厅，省人大常委会办公厅", {"K953"}),
    "a signer": (Kind.DOCNUMBER, "某政发〔2021〕3号 签发人：张三", set()),
}


@pytest.mark.parametrize("name", WORDS)
def test_the_form_of_words(name, own):
    kind, text, expected = WORDS[name]
    assert codes(pdf(told(kind, text))) - own == expected


def test_printing_date_without_zeros(own):
    parts = [*blocks()[:-1], ONE(Kind.DATE, "2021年03月05日印发")]
    assert codes(pdf(parts)) - own == {"K954"}


def test_letters_and_minutes(own):
    head = {Kind.MASTHEAD: "某某省人民政府", Kind.DOCNUMBER: "某政函〔2021〕3号"}
    letter = [ONE(b.kind, head.get(b.kind, b.text), level=b.level) for b in blocks()]
    assert codes(pdf(letter)) <= own
    minutes = [ONE(Kind.MASTHEAD, "某某省人民政府会议纪要"), *(b for b in blocks()[2:] if b.kind is not Kind.RECIPIENTS)]
    assert codes(pdf(minutes)) <= own


def test_a_last_page_of_few_lines_is_measured_by_its_rules(own):
    """Where the binding is on an even page tells the colophon, if no two lines begin at one place."""
    text = (Kind.PARAGRAPH, Kind.HEADING, Kind.ATTACHMENT)
    short = [b for b in blocks() if b.kind not in text]
    assert codes(pdf([*short[:4], ONE(Kind.PARAGRAPH, PROSE[:100]), *short[4:]])) <= own


def test_a_letter_with_markings_and_a_last_page_of_its_colophon(own):
    """10.1: the title stands under the last of what is above it; a page without rules is measured by how its lines stand in."""
    head = {Kind.MASTHEAD: "某某省人民政府", Kind.DOCNUMBER: "某政函〔2021〕3号"}
    letter = [ONE(b.kind, head.get(b.kind, b.text)) for b in blocks() if b.kind not in (Kind.PARAGRAPH, Kind.HEADING, Kind.ATTACHMENT)]
    for size in (320, 360, 400):
        text = ONE(Kind.PARAGRAPH, (PROSE * 5)[:size])
        marks = [ONE(Kind.MARKING, "机密★1年"), ONE(Kind.MARKING, "特急")]
        assert codes(pdf([*marks, *letter[:4], text, *letter[4:]])) <= own, size


def test_a_message_says_clause_measure_and_page(tmp_path):
    path = tmp_path / "wrong.toml"
    path.write_text('extends = "official"\n[styles]\ntitle = { size = 18 }\n', encoding="utf-8")
    said = next(d for d in check_official(pdf(layout=path), source="a.pdf") if d.code == "K930")
    assert said.message == "7.3.1 size of the title: 18 pt, asked 2号, 22 ± 0.5 pt (page 1)"
    assert (said.severity, said.source) == (Severity.WARNING, "a.pdf")


def test_what_a_document_has_not_is_a_note():
    said = check_official(pdf([ONE(Kind.TITLE, "某某办法"), *(ONE(Kind.PARAGRAPH, PROSE) for _ in range(12))]))
    notes = " ".join(d.message for d in said if d.severity is Severity.NOTE)
    assert "masthead (7.2.4), document number (7.2.5)" in notes and "date (7.3.5), colophon (7.4)" in notes
    assert {d.code for d in said if d.severity is Severity.NOTE} == {"K900"}


def test_a_numbered_item_of_one_sentence_is_no_heading(own):
    parts = blocks()
    parts[4] = ONE(Kind.PARAGRAPH, "（一）小学招收当年年满六周岁的适龄儿童，由户籍所在地的学校负责登记。")
    assert codes(pdf(parts)) <= own


def test_the_two_ends_of_a_printing_line_in_one_block(own):
    """7.4.3: the printing body at the left, the date at the right, though the source has them in one line."""
    parts = [*blocks()[:-2], ONE(Kind.CC, "某某省人民政府办公厅　2021年3月6日印发")]
    assert codes(pdf(parts)) <= own


def test_where_most_pages_hold_lists_the_text_shows_the_edge(own):
    """5.2.1: all lines of a list are set in; those of the text that begin at the edge are few beside them."""
    items = [ONE(Kind.LIST_ITEM, f"某某县第{n}中学职工服务站", level=None) for n in range(1, 131)]
    parts = [b for b in blocks() if b.kind not in (Kind.HEADING, Kind.PARAGRAPH, Kind.ATTACHMENT)]
    said = codes(pdf([*parts[:4], ONE(Kind.PARAGRAPH, PROSE), *items, *parts[4:]]))
    assert "K903" not in said and "K926" not in said
