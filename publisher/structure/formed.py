"""Blocks whose first characters alone say what they are: references, footnotes, labelled lines."""

from __future__ import annotations

import re
from collections.abc import Mapping

from publisher.model import Kind

from . import shapes
from .headings import set_heading
from .units import Unit

_NUMBERED = re.compile(r"^[\[［〔【]\s?\d{1,3}\s?[\]］〕】]")
_NOTE = re.compile(r"^[①-⑳]")
_COPY = re.compile(r"^(?:正本|副本)")
_OPEN_TO_OTHERS = re.compile(r"^附件|^资料|^数据|^摘")


def set_formed(units: list[Unit], hashes: Mapping[int, int]) -> None:
    """Give such units their kind, before heads of articles are looked for among what is left."""
    in_references = False
    attached = 0
    for unit in units:
        mark = unit.rows[0].mark
        if shapes.ATTACHMENT_NOTE.match(unit.text):
            attached = 1
        elif attached and mark and mark.kind == "arabic" and mark.value == attached + 1 and unit.end == "none":
            attached += 1
            unit.kind, unit.shape = Kind.ATTACHMENT, "text"
        else:
            attached = 0
        if unit.kind is not None:
            continue
        text = unit.text
        if shapes.REFERENCES_HEAD.match(text):
            in_references = True
            set_heading(unit, dict(hashes))
        elif in_references and _NUMBERED.match(text):
            unit.kind, unit.shape = Kind.REFERENCE, "text"
        elif _NOTE.match(text) and unit.rows[0].starts:
            unit.kind, unit.shape = Kind.FOOTNOTE, "text"
        elif shapes.NUMBER_LABEL.match(text):
            unit.kind, unit.shape = Kind.DOCNUMBER, "text"
        elif shapes.DATE_LABEL.match(text):
            unit.kind, unit.shape = Kind.DATE, "text"
        elif shapes.LABEL.match(text) and not _OPEN_TO_OTHERS.match(text):
            unit.kind, unit.shape = (Kind.CC if _COPY.match(text) else Kind.PARAGRAPH), "text"
