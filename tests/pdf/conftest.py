"""PDFs that the tests look into: the sample and the seeds, in every layout, each made once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

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
SOURCES = ("sample", "sample.zh-Hant-TW", "sample.zh-Hant-HK", *(path.stem[:3] for path in SEEDS))


@dataclass(frozen=True)
class Made:
    """A document, the PDF made of it, and that PDF read."""

    document: Document
    layout: Layout
    data: bytes
    pages: Pages

    @property
    def first(self) -> int:
        """The first page after cover and contents."""
        return self.pages.labels.index("1")


@cache
def document(source: str) -> Document:
    if source == "sample":
        return sample()
    if source.startswith("sample."):
        return convert_document(sample(), to=source.removeprefix("sample."))[0]
    path = next(p for p in SEEDS if p.stem.startswith(source))
    return recover(normalise(read_source(path)))[0]


@cache
def make(source: str, layout_name: str) -> Made:
    language = document(source).metadata.language
    layout = load_layout(layout_name, language)
    data = render(document(source), layout, load_fonts(language, ignore_system=True), Stamp())
    return Made(document(source), layout, data, read(data))


MADE = [(s, name) for s in SOURCES for name in LAYOUTS]


@pytest.fixture(params=MADE, ids=lambda p: f"{p[0]}-{p[1]}")
def made(request) -> Made:
    return make(*request.param)


@pytest.fixture(params=LAYOUTS)
def made_sample(request) -> Made:
    return make("sample", request.param)
