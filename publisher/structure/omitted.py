"""What is no text: rules drawn with characters, running heads that stand once, page numbers at a page's edge or drawn too early."""

from __future__ import annotations

import re

from publisher.model import Dropped, Line, SourceText

from .marks import ending
from .shapes import DATE, ISSUE, PAGE_NUMBER

FAR_IN, FEW = 4.0, 4
"""A line set in further than this, in characters, is set on its own."""
_PERIODICAL = re.compile(r"\d{0,3}\s*(?:19|20)\d{2}\s*年\s*第?\s*\d{1,3}\s*期.*$")
_RULE = re.compile(r"^[-—–─━＿_=＝*＊~～·.…\s]{5,}$")
"""A line drawn across the page with characters."""


def left_out(source: SourceText) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """Part the lines of text from those that are none: rules, a running head that stands once, a lone page number at a page's edge."""
    kept: list[Line] = []
    out: list[Dropped] = []
    lines = source.lines
    names = {_PERIODICAL.sub("", "".join(drop.text.split())) for drop in source.dropped if _PERIODICAL.search(drop.text)}
    heads = {"".join(drop.text.split()) for drop in source.dropped if drop.reason == "running-head"}
    numbers = sum(line.text.strip().isdecimal() for line in lines)
    issues = [ISSUE.match(line.text.strip()) is not None for line in lines]
    for i, line in enumerate(lines):
        text = line.text.strip()
        edge = i == 0 or i + 1 == len(lines) or lines[i - 1].page != line.page or lines[i + 1].page != line.page
        at_page = edge
        edge = edge or line.indent > FAR_IN and line.blank_before > lines[i + 1].blank_before + 1
        number = edge and PAGE_NUMBER.match(text) and (i or len(text) < 4) and not _among_cells(lines, i)
        number = number or _cuts_text(lines, i, numbers > 1)
        copy = i > FEW and any((*issues[i - 1 : i], *issues[i + 1 : i + 2])) and "".join(text.split()) in heads
        head = copy or issues[i] and (at_page or not DATE.match(text)) or edge and "".join(text.split()) in names
        reason = "rule" if _RULE.match(text) else "running-head" if head else "page-number" if number else ""
        if reason:
            out.append(Dropped(line.text, reason, line.lines))
        else:
            kept.append(line)
    return tuple(kept), tuple(out)


def _cuts_text(lines: tuple[Line, ...], i: int, others: bool) -> bool:
    """Tell whether a bare number stands alone in running text, where it cuts a sentence or is the only one: a page number."""
    text = lines[i].text.strip()
    if not text.isdecimal() or len(text) > 3 or i == 0:
        return False
    near = [line.text for line in lines[max(0, i - 3) : i + 4] if line is not lines[i]]
    if any(len(other) < 8 and any(map(str.isdigit, other)) for other in near) or lines[i].page != lines[i - 1].page:
        return False
    return ending(lines[i - 1].text) in ("none", "comma") and len(lines[i - 1].text) >= 10 or int(text) > 1 and not others


def _among_cells(lines: tuple[Line, ...], i: int) -> bool:
    """Tell whether a number stands next to another short line with a number: then it is more likely a cell of a table."""
    near = [line for line in lines[max(0, i - 1) : i + 2] if line is not lines[i] and line.page == lines[i].page]
    return any(len(line.text) < 8 and any(char.isdigit() for char in line.text) for line in near)
