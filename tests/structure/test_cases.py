"""The prose cases of tests/cases/structure: pairs of fenced blocks, lines in, blocks out.

A line of output is a block's kind (with its level, for headings) and its text; --- parts articles, | the cells of a table's row. ␌ in the
input stands for a form feed.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher.model import OUTSIDE
from publisher.normalise import normalise
from publisher.read import read_bytes
from publisher.structure import check_coverage, recover

CASES = Path(__file__).parents[1] / "cases" / "structure"
PAIR = re.compile(r"^```input\n(.*?)^```\n```output\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def load():
    for path in sorted(CASES.glob("*.md")):
        for number, (given, wanted) in enumerate(PAIR.findall(path.read_text(encoding="utf-8")), 1):
            yield pytest.param(given, wanted, id=f"{path.stem}-{number}")


def written(document) -> str:
    articles = []
    for article in document.articles:
        lines = [f"{b.kind}{b.level or ''} {b.text}".replace("\t", "|") for b in article.blocks if b.kind not in OUTSIDE]
        articles.append("\n".join(lines))
    return "\n---\n".join(articles)


def squeezed(text: str) -> list[str]:
    return ["".join(line.split()) for line in text.splitlines()]


@pytest.mark.parametrize(("given", "wanted"), list(load()))
def test_case(given, wanted):
    raw = read_bytes(given.replace("␌", "\f").encode(), "case.txt")
    document, _ = recover(normalise(raw))
    check_coverage(raw, document)
    assert squeezed(written(document)) == squeezed(wanted)
