"""Running heads with the name and number of an issue, glued to what stands beside them: 人物《河岸》2021年第3期 before a line of text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.model import Line
from publisher.patterns import lazy

_EDGE, _LABEL, _PAGES = 2, 8, 2
_ISSUE = lazy(
    r"《[\u3400-\u9fff·]{2,12}》\s*(?:19|20)\d\d\s*(?:年\s*)?(?:第\s*\d{1,3}\s*[期辑]|[.．]\s*\d{1,2}|\d{1,2}\s*月[号刊]|[春夏秋冬]{1,2}季?[号刊卷])"
)


def issue_heads(lines: Sequence[Line], pages: Sequence[range]) -> dict[int, tuple[int, int]]:
    """Give the parts of lines at the edges of pages that name one issue on two pages or more: where they start and end in the line.

    The label of a column beside the issue belongs to it where it stands so twice, or on a line of its own.
    """
    spots: dict[str, dict[int, re.Match[str]]] = {}
    on: dict[str, set[int]] = {}
    for page, places in enumerate(pages):
        for at in {*places[:_EDGE], *places[-_EDGE:]}:
            if found := _ISSUE.search(lines[at].text):
                spots.setdefault(_squeeze(found.group()), {})[at] = found
                on.setdefault(_squeeze(found.group()), set()).add(page)
    out: dict[int, tuple[int, int]] = {}
    for issue, own in spots.items():
        if len(on[issue]) >= _PAGES:
            out |= _with_labels(lines, own)
    return out


def _with_labels(lines: Sequence[Line], spots: dict[int, re.Match[str]]) -> dict[int, tuple[int, int]]:
    before = {at: lines[at].text[: found.start()].rstrip() for at, found in spots.items()}
    beside = {near for at in spots for near in (at - 1, at + 1) if 0 <= near < len(lines) and near not in spots}
    alone = {lines[at].text for at in beside} | {text for at, text in before.items() if spots[at].end() == len(lines[at].text)}
    labels = {text for text in before.values() if text and text in alone and len(text) <= _LABEL}
    out = {at: (0, len(lines[at].text)) for at in beside if lines[at].text in labels}
    for at, found in spots.items():
        label = next((label for label in labels if before[at].endswith(label)), "")
        out[at] = (len(before[at]) - len(label), found.end())
    return out


def _squeeze(text: str) -> str:
    return "".join(text.split())
