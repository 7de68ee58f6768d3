"""Running heads and feet: short lines that come again at the edges of pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from publisher.model import Line

from .cutting_heads import cutting_heads
from .head_copies import late_title, single_heads, title_copies
from .lone_heads import heads_again, lone_heads
from .page_forms import form_of
from .page_numbers import Candidate

_TOP, _BOTTOM, _ROUNDS = 2, 2, 3
_LONGEST, _WIDEST = 40, 160
_PAGES, _SMALL_DOCUMENT = 3, 6
_LEAST_IN_TURN, _ONE_SIDE, _DEEPEST = 6, 0.7, 3
_PAGE_LEAST, _PAGE_MOST = 10, 100
_ANYWHERE_PAGES, _ANYWHERE_SHARE = 4, 0.3

_ISSUE = re.compile(
    r"(?:19|20)\d\d\s*年?\s*[.．]?\s*(?:(?:\d{1,2}\s*月\s*)?第?\s*[\d一二三四五六七八九十]{1,3}\s*[期辑]"
    r"|\d{1,2}\s*月[号刊]|[春夏秋冬]{1,2}季?(?:[号刊卷]|合刊))"
    r"|总第\s*\d+\s*期|第\s*\d+\s*卷|VOL\.?\s*\d+",
    re.IGNORECASE,
)
_ORNAMENT = "[·•|｜—–-]"
_GLUED = re.compile(
    f"(?:{_ORNAMENT}?\\s*(?P<before>\\d{{1,4}})\\s*{_ORNAMENT}?)?\\s*(?P<rest>\\D.*?\\S|\\D)\\s*(?:{_ORNAMENT}\\s*)?(?P<after>(?<!\\d)\\d{{1,4}})?\\s*{_ORNAMENT}?"
)
_OF_PAGES = re.compile(r"[第共]\s*\d+\s*页")
_YEARS = re.compile(r"(?:1[89]|20)\d\d\s*[—–－~～至-]{1,2}\s*(?:1[89]|20)\d\d")
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十百]+[、）)．.]|\d+[.、．）)]|[①-⑳]|第[一二三四五六七八九十百\d]+[条款]|[■●◆★□○▲]|附[件表录]|[表图]\s*\d"
)
_SERIAL_END = re.compile("(?:附件|附表|附录|案例|范例|之|图|表|条|章|节|篇|例|题|号|第|年|月|日)$")
_ISSUE_SIGN = frozenset("期卷辑号刊")
_COLUMNS = re.compile(r"\s{2,}|\t")
_DIGITS = re.compile(r"\d+")
_DATE_WORDS = re.compile(r"[年月日第期号页共版\W\d_]+")
_CLOSED = frozenset("。！？；：…”’）》」』.!?")
_UNENDED = frozenset("。，；、：:,;？?！!")


def find_heads(lines: Sequence[Line], pages: Sequence[range], *, paged: bool, cover: str = "") -> tuple[set[int], list[Candidate]]:
    """Find the lines that are running heads or feet, and the page numbers glued to them; `cover` is what the cover said, without spaces.

    A head comes again at the edge of at least three pages (two in a document of up to six), or anywhere on nearly a third of the pages;
    years, issue and page numbers in it may change. A line that names an issue beside a page number is one by its form.
    """
    heads = {at for at, line in enumerate(lines) if _is_issue_line(line.text)}
    titles: set[int] = set()
    starts = [page.start for page in pages if page]
    least = max(_ANYWHERE_PAGES, int(len(pages) * _ANYWHERE_SHARE)) if paged else _PAGES
    counts = Counter(line.text for line in lines if len(line.text) <= _LONGEST)
    often = {text for text, count in counts.items() if count >= least}
    # What stands inside a head or page number is at the edge too; so each round looks one line deeper.
    for _ in range(_ROUNDS):
        found: set[int] = set()
        for key, group in _groups(lines, pages, often, heads).items():
            sure = _is_head(key, group, len(pages), paged) and (not paged or _on_one_side(pages, group))
            if sure or (not paged and _comes_again(lines, [at for at, _, _ in group])):
                found.update(at for at, _, _ in group)
                if not _come_in_turn(key, group, len(pages)):
                    titles |= title_copies(lines, starts, (at for at, _, _ in group))
        if found <= heads:
            break
        heads |= found
    single = single_heads(lines, pages, heads, cover, paged=paged)
    heads = (heads - titles) | single
    heads |= cutting_heads(lines, pages, heads) if paged else set()
    lone = lone_heads(lines, pages, heads)
    heads |= lone | heads_again(lines, pages, lone)
    if late := late_title(lines, pages):
        heads = (heads | {late[0]}) - {late[1]}
    glued = []
    for page, places in enumerate(pages):
        if len(pages) > 1:
            heads.update(at for at in _edges(lines, places, heads) if lines[at].text[0].isdecimal() and _YEARS.fullmatch(lines[at].text))
        for at in sorted(heads.intersection(places)):
            number = _glued_number(lines[at].text)
            if number is not None:
                glued.append(Candidate(at, number, page, True, True))
    return heads, glued


def _groups(lines: Sequence[Line], pages: Sequence[range], often: set[str], heads: set[int]) -> dict[str, list[tuple[int, int, bool]]]:
    """Group lines that may be heads by what is the same in them; give for each its place, page and whether it is at an edge."""
    groups: dict[str, list[tuple[int, int, bool]]] = defaultdict(list)
    for page, places in enumerate(pages):
        edges = _edges(lines, places, heads)
        for at in places:
            line = lines[at]
            edge = at in edges or at in heads
            if (edge or line.text in often) and _is_short(line.text) and not line.mark and (key := _key(line.text)):
                groups[key].append((at, page, edge))
    return groups


def _is_short(text: str) -> bool:
    """Whether a line is as short as a head; a wide gap between its parts does not count."""
    return len(text) <= _LONGEST or (len(text) <= _WIDEST and len("".join(text.split())) <= _LONGEST)


def _edges(lines: Sequence[Line], places: range, heads: set[int]) -> set[int]:
    """Give the outermost lines of a page, heads and page numbers not counted."""
    edges: set[int] = set()
    for order, depth in ((places, _TOP), (reversed(places), _BOTTOM)):
        numbers = 1
        for at in order:
            if at in heads:
                continue
            if numbers and form_of(lines[at].text):
                numbers -= 1
                continue
            edges.add(at)
            depth -= 1
            if not depth:
                break
    return edges


def _key(text: str) -> str:
    """Give what is the same in a head on every page: without white space and page number, issue figures blanked; '' for no head."""
    if text[-1] in _UNENDED or _NUMBERED.match(text) or len(_COLUMNS.findall(text)) > 3:
        return ""
    squeezed = "".join(text.split())
    if not any(c.isdecimal() for c in squeezed):
        return squeezed if len(squeezed) > 1 else ""
    if _ISSUE.search(text) or _OF_PAGES.search(text):
        return _DIGITS.sub("0", squeezed.strip("0123456789"))
    if (match := _GLUED.fullmatch(text)) and (match["before"] or match["after"]):
        rest = "".join(match["rest"].split())
        serial = _SERIAL_END.search(rest) if match["after"] else rest[0] in "年月日个名人位项条件第"
        if len(rest) >= 4 and not serial:
            return rest
    return squeezed if len(_DATE_WORDS.sub("", squeezed)) > 1 else ""


def _is_head(key: str, places: Sequence[tuple[int, int, bool]], pages: int, paged: bool) -> bool:
    at_edge = {page for _, page, edge in places if edge}
    everywhere = {page for _, page, _ in places}
    if len(places) > len(everywhere) * 1.5:
        return False
    if len(at_edge) * 2 >= len(everywhere):
        if len(at_edge) >= _PAGES:
            return True
        if len(at_edge) == 2 and pages <= _SMALL_DOCUMENT and len(key) >= 4 and len(at_edge) == len(everywhere):
            return True
        if _come_in_turn(key, places, pages):
            return True
    return paged and len(everywhere) >= max(_ANYWHERE_PAGES, pages * _ANYWHERE_SHARE) and len(key) >= 4


def _on_one_side(pages: Sequence[range], places: Sequence[tuple[int, int, bool]]) -> bool:
    """Tell whether most of a line's places are at the head of a page, or most at its foot: a body's name may stand over its paper,
    sign it and print it.
    """
    above = sum(at - pages[page].start <= _DEEPEST for at, page, _ in places)
    below = sum(pages[page].stop - 1 - at <= _DEEPEST for at, page, _ in places)
    return max(above, below) >= _ONE_SIDE * len(places)


def _come_in_turn(key: str, places: Sequence[tuple[int, int, bool]], pages: int) -> bool:
    """Tell whether a line stands at the edge of two pages with one between them, as the heads of left and right pages do."""
    at = sorted(page for _, page, edge in places if edge)
    if len(places) != 2 or len(at) != 2 or at[1] - at[0] != 2 or not at[0]:
        return False
    return pages <= 2 * _SMALL_DOCUMENT and len(key) >= _LEAST_IN_TURN


def _comes_again(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Without page marks, a head comes again at the distance of a page, as evenly as pages are filled, and cuts sentences."""
    if len(places) < _PAGES or len(lines[places[0]].text) < 4:
        return False
    gaps = [b - a for a, b in zip(places, places[1:], strict=False)]
    even = min(gaps) >= _PAGE_LEAST and max(gaps) <= _PAGE_MOST and max(gaps) <= 3 * min(gaps)
    cuts = sum(at > 0 and lines[at - 1].text[-1] not in _CLOSED for at in places)
    return even and cuts * 2 >= len(places)


def _is_issue_line(text: str) -> bool:
    """Name of a periodical, year and issue, and a page number, nothing else."""
    if len(text) > _LONGEST or _ISSUE_SIGN.isdisjoint(text) and "ol" not in text.lower() or not _ISSUE.search(text):
        return False
    rest = _ISSUE.sub("", text)
    return len("".join(rest.split())) <= 20 and _UNENDED.isdisjoint(rest) and _glued_number(text) is not None


def _glued_number(text: str) -> int | None:
    """Give the page number at the head or end of a running head."""
    bare = _ISSUE.sub("期", text)
    match = _GLUED.fullmatch(bare.strip())
    if match is None:
        return None
    number = match["before"] or match["after"]
    return int(number) if number else None
