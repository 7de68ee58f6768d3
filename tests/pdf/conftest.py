"""PDFs that the tests look into: the sample and the seeds, in every layout, each made once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache

import pytest

from publisher.layout import Layout, load_layout
from publisher.layout.fonts import load_fonts
from publisher.model import Document
from publisher.normalise import normalise
from publisher.read import read_source
from publisher.render import Stamp
from publisher.render.pdf import render
from publisher.script import convert_document
from publisher.structure import recover

from ..conftest import SEEDS
from .reading import Pages, read
from .sample import sample

LAYOUTS = ("official", "periodical", "book")
VERTICAL = ("vertical", "periodical-vertical")
SCRIPTS = ("as-is", "zh-Hant-TW", "zh-Hant-HK")
SOURCES = ("sample", *(path.stem[:3] for path in SEEDS))
MADE = [(source, script, layout) for source in SOURCES for script in SCRIPTS for layout in LAYOUTS]
MADE += [(source, "zh-Hant-TW", layout) for source in SOURCES for layout in VERTICAL]
MADE += [("002", "zh-Hant-HK", layout) for layout in VERTICAL]


@dataclass(frozen=True)
class Made:
    """A document, the PDF made of it, and that PDF read. A vertical page is seen as it was read, turned a quarter to the left."""

    document: Document
    layout: Layout
    data: bytes
    pages: Pages

    @property
    def first(self) -> int:
        """The first page after cover and contents."""
        return self.pages.labels.index("1")


@cache
def document(source: str, script: str = "as-is") -> Document:
    if script != "as-is":
        return convert_document(document(source), to=script)[0]
    if source == "sample":
        return sample()
    path = next(p for p in SEEDS if p.stem.startswith(source))
    return recover(normalise(read_source(path)))[0]


@lru_cache(maxsize=8)
def make(source: str, script: str, layout_name: str) -> Made:
    made = document(source, script)
    language = made.metadata.language
    layout = load_layout(layout_name, language)
    data = render(made, layout, load_fonts(language, ignore_system=True), Stamp())
    seen = replace(layout, page=replace(layout.page.turned(), mirrored=False)) if layout.page.vertical else layout
    return Made(made, seen, data, read(data))


@pytest.fixture(scope="session", params=MADE, ids="-".join)
def made(request) -> Made:
    return make(*request.param)


@pytest.fixture(params=LAYOUTS)
def made_sample(request) -> Made:
    return make("sample", "as-is", request.param)
