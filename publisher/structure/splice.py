"""Paragraphs that are cut by a page or a head and go on further away than at the next line.

Where two articles share pages, the text of one stops in mid-sentence, the other begins or goes on, and the first one comes later: the
open ends are taken up in the order in which they were left. Three cuts in a row are read so where the characters at the joins speak for
it, where what follows the first cut can be a paragraph's first line, and where the text before the third has ended.
"""

from __future__ import annotations

from .evidence import Evidence
from .labels import Label
from .rows import Row

MARGIN = 1.5
NEAR = 400
SURE = 3


def links_of(evidence: Evidence, labels: list[Label]) -> dict[int, int]:
    """Give, for lines that go on from elsewhere than the labels say, the line they go on from; -1 for a line that starts anew."""
    rows = evidence.rows
    cuts = _cuts(rows, labels)
    links: dict[int, int] = {}
    for a, x in cuts:
        y = _taken_up(evidence, labels, a, x)
        if y >= 0:
            links.update({x: -1, y: a})
    k = 0
    while k + 2 < len(cuts):
        (a, x), (b, y), (c, z) = cuts[k : k + 3]
        if not {x, y, z} & links.keys() and _rotates(evidence, labels, a, x, b, y, c, z):
            links.update({x: -1, y: a, z: b})
            k += 3
        else:
            k += 1
    return links


def _cuts(rows: list[Row], labels: list[Label]) -> list[tuple[int, int]]:
    """Give the places where a page or display lines part text from text: the last line before, the first line after."""
    cuts: list[tuple[int, int]] = []
    last = -1
    for i, label in enumerate(labels):
        if label.state == "D":
            continue
        if last >= 0 and (last < i - 1 or rows[last].page != rows[i].page):
            cuts.append((last, i))
        last = i
    return cuts


def _rotates(evidence: Evidence, labels: list[Label], a: int, x: int, b: int, y: int, c: int, z: int) -> bool:
    rows = evidence.rows
    if labels[y].state != "C" or rows[a].end != "none" or rows[b].end not in ("none", "comma") or rows[c].end != "stop" or z - a > NEAR:
        return False
    if rows[x].page == rows[a].page or y == b + 1 or labels[z].state == "H":
        return False
    if evidence.first(x) > 2.0:
        return False
    pairs = evidence.pairs
    as_read = pairs.cost(rows[a].text, rows[x].text) + pairs.cost(rows[b].text, rows[y].text)
    turned = pairs.cost(rows[a].text, rows[y].text) + pairs.cost(rows[b].text, rows[z].text)
    return turned < as_read - MARGIN


def _taken_up(evidence: Evidence, labels: list[Label], a: int, x: int) -> int:
    """Find the line that takes up a sentence left open at a cut, where an article has ended in between; -1 for none.

    What follows the cut must be able to open a paragraph and not fit the open end; what takes it up stands after the end of an article.
    """
    rows, pairs = evidence.rows, evidence.pairs
    if rows[a].end != "none" or rows[x].page == rows[a].page or labels[x].state != "C" or evidence.first(x) > 2.0:
        return -1
    if pairs.count(rows[a].text, rows[x].text):
        return -1
    for y in range(x + 1, min(len(rows), x + NEAR // 4)):
        if labels[y].state in "FC" and _after_end(rows, labels, y) and pairs.count(rows[a].text, rows[y].text) >= SURE:
            return y
    return -1


def _after_end(rows: list[Row], labels: list[Label], y: int) -> bool:
    before = y - 1
    while before > 0 and labels[before].state == "D":
        before -= 1
    return rows[before].ends_article
