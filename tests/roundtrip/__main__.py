"""Measure the recovery: `python -m tests.roundtrip [SOURCE]... [-k WORD] [-v] [--keep DIR]` prints tables of what came back, in per cent.

Without a source the documents of this package are set in every way; with sources (`seeds/*.txt`) their own editions are taken apart again.

-k tries only the trials whose name (document/setting/way) holds the word; -v prints each trial; --wrong prints the blocks that were
missed (-), made up (+) or taken for another kind (~); --record sets down the figures that the test of this package holds the recovery to;
--keep writes PDFs, texts and models.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from publisher.model import OUTSIDE, Kind
from publisher.model.codec import dumps

from .documents import samples
from .extract import WAYS
from .score import Score, pair_up
from .trials import Trial, attempt, editions, mean, pdf_of, plan

FIGURES = Score.__slots__
MEASURED = Path(__file__).parent / "measured.json"


def table(title: str, rows: dict[str, dict[str, Collection[Score]]], columns: Collection[str], figure: str) -> None:
    """Print one figure by row and column, with each row's mean."""
    print(f"\n{title}\n{'':<22}" + "".join(f"{c:>10}" for c in (*columns, "mean")))
    for name, cells in rows.items():
        every = [s for c in cells.values() for s in c]
        figures = [f"{getattr(mean(cells[c]), figure) * 100:10.1f}" if cells.get(c) else f"{'':>10}" for c in columns]
        print(f"{name:<22}" + "".join(figures) + f"{getattr(mean(every), figure) * 100:10.1f}")


def grouped(done: list[Trial], row: Callable[[Trial], str]) -> dict[str, dict[str, list[Score]]]:
    """Put the scores in rows, by way."""
    rows: dict[str, dict[str, list[Score]]] = defaultdict(lambda: defaultdict(list))
    for trial in done:
        rows[row(trial)][trial.way].append(trial.score)
        rows["all"][trial.way].append(trial.score)
    rows["all"] = rows.pop("all")
    return rows


def wrong(trial: Trial) -> None:
    """Print the blocks of a trial that are not right."""
    gold, got = [b for b in trial.gold.blocks if b.kind not in OUTSIDE], list(trial.document.blocks())
    pairs = pair_up(gold, got)
    found, used = {id(g): got[i] for g, i in pairs}, {i for _, i in pairs}
    for block in gold:
        other = found.get(id(block))
        if other is None:
            print(f"    - {block.kind:<12}{block.text}")
        elif other.kind not in block.kinds or (other.kind is Kind.HEADING and other.level != block.level):
            print(f"    ~ {block.kind}{block.level or ''} as {other.kind}{other.level or ''}: {block.text[:40]}")
    for i, other in enumerate(got):
        if i not in used:
            print(f"    + {other.kind:<12}{other.text!r} {other.lines}")


def keep(trial: Trial, folder: Path) -> None:
    """Write what a trial went through."""
    stem = folder / trial.sample.name / f"{trial.setting}.{trial.way}"
    stem.parent.mkdir(parents=True, exist_ok=True)
    stem.with_name(stem.name + ".txt").write_text(trial.text, encoding="utf-8")
    stem.with_name(stem.name + ".json").write_text(dumps(trial.document), encoding="utf-8")
    if trial.sample.settings and trial.way != "markdown":
        stem.with_name(trial.setting + ".pdf").write_bytes(pdf_of(trial.sample, trial.setting))


def tried(sources: Sequence[Path], word: str) -> Iterator[Trial]:
    """Try the editions of some sources, else the documents of this package: those trials whose name holds the word."""
    if sources:
        for source in sources:
            yield from editions(source, word)
        return
    for sample in samples():
        for setting, way in plan(sample):
            if word in f"{sample.name}/{setting}/{way}":
                yield attempt(sample, setting, way)


def main() -> None:
    """Run the trials and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="*", type=Path)
    parser.add_argument("-k", default="")
    parser.add_argument("-v", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--record", action="store_true")
    asked = parser.parse_args()
    done: dict[str, Trial] = {}
    for trial in tried(asked.sources, asked.k):
        done[trial.name] = trial
        if asked.keep:
            keep(trial, asked.keep)
        if asked.v or asked.wrong or trial.lost:
            print(f"{trial.name:<36}" + "  ".join(f"{f} {getattr(trial.score, f) * 100:5.1f}" for f in FIGURES) + f"  {trial.lost}")
        if asked.wrong:
            wrong(trial)
    if asked.record and not asked.k and not asked.sources:
        figures = {name: round(trial.score.blocks, 3) for name, trial in done.items()}
        MEASURED.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    report(list(done.values()))


def report(done: list[Trial]) -> None:
    """Print the tables."""
    ways = [w for w in (*WAYS, "markdown") if any(t.way == w for t in done)]
    by_document = grouped(done, lambda t: t.sample.name)
    table("whole blocks right (F1), by document", by_document, ways, "blocks")
    table("whole blocks right (F1), by setting", grouped(done, lambda t: t.setting), ways, "blocks")
    for figure in FIGURES[1:]:
        table(figure, {"all": by_document["all"]}, ways, figure)


if __name__ == "__main__":
    main()
