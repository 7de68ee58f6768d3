"""Learn what tells of wrong blocks: `python -m tests.roundtrip.learn_doubts [TEXTS GOLD]...` prints the table of weights.

The corpus of this package is learned from, and what further pairs of folders hold: texts, and by the same names the JSON of their gold
structure (`blocks`, each with `kind`, `text`, at times `level`, `alt`, `kind_also`, `role`). A block is wrong if no gold block has its
text, or if its kind or level is another. Weights are found by logistic regression; a first table of figures is of documents left out,
a second of those learned from.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, sqrt
from pathlib import Path
from random import Random
from typing import Any

from publisher.model import OUTSIDE, Block, Kind, SourceText
from publisher.normalise import normalise
from publisher.read import read_bytes, read_source
from publisher.structure.features import look_at
from publisher.structure.recover import read_structure

from .documents import samples
from .score import squeeze
from .trials import Trial, attempt, plan

FOLDS, ROUNDS, RATE, DECAY, LEAST = 5, 8, 0.3, 5e-3, 0.3


@dataclass(frozen=True, slots=True)
class Case:
    """One text: the document it belongs to, what tells of each block, and which blocks are wrong."""

    document: str
    blocks: list[Block]
    tells: list[dict[str, float]]
    wrong: list[bool]


def cases(folders: Sequence[Path]) -> Iterator[Case]:
    """Give the corpus and the texts of the folders."""
    for sample in samples():
        for setting, way in plan(sample):
            yield case_of(attempt(sample, setting, way))
    for texts, golds in zip(folders[::2], folders[1::2], strict=True):
        for path in sorted(texts.iterdir()):
            known = golds / f"{path.stem}.json"
            if known.exists():
                blocks = json.loads(known.read_text(encoding="utf-8"))["blocks"]
                yield _case(path.stem.split("-")[0], normalise(read_source(path)), [_gold(b) for b in blocks])


def case_of(trial: Trial) -> Case:
    """Give a trial of this package as a case."""
    gold = [({squeeze(b.text)}, set(b.kinds), b.level) for b in trial.gold.blocks]
    name = f"{trial.sample.name}.{'md' if trial.way == 'markdown' else 'txt'}"
    return _case(trial.sample.name, normalise(read_bytes(trial.text.encode(), name)), gold)


Gold = tuple[set[str], set[Kind], int | None]
"""A block as it should be: the texts and the kinds that are right, and the level."""


def _gold(block: dict[str, Any]) -> Gold:
    kinds = {block["kind"], *block.get("kind_also", ()), *filter(None, [block.get("role")])}
    return {squeeze(block["text"]), *map(squeeze, block.get("alt", ()))}, {kind for kind in Kind if kind.value in kinds}, block.get("level")


def _case(document: str, source: SourceText, gold: Sequence[Gold]) -> Case:
    found, evidence, labels, _ = read_structure(source)
    looked = [own for own in look_at(evidence, labels, list(found.blocks())) if own.block.kind not in OUTSIDE]
    places: dict[str, list[int]] = defaultdict(list)
    for k, (texts, _, _) in reversed(list(enumerate(gold))):
        for text in texts:
            places[text].append(k)
    wrong = [not _is_right(own.block, gold, places) for own in looked]
    return Case(document, [own.block for own in looked], [own.tells for own in looked], wrong)


def _is_right(block: Block, gold: Sequence[Gold], places: Mapping[str, list[int]]) -> bool:
    same = places[squeeze(block.text)]
    if not same:
        return False
    _, kinds, level = gold[same.pop()]
    return block.kind in kinds and (block.kind is not Kind.HEADING or level is None or block.level == level)


def learn(rows: Iterable[tuple[dict[str, float], bool]]) -> dict[str, float]:
    """Fit weights by gradient steps, each as long as its feature has moved little so far; weights decay."""
    rows = list(rows)
    Random(1).shuffle(rows)
    weights: dict[str, float] = defaultdict(float)
    moved: dict[str, float] = defaultdict(lambda: 1e-3)
    for _ in range(ROUNDS):
        for tells, wrong in rows:
            error = 1 / (1 + exp(-max(-30.0, min(30.0, sum(weights[name] * value for name, value in tells.items()))))) - wrong
            for name, value in tells.items():
                slope = error * value + DECAY * weights[name]
                moved[name] += slope * slope
                weights[name] -= RATE * slope / sqrt(moved[name])
    return dict(weights)


def _rows(some: Iterable[Case]) -> list[tuple[dict[str, float], bool]]:
    return [pair for case in some for pair in zip(case.tells, case.wrong, strict=True)]


def learned(some: Sequence[Case]) -> dict[str, float]:
    """Learn from cases; what is met in a single document only and what weighs little is left out."""
    met: dict[str, set[str]] = defaultdict(set)
    for case in some:
        for tells in case.tells:
            for name in tells:
                met[name].add(case.document)
    weights = learn(_rows(some))
    return {name: round(weight, 2) for name, weight in sorted(weights.items()) if abs(weight) >= LEAST and len(met[name]) > 1}


def scored(weights: dict[str, float], case: Case) -> list[tuple[float, bool]]:
    """Give the score of each block, and whether it is wrong."""
    return [(sum(weights.get(n, 0.0) * v for n, v in tells.items()), wrong) for tells, wrong in zip(case.tells, case.wrong, strict=True)]


def curve(pairs: list[tuple[float, bool]]) -> None:
    """Print which share of wrong blocks is told, by the share of right ones."""
    right = sorted((s for s, wrong in pairs if not wrong), reverse=True)
    bad = [s for s, wrong in pairs if wrong]
    for share in (0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3):
        least = right[int(share * len(right))]
        print(f"  right {share:5.0%}  wrong {sum(s > least for s in bad) / len(bad):6.1%}  threshold {least:6.2f}")


def main() -> None:
    """Learn, measure on documents left out, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    asked = parser.parse_args()
    every = list(cases(asked.folders))
    names = sorted({case.document for case in every})
    judged = [wrong for case in every for wrong in case.wrong]
    print(f"{len(every)} texts of {len(names)} documents, {len(judged)} blocks, {sum(judged)} wrong")
    left_out: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        own = set(names[fold::FOLDS])
        weights = learned([case for case in every if case.document not in own])
        left_out += [pair for case in every if case.document in own for pair in scored(weights, case)]
    print("documents left out:")
    curve(left_out)
    weights = learned(every)
    print("all documents, with the weights learned from them:")
    curve([pair for case in every for pair in scored(weights, case)])
    print("WEIGHTS: dict[str, float] = {")
    for name, weight in weights.items():
        print(f'    "{name}": {weight},')
    print("}")


if __name__ == "__main__":
    main()
