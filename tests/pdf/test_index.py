"""The index of names: every name with the pages that have it, linked; in the order of its script; only where a layout asks for it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate

import pytest

from publisher import Settings, build_edition
from publisher.layout import load_layout
from publisher.layout.fonts import load_fonts
from publisher.render import Stamp
from publisher.render.pdf import render

from ..conftest import SEEDS
from .conftest import document
from .reading import read
from .test_file import opened

NAMES = ("王东明", "马吉孝", "宗冰", "安君", "李海燕", "无此人")


def made(layout_name: str, *, asked: bool = True) -> bytes:
    layout = load_layout(layout_name, "zh-Hans")
    layout = replace(layout, parts=replace(layout.parts, index=asked))
    return render(document("002"), layout, load_fonts("zh-Hans", ignore_system=True), Stamp(), NAMES)


@pytest.mark.parametrize("layout", ["book", "periodical", "vertical"])
def test_pages_are_those_that_have_the_name(layout):
    data = made(layout)
    pages, pdf = read(data), opened(data)
    last = len(pages.labels) - 1
    text = [pages.read_aloud(first=n, last=n) if label.isdigit() and n < last else "" for n, label in enumerate(pages.labels)]
    labels = {page.objgen: label for page, label in zip(pdf.pages, pages.labels, strict=True)}
    listed: dict[str, list[str]] = {}
    for link in pdf.pages[last].Annots:
        name, page = str(link.Contents).split(" ")
        assert labels[link.Dest[0].objgen] == page
        listed.setdefault(name, []).append(page)
    # A name that goes over a page's end is that of the page where it begins.
    whole, ends = "".join(text), list(accumulate(map(len, text)))
    for name in NAMES:
        starts = [m.start() for m in re.finditer(name, whole)]
        found = [pages.labels[next(n for n, end in enumerate(ends) if at < end)] for at in starts]
        assert listed.get(name, []) == list(dict.fromkeys(found))


def test_order_is_by_sound_or_by_strokes(tmp_path):
    layout = tmp_path / "book-with-index.toml"
    layout.write_text('extends = "book"\n[parts]\nindex = true\n', encoding="utf-8")

    def order(layout_name: str, script: str) -> list[str]:
        settings = Settings(formats=("pdf",), scripts=(script,), layout=layout_name, ignore_system_fonts=True, check=True)
        build = build_edition(next(p for p in SEEDS if p.stem.startswith("002")), settings)
        assert not any(d.code.startswith("K") for d in build.diagnostics)
        pdf = opened(build.editions[0].data)
        return list(dict.fromkeys(str(a.Contents).split(" ")[0] for a in pdf.pages[-1].get("/Annots", [])))

    assert order("book", "as-is") == []
    assert order(str(layout), "as-is")[:5] == ["安君", "蔡振华", "陈志忠", "党晓鹏", "董文"]
    assert order(str(layout), "zh-Hant-TW")[:3] == ["于本蕃", "方萬品", "王玉輝"]


def test_none_is_set_that_is_not_asked_for():
    assert len(opened(made("book")).pages) == len(opened(made("book", asked=False)).pages) + 1
