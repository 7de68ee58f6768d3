"""Lines broken at a wide gap: some extractions take a gap of most of a character for one between columns, and part the line there.

`第一条　为了加强管理` comes out as two lines that stand off from one another. The pieces are put together where their form proves that they
are pieces: a number mark without its text, half a name, a post without its bearer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from publisher.model import Line, SourceText
from publisher.patterns import lazy

from .split_names import Row, rows_at
from .surnames import GIVEN, NAME, SURNAME, may_be_name

_NUMERAL = "[一二三四五六七八九十百零〇\\d]{1,5}"
_ARTICLE = re.compile(f"第{_NUMERAL}[条條](?:之[一二三四五六七八九十]{{1,2}})?")
_PART = re.compile(f"第{_NUMERAL}[章节節编編篇部]")
_DECIMAL = re.compile("\\d{1,2}(?:\\.\\d{1,2}){1,2}")
_FIGURE, _NO_ITEM = re.compile("[-+\\d.,%％\\s]+$"), re.compile("\\d|注")
_CHAR = lazy("[\u4e00-\u9fff]")
_CAPTION = re.compile(f"附?[表图圖]\\s?{_NUMERAL}")
_MARK = re.compile(f"[（(]{_NUMERAL}[）)]|{_NUMERAL}[、．.）)]|[①-⑳]|[■●◆□○▲★]")
_TEXT_MARK = re.compile(f"{_ARTICLE.pattern}|{_MARK.pattern}")
_ANY_MARK = re.compile(f"第{_NUMERAL}[条條章节節编編篇部款项]|{_MARK.pattern}")
_LABEL = re.compile(
    "(?:[□○■●◎◇◆☐]\\s?)?(?:采[访訪]\\s?[／/]\\s?)?(?:本[刊报報]|特[约約]|通[讯訊])?(?:[记記]者|通[讯訊][员員]|[编編][辑輯]|[评評][论論][员員])|作者|撰文|[摄攝]影|整理|供稿|[县縣市区區乡鄉镇鎮局][长長]"
    "|主任|主席|[书書][记記]|[总總][经經]理|院[长長]|校[长長]|[会會][长長]"
)
_CREDIT = re.compile("(?:[文图圖摄攝]|撰文|[摄攝]影|[图圖]片|文字|[编編][辑輯]|口述|整理|翻[译譯])\\s?[／/：:|丨]\\s?\\S{2,12}")
_OFFICE = re.compile("(?:[会會局部院厅廳室社处處校司]|政府|中心)$")
_FORMS = frozenset(("函", "令", "文件", "公告", "通告", "公报", "公報", "简报", "簡報"))
_MARKS = frozenset("。；！？，：、")
_SENTENCE = frozenset("。；！？，")
_SHORT, _TEXT = 30, 10
_NAMES, _LEAST_CAPTION, _COMMON = 3, 5, 0.15


def join_split_lines(source: SourceText) -> SourceText:
    """Put the pieces of broken lines together, a full-width space where they parted; half names and marks with their stop are closed up."""
    lines = list(source.lines)
    usual = _usual_gap(lines)
    torn = [line.blank_before > usual and at > 0 and line.page == lines[at - 1].page for at, line in enumerate(lines)]
    torn.append(False)
    out: list[Line] = []
    at = barren = 0
    while at < len(lines):
        end, rows = _crossed_at(lines, at, torn)
        text = lines[at].text
        if not rows and at >= barren and may_be_name(text) and (NAME.fullmatch(text) or SURNAME.fullmatch(text)):
            end, rows = rows_at(lines, at, torn)
            barren = end
        if rows:
            out += (_join([lines[place] for place in places], text) for places, text in rows)
        else:
            end, text = _piece_at(lines, at, torn)
            out.append(_join(lines[at:end], text) if text else lines[at])
        # Where text goes on, the gap behind its broken line is the extraction's, like the one within it.
        if (rows or end == at + 2) and torn[end] and lines[end].blank_before == usual + 1 and _TEXT_MARK.match(out[-1].text):
            lines[end] = replace(lines[end], blank_before=usual)
        at = end
    return replace(source, lines=tuple(out)) if len(out) < len(lines) else source


def _usual_gap(lines: Sequence[Line]) -> int:
    """Give the number of blank lines that lines of text keep: the least common one, as broken lines leave gaps around them."""
    counts = Counter(line.blank_before for line in lines[1:])
    return min((gap for gap, count in counts.items() if count >= counts.total() * _COMMON), default=0)


def _piece_at(lines: Sequence[Line], at: int, torn: Sequence[bool]) -> tuple[int, str]:
    """Give the end and the text of the broken line that starts at a line; the text is empty for a whole one."""
    text = lines[at].text
    if len(text) > _SHORT or at + 1 == len(lines) or lines[at + 1].page != lines[at].page:
        return at + 1, ""
    after = lines[at + 1].text
    third = lines[at + 2].text if at + 2 < len(lines) and torn[at + 1] and torn[at + 2] and lines[at + 2].page == lines[at].page else ""
    if _PART.fullmatch("".join(text.split())) and _CHAR.fullmatch(after) and _CHAR.fullmatch(third):
        return at + 3, f"{text}\u3000{after}\u3000{third}"
    # A stray space in the number is the extraction's too: "第 十四条".
    figures = _FIGURE.match(lines[at - 1].text) or _NO_ITEM.match(after)
    if torn[at + 1] and _DECIMAL.fullmatch(text) and len(after) >= _TEXT and not figures:
        return at + 2, f"{text}\u3000{after}"
    joint = _joint("".join(text.split()), after, torn[at + 1])
    if joint is not None:
        return at + 2, text + joint + after
    label = _LABEL.fullmatch(text)
    end, names = _names_at(lines, at + 1 if label and torn[at + 1] else at, torn)
    if label and names and end > at + 1:
        return end, "\u3000".join([text, *names])
    # Whole names may be cells, or a list; side by side in a line they stand below a title, at the usual distance from it.
    byline = 1 < len(names) <= _NAMES and (end - at > len(names) or not torn[at]) and (at == 0 or lines[at - 1].text[-1] not in _MARKS)
    if byline or (len(names) == 1 and end == at + 2):
        return end, "\u3000".join(names)
    return at + 1, ""


def _joint(text: str, after: str, torn: bool) -> str | None:
    """Give what stood between two pieces of a line; None where they are none."""
    if _ANY_MARK.fullmatch(after):
        return None
    if _ARTICLE.fullmatch(text):
        return "\u3000" if torn or len(after) >= _TEXT else None
    if not torn:
        return None
    if _MARK.fullmatch(text):
        return "" if len(after) >= _TEXT else None
    heading = len(after) <= _SHORT and _SENTENCE.isdisjoint(after)
    wide = (
        (_PART.fullmatch(text) and heading)
        or (_CAPTION.fullmatch(text) and heading and len(after) >= _LEAST_CAPTION)
        or (_CREDIT.fullmatch(text) and _CREDIT.fullmatch(after))
        or (after in _FORMS and _OFFICE.search(text))
    )
    return "\u3000" if wide else None


def _crossed_at(lines: Sequence[Line], at: int, torn: Sequence[bool]) -> tuple[int, list[Row]]:
    """Read a chapter's and an article's line that touched, so that both marks came before both texts."""
    if at + 3 >= len(lines):
        return at, []
    chapter = _PART.fullmatch(lines[at].text) and _ARTICLE.fullmatch(lines[at + 1].text)
    clause = _DECIMAL.fullmatch(lines[at + 1].text) and lines[at + 1].text.startswith(lines[at].text + ".") and lines[at].text.isdecimal()
    if not chapter and not clause:
        return at, []
    marks, texts = (lines[at].text, lines[at + 1].text), (lines[at + 2].text, lines[at + 3].text)
    heading = len(texts[0]) <= _SHORT and _SENTENCE.isdisjoint(texts[0])
    if not (torn[at + 2] and heading and not _ANY_MARK.fullmatch(texts[0]) and len(texts[1]) >= _TEXT):
        return at, []
    return at + 4, [((at, at + 2), "\u3000".join((marks[0], texts[0]))), ((at + 1, at + 3), "\u3000".join((marks[1], texts[1])))]


def _names_at(lines: Sequence[Line], at: int, torn: Sequence[bool]) -> tuple[int, list[str]]:
    """Read the names that stand here, torn from one another, half ones put together; nothing may follow close behind them."""
    names: list[str] = []
    end = at
    while end < len(lines) and (end == at or torn[end]) and len(names) <= _NAMES:
        text = lines[end].text
        if may_be_name(text) and NAME.fullmatch(text):
            names.append(text)
            end += 1
        elif SURNAME.fullmatch(text) and torn[end + 1] and GIVEN.fullmatch(lines[end + 1].text):
            names.append(text + lines[end + 1].text)
            end += 2
        else:
            break
    follows = end < len(lines) and lines[end].page == lines[end - 1].page and not torn[end]
    if len(names) > _NAMES and len(lines[at].text) == 1:
        return at + 2, names[:1]
    return (at, []) if follows or len(names) > _NAMES else (end, names)


def _join(pieces: Sequence[Line], text: str) -> Line:
    return replace(pieces[0], text=text, lines=tuple(span for piece in pieces for span in piece.lines))
