"""The review list: every doubtful choice with its sentence, its lines, the choice made and what else it could be.

The same choice in the same surroundings is one entry with all its lines. Codes: C1 a one-to-many character that no word settled, C2 a
possible name, C3 a quotation mark without a clear partner, C4 a word that OpenCC's regional phrases changed, C5 a character that the way
back to Simplified does not give back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from publisher.diagnostics import Diagnostic, LineRange, Severity
from publisher.model import Block

from .likelihood import shares
from .name_forms import either_way, looks_like_name, unsettled
from .paragraph import Converted, Rules
from .quotes import Quotes
from .simplified import simplify_traditional
from .tables import rows
from .targets import Target, opencc

_REACH = 8
_LONGEST = 6
_BACK = tuple(zip("「」『』", "“”‘’", strict=True))


@dataclass(frozen=True, slots=True)
class _Doubt:
    code: str
    key: str
    message: str
    hint: str
    start: int
    end: int


@dataclass(slots=True)
class _Entry:
    doubt: _Doubt
    excerpt: str
    lines: dict[LineRange, None] = field(default_factory=dict)
    count: int = 0


@cache
def _risky() -> dict[str, tuple[str, ...]]:
    return {row["char"]: tuple(row["forms"].split()) for row in rows("doubts")}


@cache
def _risky_pattern() -> re.Pattern[str]:
    return re.compile("[" + "".join(_risky()) + "]")


def review(results: list[tuple[Block, Converted]], rules: Rules, source: str) -> tuple[Diagnostic, ...]:
    """Give the doubtful choices of a document as diagnostics, in the order of the text."""
    entries: dict[tuple[str, str], _Entry] = {}
    for n, (block, result) in enumerate(results):
        follower = results[n + 1][1].quotes if n + 1 < len(results) else None
        for doubt in _doubts(result, rules, follower):
            entry = entries.setdefault((doubt.code, doubt.key), _Entry(doubt, _excerpt(result.source, doubt.start, doubt.end)))
            entry.count += 1
            entry.lines.update(dict.fromkeys(block.lines))
    return tuple(_diagnostic(entry, source) for entry in entries.values())


def _diagnostic(entry: _Entry, source: str) -> Diagnostic:
    times = f", {entry.count} times" if entry.count > 1 else ""
    message = f"{entry.doubt.message} in “{entry.excerpt}”{times}"
    return Diagnostic(entry.doubt.code, Severity.DOUBT, message, tuple(entry.lines), entry.doubt.hint, source)


def _excerpt(text: str, start: int, end: int) -> str:
    head, tail = max(0, start - _REACH), min(len(text), end + _REACH)
    return ("…" if head else "") + text[head:tail].replace("\n", " ").replace("\t", " ") + ("…" if tail < len(text) else "")


def _doubts(result: Converted, rules: Rules, follower: Quotes | None) -> Iterator[_Doubt]:
    yield from _quotes(result, follower)
    if not rules.target.corner_marks or rules.origin.startswith("zh-Hant"):
        return
    yield from _names(result)
    yield from _bearers(result)
    yield from _characters(result)
    yield from _regional(result, rules.target)
    if not rules.vocabulary:
        yield from _one_way(result, rules.target.tag)


def _characters(result: Converted) -> Iterator[_Doubt]:
    """Find the risky characters that nothing but OpenCC decided."""
    risky, text = _risky(), result.source
    found = [m.start() for m in _risky_pattern().finditer(text)]
    if not found:
        return
    known = bytearray(len(text))
    for start, end in result.decided:
        known[start:end] = b"\1" * (end - start)
    for i in found:
        if not known[i]:
            char = text[i]
            form = result.text[result.place(i) : result.place(i + 1)]
            others = [other for other in risky[char] if other != form]
            yield _Doubt("C1", text[max(0, i - 1) : i + 2], f"“{char}” became “{form}”", f"it may be {' or '.join(others)}", i, i + 1)


def _names(result: Converted) -> Iterator[_Doubt]:
    for name in result.names:
        if _answered(result, name.start, name.end):
            continue
        written = result.source[name.start : name.end]
        form = result.text[result.place(name.start) : result.place(name.end)]
        chars = unsettled(written)
        if chars:
            either = "; ".join(_forms_of(char, form[written.index(char)]) for char in chars)
            hint = f"how the bearer writes {'、'.join(chars)} is not known: {either}"
            yield _Doubt("C2", written, f"the name “{written}” became “{form}”", hint, name.start, name.end)
        elif name.doubtful:
            yield _Doubt("C2", written, f"“{written}” was taken for a name and became “{form}”", "it may be words", name.start, name.end)


def _answered(result: Converted, start: int, end: int) -> bool:
    """Say whether the editor decided anything of start..end."""
    return any(first < end and start < last for first, last in result.answered)


def _forms_of(char: str, form: str) -> str:
    """Give the forms that a bearer may use, the one put in first."""
    return " or ".join(dict.fromkeys((form, char, *_risky().get(char, ()))))


def _bearers(result: Converted) -> Iterator[_Doubt]:
    """Find the characters that bearers write either way, such as 杰, where no word has them; a character is one entry a document."""
    text, word = result.source, shares().word
    for char in sorted(either_way() - _risky().keys()):
        at = text.find(char)
        while at >= 0:
            in_word = any(text[start : start + size] in word for size in (2, 3) for start in range(max(0, at - size + 1), at + 1))
            named = at > 1 and looks_like_name(text[at - 2 : at + 1])
            known = any(name.start <= at < name.end for name in result.names) or _answered(result, at, at + 1)
            if (named or not in_word) and not known:
                form = result.text[result.place(at) : result.place(at + 1)]
                hint = f"in a name its bearer knows: {_forms_of(char, form)}"
                yield _Doubt("C2", char, f"“{char}” became “{form}”", hint, at, at + 1)
            at = text.find(char, at + 1)


def _quotes(result: Converted, follower: Quotes | None) -> Iterator[_Doubt]:
    for i in result.quotes.doubts:
        form = result.text[result.place(i) : result.place(i) + 1]
        message = f"the quotation mark {result.source[i]} became {form}"
        yield _Doubt("C3", _excerpt(result.source, i, i + 1), message, "it has no clear partner", i, i + 1)
    if result.quotes.open and not result.quotes.doubts and not (follower and follower.goes_on):
        i = result.quotes.spans[-1].start if result.quotes.spans else 0
        hint = "the next paragraph does not go on with it"
        yield _Doubt("C3", _excerpt(result.source, i, i + 1), "a quotation stays open", hint, i, i + 1)


def _regional(result: Converted, target: Target) -> Iterator[_Doubt]:
    for span in result.phrases:
        if span.start < span.end:
            start, end = _phrase(result.source, span.start, span.end, target)
            word, form = result.source[start:end], result.text[result.place(start) : result.place(end)]
            yield _Doubt("C4", f"{word}\t{form}", f"“{word}” became “{form}”", "a word of the region; to keep yours, list it", start, end)


def _phrase(text: str, start: int, end: int, target: Target) -> tuple[int, int]:
    """Widen a changed stretch to the shortest phrase that OpenCC changes: 络 to 网络."""
    for size in range(end - start, _LONGEST + 1):
        for at in range(max(0, end - size), min(start, len(text) - size) + 1):
            phrase = text[at : at + size]
            if opencc(target.phrases, phrase) != opencc(target.plain, phrase):
                return at, at + size
    return start, end


def _one_way(result: Converted, origin: str) -> Iterator[_Doubt]:
    """Find the characters that the way back to Simplified does not give back."""
    text = result.source
    back = simplify_traditional(result.text, origin)
    for corner, curly in _BACK:
        back = back.replace(corner, curly)
    if back == text or len(back) != len(text):
        return
    for i, (was, now) in enumerate(zip(text, back, strict=True)):
        if was != now and not ("\"'＂＇「」『』".find(was) >= 0 and now in "“”‘’"):
            hint = f"back in Simplified it would be “{now}”"
            yield _Doubt("C5", text[max(0, i - 1) : i + 2], f"“{was}” became “{result.text[i]}”", hint, i, i + 1)
