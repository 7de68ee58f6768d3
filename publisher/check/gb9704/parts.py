"""The parts of an official document, found again on its pages: by their words and size and by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..pdf_page import Bar, Line, Page
from .grid import WIDTH, Grid

NUMBER = re.compile(r".{1,14}[〔﹝\[［（(【]\s*\d{2,4}\s*[〕﹞\]］）)】]\s*第?\s*[\d—-]+\s*[号號]")
ORDER_NUMBER = re.compile(r"第\d+[号號]")
DATE = re.compile(r"\s*(\d{2,4}|[一二三四五六七八九〇○零Ｏ0]{4})年([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})日\s*")
PRINTED = re.compile(r"\d{2,4}年\d{1,2}月\d{1,2}日印[发發]")
COPIES = re.compile(r"(抄送|分送|主送|抄报|抄報)(机关|機關)?\s*[：:]")
ATTACHED = re.compile(r"附件\s*([：:]?)")
OPENING = re.compile(r"附件\s*[\d一二三四五六七八九十]*\s*[：:]?")
ITEM = re.compile(r"\s*\d{1,2}\s*[.．、]\s*")
SIGNER = re.compile(r"[签簽][发發]人")

_ENDS = "。！？；：…”」』）"
_LARGER = 1.5
_LOOKED_AT = 8


@dataclass(slots=True)
class Parts:
    """The parts found; empty or None where a document has none. `text` are the paragraphs from the body to the end."""

    pages: Sequence[Page]
    grid: Grid
    mark: list[Line] = field(default_factory=list)
    number: Line | None = None
    rule: Bar | None = None
    double_rules: list[Bar] = field(default_factory=list)
    title: list[Line] = field(default_factory=list)
    recipients: list[Line] = field(default_factory=list)
    text: list[Paragraph] = field(default_factory=list)
    note: list[Paragraph] = field(default_factory=list)
    signature: list[Placed] = field(default_factory=list)
    date: Placed | None = None
    openings: list[Placed] = field(default_factory=list)
    colophon: list[Placed] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The number of the document's first page in the file."""
        return self.pages[0].index

    @property
    def order(self) -> bool:
        """Whether the document is an order (命令, 令: 10.2)."""
        return bool(self.mark) and self.mark[-1].text.endswith("令")

    @property
    def letter(self) -> bool:
        """Whether the document has a letter's double rules (10.1)."""
        return len(self.double_rules) > 1


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and its page."""

    page: Page
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of a paragraph; `certain` where the line before it plainly ends one."""

    lines: tuple[Placed, ...]
    certain: bool

    @property
    def text(self) -> str:
        """Its text."""
        return "".join(row.line.text for row in self.lines)


def find_parts(pages: Sequence[Page], grid: Grid) -> Parts:
    """Find the parts of a document."""
    parts = Parts(pages, grid)
    first = pages[0]
    parts.number = next((line for line in first.lines[:12] if NUMBER.match(line.text) or ORDER_NUMBER.fullmatch(line.text)), None)
    wide = [bar for bar in first.bars if bar.x1 - bar.x0 > 0.6 * WIDTH]
    parts.double_rules = [bar for bar in wide if any(0 < abs(bar.top - other.top) < 8 for other in wide)]
    parts.mark = _mark(first, parts.number, grid)
    above = parts.number or (parts.mark[-1] if parts.mark else None)
    if above and not parts.letter:
        parts.rule = next((bar for bar in wide if above.y < bar.top < above.y + 3 * grid.step), None)
    rows = [Placed(page, line) for page in pages for line in page.lines]
    at = len([r for r in rows if r.page is first and above and r.line.y < above.y + 1])
    at = _find_title(parts, rows, at)
    at = _find_recipients(parts, rows, at)
    rest = rows[at:]
    cut = _find_colophon(parts, rest)
    parts.openings = [row for row in rest if row.page.lines[0] is row.line and OPENING.fullmatch(row.line.text)]
    _find_end(parts, rest[:cut])
    return parts


def _mark(page: Page, number: Line | None, grid: Grid) -> list[Line]:
    """Give the lines of the issuing body's mark: the largest above the number, or at the top in red or with the words of one."""
    before = [line for line in page.lines if number is None or line.y < number.y]
    large = [line for line in before if line.size > grid.size + 5]
    if number is not None and large:
        return large
    return [line for line in large[:2] if line.glyphs[0].color == "red" or re.search("文件$|纪要$|紀要$|令$", line.text)]


def _find_title(parts: Parts, rows: Sequence[Placed], at: int) -> int:
    """Find the title after the masthead: lines in larger type, else those that stand in the middle."""
    page, grid = parts.pages[0], parts.grid
    near = [n for n in range(at, min(at + _LOOKED_AT, len(rows))) if rows[n].page is page]
    start = next((n for n in near if rows[n].line.size > grid.size + _LARGER), None)
    if start is not None:
        end = start
        while end < len(rows) and rows[end].page is page and rows[end].line.size > grid.size + _LARGER:
            end += 1
    else:
        start = end = at
        while end in near and _centred(rows[end], grid):
            end += 1
    parts.title = [row.line for row in rows[start:end]]
    return end


def _centred(row: Placed, grid: Grid) -> bool:
    left, right = grid.sides(row.page)
    return row.line.x0 > left + 2.5 * grid.em and abs(row.line.x0 + row.line.x1 - left - right) < 1.5 * grid.em


def _find_recipients(parts: Parts, rows: Sequence[Placed], at: int) -> int:
    """Find the recipients: what stands flush left before the first paragraph, up to its colon."""
    grid = parts.grid
    if not parts.title:
        return at
    while at < len(rows) and (_centred(rows[at], grid) or not grid.is_text(rows[at].line)) and rows[at].line.text[-1:] not in "：:":
        at += 1
    found: list[Line] = []
    for row in rows[at : at + _LOOKED_AT]:
        inset = (row.line.x0 - grid.sides(row.page)[0]) / grid.em
        if row.page is not parts.pages[0] or inset > (1.2 if found or not _names(row.line) else 2.8):
            break
        found.append(row.line)
        if row.line.text[-1] in "：:":
            parts.recipients = found
            return at + len(found)
    else:
        return at
    parts.recipients = found
    return at + len(found)


def _names(line: Line) -> bool:
    """Say whether a line is a list of names closed by a colon, wherever it begins, and no sentence that leads to what follows."""
    return line.text[-1] in "：:" and line.text[-2:-1] != "下" and not set(line.text) & set(_ENDS[:4])


def _find_colophon(parts: Parts, rows: Sequence[Placed]) -> int:
    """Find the colophon on the last page that has its words; gives where it begins."""
    marks = [n for n, row in enumerate(rows) if COPIES.match(row.line.text) or PRINTED.search(row.line.text)]
    if not marks:
        return len(rows)
    page = rows[marks[-1]].page
    start = min(n for n in marks if rows[n].page is page)
    parts.colophon = [row for row in rows[start:] if row.page is page]
    return start


def _find_end(parts: Parts, rows: Sequence[Placed]) -> None:
    """Part the text into paragraphs, and find attachment note, signature and date."""
    grid = parts.grid
    date = next((n for n, row in enumerate(rows) if grid.is_text(row.line) and DATE.fullmatch(row.line.text)), None)
    if date is not None:
        parts.date = rows[date]
        above = rows[date - 1] if date else None
        if above and above.page is rows[date].page and _is_signature(above, rows[date], grid):
            parts.signature = [above]
    ending = {id(row) for row in (*parts.signature, *parts.openings, *([parts.date] if parts.date else []))}
    paragraphs = list(_paragraphs([row for row in rows if id(row) not in ending and grid.is_text(row.line)], grid))
    opens = next((n for n, p in enumerate(paragraphs) if (m := ATTACHED.match(p.text)) and m.group(1) and _before_end(p, parts)), None)
    if opens is not None:
        end = opens + 1
        while end < len(paragraphs) and _is_note_item(paragraphs[end], grid) and _before_end(paragraphs[end], parts):
            end += 1
        parts.note = paragraphs[opens:end]
        paragraphs[opens:end] = []
    parts.text = paragraphs


def _is_signature(above: Placed, date: Placed, grid: Grid) -> bool:
    left, right = grid.sides(date.page)
    near = grid.blank_lines(date.line.top - above.line.foot) == 0 and grid.is_text(above.line)
    return near and above.line.text[-1] not in _ENDS and (above.line.x0 > left + 4 * grid.em or above.line.x1 < right - 4 * grid.em)


def _before_end(paragraph: Paragraph, parts: Parts) -> bool:
    first = paragraph.lines[0]
    return parts.date is None or (first.page.index, first.line.y) < (parts.date.page.index, parts.date.line.y)


def _is_note_item(paragraph: Paragraph, grid: Grid) -> bool:
    first = paragraph.lines[0]
    return first.line.x0 > grid.sides(first.page)[0] + 2.5 * grid.em and ITEM.match(paragraph.text) is not None


def _paragraphs(rows: Sequence[Placed], grid: Grid) -> Iterator[Paragraph]:
    lines: list[Placed] = []
    certain = False
    for row in rows:
        if lines:
            free = grid.sides(lines[-1].page)[1] - lines[-1].line.x1
            ended = free > 2.5 * grid.em and lines[-1].line.text[-1] in _ENDS
            if ended or _indented(row, lines, grid):
                yield Paragraph(tuple(lines), certain)
                lines, certain = [], ended
        lines.append(row)
    if lines:
        yield Paragraph(tuple(lines), certain)


def _indented(row: Placed, lines: Sequence[Placed], grid: Grid) -> bool:
    """Say whether a line begins a paragraph by its indent; turned lines may all be set in, under the first character of a name."""
    inset = row.line.x0 - grid.sides(row.page)[0]
    before = lines[-1].line.x0 - grid.sides(lines[-1].page)[0]
    full = lines[-1].line.x1 > grid.sides(lines[-1].page)[1] - 1.6 * grid.em
    aligned = full and (inset > 3.5 * grid.em if len(lines) == 1 else abs(inset - before) < 0.5 * grid.em and inset > 3.5 * grid.em)
    return inset > 0.5 * grid.em and not (aligned and not ITEM.match(row.line.text))
