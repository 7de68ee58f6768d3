"""Doubt told: how likely each block is wrong, and those that are likelier so than others, with the reading that comes next."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from publisher.diagnostics import Diagnostic, Severity
from publisher.model import OUTSIDE

from .evidence import Evidence
from .features import Looked
from .interleave import Mixed
from .weights import THRESHOLD, WEIGHTS

_ANEW = "take the text out of the PDF again with a tool that writes one column after the other, as pdftotext does"


def chance_of_error(looked: Looked) -> float:
    """Give the probability that a block is wrong, in its text or its kind."""
    return 1 / (1 + exp(-sum(WEIGHTS.get(name, 0.0) * value for name, value in looked.tells.items())))


def doubts_of(seen: Iterable[Looked], evidence: Evidence, name: str) -> tuple[Diagnostic, ...]:
    """Give a doubt for each block that is likely enough wrong, in the order of reading, with the other reading as the hint.

    S2 where the block itself is odd, S1 where its evidence is thin.
    """
    out = []
    for looked in seen:
        chance = chance_of_error(looked)
        if chance < THRESHOLD or looked.block.kind in OUTSIDE:
            continue
        code, why, other = "S1", "on thin evidence", _other(looked, evidence)
        if looked.odd:
            code, why, other = "S2", f"that {looked.odd[0]}", looked.odd[1]
        message = f"{looked.block.kind} {why} ({chance:.0%} likely wrong): {looked.block.text[:24]}"
        out.append(Diagnostic(code, Severity.DOUBT, message, looked.block.lines, other, name))
    return tuple(out)


def doubts_of_pages(pages: Iterable[Mixed], name: str) -> tuple[Diagnostic, ...]:
    """Give a doubt, S3, for each page whose two columns were written in turn, whether they were read apart or left as they stand."""
    said = "lines of two columns stand in turn on this page: "
    ends = {True: "read apart", False: "left as they stand"}
    return tuple(Diagnostic("S3", Severity.DOUBT, said + ends[page.parted], (page.lines,), _ANEW, name) for page in pages)


def _other(looked: Looked, evidence: Evidence) -> str:
    """Give the second-best reading of the block's thinnest line."""
    line, rows = looked.thin[1], looked.rows
    if line < 0:
        return "may be of another kind, or belong to the block before or after"
    if line == rows[0]:
        return "nearly as likely: going on with the block before, or of another kind"
    number = evidence.rows[line].line.lines[0][0]
    if line in rows:
        return f"nearly as likely: a new block from line {number} on"
    return f"nearly as likely: going on with line {number}"
