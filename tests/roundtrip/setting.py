"""A plain setter, nothing like the product's own: paragraphs in columns on pages, drawn with reportlab line by line."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import ceil

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from publisher.layout.fonts import load_fonts
from publisher.model import Kind

from .documents import Gold, Sample
from .settings import Setting

CLOSING = set("、，。；：！？）》〉】〕』」”’…—％%")
OPENING = set("（《〈【〔『「“‘")
HEAD = (Kind.MASTHEAD, Kind.DOCNUMBER, Kind.KICKER, Kind.TITLE, Kind.SUBTITLE, Kind.BYLINE)
FLUSH = (Kind.RECIPIENTS, Kind.SALUTATION, Kind.CC, Kind.REFERENCE, Kind.FOOTNOTE)
RIGHT = (Kind.SIGNATURE, Kind.DATE, Kind.SOURCE)
ENLARGED = {Kind.MASTHEAD: 1.8, Kind.TITLE: 1.4}

_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:/%?=&_+~#@-]*|.", re.S)
_SEAM = re.compile(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=[\u4e00-\u9fff])")


@cache
def _face() -> str:
    face = load_fonts("zh-Hans", ignore_system=True).faces("hei")[0]
    pdfmetrics.registerFont(TTFont("RoundTrip", io.BytesIO(face.data)))
    return "RoundTrip"


def _em(text: str) -> float:
    return float(pdfmetrics.stringWidth(text, _face(), 1000)) / 1000


@dataclass(frozen=True, slots=True)
class Ink:
    """A run of text at a place on a page (pt, from the top left), with so much more space between its characters."""

    text: str
    x: float
    y: float
    size: float
    track: float = 0.0
    shift: float = 0.0
    late: bool = False


@dataclass(frozen=True, slots=True)
class Broken:
    """A line: its text, where it starts and what is added between its characters (em)."""

    text: str
    start: float
    track: float


def break_text(text: str, measure: float, first: float = 0.0) -> list[Broken]:
    """Break a text into lines of a measure (em), the first starting `first` in, by the common rules for marks at a line's ends."""
    lines: list[Broken] = []
    line: list[str] = []
    used, start = 0.0, first
    pending = [t for token in _TOKEN.findall(text) for t in (list(token) if _em(token) > 9 else [token])]
    for token in pending:
        width = _em(token)
        room = measure - start - used
        if width <= room + 0.01 or (token in CLOSING and width <= room + 0.6) or (token == " "):
            line.append(token)
            used += width
            continue
        carried: list[str] = []
        if token in CLOSING:
            while len(line) > 1 and (not carried or carried[0] in CLOSING):
                carried.insert(0, line.pop())
        while len(line) > 1 and line[-1] in OPENING:
            carried.insert(0, line.pop())
        lines.append(_justified("".join(line).rstrip(), measure, start))
        line, start = [*carried, token], 0.0
        used = _em("".join(line))
    if line:
        over = measure - start - used
        lines.append(_justified("".join(line), measure, start) if over < 0 else Broken("".join(line), start, 0.0))
    return lines


def _justified(text: str, measure: float, start: float) -> Broken:
    room = measure - start - _em(text)
    return Broken(text, start, room / (len(text) - 1) if len(text) > 1 and abs(room) < 3 else 0.0)


class Setter:
    """Sets one document in one setting."""

    def __init__(self, sample: Sample, setting: Setting) -> None:
        self.sample = sample.with_wrong_quotes() if setting.quotes == "wrong" else sample
        self.setting = setting
        self.pages: list[list[Ink]] = []
        self.column, self.line, self.zone, self.strayed = 0, 0, 0, 0
        self.new_page()

    def pdf(self) -> bytes:
        """Set the document and give the file."""
        for number, article in enumerate(self.sample.articles()):
            if number and not self.sample.flow:
                self.new_page()
            elif number:
                self.skip(1)
            wide = self.setting.columns > 1 and not self.sample.flow
            last = None
            for block in article:
                if block.kind in HEAD:
                    self.display(block, wide)
                elif last in HEAD or (block.kind in RIGHT and last not in RIGHT):
                    self.skip(1)
                    if wide and last in HEAD:
                        self.zone, wide = self.line, False
                if block.kind not in HEAD:
                    self.body(block)
                last = block.kind
        return self.write()

    def new_page(self) -> None:
        """Start a page."""
        self.pages.append([])
        self.column = self.line = self.zone = 0

    def skip(self, lines: int) -> None:
        """Leave lines free, but none at the head of a column."""
        if self.line > self.zone:
            self.line += lines

    def place(self, height: int = 1) -> tuple[float, float]:
        """Take the next lines of the column, or of the next one; gives the left edge and the baseline."""
        s = self.setting
        if self.line + height > s.lines:
            self.column += 1
            self.line = self.zone
            if self.column == s.columns:
                self.new_page()
        x = s.left + self.column * (s.characters * s.size + s.gap)
        self.line += height
        return x, s.top + self.line * s.leading - s.leading * 0.25

    def display(self, block: Gold, wide: bool) -> None:
        """Set a line of the head: centred in the column, or over all columns."""
        s = self.setting
        size = s.size * ENLARGED.get(block.kind, 1.0)
        measure = s.characters * s.size * (s.columns if wide else 1) + (s.gap * (s.columns - 1) if wide else 0)
        is_title = block.kind is Kind.TITLE
        late = s.title_last
        if is_title and s.title == "vertical" and len(block.printed) <= 16:
            for char in block.printed:
                x, y = self.place(ceil(size * 1.1 / s.leading))
                self.ink(char, x + measure / 2, y, size, late=late)
            return
        text = " ".join(block.printed) if is_title and s.title == "spaced" and len(block.printed) <= 12 else block.printed
        for part in _even(text, measure / size - 2):
            x, y = self.place(ceil(size * 1.3 / s.leading))
            self.ink(part, x + (measure - _em(part) * size) / 2, y, size, shift=s.overprint, late=late)

    def body(self, block: Gold) -> None:
        """Set a block of the text."""
        s = self.setting
        if block.kind is Kind.TABLE_ROW:
            x, y = self.place()
            cells = block.printed.split("\t")
            step = s.characters * s.size / len(cells)
            for number, cell in enumerate(cells):
                self.ink(cell, x + number * step, y, min(s.size, 0.95 * step / max(_em(cell), 1)))
            return
        shift = s.overprint if block.kind is Kind.HEADING else 0.0
        if block.kind in RIGHT or block.kind is Kind.CAPTION:
            room = s.characters - _em(block.printed)
            x, y = self.place()
            self.ink(block.printed, x + s.size * max(0.0, room / 2 if block.kind is Kind.CAPTION else room - 2), y, s.size)
            return
        text = self.stray(block.printed) if s.stray and block.kind is Kind.PARAGRAPH else block.printed
        first = 4.0 if block.kind is Kind.VERSE else 0.0 if block.kind in FLUSH else 2.0
        for line in break_text(text, s.characters, first):
            x, y = self.place()
            self.ink(line.text, x + line.start * s.size, y, s.size, line.track * s.size, shift)

    def stray(self, text: str) -> str:
        """Put a space between two Chinese characters after every so many."""
        out = []
        for before, char in zip([" ", *text], text, strict=False):
            self.strayed += 1
            if self.strayed >= self.setting.stray and min(before, char) >= "\u4e00":
                out.append(" ")
                self.strayed = 0
            out.append(char)
        return "".join(out)

    def ink(self, text: str, x: float, y: float, size: float, track: float = 0.0, shift: float = 0.0, late: bool = False) -> None:
        """Put a run of text on the page."""
        parts = _SEAM.split(text) if self.setting.autospace else [text]
        if len(parts) > 1 and track >= 0:
            track = max(0.0, track - 0.25 * size * (len(parts) - 1) / len(text))
        elif track < 0:
            parts = [text]
        for part in parts:
            self.pages[-1].append(Ink(part, x, y, size, track, shift, late))
            x += _em(part) * size + track * len(part) + 0.25 * size

    def furniture(self, number: int) -> Iterator[Ink]:
        """Give running head and page number of a page."""
        s, sample = self.setting, self.sample
        right = s.left + s.columns * s.characters * s.size + (s.columns - 1) * s.gap
        issue = sample.issue or sample.title
        head = {"title": sample.title, "issue": issue, "both": sample.title if number % 2 else issue}.get(s.head)
        small = s.size * 0.8
        if head:
            x = right - _em(head) * small if number % 2 else s.left
            yield Ink(head, x, s.top - 2 * s.size, small)
        if s.number:
            label = s.number.format(number)
            x = right - _em(label) * small if number % 2 else s.left
            yield Ink(label, x, s.top + s.lines * s.leading + 2 * s.size, small)

    def write(self) -> bytes:
        """Write the pages, the running head before the text and the number after it."""
        buffer = io.BytesIO()
        canvas = Canvas(buffer, (self.setting.width, self.setting.height), invariant=True)
        for number, page in enumerate(self.pages, 1):
            around = list(self.furniture(number))
            for ink in sorted([*around[:-1], *page, *around[-1:]], key=lambda ink: ink.late):
                for shift in (0.0, ink.shift) if ink.shift else (0.0,):
                    run = canvas.beginText(ink.x + shift, self.setting.height - ink.y)
                    run.setFont(_face(), ink.size)
                    run.setCharSpace(ink.track)
                    run.textOut(ink.text)
                    canvas.drawText(run)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()


def _even(text: str, measure: float) -> list[str]:
    """Break a display line into parts of about the same length."""
    count = ceil(_em(text) / measure)
    step = ceil(len(text) / count)
    return [text[i:i + step].strip() for i in range(0, len(text), step)]


def set_pdf(sample: Sample, setting: Setting) -> bytes:
    """Set a document; the same bytes every time."""
    return Setter(sample, setting).pdf()
