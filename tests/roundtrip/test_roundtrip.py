"""The recovery may get better and may not get worse: documents set, taken out and recovered, held to the figures of `measured.json`.

`python -m tests.roundtrip` measures all trials and `--record` sets their figures down; here a part of them is tried that takes seconds.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from publisher.model import Article, Block, Document, DocumentKind, Kind

from .documents import Sample, read_sample, samples
from .score import score
from .setting import break_text
from .trials import OWN, attempt, pdf_of, plan

MARGIN = 0.04
MEASURED = json.loads((Path(__file__).parent / "measured.json").read_text(encoding="utf-8"))
SAMPLES = {sample.name: sample for sample in samples()}
LAYOUTS = {DocumentKind.NOTICE: "own-official", DocumentKind.PERIODICAL: "own-periodical", DocumentKind.TEXT: "own-book"}


def fast(sample: Sample) -> list[tuple[str, str]]:
    """Give the trials that are quick and tell most: a document's first and last settings, and the product's layout for it."""
    settings, own = sample.settings, LAYOUTS[sample.kind]
    ends = [(settings[-1], "plain"), (own, "plain"), (own, "pdfminer"), ("markdown", "markdown")]
    return [trial for trial in plan(sample) if trial[0] == settings[0] or trial in ends]


@pytest.mark.parametrize("name", SAMPLES)
def test_recovery_is_as_good_as_it_was(name: str, tool) -> None:
    tool("pdftotext", "the round trip")
    sample = SAMPLES[name]
    done = {f"{name}/{setting}/{way}": attempt(sample, setting, way) for setting, way in fast(sample)}
    assert not {key: trial.lost for key, trial in done.items() if trial.lost}
    worse = {key: (trial.score.blocks, MEASURED[key]) for key, trial in done.items() if trial.score.blocks < MEASURED[key] - MARGIN}
    assert not worse, "whole blocks right, now and before: see python -m tests.roundtrip --wrong -k NAME"


def test_every_trial_has_a_figure() -> None:
    assert set(MEASURED) == {f"{s.name}/{setting}/{way}" for s in SAMPLES.values() for setting, way in plan(s)}


@pytest.mark.parametrize("layout", OWN)
def test_poppler_has_no_complaint_about_our_pdfs(layout: str, tool, tmp_path: Path) -> None:
    program = tool("pdftotext", "the content of our PDFs")
    for name in ("letter", "spread", "research"):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf_of(SAMPLES[name], f"own-{layout}"))
        assert subprocess.run([program, path, "-"], capture_output=True, check=True).stderr == b""


def test_the_gold_itself_scores_one() -> None:
    for sample in SAMPLES.values():
        figures = score(sample, sample.document())
        assert {getattr(figures, f) for f in figures.__slots__} == {1.0}, sample.name


def test_a_joined_paragraph_costs_three_blocks(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    text = "title: 甲\nkind: text\nsettings: narrow\n---\ntitle| 甲\nparagraph| 乙。\nparagraph| 丙。\nheading 2| （一）丁\n"
    path.write_text(text, encoding="utf-8")
    sample = read_sample(path)
    title, first, second, heading = sample.document().articles[0].blocks

    def of(*blocks: Block) -> Document:
        return Document("x", DocumentKind.TEXT, (Article(blocks),))

    joined = of(title, Block.of(Kind.PARAGRAPH, first.text + second.text), heading)
    assert score(sample, joined).blocks == pytest.approx(4 / 7)
    raised = of(title, first, second, Block.of(Kind.HEADING, heading.text, level=1))
    assert (score(sample, raised).blocks, score(sample, raised).headings, score(sample, raised).kinds) == (1.0, 0.0, 0.75)


def test_a_line_that_is_no_block_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("title: 甲\nkind: text\nsettings: narrow\n---\nparagraph 乙。\n", encoding="utf-8")
    with pytest.raises(ValueError, match="not a block"):
        read_sample(path)


def test_the_setter_keeps_the_rules_of_a_line() -> None:
    text = "他说，“第一件事（也是最要紧的一件）做好了。”后来2023年又增加了12846条，占72.5%。" * 6
    for measure in range(12, 30):
        lines = break_text(text, measure, 2.0)
        assert "".join(line.text for line in lines) == text
        assert all(line.text[0] not in "，。）”%" and line.text[-1] not in "（“" for line in lines)
