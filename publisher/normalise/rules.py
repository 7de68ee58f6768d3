"""Printed rules: lines of nothing but strokes or stars. An edition's layout draws its own."""

from __future__ import annotations

import re
from dataclasses import replace

from publisher.model import Dropped, Line, SourceText

_RULE = re.compile(r"(?:[—–―─━═╌┄┈‐‑\-_＿=＝~～﹏*＊·•…⋯.．◆◇■□★☆●○※]\s*){3,}")
_STROKES = frozenset("—–―─━═╌┄┈-_＿=＝~～﹏*＊")
_SHORTEST = 3


def drop_rules(source: SourceText) -> SourceText:
    """Take out lines that are rules (reason "rule"): three strokes or more of one kind, or a row of ornaments."""
    lines: list[Line] = []
    dropped = list(source.dropped)
    pending = 0
    for line in source.lines:
        if line.mark != "code" and _is_rule(line.text):
            dropped.append(Dropped(line.text, "rule", line.lines))
            pending += line.blank_before
            continue
        lines.append(replace(line, blank_before=line.blank_before + pending) if pending else line)
        pending = 0
    return source if len(lines) == len(source.lines) else replace(source, lines=tuple(lines), dropped=tuple(dropped))


def _is_rule(text: str) -> bool:
    """A rule is not shorter than three strokes, and dots alone (……) are an omission, not a rule, unless there are many."""
    if not _RULE.fullmatch(text):
        return False
    marks = "".join(text.split())
    if marks[0] in _STROKES:
        return len(marks) >= _SHORTEST
    if marks[0] in ".…⋯．·•":
        return len(marks) >= 4 * _SHORTEST
    return len(marks) >= _SHORTEST and len(set(marks)) == 1
