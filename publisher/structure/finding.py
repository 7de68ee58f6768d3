"""Heads of articles found among the lines: runs of display lines, and what speaks for their being a head."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publisher.model import Kind
from publisher.patterns import lazy

from . import shapes
from .heads import Head, ends_title, is_byline, parse
from .marks import ends_article
from .names import is_name_list
from .numbering import FIRST_HEADINGS
from .people import is_name, name_at_end
from .series import MOST_LINES, are_plain, is_origin, series
from .tables import is_table
from .units import Unit, numbered

_LIST_BELOW = re.compile("(?:下[面列表述]|[如以]下|附表)[^，。；]{0,8}[：:]$")
_HAN = lazy(r"[\u4e00-\u9fff]")
_ONE_PIECE = re.compile("(?:总结|报告|计划|规划|安排|方案|要点|纲要|白皮书|综述|讲话|致辞|章程|指南|手册|须知)(?:[（(][^（）()]*[）)])?$")
"""How the title of a piece ends that has parts under headings, and no items."""
_REPORT = re.compile("(?:年度|工作|社会责任|发展|年)(?:总结|报告)(?:[（(][^（）()]*[）)])?$")
HEAD, UNSIGNED = 2.0, 1.0
"""From this score on a run of display lines is a head."""
LONGEST, LEAST_LIST, LEAST_NUMBERED = 12, 2, 3
MOST_OF_HEADINGS = 2


@dataclass(slots=True)
class Found:
    """A head and where it stands: the index in the units where its lines begin and end."""

    head: Head
    start: int
    stop: int


def find_heads(units: list[Unit]) -> list[Found]:
    """Find the runs of display lines that are heads of articles."""
    _set_open_titles(units)
    runs = [(i, j) for i, j in _runs(units) if not _lists_under_heading(units, i, j) and not _is_announced(units, i, j)]
    runs = [(i, j) for i, j in runs if _could_be_head(units[i:j]) or j - i == 1 and units[i].shape == "head"]
    listed = _titles_listed(units)
    scores = [_head_score(units, i, j) + listed * _is_listed(units[i:j]) if _could_be_head(units[i:j]) else 0.0 for i, j in runs]
    scores = _less_sure(units, runs, scores)
    items = series(units, runs, one=_is_signed(units, runs) or _is_one_piece(units, runs[:1]))
    paired = sum(j - i == MOST_OF_HEADINGS for i, j in runs[1:]) > 0
    found: list[Found] = []
    for k, (i, j) in enumerate(runs):
        if k in items:
            found.append(Found(items[k], i, j))
            continue
        if scores[k] < HEAD:
            continue
        if not found and paired:
            j = i + _title_of_report(units[i:j])
        place = i
        heads = parse(units[i:j])
        for n, head in enumerate(heads):
            size = sum(map(len, head.roles.values()))
            if n and n + 1 == len(heads) and _is_subhead(heads[n - 1], head, units[j] if j < len(units) else None):
                continue
            if not _gives_byline(found, head, units):
                found.append(Found(head, place, place + size))
            place += size
    return found


def _title_of_report(run: list[Unit]) -> int:
    """Give how many lines of the first head are one's: below the title of a report two headings may stand, one over the other."""
    size = next((n for n, unit in enumerate(run, 1) if _REPORT.search(unit.text)), 0)
    rest = run[size:]
    plain = are_plain(rest) and not any(is_byline(unit.text) or unit.text[0] in "（(" for unit in rest)
    return size if size and len(rest) == MOST_OF_HEADINGS and plain else len(run)


def _titles_listed(units: list[Unit]) -> float:
    """Say how much it tells that the contents have a line: a title for sure where they list titles alone, and no numbered headings."""
    numbered = [unit for unit in units if unit.shape == "head" and unit.rows[0].in_sequence and unit.end == "none"]
    alone = len(numbered) >= LEAST_NUMBERED and not any(unit.rows[0].listed for unit in numbered)
    return HEAD if alone else 0.0


def _is_listed(run: list[Unit]) -> bool:
    return any(unit.rows[0].listed and unit.rows[0].mark is None and not is_byline(unit.text) for unit in run)


def _less_sure(units: list[Unit], runs: list[tuple[int, int]], scores: list[float]) -> list[float]:
    """Lower the scores of lone lines where the first article names its author: in mid-article a page may open with a heading."""
    text = next((i for i, unit in enumerate(units) if unit.shape == "text"), len(units))
    front = max(1, sum(j <= text for _, j in runs))
    alone = _is_one_piece(units, runs[:front]) and all(score < HEAD + UNSIGNED for score in scores[front:])
    if not _is_signed(units, runs) and not alone:
        return scores
    # A heading and the first one below it are two lines.
    most = MOST_OF_HEADINGS if alone and sum(j - i == MOST_OF_HEADINGS for i, j in runs[front:]) > 1 else 1
    return [
        score - UNSIGNED if k >= front and j - i <= most and not _is_listed(units[i:j]) and not _has_closed(units[i - 1]) else score
        for k, ((i, j), score) in enumerate(zip(runs, scores, strict=True))
    ]


def _is_signed(units: list[Unit], runs: list[tuple[int, int]]) -> bool:
    """Tell whether the first head names an author."""
    first = next((units[i:j] for i, j in runs), [])
    return any(
        shapes.BYLINE.match(unit.text) or place and is_byline(unit.text) and not ends_title(unit, first[place - 1])
        for place, unit in enumerate(first)
    )


def _is_one_piece(units: list[Unit], runs: list[tuple[int, int]]) -> bool:
    """Tell whether one of these heads is that of a piece with parts: a report, a plan, a speech."""
    return any(_ONE_PIECE.search(unit.text) for run in runs for unit in units[slice(*run)])


def _names_author(text: str) -> bool:
    return is_name(text) or name_at_end(text)


def _has_closed(unit: Unit) -> bool:
    """Tell whether an article or a letter ends with a block: its origin, its editor, a date."""
    return ends_article(unit.text) or unit.kind in (Kind.DATE, Kind.SIGNATURE) or shapes.EDITED_BY.match(unit.text) is not None


def _set_open_titles(units: list[Unit]) -> None:
    """Know titles whose first line ends with a colon: they open a page, and a line without a mark and another display line follow."""
    for i, unit in enumerate(units[:-2]):
        opens = i == 0 or units[i - 1].page != unit.page
        below, after = units[i + 1 : i + 3]
        if not opens or unit.end != "colon" or len(unit.rows) > 1 or shapes.OPENING_WORDS.match(unit.text) or shapes.is_address(unit.text):
            continue
        if below.shape == "display" and below.end == "none" and (shapes.DASHED.match(after.text) or after.shape == "display"):
            unit.shape, unit.title = "display", True


def unfolded(units: list[Unit]) -> list[Unit]:
    """Part lines that were read as one heading, where more display lines stand beside it or they open the text: they are a head's lines."""
    out: list[Unit] = []
    for i, unit in enumerate(units):
        beside = [near for near in (*units[max(0, i - 1) : i], *units[i + 1 : i + 2]) if near.page == unit.page]
        first = unit.rows[0]
        plain = unit.shape == "head" and unit.kind is None and first.mark is None and first.line.heading is None and not first.listed
        opens = i == 0 or any(near.shape == "display" and near.kind is None and near.end == "none" for near in beside)
        if plain and len(unit.rows) > 1 and opens:
            out += [Unit("display", [row]) for row in unit.rows]
        else:
            out.append(unit)
    return numbered(out)


def _runs(units: list[Unit]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    i = 0
    while i < len(units):
        i += _ends_text(units, i)
        j = i
        while j < len(units) and _may_be_head(units[j]) and (j == i or _goes_with(units[i], units[j])):
            j += 1
        if j > i:
            out.append((i, j))
        i = max(j, i + 1)
    return out


def _ends_text(units: list[Unit], i: int) -> bool:
    """Tell whether a line in brackets right below a paragraph is a note to the text above it, and no part of the head that follows."""
    if not 0 < i < len(units) or units[i - 1].shape != "text" or units[i - 1].end != "stop" or units[i - 1].page != units[i].page:
        return False
    return units[i].shape == "display" and units[i].kind is None and shapes.ANNOTATION.match(units[i].text) is not None


def _lists_under_heading(units: list[Unit], i: int, j: int) -> bool:
    """Tell whether a run stands between a numbered heading and the next one, or the end: then it is what the heading announces."""
    if not i or units[i - 1].shape != "head" or not units[i - 1].rows[0].in_sequence or units[i - 1].page != units[i].page:
        return False
    return j == len(units) or units[j].shape == "head" and units[j].rows[0].in_sequence


def _is_announced(units: list[Unit], i: int, j: int) -> bool:
    """Tell whether a run is the list that the text above it announces with a colon."""
    over = units[i - 1]
    if not i or j - i < LEAST_LIST or over.shape == "head" or over.end != "colon" or over.last_page != units[i].page:
        return False
    return _LIST_BELOW.search(over.text) is not None or are_plain(units[i:j]) and not shapes.SALUTATION.match(over.text)


def _goes_with(first: Unit, unit: Unit) -> bool:
    """Tell whether a line may belong to the head that begins with another: on its page, and not the number of the text's first part."""
    mark = unit.rows[0].mark
    begins_part = mark is not None and (
        mark.kind in FIRST_HEADINGS and mark.value == 1
        or mark.kind in ("section", "han") and unit is not first
    )
    return unit.page == first.page and _same_mark(first, unit) and not begins_part


def _same_mark(first: Unit, unit: Unit) -> bool:
    """Markdown marks of two levels do not make one head; a line without a mark may go with one."""
    levels = {u.rows[0].line.heading for u in (first, unit)} - {None}
    return len(levels) < 2


def _gives_byline(found: list[Found], head: Head, units: list[Unit]) -> bool:
    """Give the lone name of an office or a person to the head before on its page, where that one has no byline."""
    lines = [unit for own in head.roles.values() for unit in own]
    if not found or len(lines) > 1 or found[-1].head.has(Kind.BYLINE) or not is_byline(lines[0].text):
        return False
    if units[found[-1].start].page != lines[0].page:
        return False
    found[-1].head.add(Kind.BYLINE, lines[0])
    return True


def _is_subhead(before: Head, head: Head, after: Unit | None) -> bool:
    """Tell whether the last line of a run is no second title but the first heading of the text below the head before."""
    lines = head.roles.get(Kind.TITLE, [])
    if len(head.roles) != 1 or len(lines) != 1 or not before.has(Kind.BYLINE) or before.last is None or after is None:
        return False
    return after.shape == "text" and after.page == lines[0].page and lines[0].index == before.last.index + 1


def _may_be_head(unit: Unit) -> bool:
    if unit.end == "colon" and not unit.title and not shapes.EDITOR_NOTE.match(unit.text):
        return False
    return unit.kind is None and (unit.shape == "display" or (unit.shape == "head" and unit.rows[0].mark is None and len(unit.rows) <= 3))


def _could_be_head(run: list[Unit]) -> bool:
    if len(run) > LONGEST or any(unit.rows[0].cells for unit in run) or is_name_list(run) or is_table(run):
        return False
    if not any(unit.shape == "display" or unit.rows[0].line.heading or shapes.DASHED.match(unit.text) for unit in run):
        return False
    return not all(
        shapes.CAPTION.match(unit.text) or shapes.DATE.match(unit.text) or shapes.ORIGIN_LINE.match(unit.text) or not _HAN.search(unit.text)
        for unit in run
    )


def _head_score(units: list[Unit], i: int, j: int) -> float:
    """Add up what speaks for a run of display lines' being the head of an article."""
    run = units[i:j]
    shaped = any(p.search(unit.text) for unit in run for p in (shapes.BYLINE, shapes.DASHED, shapes.KICKER, shapes.SUBTITLE))
    after = units[j] if j < len(units) else None
    between = bool(i) and units[i - 1].end == "stop" and after is not None and after.shape == "text"
    return sum((
        3.0 * all(unit.kind in (Kind.MASTHEAD, Kind.IMPRINT) for unit in units[:i]),
        2.0 * shaped,
        2.0 * run[0].rows[0].first_of_page,
        2.0 * run[-1].rows[-1].last_of_page,
        1.5 * any(unit.rows[0].gap < 0 for unit in run),
        2.0 * bool(i and (_has_closed(units[i - 1]) or is_origin(units, i - 1))),
        1.0 * bool(after and shapes.SALUTATION.match(after.text)),
        2.0 * bool(after and shapes.NEWS.match(after.text)),
        2.0 * (between and is_origin(units, j + 1)),
        0.5 * (len(run) > 1),
        1.5 * (between and 1 < len(run) <= MOST_LINES and _names_author(run[-1].text) and not is_byline(run[0].text)),
        1.0 * any(unit.rows[0].line.overprinted or unit.rows[0].line.vertical for unit in run),
    ))
