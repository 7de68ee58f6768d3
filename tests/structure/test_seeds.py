"""The recovery on the five seeds: nothing lost, the outline right, and time in proportion to length."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from publisher.model import DocumentKind, Kind
from publisher.normalise import normalise
from publisher.read import read_bytes, read_source
from publisher.structure import check_coverage, recover

ROOT = Path(__file__).resolve().parents[2]

OUTLINES = {
    "000": (DocumentKind.NOTICE, 1, 3),
    "001": (DocumentKind.NOTICE, 1, 3),
    "003": (DocumentKind.NOTICE, 1, 3),
}


def test_nothing_is_lost(seed):
    raw = read_source(seed)
    document, _ = recover(normalise(raw))
    check_coverage(raw, document)
    assert document.metadata.title


@pytest.mark.parametrize("stem", sorted(OUTLINES))
def test_notices(stem):
    path = next((ROOT / "seeds").glob(f"{stem}*.txt"))
    document, _ = recover(normalise(read_source(path)))
    kind, articles, headings = OUTLINES[stem]
    blocks = list(document.blocks())
    assert (document.kind, len(document.articles)) == (kind, articles)
    assert [b.level for b in blocks if b.kind is Kind.HEADING] == [1] * headings
    assert all(any(b.kind is k for b in blocks) for k in (Kind.TITLE, Kind.RECIPIENTS))


def test_issues_of_a_periodical():
    for stem, least in (("002", 13), ("004", 35)):
        path = next((ROOT / "seeds").glob(f"{stem}*.txt"))
        document, _ = recover(normalise(read_source(path)))
        assert document.kind is DocumentKind.PERIODICAL
        assert sum(bool(article.title) for article in document.articles) >= least


def test_time_grows_with_length():
    data = next((ROOT / "seeds").glob("002*.txt")).read_bytes()
    times = []
    for copies in (1, 4):
        source = normalise(read_bytes(b"\n\f".join([data] * copies), "long.txt"))
        start = time.perf_counter()
        recover(source)
        times.append(time.perf_counter() - start)
    assert times[1] < 12 * times[0]
