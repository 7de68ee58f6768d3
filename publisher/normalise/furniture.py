"""Page furniture: running heads and page numbers go out of the text and on record."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from publisher.model import Dropped, Line, SourceText
from publisher.patterns import lazy

from .counted_heads import beside_furniture, counted_heads, numbered_tops
from .cutting_heads import glued_heads, shared_openings
from .glued_numbers import part_numbers
from .head_copies import opens_document
from .issue_heads import issue_heads
from .listed_heads import listed_heads
from .numbered_heads import part_heads
from .page_forms import form_of
from .page_numbers import Candidate, find_numbers
from .running_heads import find_heads

_GAP = 3
_LEADING = lazy(r"(\d{1,4})(?=[\u3400-\u9fff《“])(?![年月日个名人位项条件家户元万亿千百岁周天时分秒多余届次期号届种类部所])")
_HEAD_LEAST, _OPENING = 6, 4
_LONGEST_PAGE = 75
_TEXT, _ENDED = 20, frozenset("。！？：；…—”’）》】」』.!?;:)*\"'")
_OPENERS = frozenset("“‘（《【「『〈〔([")
_DAY, _CLOSING, _DATES = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日"), 2, 3


def drop_furniture(source: SourceText) -> SourceText:
    """Take out running heads (reason "running-head") and page numbers (reason "page-number").

    Sources with page marks are judged by place on the page and by repetition, others by repetition and counting alone. Where furniture
    shows a page break that the source has lost, the pages of the lines after it are counted on.
    """
    if not source.lines:
        return source
    source = replace(source, lines=tuple(part_heads(part_numbers(source.lines))))
    lines = source.lines
    # A single stray space may pass for a page break; pages longer than print has show that the marks are not to be trusted.
    paged = lines[-1].page > 0 and len(lines) <= _LONGEST_PAGE * (lines[-1].page + 1)
    pages = _pages(lines) if paged else _supposed_pages(lines)
    cover = "".join("".join(drop.text.split()) for drop in source.dropped if drop.reason == "cover")
    heads, glued = find_heads(lines, pages, paged=paged, cover=cover)
    counted = counted_heads(lines, paged=paged)
    heads |= {n.at for n in counted if not form_of(lines[n.at].text)}
    glued += [n for n in counted if n not in glued]
    numbers = [n for n in [*find_numbers(lines, pages, paged=paged, glued=glued), *counted] if n.at not in heads]
    heads |= beside_furniture(lines, heads | {n.at for n in numbers})
    listed, titles = listed_heads(lines, pages, source.dropped) if paged else (set(), set())
    heads |= listed
    heads -= titles | _signatures(lines) | {at for at in heads if lines[at].text[-1] in _OPENERS}
    reasons = dict.fromkeys(heads, "running-head") | {n.at: "page-number" for n in numbers}
    glued_texts = glued_heads(lines, pages) if paged else set()
    alone = (page.start for page in pages if page and page.start not in titles and lines[page.start].text in glued_texts)
    reasons |= {at: "running-head" for at in alone if at or not opens_document(lines, at)}
    cuts = _glued_to_text(lines, pages, sorted([*glued, *numbers], key=lambda n: n.page), reasons, glued_texts)
    if paged:
        tops = numbered_tops(lines, pages, {lines[at].text for at in heads}, [*glued, *numbers])
        cuts |= {at: (end, "running-head") for at, end in tops.items() if at not in reasons}
    cuts |= {at: (end, "running-head") for at, end in shared_openings(lines, pages).items() if at not in reasons}
    named = {at: span for at, span in (issue_heads(lines, pages) if paged else {}).items() if at not in reasons and at not in cuts}
    reasons |= {at: "running-head" for at, span in named.items() if span == (0, len(lines[at].text))}
    tails = {at: start for at, (start, end) in named.items() if start and end == len(lines[at].text)}
    cuts |= {at: (end, "running-head") for at, (start, end) in named.items() if not start and at not in reasons}
    if not reasons and not cuts and not tails:
        return source
    printed = {n.at: n.value for n in [*glued, *numbers] if n.numerals == "arabic"}
    printed |= {at: int(lines[at].text[:end]) for at, (end, reason) in cuts.items() if reason == "page-number"}
    return _without(_without_tails(source, tails), reasons, cuts, printed, paged)


def _without_tails(source: SourceText, tails: dict[int, int]) -> SourceText:
    """Take out the heads glued to the ends of lines, from where they start."""
    lines = list(source.lines)
    dropped = list(source.dropped)
    for at, start in sorted(tails.items()):
        dropped.append(Dropped(lines[at].text[start:], "running-head", lines[at].lines))
        lines[at] = replace(lines[at], text=lines[at].text[:start].rstrip())
    return replace(source, lines=tuple(lines), dropped=tuple(dropped)) if tails else source


def _signatures(lines: Sequence[Line]) -> set[int]:
    """Give the lines over a date that closes the document; what stands over that date at each page's head is none."""
    dates = [at for at, line in enumerate(lines) if _DAY.fullmatch("".join(line.text.split()))]
    at = dates[-1] if dates else 0
    closes = at and len(lines) - at <= _CLOSING and all(form_of(line.text) for line in lines[at + 1 :])
    return {at - 1} if closes and len(dates) < _DATES else set()


def _pages(lines: Sequence[Line]) -> list[range]:
    """Give the lines of each page, empty pages too, so that places in the list count pages."""
    pages: list[range] = []
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or lines[at].page != lines[start].page:
            pages += [range(start, start)] * (lines[start].page - len(pages))
            pages.append(range(start, at))
            start = at
    return pages


def _supposed_pages(lines: Sequence[Line]) -> list[range]:
    """Part a source without page marks: after page numbers, and at gaps of three blank lines where lines stand close."""
    close = sum(line.blank_before <= 1 for line in lines) * 10 >= len(lines) * 9
    starts = {0, len(lines), *(number.at + 1 for number in find_numbers(lines, [range(len(lines))], paged=False))}
    for at, line in enumerate(lines):
        if close and line.blank_before >= _GAP:
            starts.add(at)
    order = sorted(starts)
    return [range(a, b) for a, b in zip(order, order[1:], strict=False)]


def _glued_to_text(
    lines: Sequence[Line], pages: Sequence[range], numbers: Sequence[Candidate], reasons: dict[int, str], heads: set[str]
) -> dict[int, tuple[int, str]]:
    """Find furniture at the head of a line of text at a page's edge: where it ends, and the reason."""
    heads = heads | {lines[at].text for at, reason in reasons.items() if reason == "running-head" and len(lines[at].text) >= _HEAD_LEAST}
    by_start: dict[str, list[str]] = {}
    for head in sorted(heads, key=lambda text: (-len(text), text)):
        by_start.setdefault(head[:2], []).append(head)
    cuts: dict[int, tuple[int, str]] = {}
    for page, places in enumerate(pages):
        own = {lines[at].text for at in places if at in reasons}
        for at in sorted(at for at in {*places[:2], *places[-2:]} if at not in reasons):
            text = lines[at].text
            # What begins with the words of the head is the title at the head of the text, and on a page that has its head already.
            near = by_start.get(text[:2], ()) if at >= _OPENING and own.isdisjoint(heads) else ()
            if glued := next((head for head in near if text.startswith(head) and len(text) > len(head)), None):
                cuts[at] = (len(glued), "running-head")
            elif (match := _LEADING.match(text)) and _is_expected(int(match[1]), page, numbers):
                cuts[at] = (match.end(), "page-number")
    return cuts


def _is_expected(value: int, page: int, numbers: Sequence[Candidate]) -> bool:
    """A number glued to text counts pages as at least two known numbers, sorted by page, do: the nearest of them closely."""
    if len(numbers) < 2:
        return False
    place = bisect_left(numbers, page, key=lambda n: n.page)
    nearest = sorted(numbers[max(0, place - 2) : place + 2], key=lambda n: abs(n.page - page))[:2]
    return all(abs((value - n.value) - (page - n.page)) <= 1 for n in nearest)


def _without(
    source: SourceText, reasons: dict[int, str], cuts: dict[int, tuple[int, str]], printed: dict[int, int], paged: bool
) -> SourceText:
    kept: list[Line] = []
    numbers: dict[int, int] = {}
    dropped = list(source.dropped)
    turned = 0
    pending = False
    for at, line in enumerate(source.lines):
        if at in reasons:
            dropped.append(Dropped(line.text, reasons[at], line.lines))
            if at in printed:
                numbers.setdefault(line.page + turned, printed[at])
            lost_break = not paged or line.blank_before >= _GAP or _next_gap(source.lines, at) >= _GAP
            pending = pending or (lost_break and bool(kept))
            continue
        if at and at - 1 in reasons and line.begins and kept and _is_cut(kept[-1], line):
            # Furniture in mid-sentence: the blank lines around it are not the author's.
            line = replace(line, begins=False)
        if pending and line.page + turned == kept[-1].page:
            turned += 1
        pending = False
        if at in cuts:
            end, reason = cuts[at]
            dropped.append(Dropped(line.text[:end], reason, line.lines))
            line = replace(line, text=line.text[end:].lstrip())
            if at in printed:
                numbers.setdefault(line.page + turned, printed[at])
        kept.append(line.on_page(line.page + turned) if turned else line)
    return replace(source, lines=tuple(kept), dropped=tuple(dropped), numbers=tuple(sorted(numbers.items())))


def _is_cut(before: Line, line: Line) -> bool:
    """Whether two lines of running text are one sentence."""
    plain = all(own.heading is None and own.mark in ("", "quote") for own in (before, line))
    return plain and len(before.text) >= _TEXT and before.text[-1] not in _ENDED


def _next_gap(lines: Sequence[Line], at: int) -> int:
    return lines[at + 1].blank_before if at + 1 < len(lines) else 0
