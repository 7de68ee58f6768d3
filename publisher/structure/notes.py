"""Footnotes: lines at a page's foot that start with a mark which stands in the text, and the marks in the text as references to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from publisher.model import Inline, Kind, NoteRef, Text

from .marks import NEVER_FIRST
from .numbering import FIRST_HEADINGS
from .rows import Row
from .shapes import EDITED_BY, REFERENCES_HEAD
from .units import Unit

_NOTE = re.compile(r"^([①-⑳]|[\[［〔]\d{1,2}[\]］〕])")
_SIGN = re.compile("[①-⑳]")
FROM_FOOT = 10
LONGEST_COLUMN, LONGEST_NOTE = 70, 5


def set_notes(rows: list[Row]) -> None:
    """Find the lines of footnotes: from the first one near a page's foot whose mark stands inside the page's text, to its foot."""
    _set_torn_marks(rows)
    _set_column_notes(rows)
    start = 0
    for i in range(1, len(rows) + 1):
        if i < len(rows) and rows[i].page == rows[start].page:
            continue
        page = rows[start:i] if not any(row.note for row in rows[start:i]) or start or i < len(rows) else []
        for k in range(max(1, len(page) - FROM_FOOT), len(page)):
            found = _NOTE.match(page[k].text)
            # The last page may have the notes of all.
            text = page[:k] if i < len(rows) else rows[: start + k]
            if found and not page[k].reference and any(found.group(1) in row.text[not row.closes :] for row in text):
                for row in page[k:]:
                    heading = row.gap > 0 and row.mark is not None and row.in_sequence and row.mark.kind in FIRST_HEADINGS
                    # In Markdown a block that begins below is no part of a note.
                    other = row.line.begins and row.line.mark != "footnote"
                    if heading or other or REFERENCES_HEAD.match(row.text) or EDITED_BY.match(row.text):
                        break
                    row.note = True
                break
        start = i


def _set_torn_marks(rows: list[Row]) -> None:
    """Know lines that start with the mark of a note further on, behind a sentence: the line before was torn off at it, or was full."""
    heads = Counter(found.group(1) for row in rows if (found := _NOTE.match(row.text)))
    marks = [mark for mark, count in heads.items() if count > 1]
    first = {mark: next(i for i, row in enumerate(rows) if mark in row.text) for mark in marks}
    for mark, i in first.items():
        if i and rows[i].text.startswith(mark) and rows[i - 1].end == "stop" and len(rows[i - 1].text) > LONGEST_NOTE:
            rows[i].closes, rows[i].torn_on, rows[i].mark = True, True, None
            rows[i].end = rows[i - 1].end if rows[i].text == mark else rows[i].end


def _set_column_notes(rows: list[Row]) -> None:
    """Find the footnotes of a column's foot, which cut a sentence of the text: each to the end of a sentence, one below the other."""
    seen: dict[str, int] = {}
    stop = 0
    for k, row in enumerate(rows):
        mark = row.text[0] if "①" <= row.text[0] <= "⑳" and len(row.text) > 1 else ""
        cuts = k > 0 and (rows[k - 1].end in ("none", "comma") or k == stop)
        if k >= stop and mark in seen and k - seen[mark] <= LONGEST_COLUMN and cuts and not row.note and row.text[1] not in NEVER_FIRST:
            own = next((n for n in range(k, min(k + LONGEST_NOTE, len(rows))) if rows[n].end == "stop"), None)
            if own is not None:
                stop = own + 1
                for note in rows[k:stop]:
                    note.note = True
        if not row.note:
            seen |= dict.fromkeys(_SIGN.findall(row.text, 1), k)


def gather_notes(units: list[Unit]) -> list[Unit]:
    """Make one unit of each footnote's lines."""
    out: list[Unit] = []
    for unit in units:
        if not all(row.note for row in unit.rows):
            out.append(unit)
        elif _NOTE.match(unit.text) or not out or out[-1].kind is not Kind.FOOTNOTE:
            unit.kind, unit.shape = Kind.FOOTNOTE, "text"
            out.append(unit)
        else:
            out[-1].take(unit)
    return out


def marks_of(units: Iterable[Unit]) -> set[str]:
    """Give the marks that footnotes start with."""
    return {found.group(1) for unit in units if unit.kind is Kind.FOOTNOTE and (found := _NOTE.match(unit.text))}


def with_references(text: str, marks: set[str]) -> tuple[Inline, ...]:
    """Part a text at the marks of footnotes; a mark at its start is none."""
    if not marks:
        return (Text(text),) if text else ()
    parts = re.split("(" + "|".join(re.escape(mark) for mark in sorted(marks)) + ")", text)
    out: list[Inline] = []
    for i, part in enumerate(parts):
        if i % 2 and (i > 1 or parts[0]):
            out.append(NoteRef(part))
        elif part and out and isinstance(out[-1], Text):
            out[-1] = Text(out[-1].text + part)
        elif part:
            out.append(Text(part))
    return tuple(out)
