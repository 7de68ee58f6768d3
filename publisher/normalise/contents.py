"""Contents pages: an edition makes its own, so those of the source go on record.

An entry shows itself by a leader and a number at its end, by a number that rises from entry to entry, or by standing again later in the
text. Extraction may break an entry (title / author and leader / number), so a few lines between entries go with them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from publisher.model import Dropped, Line, SourceText

_HEADING = re.compile(r"(?:本期|总|總)?目[录錄次](?:contents)?|contents", re.IGNORECASE)
_DOTS = r"(?:(?:[.．·・•‧]\s*){4,}|(?:[…⋯]\s*){2,})"
_LEADER = re.compile(
    rf"(?<![：:.．·・•‧…⋯\s])\s*{_DOTS}[（(\[]?(?P<number>\d{{1,4}}|[ivxl]{{1,6}})?[）)\]]?$", re.IGNORECASE
)
_LEADER_END = frozenset(".．·・•‧…⋯)）]ivxlIVXL")
_ROW = re.compile(
    r"\S\s+[（(/／]?\s*(?P<behind>\d{1,4})[）)]?$|[（(](?P<boxed>\d{1,4})[）)]$|\D[/／](?P<after>\d{1,4})$"
    r"|^[（(]?(?P<before>\d{1,3})[）)]?\s+\D"
)
_TEXT = frozenset("。；！？")
_LABEL = re.compile(r"\d{1,4}|[ivxl]{1,6}", re.IGNORECASE)
_SENTENCE = frozenset("。！？；，,;")
_BETWEEN, _SCRAPS_BETWEEN = 3, 8
_LEAST, _LEAST_UNHEADED = 2, 3
_LONGEST = 60
_SCRAPS, _SCRAP = 2, 12
_PIECE = 8
"""So many characters of a title that is broken otherwise over its article tell that it stands there again."""


def drop_contents(source: SourceText) -> SourceText:
    """Take out contents lists (reason "contents"): under 目录, 目次 or 目錄, or three and more leaders with rising numbers."""
    lines = source.lines
    last: dict[str, int] = {}
    starts: list[int] = []
    for at, line in enumerate(lines):
        text = line.text
        if len(text) <= _LONGEST:
            squeezed = _squeeze(text)
            last[squeezed] = at
            # The heading too may be broken at its gap.
            if _HEADING.fullmatch(squeezed) or (squeezed == "目" and at + 1 < len(lines) and lines[at + 1].text in "录錄次"):
                starts.append(at)
        if _leader(text):
            starts.append(at)
    later = _Later(lines if starts else ())
    kept: list[Line] = []
    dropped = list(source.dropped)
    end = 0
    for start in starts:
        if start >= end and (stop := _end_of_list(lines, start, last, later)):
            kept += lines[end:start]
            dropped += (Dropped(line.text, "contents", line.lines) for line in lines[start:stop])
            end = stop
    return replace(source, lines=(*kept, *lines[end:]), dropped=tuple(dropped)) if end else source


class _Later:
    """The text of a source without white space: what stands on the pages behind one."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._ends: dict[int, int] = {}
        size = 0
        for line in lines:
            size += len(_squeeze(line.text))
            self._ends[line.page] = size
        self._text = "".join(_squeeze(line.text) for line in lines)

    def has(self, piece: str, page: int) -> bool:
        """Tell whether a piece of text stands on a page behind that one."""
        return self._text.find(piece, self._ends[page]) >= 0


@dataclass(slots=True)
class _List:
    """What is found of a contents list: its end so far, leaders, lone labels, page numbers, titles that stand again later."""

    end: int
    headed: bool
    leaders: int = 0
    labels: int = 0
    numbers: list[int] = field(default_factory=list)
    titles: int = 0

    def is_one(self) -> bool:
        rising = all(a <= b for a, b in zip(self.numbers, self.numbers[1:], strict=False))
        if not self.headed:
            return rising and len(self.numbers) >= _LEAST_UNHEADED
        if (len(self.numbers) + self.labels) * 3 < self.leaders:
            return False
        entries = max(self.leaders, len(self.numbers) if rising else 0, min(self.labels, self.titles))
        return entries >= _LEAST or entries + self.titles > _LEAST or (self.leaders > 0 and self.titles > 0)


def _end_of_list(lines: Sequence[Line], start: int, last: dict[str, int], later: _Later) -> int:
    """Give the end of the contents list that starts with a heading or an entry, 0 where there is none."""
    headed = _leader(lines[start].text) is None
    found = _List(start + headed, headed)
    in_front = headed and start + 1 < len(lines) and _begins_entry(lines[start + 1].text)
    seen: set[str] = set()
    at = start + headed
    while at < len(lines) and _is_near(lines, found.end, at):
        text, squeezed = lines[at].text, _squeeze(lines[at].text)
        leader, number = _leader(text), _number(text)
        again = squeezed in seen and len(squeezed) > 2 and not _before_label(lines, at)
        sentence = text[-1] in _SENTENCE or not _TEXT.isdisjoint(text)
        if again or (sentence and not leader and not _before_leader(lines, at)):
            break
        if leader:
            found.leaders += 1
            found.numbers += [int(leader["number"])] if (leader["number"] or "").isdecimal() else []
            found.end = at + 1
        elif number is not None and not found.leaders:
            if found.numbers and number < found.numbers[-1]:
                break
            found.numbers.append(number)
            found.end = at + 1
        elif headed and not in_front and lines[at].page == lines[start].page and (
            _LABEL.fullmatch(squeezed) or last.get(squeezed, 0) > at or _is_piece(lines, at, start, later)
        ):
            found.titles += len(squeezed) > 3
            found.labels += _LABEL.fullmatch(squeezed) is not None
            found.end = at + 1
        seen.add(squeezed)
        at += 1
    page_end = _end_of_page(lines, found.end)
    if found.is_one() or (found.leaders and headed and page_end > found.end):
        return page_end
    return 0


def _is_piece(lines: Sequence[Line], at: int, start: int, later: _Later) -> bool:
    """Tell whether a line is part of a title that is broken otherwise over its article: it begins below a number, or goes on with the
    line above it as the title does.
    """
    piece, above = _squeeze(lines[at].text), _squeeze(lines[at - 1].text)
    whole = above + piece if at > start + 1 and not _LABEL.fullmatch(above) else piece
    return len(piece) >= _PIECE and later.has(whole, lines[start].page)


def _is_near(lines: Sequence[Line], end: int, at: int) -> bool:
    """Whether a line may still belong to a list: few lines on, more where they are scraps, and not over two page breaks."""
    if lines[at].page > lines[end - 1].page + 1 or at - end >= _SCRAPS_BETWEEN:
        return False
    return sum(len(line.text) > _SCRAP for line in lines[end:at]) < _BETWEEN


def _before_label(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a number or an entry that begins with one follows: then a line that comes again is no title over its text, but the
    author of two entries.
    """
    if at + 1 == len(lines):
        return False
    after = lines[at + 1].text
    return _LABEL.fullmatch(_squeeze(after)) is not None or _begins_entry(after)


def _begins_entry(text: str) -> bool:
    """Tell whether a line is an entry with its number before the title."""
    return text[0].isdecimal() and _number(text) is not None


def _before_leader(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is the upper one of an entry that was broken after its comma: 一、强化认识， / 深入学习领会 ……… 1."""
    return lines[at].text[-1] in "，,、" and at + 1 < len(lines) and _leader(lines[at + 1].text) is not None


def _leader(text: str) -> re.Match[str] | None:
    return _LEADER.search(text) if (text[-1] in _LEADER_END or text[-1].isdecimal()) else None


def _number(text: str) -> int | None:
    """Give the page number of an entry without a leader: 标题  12, 标题（12）, 标题/12, 12  标题."""
    if len(text) > _LONGEST or not (text[-1].isdecimal() or text[-1] in "）)" or text[0].isdecimal()):
        return None
    match = _ROW.search(text)
    return int(match[match.lastgroup or 0]) if match else None


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _end_of_page(lines: Sequence[Line], end: int) -> int:
    """Give the end of the page where nothing but a label and a scrap follows on it, else the list's own end."""
    for at in range(end, min(end + _SCRAPS + 1, len(lines))):
        if lines[at].page != lines[end - 1].page:
            return at
        if len(lines[at].text) > _SCRAP or lines[at].text[-1] in _SENTENCE:
            break
    return end
