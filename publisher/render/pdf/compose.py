"""Blocks into rows: a block's inlines become one text with widths, lines of it, and rows of the column."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from ...layout import MM, Layout, Style
from ...model import Block, Document, Inline, Kind, LineBreak, NoteRef, Strong, Text
from ...typeset import EM, Prepared, Setting, Words, balance, drop_loose_spaces, prepare, set_lines, set_natural
from .faces import TypeCase
from .ink import Foot, Piece, Row, Span, draw
from .tags import Element, Outline
from .upright import draw_down, short_figures

ASCENT = 0.88
"""Height of the baseline in the square of a Chinese character, from its top."""

_STRONG = {"song": "hei", "fangsong": "hei", "kai": "hei", "hei": "hei", "song-bold": "hei", "xiaobiaosong": "xiaobiaosong"}
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f]")
_OTHER_SPACE = re.compile(r"[^\S \u3000]")
_DISPLAY = frozenset({Kind.TITLE, Kind.SUBTITLE, Kind.KICKER})

_SHARES = {"start": 0.0, "centre": 0.5, "right": 1.0}
"""How much of a line's free room stands before it, for lines broken at phrase boundaries."""

Matter = tuple[str, list[Span], Prepared]

_NOTE_SIZE, _NOTE_RISE = 600, 350
"""A footnote's mark in the text, in thousandths of the text's size."""


class _Run(NamedTuple):
    """One inline's stretch of a text, before its face is known."""

    start: int
    end: int
    role: str
    note: bool = False
    marked: tuple[tuple[Element, ...], Foot | None] = ((), None)


class Composer:
    """Sets text in the faces and measures of a layout. All that is set through one composer shares faces, tags and the document's words."""

    def __init__(self, document: Document, layout: Layout, case: TypeCase, names: Sequence[str] = (), *, draws: bool = True) -> None:
        """Take what is to be set, how, in which faces, the names of people to be found in it; whether lines are drawn, or only measured."""
        self.document, self.layout, self.case, self.draws = document, layout, case, draws
        self.pitch = layout.styles["paragraph"].leading
        self.columns = 1 if layout.page.lines else max(1, layout.page.columns)
        self.full = self.width = layout.page.text_width * MM
        self.column, self.step = _columns(layout, self.columns)
        self.centred = layout.language.startswith("zh-Hant")
        # The longest first, so that a name is not taken for a shorter one it begins with.
        self._names = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True)))) if names else None
        self.root = Element("Document")
        self.outline = Outline()
        self.notes = self.marks = 0
        self.feet: deque[Foot | None] = deque()

    def over(self, *, all_columns: bool) -> None:
        """Set what follows over all columns, or to the measure of one."""
        self.width = self.full if all_columns else self.column

    def expect(self, feet: Iterable[Foot | None]) -> None:
        """Say which footnotes the marks of the text lead to that is set next, in order; None for a mark that leads to none."""
        self.feet = deque(feet)

    def _marked(self) -> tuple[tuple[Element, ...], Foot | None]:
        """Give the elements and the footnote of the next mark."""
        foot = self.feet.popleft() if self.feet else None
        if foot is None:
            return (), None
        foot.link = Element("Link")
        foot.target = f"n{self.next_mark()}"
        return (Element("Reference"), foot.link, Element("Lbl")), foot

    def next_mark(self) -> int:
        """Give the number of the next mark of a footnote in the document."""
        self.marks += 1
        return self.marks

    def next_note(self) -> int:
        """Give the number of the next footnote in the document."""
        self.notes += 1
        return self.notes

    @cached_property
    def _words(self) -> Words:
        return Words("\n".join(block.text for block in self.document.blocks()))

    def cohesion(self, text: str, at: int) -> float:
        """Say how surely a joint of a text is inside a word, going by this document's own words."""
        return self._words.cohesion(text, at)

    def matter(self, inlines: Iterable[Inline], role: str, space: int = EM // 2, strong: str = "") -> Matter:
        """Give the text of inlines, its spans and the text made ready for breaking.

        Args:
            inlines: what stands in the block; a line break counts as a space.
            role: the role of the face.
            space: width of a space between Chinese characters, in thousandths of an em.
            strong: the role of the face of what stands out, where it is not the usual one.
        """
        strong = strong or _STRONG.get(role, "hei")
        text, runs, notes = "", [], []
        for inline in inlines:
            piece = " " if isinstance(inline, LineBreak) else inline.mark if isinstance(inline, NoteRef) else inline.text
            piece = _UNSEEN.sub("", _OTHER_SPACE.sub(" ", piece))
            span = _Run(len(text), len(text) + len(piece), strong if isinstance(inline, Strong) else role)
            if isinstance(inline, NoteRef):
                notes.append(len(text))
                span = span._replace(note=True, marked=self._marked())
            runs.append(span)
            text += piece
        if not text.strip():
            return "", [], prepare("", [])
        text, gone = drop_loose_spaces(text)
        if gone:
            runs = [run._replace(start=run.start - _below(gone, run.start), end=run.end - _below(gone, run.end)) for run in runs]
            notes = [n - _below(gone, n) for n in notes]
        spans = [
            Span(a, b, self.case.sorts(face), *((_NOTE_SIZE, _NOTE_RISE) if note else (EM, 0)), *marked)
            for a, b, face, note, marked in runs if a < b
        ]
        squares = self._squares(text, notes) if self.case.vertical else ()
        return text, spans, prepare(text, _advances(text, spans), centred=self.centred, glued=notes, space=space, squares=squares,
                                    hyphen=self.case.sorts(role)["-"])

    def _squares(self, text: str, notes: Sequence[int]) -> Sequence[tuple[int, int]]:
        """Give the figures that stand upright in a vertical line; none in the mark of a footnote, which may be one."""
        return [(a, b) for a, b in short_figures(text) if not any(a <= note + 1 < b + 1 for note in notes)]

    def plain(self, text: str, role: str, space: int = EM // 2) -> Matter:
        """Give the matter of plain text in one role."""
        return self.matter((Text(text),), role, space)

    def measure(self, text: str, role: str) -> float:
        """Give the width of a text in em of its own size."""
        return self.plain(text, role)[2].place[-1] / EM

    def gap(self, lines: float) -> list[Row]:
        """Give white space of so many body lines."""
        return [Row(lines * self.pitch, gap=True)] if lines > 0 else []

    def piece(self, matter: Matter, line: Setting, style: Style, x: float, drop: float = 0.0) -> Piece:
        """Give one line as a piece whose em box stands in the middle of the style's leading."""
        baseline = drop + (style.leading - style.size) / 2 + ASCENT * style.size
        if not self.draws:
            return Piece(x, baseline, (), "", "", style.size, width=(line.width + line.lead) * style.size / EM)
        if self.case.vertical:
            return draw_down(matter[0], line, matter[1], matter[2], style.size, x, baseline, style.color)
        return draw(matter[0], line, matter[1], style.size, x, baseline, style.color)

    def broken(self, matter: Matter, style: Style, width: float | None = None) -> list[tuple[float, Setting]]:
        """Break a text as its style says; give each line with its left in pt."""
        width = self.width if width is None else width
        measure = int((width / style.size - style.left - style.right) * EM + 0.5)
        if not matter[0]:
            return []
        left = style.left * style.size
        if style.align in _SHARES:
            turned = style.hanging if style.align == "start" else 0.0
            measure -= int(turned * EM)
            comfortable = 0.92 if style.align == "centre" else 1.0
            lines = set_natural(matter[2], balance(matter[2], measure, cohesion=self.cohesion, comfortable=comfortable))
            room, share = measure * style.size / EM, _SHARES[style.align]
            drawn = [((line.width * style.size / EM), line) for line in lines]
            return [
                (left + (turned * style.size if n else 0.0) + (room - width) * share + line.lead * style.size / EM, line)
                for n, (width, line) in enumerate(drawn)
            ]
        first, rest = int(style.first_indent * EM), int(style.hanging * EM)
        lines = set_lines(matter[2], measure - first, measure - rest, justified=style.align != "ragged")
        return [(left + (style.first_indent if not n else style.hanging) * style.size, line) for n, line in enumerate(lines)]

    def text(self, matter: Matter, style: Style, element: Element, width: float | None = None) -> list[Row]:
        """Set a text as rows, with nothing before or after it."""
        lines = self.broken(matter, style, width)
        rows = [Row(style.leading, ((element, self.piece(matter, line, style, x)),)) for x, line in lines]
        for span in matter[1]:
            if span.foot is not None:
                row, x, line = next((row, x, line) for row, (x, line) in zip(rows, lines, strict=True) if span.start < line.end)
                row.notes += (span.foot,)
                row.links += (self._link(matter[2], span, line, x, style.size),)
        for at, name in self.named(matter[0]):
            next(row for row, (_, line) in zip(rows, lines, strict=True) if at < line.end).names += (name,)
        count = len(rows)
        for index, row in enumerate(rows):
            row.index, row.count, row.keep = index, count, style.keep_with_next
        return rows

    def named(self, text: str) -> list[tuple[int, str]]:
        """Give the names in a text that an index lists, with their places."""
        return [(found.start(), found[0]) for found in self._names.finditer(text)] if self._names else []

    def _link(self, text: Prepared, span: Span, line: Setting, x: float, size: float) -> tuple[float, float, str, str, Element]:
        """Give the link of a footnote's mark that stands in a line starting at `x`."""
        foot = span.foot
        assert foot is not None and foot.link is not None
        at = span.start - line.start
        moved = sum(move for joint, move in line.moves if joint <= at) + line.spread * at - line.lead
        before = sum(text.raw[line.start : span.start]) + moved
        width = sum(text.raw[span.start : span.end])
        return x + before * size / EM, width * size / EM, foot.target, f"{self.layout.words['notes']} {foot.mark}", foot.link

    def block(self, block: Block, element: Element, style: Style | None = None, *, label: str = "", strong: str = "") -> list[Row]:
        """Set a block in its style, with the space before and after it. Forced line breaks start new lines.

        A `label` that the text starts with, as a footnote's mark, is tagged as such; `strong` is the role of what stands out.
        """
        style = style or self.layout.style(block)
        rows: list[Row] = []
        for n, part in enumerate(_parts(block.inlines)):
            space = EM if block.kind in _DISPLAY else EM // 2
            matter = self.matter(part, style.font, space, strong)
            if label and not n and matter[0].startswith(label):
                matter = (matter[0], _labelled(matter[1], len(label)), matter[2])
            rows += self.text(matter, replace(style, first_indent=0) if n else style, element)
        if not rows:
            return []
        for index, row in enumerate(rows):
            row.index, row.count = index, len(rows)
        return [*self.gap(style.before), *rows, *self.gap(style.after)]


def _columns(layout: Layout, count: int) -> tuple[float, float]:
    """Give the width of a column, a whole number of characters of the body, and the way from one column to the next, in pt."""
    page, size = layout.page, layout.styles["paragraph"].size
    full = page.text_width * MM
    if count == 1:
        return full, 0.0
    column = int((full - (count - 1) * page.column_gap * MM) / count / size + 0.01) * size
    return column, (full - column) / (count - 1)


def _parts(inlines: Sequence[Inline]) -> list[list[Inline]]:
    parts: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            parts.append([])
        else:
            parts[-1].append(inline)
    return [part for part in parts if part]


def _labelled(spans: Sequence[Span], size: int) -> list[Span]:
    """Put the first characters of a text into an element of their own, a label."""
    inner, made = (Element("Lbl"),), []
    for span in spans:
        if span.start < size:
            made.append(replace(span, end=min(size, span.end), inner=inner))
        if span.end > size:
            made.append(replace(span, start=max(size, span.start)))
    return made


def _below(gone: Sequence[int], at: int) -> int:
    return sum(1 for g in gone if g < at)


def _advances(text: str, spans: Sequence[Span]) -> list[int]:
    widths: list[int] = []
    for span in spans:
        found = map(span.sorts.__getitem__, text[span.start : span.end])
        widths.extend(found if span.scale == EM else (w * span.scale // EM for w in found))
    return widths


def bound(rows: list[Row]) -> list[Row]:
    """Keep rows together on one page, and the last of them free."""
    for row in rows[:-1]:
        row.keep = True
    return rows

