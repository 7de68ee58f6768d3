"""A trial: one document, set one way, taken out one way, recovered and scored."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from traceback import format_exc

from publisher.diagnostics import StructureError
from publisher.layout import load_layout
from publisher.layout.fonts import load_fonts
from publisher.model import Document, DocumentKind
from publisher.normalise import normalise
from publisher.pipeline import recover_document
from publisher.read import read_bytes
from publisher.render import Stamp
from publisher.render.pdf import render
from publisher.settings import DEFAULTS, load_settings
from publisher.structure import check_coverage, recover

from .documents import Sample, sample_of
from .extract import WAYS, as_markdown
from .score import Score, score
from .setting import set_pdf
from .settings import FORMS

OWN = ("official", "periodical", "book")
"""The product's own layouts; their settings are called `own-official` and so on."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one trial. `lost` is the complaint of the coverage check, or the fault that ended it."""

    sample: Sample
    setting: str
    way: str
    gold: Sample
    text: str
    document: Document
    score: Score
    lost: str = ""

    @property
    def name(self) -> str:
        return f"{self.sample.name}/{self.setting}/{self.way}"


@cache
def pdf_of(sample: Sample, setting: str) -> bytes:
    """Set a document in one of our own plain settings or in a layout of the product."""
    if setting in FORMS:
        return set_pdf(sample, FORMS[setting])
    return edition_of(sample.document(), setting.removeprefix("own-"))


def edition_of(document: Document, layout: str) -> bytes:
    """Set a document in a layout of the product."""
    language = document.metadata.language
    return render(document, load_layout(layout, language), load_fonts(language, ignore_system=True), Stamp())


def editions(source: Path, word: str = "") -> Iterator[Trial]:
    """Set a source in the product's own layouts and recover each PDF in every way; what the source gave is the gold.

    Only trials whose name holds the word are made.
    """
    beside = source.with_suffix(".toml")
    document, _ = recover_document(source, load_settings(beside) if beside.exists() else DEFAULTS)
    sample = sample_of(document, source.stem)
    for layout in OWN:
        ways = [way for way in WAYS if word in f"{sample.name}/own-{layout}/{way}"]
        pdf = edition_of(document, layout) if ways else b""
        for way in ways:
            yield try_text(sample, f"own-{layout}", way, WAYS[way](pdf))


def try_text(sample: Sample, setting: str, way: str, text: str) -> Trial:
    """Recover a text and score it."""
    raw = read_bytes(text.encode(), f"{sample.name}.{'md' if way == 'markdown' else 'txt'}")
    document, lost = Document(raw.name, DocumentKind.TEXT, ()), ""
    try:
        document, _ = recover(normalise(raw))
        check_coverage(raw, document)
    except StructureError as fault:
        lost = str(fault)
    except Exception:
        # One fault must not hide what the other trials show; the test of this package lets nothing be lost.
        lost = format_exc(limit=-2)
    gold = sample.with_wrong_quotes() if setting in FORMS and FORMS[setting].quotes == "wrong" else sample
    return Trial(sample, setting, way, gold, text, document, score(gold, document), lost)


def plan(sample: Sample) -> list[tuple[str, str]]:
    """Give the settings and ways in which a document is tried."""
    if sample.settings == ("markdown",):
        return [("markdown", "markdown")]
    own = [f"own-{name}" for name in OWN]
    return [(setting, way) for setting in (*sample.settings, *own) for way in (WAYS if setting != "markdown" else ["markdown"])]


def attempt(sample: Sample, setting: str, way: str) -> Trial:
    """Set a document one way, take it out one way, recover and score it."""
    text = as_markdown(sample) if way == "markdown" else WAYS[way](pdf_of(sample, setting))
    return try_text(sample, setting, way, text)


def mean(scores: Collection[Score]) -> Score:
    """Give the mean of each figure."""
    names = Score.__slots__
    return replace(next(iter(scores)), **{name: sum(getattr(s, name) for s in scores) / len(scores) for name in names})
