"""The recovery of pages that other programs set may get better and may not get worse."""

from __future__ import annotations

import json
from statistics import fmean

import pytest

from publisher.read import read_source
from publisher.structure import check_coverage

from ..roundtrip.score import score
from .samples import HERE, gold_of, paths, recovered

MARGIN = 0.03
MEASURED = json.loads((HERE / "measured.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def found():
    return {path.stem: recovered(path) for path in paths()}


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.stem)
def test_as_many_blocks_are_right_as_were(path, found):
    document = found[path.stem]
    check_coverage(read_source(path), document)
    assert score(gold_of(path, document), document).blocks >= MEASURED[path.stem] - MARGIN


def test_the_mean_holds(found):
    assert set(MEASURED) == set(found)
    now = fmean(score(gold_of(path, found[path.stem]), found[path.stem]).blocks for path in paths())
    assert now >= fmean(MEASURED.values()) - 0.002
