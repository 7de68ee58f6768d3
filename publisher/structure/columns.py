"""Columns that an extraction with layout put side by side: each page's lines parted at the gutter, the left column read before the right.

Places are counted in characters from the page's left edge, as `pdftotext -layout` sets them. A gutter is a place where most lines of a page
show a wide gap and which hardly any line crosses. Lines over the whole width (a title above both columns) part the page from top to bottom.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from publisher.model import Line, SourceText
from publisher.patterns import lazy

from .marks import width

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
LEAST_LINES = 5
LEAST_SHARE = 0.1
FEW_SHARE = 0.25
MOST_CROSSING = 0.25
IN_TURN, OVER = 0.35, 0.1
FAR_RIGHT = 15
_BESIDE = lazy(r"([\u4e00-\u9fff\d（][\u4e00-\u9fff\d（）]*(?: [\u4e00-\u9fff]{4,})?) +(?=\S{2})")
_ISSUE = re.compile(r"第\s?\d{1,4}\s?期")
_WRITER = re.compile("(?:记者|通讯员|作者|撰稿|撰文|采写|摄影)$")
_NAME = lazy(r"[\u4e00-\u9fff][ 　]*[\u4e00-\u9fff]{1,2}")
_MARKED = re.compile("[，。；：、！？]")
MOST_BESIDE_TITLE, LEAST_LEAD = 8, 6
"""A title beside the right column has so few lines; what stands right of it has nothing on its left for so many places."""
PROSE, MOST_SHORT = 9.0, 60
"""Lines of prose are longer than this, in characters, but for so many of a hundred: titles, names, what ends a paragraph."""
MOST_OF_HEAD = 3
LEAST_FULL, GUTTER = 3, 2.0
"""So many lines show the left column's measure; a gutter is about so wide, in characters."""
SHORTEST_HEAD, LONGEST_REST, SMALLEST, LARGEST, LARGEST_SPACED = 4.0, 2.0, 0.95, 2.3, 4.0
"""A head has so many characters, what is left of it for a second line no more than so many, in type of so many times the text's size, the
space between its letters counted in."""
LEAD, INDENT = 4, 2.0
NEAR = 4
"""So many lines on either side show where a line's column begins."""


def part_columns(source: SourceText) -> SourceText:
    """Give a source whose pages of two columns are read column by column; other pages stay as they are."""
    out: list[Line] = []
    for lines in source.pages():
        gutter = _gutter(lines)
        out += lines if gutter is None else _parted(lines, gutter)
    return replace(source, lines=tuple(out))


def _lead(line: Line) -> int:
    return round(line.indent * 2)


def _gutter(lines: list[Line]) -> int | None:
    """Find where the right column starts, or None."""
    starts: Counter[int] = Counter()
    for line in lines:
        lead = _lead(line)
        if lead >= FAR_RIGHT:
            starts[lead] += 1
        for gap in _GAP.finditer(line.text):
            starts[lead + gap.end()] += 1
    if not starts:
        return None
    # A first line's indent shifts its start by two or so: count a place with those just right of it.
    near = {place: sum(starts[place + d] for d in range(5)) for place in starts}
    place = max(sorted(near), key=lambda p: (near[p], starts[p]))
    left, right = [], []
    over = 0
    for line in lines:
        parted = _gap_at(line, place)
        if parted:
            left.append(width(line.text[: parted[0]]))
            right.append(width(line.text[parted[1] :]))
        elif _lead(line) >= place - 1:
            right.append(width(line.text))
        elif _lead(line) + len(line.text) <= place:
            left.append(width(line.text))
        else:
            over += 1
    crossing = len(lines) - max(len(left), len(right)) - sum(_lead(line) >= place - 1 for line in lines) * (len(left) >= len(right))
    if min(len(left), len(right)) < LEAST_LINES or min(len(left), len(right)) < LEAST_SHARE * max(len(left), len(right)):
        return None
    few = min(len(left), len(right)) < FEW_SHARE * max(len(left), len(right))
    # Lines of the two columns may stand on lines of their own, in turn; then hardly one reaches over the gutter.
    in_turn = min(len(left), len(right)) >= IN_TURN * len(lines) and over <= len(lines) * OVER
    if crossing > (0 if few else MOST_CROSSING * len(lines)) + 2 and not in_turn:
        return None
    left.sort()
    right.sort()
    if left[len(left) * MOST_SHORT // 100] < PROSE or right[len(right) * MOST_SHORT // 100] < PROSE:
        return None
    return place


def _gap_at(line: Line, place: int) -> tuple[int, int] | None:
    """Give the gap of a line that lies over the gutter; what stands right of it may be set in, as a title or a signature is."""
    lead = _lead(line)
    for gap in _GAP.finditer(line.text):
        if lead + gap.start() <= place <= lead + gap.end() + 1:
            return gap.start(), gap.end()
    return None


def _parted(lines: list[Line], gutter: int) -> list[Line]:
    out: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []

    def flush() -> None:
        out.extend(_at_one_edge(left))
        out.extend(_at_one_edge(right))
        left.clear()
        right.clear()

    top = _beside_title(lines, gutter)
    for own_left, own_right in top:
        left += own_left
        right += own_right
    across = _heads_across(lines, gutter) | _heads_in_the_middle(lines, gutter) | _bylines_over(lines, gutter)
    for at, line in enumerate(lines):
        if at < len(top):
            continue
        gap = _gap_at(line, gutter)
        lead = _lead(line)
        if at in across:
            flush()
            out.append(line)
        elif gap:
            left.append(replace(line, text=line.text[: gap[0]]))
            start = lead + gap[1]
            right.append(replace(line, text=line.text[gap[1] :], indent=max(0.0, (start - gutter) / 2), blank_before=line.blank_before))
        elif lead >= gutter - 2:
            right.append(replace(line, indent=max(0.0, (lead - gutter) / 2)))
        elif lead + len(line.text) <= gutter:
            left.append(line)
        else:
            flush()
            out.append(line)
    flush()
    return out


def _beside_title(lines: list[Line], gutter: int) -> list[tuple[list[Line], list[Line]]]:
    """Part the lines above the first that keeps to the gutter, where they hold a title in large type beside the text of the right column.

    Large type pushes what stands right of it to places of their own. One of the lines beside must be as wide as the right column's are.
    """
    first = next((at for at, line in enumerate(lines) if _gap_at(line, gutter)), 0)
    full = Counter(round(width(line.text[gap[1] :])) for line in lines if (gap := _gap_at(line, gutter)))
    measure = max((wide for wide in full if sum(full[wide + d] for d in (-1, 0, 1)) >= LEAST_FULL), default=0)
    if not 0 < first <= MOST_BESIDE_TITLE or not measure or any(_ISSUE.search(line.text) for line in lines[:first]):
        return []
    out: list[tuple[list[Line], list[Line]]] = []
    fills = titles = 0
    over = ""
    for line in lines[:first]:
        head = _BESIDE.match(line.text)
        # The space between them may have been closed up: the line above then tells how long the title's lines are.
        cut = head.end() if head else len(over) if _lead(line) < LEAST_LEAD and width(line.text) > measure + 1 else 0
        text = line.text[cut:]
        if cut:
            titles += 1
            over = line.text[:cut].replace(" ", "")
            out.append(([replace(line, text=head[1] if head else over)], [replace(line, text=text, indent=0.0)]))
        elif _lead(line) >= LEAST_LEAD and (_MARKED.search(text) or titles and width(text) <= measure + 1):
            out.append(([], [replace(line, indent=0.0)]))
        elif text.isalpha() and len(text) <= measure:
            titles += 1
            out.append(([line], []))
        else:
            return []
        fills += abs(width(text) - measure) <= 1 and bool(_MARKED.search(text) or titles)
        if width(text) > measure + 1:
            return []
    return out if fills and titles else []


def _bylines_over(lines: list[Line], gutter: int) -> set[int]:
    """Give the lines above both columns that stand far in and have a gap over the gutter: bylines."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        gap = _gap_at(line, gutter)
        if gap is None:
            continue
        if _lead(line) < LEAST_LEAD:
            break
        if _WRITER.search(line.text[: gap[0]]) and _NAME.fullmatch(line.text[gap[1] :]):
            found.add(at)
    return found


def _heads_across(lines: list[Line], gutter: int) -> set[int]:
    """Give the lines of heads over both columns that end before the gutter: nothing stands beside them, a gap above, and a gap before both
    columns go on.
    """
    usual = Counter(line.blank_before for line in lines).most_common(1)[0][0]
    sides = ["both" if _gap_at(line, gutter) else "right" if _lead(line) >= gutter - 2 else "left" for line in lines]
    last_of_both = max((at for at, side in enumerate(sides) if side != "left"), default=-1) + 1
    found: set[int] = set()
    start = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and sides[at] == "left" and sides[at - 1] == "left" and lines[at].blank_before <= usual:
            continue
        alone = sides[start] == "left" and lines[start].blank_before > usual and at - start <= MOST_OF_HEAD
        if alone and at < last_of_both and lines[at].blank_before > usual and sides[at] != "right":
            found.update(range(start, at))
        start = at
    return found


def _heads_in_the_middle(lines: list[Line], gutter: int) -> set[int]:
    """Give the lines of heads over both columns that end before the gutter as characters count, but stand in the middle of the page.

    So wide a line as its place asks is set in type of up to about twice the text's size; what ends flush with the left column, as an origin
    in brackets does, asks for more.
    """
    full = Counter(round(width(line.text[: gap[0]])) for line in lines if (gap := _gap_at(line, gutter)))
    measure = max((wide for wide in full if sum(full[wide + d] for d in (-1, 0, 1)) >= LEAST_FULL), default=0)
    cell = (measure + GUTTER) / gutter if gutter else 0.0
    found = set()
    for at, line in enumerate(lines):
        lead, own = _lead(line), width(line.text)
        if not measure or lead + len(line.text) > gutter or _gap_at(line, gutter):
            continue
        size = 2 * (measure + GUTTER / 2 - lead * cell) / own
        # A first line of text is set in by two and fills its column.
        fills = not line.spaced and lead <= LEAD and own >= measure - INDENT - 1
        head = own >= SHORTEST_HEAD and not fills and (line.text.isalpha() and lead or line.spaced and (lead or own > measure / 2))
        rest = at - 1 in found and own <= LONGEST_REST
        if rest or head and SMALLEST <= size <= (LARGEST_SPACED if line.spaced else LARGEST):
            found.add(at)
    return found


def _at_one_edge(lines: list[Line]) -> list[Line]:
    """Give the lines of a column with indents from the edge of those around: what was written left of it shifts some lines on end."""
    own = [line.indent for line in lines]
    edges = []
    for i in range(len(own)):
        above, below = min(own[max(0, i - NEAR) : i + 1]), min(own[i : i + NEAR + 1])
        # At either end of a column only one side tells.
        edges.append(max(above, below) if NEAR <= i < len(own) - NEAR else min(above, below))
    return [replace(line, indent=line.indent - edge) if edge else line for line, edge in zip(lines, edges, strict=True)]
