"""Running heads of short extracts, where nothing comes again: what speaks for a page's first line being no part of its text.

The line's own form speaks (the name of a column, a page number glued to it), the lines below it (a title of their own, or text whose
title was drawn after it), the gap between them, and what the other pages open with. Each piece of evidence is a figure; they add up.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from publisher.model import Line
from publisher.patterns import lazy

from .head_copies import GENRE, GOES_ON, OPEN, name_of
from .page_forms import form_of
from .surnames import NAME

FEW = 6
"""A document of more pages than this has heads that come again."""
ENOUGH = 3.0
"""From this sum on a line is a running head."""
WEIGHTS = {
    "label": 2.0,
    "number": 3.0,
    "issue": 4.0,
    "point": 1.5,
    "short": 1.5,
    "middling": 0.5,
    "long": -1.5,
    "gap": 1.0,
    "title-below": 1.0,
    "spaced-below": 1.0,
    "more-below": 1.0,
    "late-title": 2.5,
    "own-text": -2.5,
    "own-byline": -4.0,
    "one-phrase": -2.5,
    "other-page": 2.0,
    "mid-sentence": 1.5,
    "late-number": 1.0,
    "other-head": -1.0,
    "other-side": 1.0,
    "bare-page": -4.0,
}
_LEAST, _LONGEST, _TEXT, _DEEP, _ALONE = 2, 16, 16, 6, 2
_PARTS, _NAME, _TOP, _SHARE = 5, 10, 5, 0.75
_MARKS = frozenset("。，；、：:,;？?！!")
_CLOSED = frozenset("。！？；：…”’）》】」』.!?;:")
_LABEL = lazy(
    r"^(?:本刊|本报|封面|卷首|卷首语|特别|专题|要闻|基层|人物|青春|理论|社会|文化|文艺|读者|工会|职工)?[\u3400-\u9fff·]{0,4}"
    r"(?:特稿|专稿|特写|专题|专栏|策划|论坛|讲坛|讲堂|之窗|之声|之友|园地|天地|视界|视野|视点|视角|在线|动态|简讯|快讯|要闻|信息|聚焦|关注|观察|人物|对话|访谈|纵横|广角"
    r"|月报|周报|日报|简报|月刊|季刊|学刊|学报|通讯|年鉴|汇编|文集|文萃|文摘|选编|讲稿|纪事|散文|诗词|副刊|茶座|书屋|研究|探索|实践|交流|生活|卷|集|编|辑)$"
)
_NO_HEAD = lazy(
    r"[（(—–\-《“〔\[]|第[一二三四五六七八九十百\d]+[条條章节節]|[（(]?[一二三四五六七八九十\d]+[、）)．.]|[附图表]\s*[件表录\d]|(?:19|20)\d\d年|[\u3400-\u9fff]{1,6}[／/：:]"
    r"|[□○■●◎◇◆☐]|(?:主要)?参考(?:文献|资料)$|注\s?释$|附\s?录$|摘\s?要$|后\s?记$|结\s?语$"
)
_NUMBER = lazy(
    r"^(?:[·•|｜—–-]?\s*\d{1,4}\s*[·•|｜—–-]?\s*(?=[\u3400-\u9fff《“])(?![年月日个名人位项条届号]))"
    r"|(?<=\D)\s+[·•|｜—–-]?\s*\d{1,4}\s*[·•|｜—–-]?$"
)
_BYLINE = re.compile(r"^(?:[□○■●◎◇◆☐]|——|—|[（(])|^(?:本[刊报]|通讯员|记者|文|图|采访|撰文|作者)(?:[\s／/:：]|$)|^本[刊报]记者")
_OFFICE = re.compile(r"(?:[会會局部院厅廳室社处處校司团庭署]|政府|中心|公司|文件|委员会)$")
_BULLETIN_NUMBER = re.compile(r"第\d{1,4}[期次](?:[（(]?总第\d+期[）)]?)?")
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$")
"""What stands below the name of an office's bulletin, and when it came out."""
_DOCUMENT_NUMBER = re.compile(r"[〔\[［【（(](?:19|20)\d\d[〕\]］】）)]\s*第?\s*\d+\s*[号號]")
_IN_BRACKETS = re.compile(r"^[（(][^（）()]+[）)]$")
_ISSUE_PART = re.compile(r"第\d{1,3}卷|第\d{1,3}期|[（(]?总第\d+期[）)]?|(?:19|20)\d\d年(?:\d{1,2}月|第\d{1,3}期)?")
_ISSUE_ALONE = re.compile(r"(?:19|20)\d\d[·•.．]\d{1,2}(?:[·•.．]\d{1,3})?")
"""A year and an issue's number, which nothing else writes so."""
_DATE = re.compile(r"^(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?$")
_SPACED = re.compile(r"^(?:\S\s+){3,}\S$")


def lone_heads(lines: Sequence[Line], pages: Sequence[range], heads: Collection[int]) -> set[int]:
    """Give the lines that open a page of a document of few pages and are running heads; `heads` are known ones."""
    pages = _with_next(pages)
    if len(pages) > FEW:
        return set()
    own = [[at for at in page if at not in heads and not form_of(lines[at].text)] for page in pages]
    # In a narrow column a line of text is shorter.
    least = min(_TEXT, _SHARE * sorted(len(line.text) for line in lines)[len(lines) * 3 // 4]) if lines else _TEXT
    later = any(
        form.value > number + 1
        for number, page in enumerate(pages)
        for at in {*page[:2], *page[-2:]}
        if (form := form_of(lines[at].text)) and form.numerals == "arabic"
    )
    known = {number for number, page in enumerate(pages) if any(at in heads for at in [*page][:2])}
    bare = {number for number, page in enumerate(own) if len(page) > _ALONE and _is_text(lines[page[0]].text, least)} - known
    sums = {
        number: _evidence(lines, page, own[number - 1] if number else (), least)
        + later * WEIGHTS["late-number"]
        + (bool(bare - {number}) and not _NUMBER.search(lines[page[0]].text)) * WEIGHTS["bare-page"]
        + bool(known) * WEIGHTS["other-side" if _is_text(lines[page[1]].text, least) else "other-head"]
        for number, page in enumerate(own)
        if number not in known and len(page) > 1 and _may_be_head(lines[page[0]])
    }
    sure = {number for number, total in sums.items() if total >= ENOUGH}
    if sure and not known:
        sure |= {number for number, total in sums.items() if total + WEIGHTS["other-page"] >= ENOUGH}
    torn = {at for page in own for at in page[: _torn_issue([_squeeze(lines[at].text) for at in page[:_PARTS]])]}
    return {own[number][0] for number in sure} | torn


def heads_again(lines: Sequence[Line], pages: Sequence[range], found: Collection[int]) -> set[int]:
    """Give the lines among the first of another page that say again what a found head says, and have a label's form."""
    texts = {lines[at].text for at in found if _LABEL.match(_squeeze(lines[at].text))}
    others = [page for page in pages if not any(at in found for at in page)] if texts else []
    return {at for page in others for at in page[:_TOP] if lines[at].text in texts}


def _torn_issue(texts: Sequence[str]) -> int:
    """Give how many of the first lines of a page are a journal's name, its volume, issue and month, torn at the gaps between them."""
    parts = 0
    name = False
    for count, text in enumerate(texts):
        if _ISSUE_ALONE.fullmatch(text):
            return count + 1
        if _ISSUE_PART.fullmatch(text):
            parts += 1
        elif name or not (2 <= len(text) <= _NAME and text.isalpha()):
            return count if name and parts > 1 else 0
        else:
            name = True
    return len(texts) if name and parts > 1 else 0


def _with_next(pages: Sequence[range]) -> list[range]:
    """Give the pages that hold lines, one of a line or two together with what follows it: a gap below a head passes for a page's end."""
    out: list[range] = []
    for page in pages:
        if out and len(out[-1]) <= _ALONE and page:
            out[-1] = range(out[-1].start, page.stop)
        elif page:
            out.append(page)
    return out


def _evidence(lines: Sequence[Line], page: Sequence[int], before: Sequence[int], least: float) -> float:
    """Add up what speaks for the first line of a page being its running head; `before` are the lines of the page before, if any."""
    text = _squeeze(lines[page[0]].text)
    bare = _squeeze(_NUMBER.sub("", lines[page[0]].text))
    below = lines[page[1]]
    cells = lines[page[0]].text.split()
    if len(cells) > 2 and cells[-1].isdecimal() and not cells[0].isdecimal() and len(below.text.split()) > 1:
        # Rows of a table that goes on.
        return 0.0
    w = WEIGHTS
    if name_of(lines[page[0]].text):
        return w["issue"] if len(below.text) < least or _MARKS.isdisjoint(below.text) else 0.0
    total = w["label"] * bool(_LABEL.match(bare)) + w["number"] * (bare != text) + w["point"] * ("·" in bare)
    total += w["short"] if len(bare) <= 4 else w["middling"] if len(bare) <= 8 else w["long"]
    if before and lines[before[-1]].text[-1] not in _CLOSED and _is_text(below.text, least):
        total += w["mid-sentence"]
    second = lines[page[2]].blank_before if len(page) > 2 else 0
    total += w["gap"] * (below.blank_before > second)
    titled = len(page) > 2 and _BYLINE.match(_squeeze(lines[page[2]].text)) is not None
    if _is_text(below.text, least) and not titled:
        return total + (w["late-title"] if _has_late_title(lines, page, least) else 0.0 if before else w["own-text"])
    run = _display_run(lines, page, least)
    if len(run) == _DEEP or any(_DOCUMENT_NUMBER.search(lines[at].text) for at in run):
        return 0.0
    if _BULLETIN_NUMBER.fullmatch(_squeeze(below.text)) and any(_DAY.search(_squeeze(lines[at].text)) for at in page[2:_TOP]):
        return 0.0
    after = _squeeze(below.text)
    if _IN_BRACKETS.match(after) and _has_late_title(lines, page, least):
        return total + w["late-title"]
    if _BYLINE.match(after) or NAME.fullmatch(after) or len(after) == 1:
        return total + w["own-byline"]
    if OPEN.search(bare) or GOES_ON.match(after):
        total += w["one-phrase"]
    total += w["spaced-below"] * bool(_SPACED.match(below.text))
    return total + w["title-below"] + w["more-below"] * (len(run) > 1)


def _may_be_head(line: Line) -> bool:
    bare = _squeeze(_NUMBER.sub("", line.text))
    if name_of(line.text):
        return True
    if not _LEAST <= len(bare) <= _LONGEST or _MARKS & set(bare) or line.mark or line.heading:
        return False
    if line.overprinted or _SPACED.match(line.text):
        return False
    if _NO_HEAD.match(bare) or _OFFICE.search(bare) or GENRE.search(bare) or _BYLINE.match(line.text):
        return False
    return "·" in bare or not NAME.fullmatch(bare)


def _display_run(lines: Sequence[Line], page: Sequence[int], least: float) -> list[int]:
    """Give the display lines below a page's first line."""
    run: list[int] = []
    for at in page[1 : _DEEP + 1]:
        if _is_text(lines[at].text, least):
            break
        run.append(at)
    return run


def _has_late_title(lines: Sequence[Line], page: Sequence[int], least: float) -> bool:
    """Tell whether display lines stand below the text of a page, one of them spaced out, over a byline or under dashes."""
    run: list[str] = []
    if page and _DATE.search(_squeeze(lines[page[-1]].text)):
        # A signature over its date.
        return False
    for at in reversed(page[-_DEEP:]):
        if _is_text(lines[at].text, least) or lines[at].text[-1] in _CLOSED:
            break
        run.append(lines[at].text)
    named = any(_BYLINE.match(text) or NAME.fullmatch(_squeeze(text)) or NAME.fullmatch(_squeeze(text.split()[-1])) for text in run[:2])
    return bool(run) and (named and len(run) > 1 or any(_SPACED.match(text) for text in run))


def _is_text(text: str, least: float) -> bool:
    return len(text) >= least and not _MARKS.isdisjoint(text) or text[-1] in "。：:！？；，"


def _squeeze(text: str) -> str:
    return "".join(text.split())
