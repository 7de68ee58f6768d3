"""The prose cases of tests/cases/normalise: one file a repair, pairs of fenced blocks, input and output.

A block `dropped` after the output lists what goes on record, "reason: text" a line. ␌ stands for a form feed, ␠ for a space at a line's
end or head.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher.normalise import REPAIRS
from publisher.read import read_bytes

CASES = Path(__file__).parents[1] / "cases" / "normalise"
FENCE = re.compile(r"^```(input|output|dropped)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def load():
    for path in sorted(CASES.glob("*.md")):
        blocks = FENCE.findall(path.read_text(encoding="utf-8"))
        for number, (kind, text) in enumerate(blocks):
            if kind == "input":
                following = [b for b in blocks[number + 1 : number + 3] if b[0] != "input"]
                rest = dict(following[: 2 if len(following) > 1 and following[1][0] == "dropped" else 1])
                yield pytest.param(path.stem, text, rest["output"], rest.get("dropped"), id=f"{path.stem}-{text.strip()[:16]}")


def test_every_repair_has_its_cases():
    assert {path.stem for path in CASES.glob("*.md")} == {name for name, _ in REPAIRS}


@pytest.mark.parametrize(("name", "given", "wanted", "record"), list(load()))
def test_case(name, given, wanted, record):
    source = read_bytes(given.replace("␌", "\f").replace("␠", " ").encode(), "case.txt")
    repaired = dict(REPAIRS)[name](source)
    assert [line.text for line in repaired.lines] == wanted.splitlines()
    if record is not None:
        assert [f"{d.reason}: {d.text}" for d in repaired.dropped] == record.splitlines()
