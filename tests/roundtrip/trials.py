"""A trial: one document, set one way, taken out one way, recovered and scored."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from traceback import format_exc

from publisher.diagnostics import StructureError
from publisher.layout import load_layout
from publisher.layout.fonts import load_fonts
from publisher.model import Document, DocumentKind
from publisher.normalise import normalise
from publisher.read import read_bytes
from publisher.render import Stamp
from publisher.render.pdf import render
from publisher.structure import check_coverage, recover

from .documents import Sample
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


@cache
def pdf_of(sample: Sample, setting: str) -> bytes:
    """Set a document in one of our own plain settings or in a layout of the product."""
    if setting in FORMS:
        return set_pdf(sample, FORMS[setting])
    document = sample.document()
    language = document.metadata.language
    return render(document, load_layout(setting.removeprefix("own-"), language), load_fonts(language, ignore_system=True), Stamp())


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
