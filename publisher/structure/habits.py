"""The habits of a text, found before its lines are labelled: indents, lengths of paragraphs, bullets, words that paragraphs open with."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from math import log

from .costs import COSTS as c
from .joining import ends_in_link
from .marks import OPENERS, open_marks
from .numbering import BARE
from .rows import MARKS, Row
from .shapes import BULLET, FIELD, GENRE, LABEL, RECIPIENTS

AROUND = 50
HEAD_WORDS = 3
AGAIN = 3
LINES_A_SPEECH = 10
SERIES, SERIES_SHARE = 4, 0.75
ROOM, LEAST_HEADS = 4.0, 2
MOST_ROOM = 4.0
"""A line with more room than this, in characters, was not broken for want of it: it tells nothing of an indent."""
_VERB_END = re.compile(r"(?:强调|指出)$")
"""What is said follows these words behind a mark, and no line begins with one: a line that ends with them is a kicker."""
_COUPLET = re.compile(r"^([^，。！？；：、]{4,9})，([^，。！？；：、]{4,10})[。！]$")
LEAST_COUPLETS = 3
_RUN_IN = re.compile(r"[。！？；].")
"""A sentence that ends inside the line: a heading that runs into its paragraph is no heading of its own."""


def set_signs(rows: list[Row]) -> None:
    """Set what the words and marks of each line tell by themselves: what is open at its end, what it ends with or announces."""
    for row in rows:
        row.open = open_marks(row.righted)
        row.run_in = bool(_RUN_IN.search(row.text))
        row.genre = bool(GENRE.search(row.text))
        row.announces = bool(_VERB_END.search(row.text))
        row.in_link = ends_in_link(row.text)
        row.recipients = row.end == "colon" and bool(RECIPIENTS.search(row.text))


def first_indent(rows: list[Row]) -> float:
    """Tell whether paragraphs are set with their first line two characters in: 2.0 or 0.0.

    After a short line that ends a sentence a paragraph starts; where most such lines are as wide as the measure, there is no indent.
    """
    wide = narrow = 0
    for before, row, after in zip(rows, rows[1:], rows[2:], strict=False):
        if before.end == "stop" and before.width < row.measure - 4 and after.page == row.page and row.end in ("none", "comma"):
            room = row.measure - row.width - after.unit
            if room < -0.6:
                wide += 1
            elif -0.1 < room < MOST_ROOM:
                narrow += 1
    return 0.0 if wide > 2 * narrow + 1 else 2.0


def full_costs(rows: list[Row]) -> list[float]:
    """Give for each line how much likelier it is, if it is full and ends with a stop, that its paragraph goes on than that it ends.

    Both happen: a sentence ends at a line's end about once in 35 characters, a paragraph's last line is full once in a measure. The longer
    the paragraphs around are, the likelier it goes on.
    """
    ended = [0]
    for row in rows:
        ended.append(ended[-1] + (row.end == "stop" and row.width < row.measure - 3))
    out = []
    for i, row in enumerate(rows):
        low, high = max(0, i - AROUND), min(len(rows), i + AROUND)
        lines = (high - low) / (ended[high] - ended[low] + 0.7)
        out.append(min(c["end.full.most"], max(c["end.full.least"], c["end.full.scale"] * log(lines * min(row.measure, 60) / 52))))
    return out


def openings(rows: list[Row]) -> list[bool]:
    """Say which lines open as paragraphs of this text like to: with words, or among its neighbours with a mark, that stand at the heads of
    lines after one that surely ends a paragraph, and seldom at those of other lines."""
    sure: Counter[str] = Counter()
    others: Counter[str] = Counter()
    ended = [True, *(row.end == "stop" and row.width < row.measure - 3 for row in rows[:-1])][: len(rows)]
    for row, is_sure in zip(rows, ended, strict=True):
        (sure if is_sure else others)[row.text[:HEAD_WORDS]] += 1
    series, maxims = _series(rows, ended), _maxims(rows, ended)
    return [row.text[:1] in OPENERS and series[i] or maxims[i] or sure[words] >= 2 and sure[words] > others[words]
            for i, row in enumerate(rows) for words in [row.text[:HEAD_WORDS]]]


def _maxims(rows: list[Row], ended: list[bool]) -> list[bool]:
    """Say which lines are a paragraph's whole text of two even halves (为学之先，须明方向。), where several surely are."""
    even = [found is not None and len(found[2]) - len(found[1]) in (-1, 0, 1, 2, 3) for row in rows for found in [_COUPLET.match(row.text)]]
    sure = sum(is_even and was_ended for is_even, was_ended in zip(even, ended, strict=True))
    return even if sure >= LEAST_COUPLETS else [False] * len(rows)


def _series(rows: list[Row], ended: list[bool]) -> list[bool]:
    """Say which lines open with a mark (《…》 at the head of each item) that among its neighbours opens paragraphs and seldom others."""
    out = [False] * len(rows)
    for mark in OPENERS:
        heads = [i for i, row in enumerate(rows) if row.text.startswith(mark)]
        for n, i in enumerate(heads):
            near = heads[max(0, n - SERIES):n + SERIES + 1]
            near = [j for j in near if abs(j - i) <= SERIES * AROUND]
            out[i] = len(near) > SERIES and sum(ended[j] for j in near) >= SERIES_SHARE * len(near)
    return out


def is_dialogue(rows: list[Row]) -> bool:
    """Tell whether a good part of the text are speeches, each begun with one of a few names that come again and again."""
    counts = Counter(row.text.replace(":", "：").split("：", 1)[0] for row in rows if FIELD.match(row.text))
    again = sum(count for count in counts.values() if count >= AGAIN)
    return again >= 2 * AGAIN and again * LINES_A_SPEECH >= len(rows)


def bulleted(rows: list[Row]) -> list[bool]:
    """Say which lines belong to an item behind a bullet, or behind a label that stands but once, down to its short last line: such items
    need no closing mark."""
    labels = Counter(row.text.replace(":", "：").split("：", 1)[0] for row in rows if row.field)
    out: list[bool] = []
    started = False
    for before, row in zip([None, *rows], rows, strict=False):
        goes_on = bool(out) and out[-1] and before is not None and before.width + 2 * started > before.measure - 3.5
        item = row.field and labels[row.text.replace(":", "：").split("：", 1)[0]] == 1 or BULLET.match(row.text) or LABEL.match(row.text)
        started = bool(item)
        out.append(started or goes_on)
    return out


def kinds_of_heads(rows: list[Row]) -> frozenset[str]:
    """Say which kinds of numbers head lines of their own in this text: most that carry them are short and end without a mark."""
    every: Counter[str] = Counter()
    short: Counter[str] = Counter()
    for row in rows:
        if row.mark is not None and row.mark.kind not in BARE and row.mark.level in (1, 2) and row.in_sequence:
            every[row.mark.kind] += 1
            short[row.mark.kind] += row.end == "none" and row.width < row.measure - ROOM and MARKS.search(row.text[row.mark.end :]) is None
    return frozenset(kind for kind, count in every.items() if short[kind] >= LEAST_HEADS and short[kind] >= 0.6 * count)


def has_items(rows: list[Row]) -> bool:
    """Tell whether what follows the end of an article is mostly a short line: then the text is a digest, and each end has its title."""
    after = [row for before, row in pairwise(rows) if before.ends_article]
    short = sum(row.end == "none" and row.width < row.measure - ROOM + 1 for row in after)
    return len(after) >= LEAST_HEADS and short >= SERIES_SHARE * len(after)
