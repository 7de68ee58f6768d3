from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest

from publisher.check import CHECKS, check_edition
from publisher.check.docx import STYLES
from publisher.check.piece import Piece
from publisher.cli import main
from publisher.diagnostics import Severity
from publisher.layout import load_layout
from publisher.layout.fonts import load_fonts
from publisher.model import Article, Block, Document, DocumentKind, Kind
from publisher.pipeline import RENDERERS, convert, recover_document
from publisher.render import Stamp
from publisher.render.docx import vocabulary

from ..docx import samples

BLOCKS = (
    Block.of(Kind.TITLE, "安全 检查", ((1, 1),)),
    Block.of(Kind.PARAGRAPH, "第一段。", ((3, 4),)),
    Block.of(Kind.IMPRINT, "版权页", ((9, 9),)),
)
DOCUMENT = Document("a.txt", DocumentKind.TEXT, (Article(BLOCKS),))


@pytest.fixture
def found(monkeypatch):
    def says(text):
        monkeypatch.setitem(CHECKS, "docx", lambda data: None if text is None else [Piece(text)])
        return check_edition(DOCUMENT, "docx", b"")

    return says


def test_agreement_says_nothing(found):
    assert found("安全检查\n 第一 段。") == ()


@pytest.mark.parametrize(("text", "says"), [
    ("安全检查第二段。", "'一段。' expected, '二段。' found"),
    ("安全检查", "'第一段。' expected, '' found"),
])
def test_a_difference_names_block_and_lines(found, text, says):
    (said,) = found(text)
    assert said.severity is Severity.ERROR and said.lines == ((3, 4),)
    assert "block 2 (paragraph)" in said.message and says in said.message


def test_more_than_the_model_is_a_difference(found):
    (said,) = found("安全检查第一段。版权页")
    assert "says more than the model: '版权页'" in said.message


def test_not_checked_is_told_apart_from_agreement(found):
    (said,) = found(None)
    assert said.severity is Severity.NOTE and "not checked" in said.message


LAYOUTS = ("official", "periodical", "book")


def edition(document: Document, form: str, layout: str) -> bytes:
    language = document.metadata.language
    fonts = load_fonts(language, ignore_system=True)
    return import_module(RENDERERS[form]).render(document, load_layout(layout, language), fonts, Stamp())


def with_blocks(document: Document, blocks: list[Block], *, article: int = 0) -> Document:
    articles = list(document.articles)
    articles[article] = Article(tuple(blocks))
    return replace(document, articles=tuple(articles))


def dropped(blocks, at):
    del blocks[at]


def swapped(blocks, at):
    blocks[at], blocks[at + 1] = blocks[at + 1], blocks[at]


def of_another_kind(blocks, at):
    blocks[at] = replace(blocks[at], kind=Kind.HEADING, level=1)


def one_level_up(blocks, at):
    at = next(n for n, b in enumerate(blocks) if b.kind is Kind.HEADING and b.level == 2)
    blocks[at] = replace(blocks[at], level=1)


def one_character_else(blocks, at):
    blocks[at] = Block.of(blocks[at].kind, "另" + blocks[at].text[1:])


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", RENDERERS)
@pytest.mark.parametrize("fault", [dropped, swapped, of_another_kind, one_level_up, one_character_else])
def test_one_fault_in_an_edition_is_found(fault, form, layout, tool):
    """The edition of a document in which one thing is otherwise differs from the document in that block."""
    if form == "pdf":
        tool("pdfinfo", "text of the PDF")
    lined = [replace(b, lines=((n + 1, n + 1),)) for n, b in enumerate(samples.periodical().articles[0].blocks)]
    document = with_blocks(samples.periodical(), lined)
    assert check_edition(document, form, edition(document, form, layout)) == ()
    blocks = list(lined)
    at = next(n for n, b in enumerate(blocks) if b.kind is Kind.PARAGRAPH and len(b.text) > 99)
    fault(blocks, at)
    (said,) = check_edition(document, form, edition(with_blocks(document, blocks), form, layout))
    changed = next(n for n, (a, b) in enumerate(zip(lined, [*blocks, None], strict=False)) if a != b)
    assert said.code == "K1" and said.severity is Severity.ERROR and said.lines == ((changed + 1, changed + 1),)


@pytest.mark.parametrize("script", ["as-is", "zh-Hant-TW", "zh-Hant-HK"])
def test_every_seed_agrees_in_every_layout_and_format(seed, script, tool):
    tool("pdfinfo", "text of the PDF")
    document = recover_document(seed)[0]
    if script != "as-is":
        document = convert(document, script)[0]
    for layout in LAYOUTS:
        for form in RENDERERS:
            assert check_edition(document, form, edition(document, form, layout)) == (), (layout, form)


def test_every_style_of_a_block_is_known_to_the_reader():
    own = {name.id: kind for table in (vocabulary.KINDS, vocabulary.BRIEF) for kind, name in table.items()}
    assert own.items() <= STYLES.items()


def test_a_fault_is_exit_code_9_and_one_line(tmp_path, monkeypatch, capsys):
    source = tmp_path / "a.txt"
    source.write_text("标题\n\n第一段文字在这里。\n", encoding="utf-8")
    monkeypatch.setitem(CHECKS, "docx", lambda data: [Piece("标题第一段。")])
    assert main([str(source), "-o", str(tmp_path), "--to", "docx", "--check", "-q"]) == 9
    told = capsys.readouterr().err
    assert "differs from the model in block" in told and "Traceback" not in told


@pytest.mark.parametrize("form", RENDERERS)
def test_a_roll_of_names_agrees_name_by_name(form, tool):
    if form == "pdf":
        tool("pdfinfo", "text of the PDF")
    roll = [Block.of(Kind.LIST_ITEM, name) for name in ("王建国", "李敏", "陈芳（女）", "司马相如", "林芳", "黄志强")]
    document = with_blocks(samples.periodical(), [Block.of(Kind.TITLE, "名单"), *roll])
    assert check_edition(document, form, edition(document, form, "book")) == ()
    swapped(roll, 1)
    assert check_edition(with_blocks(document, [Block.of(Kind.TITLE, "名单"), *roll]), form, edition(document, form, "book"))
