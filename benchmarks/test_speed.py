"""How long each stage takes on a magazine issue, and the ratio to pandoc and typst on the same text, measured side by side in one run.

`make bench`. Times are of this machine and this moment; the ratios are what to compare.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from publisher.check import text_of
from publisher.layout import load_layout
from publisher.layout.fonts import load_fonts
from publisher.model import Article, Block, Document, DocumentKind, Kind, Metadata
from publisher.model.codec import dumps
from publisher.normalise import normalise
from publisher.pipeline import recover_document
from publisher.read import read_source
from publisher.render import Stamp
from publisher.render.docx import render as render_docx
from publisher.render.epub import render as render_epub
from publisher.render.pdf import render as render_pdf
from publisher.script import convert_document
from publisher.structure import recover

ISSUE = Path(__file__).resolve().parent.parent / "seeds" / "004_69be85d88c601fe0.txt"
ROUNDS = 5
SECONDS: dict[int, float] = {}
"""The processor's best time from bytes to model by how many times over the issue is read."""


@pytest.fixture(scope="module")
def document():
    return recover_document(ISSUE)[0]


@pytest.fixture(scope="module")
def laid_out():
    return load_layout("periodical", "zh-Hans"), load_fonts("zh-Hans", ignore_system=True)


def timed(benchmark, call):
    return benchmark.pedantic(call, rounds=ROUNDS, warmup_rounds=1)


def test_1_read(benchmark):
    assert timed(benchmark, lambda: read_source(ISSUE)).lines


def test_2_normalise(benchmark):
    source = read_source(ISSUE)
    assert timed(benchmark, lambda: normalise(source)).lines


def test_3_structure(benchmark):
    source = normalise(read_source(ISSUE))
    assert timed(benchmark, lambda: recover(source))[0].articles


def test_4_script(benchmark, document):
    assert timed(benchmark, lambda: convert_document(document, to="zh-Hant-TW"))[0].articles


@pytest.mark.parametrize(("form", "render"), [("docx", render_docx), ("epub", render_epub), ("pdf", render_pdf)])
def test_5_render(benchmark, document, laid_out, form, render):
    data = timed(benchmark, lambda: render(document, *laid_out, Stamp()))
    benchmark.extra_info["KB"] = len(data) // 1024


def test_5_epub_of_a_thousand_articles(benchmark, laid_out):
    """Written and opened again in less than a second."""
    blocks = (Block.of(Kind.TITLE, "题目"), *(Block.of(Kind.PARAGRAPH, "为了做好这项工作，现将有关事项通知如下。" * 10) for _ in range(6)))
    articles = tuple(Article((Block.of(Kind.TITLE, f"第{n}篇"), *blocks[1:])) for n in range(1000))
    many = Document("many.txt", DocumentKind.PERIODICAL, articles, Metadata(title="千篇"))

    def write_and_open():
        return len(text_of("epub", render_epub(many, *laid_out, Stamp())) or "")

    assert timed(benchmark, write_and_open) > 1_000_000
    assert benchmark.stats["median"] < 1


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("times", [1, 4, 16])
def test_6_growth(benchmark, times, tmp_path):
    """From bytes to model, the issue once, 4 and 16 times over: the processor's time grows in proportion, with a quarter to spare."""
    longer = tmp_path / "longer.txt"
    longer.write_bytes(ISSUE.read_bytes() * times)
    benchmark.pedantic(lambda: recover_document(longer), rounds=3, warmup_rounds=1)
    SECONDS[times] = benchmark.stats["min"]
    benchmark.extra_info["growth"] = round(SECONDS[times] / SECONDS.get(1, SECONDS[times]), 1)
    assert benchmark.extra_info["growth"] <= 1.25 * times


class Spent(NamedTuple):
    """Seconds of a whole process: on the clock, and of the processor, which other work on the machine troubles less."""

    clock: float
    processor: float


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def processes(*commands: tuple[str, ...]) -> list[Spent]:
    """Time whole Python processes, each the median of five: by turns, so that what else the machine does strikes all alike.

    A first turn is not counted. It leaves bytecode behind, as an installed package has it, and what is compiled once a user.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    spent: list[list[Spent]] = [[] for _ in commands]
    for turn in range(ROUNDS + 1):
        for command, own in zip(commands, spent, strict=True):
            began, used = time.perf_counter(), _children()
            subprocess.run([sys.executable, "-c", *command], check=True, capture_output=True, env=environment)
            if turn:
                own.append(Spent(time.perf_counter() - began, _children() - used))
    return [Spent(*map(statistics.median, zip(*own, strict=True))) for own in spent]


def _row(name: str, ours: Spent, theirs: Spent) -> str:
    ratios = (a / b for a, b in zip(ours, theirs, strict=True))
    return f"{name:<34}{ours.clock:7.2f} s {theirs.clock:7.2f} s" + "".join(f"{ratio:10.2f}" for ratio in ratios)


OURS = """
import sys
from publisher.cli import main
source, folder, form = sys.argv[1:]
sys.exit(main([source, '--to', form, '-o', folder, '-q', '--ignore-system-fonts']))
"""
RENDERER = """
import sys
from importlib import import_module
from pathlib import Path
from publisher.layout import load_layout
from publisher.layout.fonts import load_fonts
from publisher.model.codec import loads
from publisher.render import Stamp
source, folder, form = sys.argv[1:]
render = import_module(f'publisher.render.{form}').render
document = loads(Path(source).read_text())
Path(f'{folder}/r.{form}').write_bytes(render(document, load_layout('periodical'), load_fonts('zh-Hans', ignore_system=True), Stamp()))
"""
PANDOC = """
import sys
import pypandoc
source, folder, form = sys.argv[1:]
options = ['--standalone', '--metadata', 'title=t', '--metadata', 'lang=zh-CN', '--toc']
pypandoc.convert_file(source, form, format='markdown', outputfile=f'{folder}/p.{form}', extra_args=options)
"""
TYPST = """
import sys
import pypandoc
import typst
source, folder, form = sys.argv[1:]
options = ['--standalone', '-V', 'mainfont=Noto Serif CJK SC', '-V', 'papersize=a4', '--metadata', 'title=t', '--metadata', 'lang=zh']
text = pypandoc.convert_file(source, 'typst', format='markdown', extra_args=options)
open(f'{folder}/p.typ', 'w').write(text)
typst.compile(f'{folder}/p.typ', output=f'{folder}/p.pdf')
"""


def test_7_beside_pandoc_and_typst(tmp_path):
    """Whole processes, start-up included; ours from the raw source, theirs from the same file."""
    folder = str(tmp_path)
    model = tmp_path / "model.json"
    model.write_text(dumps(recover_document(ISSUE)[0]), encoding="utf-8")
    rows = [("epub", (OURS, str(ISSUE), folder, "epub"), (PANDOC, str(ISSUE), folder, "epub")),
            ("docx", (OURS, str(ISSUE), folder, "docx"), (PANDOC, str(ISSUE), folder, "docx")),
            ("pdf, beside pandoc with typst", (OURS, str(ISSUE), folder, "pdf"), (TYPST, str(ISSUE), folder, "pdf")),
            ("epub, from the model", (RENDERER, str(model), folder, "epub"), (PANDOC, str(ISSUE), folder, "epub")),
            ("docx, from the model", (RENDERER, str(model), folder, "docx"), (PANDOC, str(ISSUE), folder, "docx"))]
    print(f"\n\n{'whole processes on the same text':<34}{'ours':>9}{'pandoc':>10}{'ratio':>10}{'processor':>10}")
    apart = Spent(0.0, 0.0)
    for n, (name, *commands) in enumerate(rows):
        ours, theirs = processes(*commands)
        if n < 3:
            apart = Spent(apart.clock + theirs.clock, apart.processor + theirs.processor)
        print(_row(name, ours, theirs))
    print(_row("all three, beside three of theirs", *processes((OURS, str(ISSUE), folder, "docx,pdf,epub")), apart))
    assert all((tmp_path / f"{ISSUE.stem}.{form}").exists() for form in ("epub", "docx", "pdf"))
