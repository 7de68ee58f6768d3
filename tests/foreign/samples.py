"""Reads the texts and their golds, and scores what comes back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from publisher.model import Document, DocumentKind, Kind
from publisher.pipeline import recover_document

from ..roundtrip.documents import Gold, Sample
from ..roundtrip.score import Score, score, squeeze

HERE = Path(__file__).parent
TEXTS, GOLDS = HERE / "texts", HERE / "golds"


def paths() -> list[Path]:
    """Give the texts in order."""
    return sorted(TEXTS.iterdir())


def recovered(path: Path) -> Document:
    """Recover a text without any settings."""
    return recover_document(path)[0]


def gold_of(path: Path, found: Document) -> Sample:
    """Read a text's gold; where it has several texts for a block, as for a slip that may be mended, what was found decides."""
    texts = {squeeze(block.text) for block in found.blocks()}
    blocks = json.loads((GOLDS / f"{path.stem}.json").read_text(encoding="utf-8"))["blocks"]
    golds = tuple(_gold(block, texts) for block in blocks)
    return Sample(path.stem, "", "", DocumentKind.TEXT, "zh-Hans", False, (), golds)


def _gold(block: dict[str, Any], found: set[str]) -> Gold:
    kinds = (Kind(block["kind"]), *(kind for kind in Kind if kind.value in block.get("kind_also", ())))
    text = next((text for text in (block["text"], *block.get("alt", ())) if squeeze(text) in found), block["text"])
    return Gold(kinds, block.get("level"), text, text, block.get("article", 1))


def scores() -> Iterator[tuple[str, Score]]:
    """Give each text's name and score."""
    for path in paths():
        found = recovered(path)
        yield path.stem, score(gold_of(path, found), found)
