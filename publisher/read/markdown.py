"""Markdown marks: read, taken out of the text and put on record.

What is not surely a mark stays: an odd asterisk, an underscore inside a word, a note mark such as [^1], other HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from publisher.model import Dropped, Line, SourceText

from .blocks import set_blocks

_HEAD = re.compile(r"(#{1,6})(?:[ \t\u3000]+|(?<=##)(?=[^#\s]))(.*?)([ \t]+#+)?$")
_SETEXT = re.compile(r"(=+|-{3,})$")
_FENCE = re.compile(r"(`{3,}|~{3,})[\w+-]*$")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_ITEM = re.compile(r"[-*+][ \t]+(?=\*\*\S|[^-*\s])")
_NOTE, _NOTE_MARK = re.compile(r"\[\^(\d{1,2})\]:[ \t]*"), re.compile(r"\[\^(\d{1,2})\]")
_TABLE_RULE = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?$")
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")
_FIELD = re.compile(r"[\w.-]+\s*:|\s*-\s|#")

_STRONG = re.compile(r"(\*\*|__)([^*_]+)\1$")
_SPANS: tuple[re.Pattern[str], ...] = (
    re.compile(r"()()(<!--.*?-->)"),
    re.compile(r"()()(&nbsp;|<br\s*/?>|</?(?:u|b|i|em|strong|sub|sup|center|font)(?:\s[^>]*)?>)"),
    re.compile(r"(!\[)([^\]]*)(\]\([^()\s]*(?:\s+\"[^\"]*\")?\))"),
    re.compile(r"(?<![!\\])(\[)([^\]^][^\]]*)(\]\([^()\s]*(?:\s+\"[^\"]*\")?\))"),
    re.compile(r"(<)((?:https?://|mailto:)[^<>\s]+)(>)"),
    re.compile(r"(?<!\\)(`+)([^`]+)(\1)"),
    re.compile(r"(?<![\\0-9*])(\*{1,3})(?=[^\s*])([^*]*[^\s*\\])(\1)"),
    re.compile(r"(?<![A-Za-z0-9_\\])(_{1,3})(?=[^\s_])([^_]*[^\s_\\])(\1)(?![A-Za-z0-9_])"),
    re.compile(r"(~~)(?=\S)(.*?\S)(~~)"),
    re.compile(r"(\\)([!-/:-@\[-`{-~])()"),
)
"""Marks inside a line: the opening mark, the text that stays, the closing mark."""
_SPAN_HINT = re.compile(r"[*_`\[<~\\&]")


def is_markdown(source: SourceText) -> bool:
    """Say whether a source is Markdown: by its name's ending, or because its lines carry heads with # marks."""
    if source.name.lower().endswith((".md", ".markdown", ".mdown")):
        return True
    heads = [number for number, line in enumerate(source.lines) if line.text[0] == "#" and re.match(r"#{1,6}[ \t]+[^\s#]", line.text)]
    return len(heads) > 1 or heads == [0]


def read_markdown(source: SourceText) -> SourceText:
    """Read the marks of Markdown: heads become `Line.heading`, items, quotes, tables, code and images `Line.mark`; marks go on record."""
    lines: list[Line] = []
    dropped: list[Dropped] = list(source.dropped)
    rest = _after_front_matter(source.lines, dropped)
    fenced = ""
    pending = 0
    for line in rest:
        fence = _FENCE.match(line.text)
        if (fence and not fenced) or (fenced and line.text.startswith(fenced)):
            fenced = "" if fenced else line.text[:3]
            dropped.append(Dropped(line.text, "markup", line.lines))
            pending += line.blank_before
            continue
        read = replace(line, mark="code") if fenced else _read_line(line, lines, dropped)
        if read is None:
            pending += line.blank_before + (not line.text.strip("> \t"))
            continue
        lines.append(replace(read, blank_before=read.blank_before + pending) if pending else read)
        pending = 0
    return replace(source, lines=set_blocks(lines), dropped=tuple(dropped), format="markdown")


def _after_front_matter(lines: tuple[Line, ...], dropped: list[Dropped]) -> tuple[Line, ...]:
    """Take out a head of settings between two lines of --- at the very start."""
    if lines[0].text != "---":
        return lines
    for at, line in enumerate(lines[1:40], 1):
        if line.text == "---":
            dropped.extend(Dropped(row.text, "front-matter", row.lines) for row in lines[: at + 1])
            return lines[at + 1 :]
        if not _FIELD.match(line.text) and line.indent == 0:
            break
    return lines


def _read_line(line: Line, before: list[Line], dropped: list[Dropped]) -> Line | None:
    """Read one line; None where it was all mark."""

    def drop(mark: str) -> None:
        if mark.strip():
            dropped.append(Dropped(mark.strip(), "markup", line.lines))

    text = line.text
    if _is_underline(line, before):
        before[-1] = replace(before[-1], heading=1 if text[0] == "=" else 2)
        drop(text)
        return None
    if "|" in text and _TABLE_RULE.match(text):
        if before and line.blank_before == 0 and before[-1].mark != "table_row" and "|" in before[-1].text:
            before[-1] = _row(before[-1], dropped) or before[-1]
        drop(text)
        return None
    if _RULE.match(text):
        return line
    if text[0] == "|" or ("|" in text and before and before[-1].mark == "table_row" and line.blank_before == 0):
        return _row(line, dropped)
    return _mark_head(line, text, drop)


def _mark_head(line: Line, text: str, drop: Callable[[str], None]) -> Line | None:
    heading, mark = line.heading, line.mark
    if head := _HEAD.match(text):
        heading, text = len(head[1]), head[2]
        drop(head[1])
        drop(head[3] or "")
    elif quote := _QUOTE.match(text):
        mark, text = "quote", text[quote.end() :]
        drop(quote[0])
    if heading is None and (item := _ITEM.match(text)):
        mark, text = mark or "item", text[item.end() :]
        drop(item[0])
    broken = line.broken
    if text.endswith("\\") and not text.endswith("\\\\"):
        text, broken = text[:-1], True
        drop("\\")
    strong = bool(_STRONG.match(text.strip()))
    if text.startswith("![") and text.endswith(")"):
        mark = "image"
    if "[^" in text:
        mark, text = _read_notes(mark, text, drop)
    text = _read_spans(text, drop).strip()
    if not text:
        return None
    return replace(line, text=text, heading=heading, mark=mark, strong=strong, broken=broken)


def _read_notes(mark: str, text: str, drop: Callable[[str], None]) -> tuple[str, str]:
    """Give the marks of notes as they are printed, [1] for [^1]; a line that holds a note's text begins with its mark."""
    if note := _NOTE.match(text):
        drop("^")
        drop(":")
        mark, text = "footnote", f"[{note[1]}] {text[note.end() :]}"

    def printed(found: re.Match[str]) -> str:
        drop("^")
        return f"[{found[1]}]"

    return mark, _NOTE_MARK.sub(printed, text)


def _is_underline(line: Line, before: list[Line]) -> bool:
    """A line of === or --- right under a short line without a closing mark makes that a head."""
    if not before or line.blank_before or not _SETEXT.match(line.text):
        return False
    above = before[-1]
    return above.heading is None and not above.mark and len(above.text) <= 40 and above.text[-1] not in "。，；：、！？.,;:!?"


def _row(line: Line, dropped: list[Dropped]) -> Line | None:
    """Read a table row: its cells are parted by tabs, its pipes go on record; None where all cells are empty."""
    cells = [cell.strip() for cell in _PIPE.split(line.text)]
    dropped.append(Dropped("|" * (len(cells) - 1), "markup", line.lines))
    if line.text[0] == "|":
        cells = cells[1:]
    if cells and not cells[-1]:
        cells = cells[:-1]

    def drop(mark: str) -> None:
        dropped.append(Dropped(mark, "markup", line.lines))

    text = "\t".join(_read_spans(cell, drop) for cell in cells)
    return replace(line, text=text, mark="table_row") if text.strip() else None


def _read_spans(text: str, drop: Callable[[str], None]) -> str:
    def take(match: re.Match[str]) -> str:
        drop(match[1])
        drop(match[3])
        return match[2]

    if not _SPAN_HINT.search(text):
        return text
    for span in _SPANS:
        text = span.sub(take, text)
    return text
