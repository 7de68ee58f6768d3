"""Names set in rows: `丁惠民　朱启元　贺　珊` in a list of people is three entries, and each becomes a line of its own.

Rows of a list hold as many names one as the other, but for the last. Where extraction parted them at their gaps, so that each name or
half a name has a line, the head above says how many there are, or names that were spaced out to align show what they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from publisher.model import Line, SourceText
from publisher.patterns import lazy

from .surnames import SURNAME, may_be_name

_HAN = "\u3400-\u9fff"
_NOTE = f"(?:[（(][{_HAN}，、]{{1,8}}[）)])?"
_NAME = lazy(f"(?:[{_HAN}]{{2,4}}|[{_HAN}]{{2,6}}·[{_HAN}]{{1,8}}){_NOTE}")
_HALF = lazy(f"[{_HAN}]{_NOTE}")
_COUNT = re.compile(r"[（(]\s?共?\s?(\d{1,3})\s?[名人位]\s?[）)]$")
"""How many people a list holds, at the end of its head."""
_LED = re.compile(r".{1,8}[：:]\s*\S|.*[、，]$")
"""A label with names behind it, or a line that goes on: what follows is more of the same."""
_NUMBERED = re.compile("第?[一二三四五六七八九十]{1,3}[组批、]")
_POST = re.compile("(?:[员員任长長手师師]|书记|書記|主席|经理|總?[总監监]|教授|医生|护士|代表|工|干部|教练|助理)$")
_GAPS = re.compile(r"\s+")
_LEAST, _SHARE, _COUNTED_SHARE = 5, 0.5, 0.3
"""Names of a list without a count, and the part of them that must have a common surname."""


def part_name_rows(source: SourceText) -> SourceText:
    """Give each name of the rows of a list a line of its own, marked as a name; two characters that were spaced out are closed up."""
    lines = source.lines
    out: list[Line] = []
    at = 0
    while at < len(lines):
        end, names = _list_at(lines, at)
        out += names or lines[at : at + 1]
        at = end if names else at + 1
    return replace(source, lines=tuple(out)) if len(out) != len(lines) or any(line.mark == "name" for line in out) else source


def _list_at(lines: Sequence[Line], at: int) -> tuple[int, list[Line]]:
    """Read the list of names that starts at a line; give its end and a line for each name, none where no list starts there."""
    if not _parts(lines[at]):
        return at, []
    before = lines[at - 1].text if at else ""
    found = _COUNT.search(before)
    if found:
        end, names = _counted(lines, at, int(found[1]))
        if names and _share(names) >= _COUNTED_SHARE:
            return end, names
    if _LED.match(before):
        return at, []
    end, names = _rows(lines, at)
    if not names:
        end, names = _torn(lines, at)
    told = len(names) >= _LEAST and _share(names) >= _SHARE
    rows = [line.text for line in lines[at:end] if len(line.text.split()) > 1]
    return (end, names) if told and not (rows and all(map(_are_letters, rows))) else (at, [])


def _parts(line: Line) -> list[str]:
    """Give the names and halves of names that a line holds; nothing where it holds anything else."""
    if line.mark or line.heading or len(line.text) > 120 or _NUMBERED.match(line.text):
        return []
    parts = line.text.split()
    if not all(map(may_be_name, parts)):
        return []
    return parts if all(_NAME.fullmatch(part) or _HALF.fullmatch(part) for part in parts) else []


def _are_letters(text: str) -> bool:
    """Tell whether a line is rather a title with spaced letters: all characters stand equally far apart, and not all pairs are names."""
    parts = text.split()
    even = (len(parts) > 4 or len(parts) % 2 == 1) and all(map(_HALF.fullmatch, parts)) and len(set(_GAPS.findall(text.strip()))) == 1
    return even and not (len(parts) % 2 == 0 and all(SURNAME.match(part) for part in parts[::2]))


def _whole(parts: Sequence[str]) -> list[str]:
    """Put halves together, two by two; nothing where one is left over."""
    names: list[str] = []
    open_half = ""
    for part in parts:
        if _NAME.fullmatch(part):
            if open_half:
                return []
            names.append(part)
        elif open_half:
            names.append(open_half + part)
            open_half = ""
        else:
            open_half = part
    return [] if open_half else names


def _counted(lines: Sequence[Line], at: int, count: int) -> tuple[int, list[Line]]:
    """Read as many names as the head says, however they were written; what follows must be no posts, which would be theirs."""
    names: list[Line] = []
    end = at
    half: Line | None = None
    while end < len(lines) and len(names) < count and (parts := _parts(lines[end])):
        if half is not None and len(parts) == 1 and _HALF.fullmatch(parts[0]):
            names.append(replace(_named(half, half.text + parts[0]), lines=half.lines + lines[end].lines))
            half = None
        elif half is None and len(parts) == 1 and _HALF.fullmatch(parts[0]):
            half = lines[end]
        elif half is None and (whole := _whole(parts)):
            names += [_named(lines[end], name) for name in whole]
        else:
            break
        end += 1
    return (end, names) if len(names) == count and half is None and not _has_posts(lines, end) else (at, [])


def _rows(lines: Sequence[Line], at: int) -> tuple[int, list[Line]]:
    """Read rows that hold as many names one as the other, and a shorter last one."""
    size = len(_whole(_parts(lines[at])))
    names: list[Line] = []
    end = at
    while size > 1 and end < len(lines):
        row = _whole(_parts(lines[end]))
        if not row or len(row) > size:
            break
        names += [_named(lines[end], name) for name in row]
        end += 1
        if len(row) < size:
            break
    return (end, names) if end > at + 1 else (at, [])


def _torn(lines: Sequence[Line], at: int) -> tuple[int, list[Line]]:
    """Read names that stand off from one another, a line each, of which some came in halves."""
    if at and lines[at].blank_before and len(_parts(lines[at - 1])) == 1:
        return at, []
    end = at
    while end < len(lines) and len(_parts(lines[end])) == 1 and (end == at or lines[end].blank_before):
        end += 1
    texts = [line.text for line in lines[at:end]]
    if not any(map(_HALF.fullmatch, texts)) or _has_posts(lines, end):
        return at, []
    whole = _whole(texts)
    return _counted(lines, at, len(whole)) if whole else (at, [])


def _has_posts(lines: Sequence[Line], end: int) -> bool:
    return end < len(lines) and _POST.search(lines[end].text) is not None


def _named(line: Line, name: str) -> Line:
    return replace(line, text=name, mark="name", begins=None if line.begins is None else True)


def _share(names: Sequence[Line]) -> float:
    """Give the part of names that have a common surname."""
    return sum(SURNAME.match(line.text) is not None for line in names) / len(names)
