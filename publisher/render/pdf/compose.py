"""Blocks into rows: a block's inlines become one text with widths, lines of it, and rows of the column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from ...layout import MM, Layout, Style
from ...model import Block, Document, Inline, Kind, LineBreak, NoteRef, Text
from ...typeset import EM, Prepared, Setting, Words, balance, drop_loose_spaces, prepare, set_lines, set_natural
from .faces import TypeCase
from .ink import Piece, Row, Span, draw
from .tags import Element, Outline

ASCENT = 0.88
"""Height of the baseline in the square of a Chinese character, from its top."""

_STRONG = {"song": "hei", "fangsong": "hei", "kai": "hei", "hei": "hei", "song-bold": "hei", "xiaobiaosong": "xiaobiaosong"}
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f]")
_OTHER_SPACE = re.compile(r"[^\S \u3000]")
_DISPLAY = frozenset({Kind.TITLE, Kind.SUBTITLE, Kind.KICKER})

Matter = tuple[str, list[Span], Prepared]


class Composer:
    """Sets text in the faces and measures of a layout. All that is set through one composer shares faces, tags and the document's words."""

    def __init__(self, document: Document, layout: Layout, case: TypeCase) -> None:
        """Take what is to be set, how, and in which faces."""
        self.document, self.layout, self.case = document, layout, case
        self.width = layout.page.text_width * MM
        self.pitch = layout.styles["paragraph"].leading
        self.centred = layout.language.startswith("zh-Hant")
        self.root = Element("Document")
        self.outline = Outline()
        self.notes = 0

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

    def matter(self, inlines: Iterable[Inline], role: str, space: int = EM // 2) -> Matter:
        """Give the text of inlines, its spans and the text made ready for breaking.

        Args:
            inlines: what stands in the block; a line break counts as a space.
            role: the role of the face.
            space: width of a space between Chinese characters, in thousandths of an em.
        """
        text, runs, notes = "", [], []
        for inline in inlines:
            piece = " " if isinstance(inline, LineBreak) else inline.mark if isinstance(inline, NoteRef) else inline.text
            piece = _UNSEEN.sub("", _OTHER_SPACE.sub(" ", piece))
            own = (role if isinstance(inline, Text | NoteRef | LineBreak) else _STRONG.get(role, "hei"), isinstance(inline, NoteRef))
            if isinstance(inline, NoteRef):
                notes.append(len(text))
            runs.append((len(text), len(text) + len(piece), *own))
            text += piece
        if not text.strip():
            return "", [], prepare("", [])
        text, gone = drop_loose_spaces(text)
        if gone:
            runs = [(a - _below(gone, a), b - _below(gone, b), face, note) for a, b, face, note in runs]
            notes = [n - _below(gone, n) for n in notes]
        spans = [Span(a, b, self.case.sorts(face), 600 if note else EM, 350 if note else 0) for a, b, face, note in runs if a < b]
        return text, spans, prepare(text, _advances(text, spans), centred=self.centred, glued=notes, space=space)

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
        return draw(matter[0], line, matter[1], style.size, x, baseline, style.color)

    def broken(self, matter: Matter, style: Style, width: float | None = None) -> list[tuple[float, Setting]]:
        """Break a text as its style says; give each line with its left in pt."""
        width = self.width if width is None else width
        measure = int((width / style.size - style.left - style.right) * EM + 0.5)
        if not matter[0]:
            return []
        left = style.left * style.size
        if style.align in ("centre", "right"):
            comfortable = 1.0 if style.align == "right" else 0.92
            lines = set_natural(matter[2], balance(matter[2], measure, cohesion=self.cohesion, comfortable=comfortable))
            room = measure * style.size / EM
            share = 0.5 if style.align == "centre" else 1.0
            return [(left + (room - line.width * style.size / EM) * share + line.lead * style.size / EM, line) for line in lines]
        first, rest = int(style.first_indent * EM), int(style.hanging * EM)
        lines = set_lines(matter[2], measure - first, measure - rest, justified=style.align != "ragged")
        return [(left + (style.first_indent if not n else style.hanging) * style.size, line) for n, line in enumerate(lines)]

    def text(self, matter: Matter, style: Style, element: Element, width: float | None = None) -> list[Row]:
        """Set a text as rows, with nothing before or after it."""
        rows = [Row(style.leading, ((element, self.piece(matter, line, style, x)),)) for x, line in self.broken(matter, style, width)]
        count = len(rows)
        for index, row in enumerate(rows):
            row.index, row.count, row.keep = index, count, style.keep_with_next
        return rows

    def block(self, block: Block, element: Element, style: Style | None = None) -> list[Row]:
        """Set a block in its style, with the space before and after it. Forced line breaks start new lines."""
        style = style or self.layout.style(block)
        rows: list[Row] = []
        for n, part in enumerate(_parts(block.inlines)):
            space = EM if block.kind in _DISPLAY else EM // 2
            rows += self.text(self.matter(part, style.font, space), replace(style, first_indent=0) if n else style, element)
        if not rows:
            return []
        for index, row in enumerate(rows):
            row.index, row.count = index, len(rows)
        return [*self.gap(style.before), *rows, *self.gap(style.after)]


def _parts(inlines: Sequence[Inline]) -> list[list[Inline]]:
    parts: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            parts.append([])
        else:
            parts[-1].append(inline)
    return [part for part in parts if part]


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

