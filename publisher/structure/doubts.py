"""Doubt told: the places where joining two lines and parting them cost nearly the same."""

from __future__ import annotations

from publisher.diagnostics import Diagnostic, Severity

from .evidence import C, Evidence, F
from .labels import Label

LEAST = 0.9
"""A reading that is cheaper than the other by less than this is told as a doubt."""
_STATES = {"F": F, "C": C}


def doubts_of(evidence: Evidence, labels: list[Label], name: str) -> tuple[Diagnostic, ...]:
    """Give a diagnostic for each line of text that may as well have been read the other way, with that reading as the hint."""
    out = []
    rows = evidence.rows
    for i in range(1, len(rows)):
        if labels[i].state not in _STATES or labels[i - 1].state not in _STATES:
            continue
        margin = _margin(evidence, labels, i)
        if margin >= LEAST:
            continue
        parted = labels[i].state == "F"
        lines = (*rows[i - 1].line.lines[-1:], *rows[i].line.lines[:1])
        reading = "a new paragraph" if parted else "going on with the paragraph before"
        other = "going on with the paragraph before" if parted else "a new paragraph"
        message = f"line read as {reading}, on thin evidence: {rows[i].text[:24]}"
        out.append(Diagnostic("S1", Severity.DOUBT, message, lines, f"nearly as likely: {other}", name))
    return tuple(out)


def _margin(evidence: Evidence, labels: list[Label], i: int) -> float:
    """Give by how much the reading taken at line i is cheaper than the other, the next line read as it was."""
    before = _STATES[labels[i - 1].state]
    part = evidence.end(i - 1, before, i) + evidence.first(i) + _after(evidence, labels, i, F)
    join = evidence.join(i - 1, before, i) + evidence.going_on(i) + _after(evidence, labels, i, C)
    return join - part if labels[i].state == "F" else part - join


def _after(evidence: Evidence, labels: list[Label], i: int, state: int) -> float:
    if i + 1 >= len(labels):
        return evidence.end(i, state, None)
    if labels[i + 1].state == "C":
        return evidence.join(i, state, i + 1)
    return evidence.end(i, state, i + 1)
