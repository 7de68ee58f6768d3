"""Which copy of a running head is the title itself, and which heads stand but once.

A head often says the title, so the title stands once more where its article begins, and one copy has to stay. A first page may carry the
head and the title, the head alone, or the title alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from publisher.model import Line
from publisher.patterns import lazy

from .page_forms import form_of

_OPENING, _TOP, _BELOW = 4, 5, 6
_SHORTEST, _LEAST, _SHORT_NAME, _LONGEST = 3, 4, 6, 40
_NEAR, _TEXT, _FIRST_PAGES = 4, 18, 2
_ENDED = frozenset("。！？…”」』")
_TOTAL = r"(?:\s*[（(]?总第\s*\d+\s*期[）)]?)?"
_ISSUE = re.compile(
    rf"(?:19|20)\d\d\s*年?\s*[.．]?\s*(?:(?:\d{{1,2}}\s*月\s*)?第?\s*[\d一二三四五六七八九十]{{1,3}}\s*[期辑]{_TOTAL}"
    r"|\d{1,2}\s*月[号刊]|[春夏秋冬]{1,2}季?(?:[号刊卷]|合刊))"
    rf"|第\s*\d+\s*卷(?:\s*第\s*\d+\s*期)?{_TOTAL}"
)
_YEAR = re.compile(r"(?:19|20)\d\d\s*年?")
_NO_TITLE = lazy(
    r"[（(—–\-《“〔\[]|第[一二三四五六七八九十百\d]+[章节節编編条條部]|[（(]?[一二三四五六七八九十\d]+[、）)．.]"
    r"|[\u3400-\u9fff]{1,6}[／/：:]|(?:19|20)\d\d年\d"
)
_CHAPTER = re.compile("第[一二三四五六七八九十百\\d]+[章编編篇]")
_LATER_PART = re.compile(
    r"第(?![一1][章编編篇回讲講])[一二三四五六七八九十百\d]+[章编編篇回讲講]|[代自总總]?序[言]?$|(?:前言|引言|导言|導言|后记|後記|跋|附录|附錄)$"
)
"""What stands below the running head, not the title, of a book: a chapter that is not its first one, a preface."""
OFFICE = re.compile("(?:[会會局部院厅廳室社处處校司]|政府|中心|公司)$")
GENRE = re.compile(
    r"(?:通知|决定|意见|通报|公告|通告|批复|请示|报告|函|纪要|办法|规定|条例|方案|细则"
    r"|讲话|发言|致辞|倡议书|公开信|的信|一封信)$"
)
"""How the title of a document ends that names its kind."""
OPEN = re.compile(r"(?:关于|的|和|与|及|暨|在|对|为|以)$")
GOES_ON = re.compile(r"^(?:的|和|与|及|暨|关于|对|以及)")
"""How a line ends, and the next begins, that are one phrase."""
_JOURNAL = 8
_VOLUME = re.compile(r"第\s*\d+\s*卷\s*第\s*\d+\s*期")
_LATIN = re.compile(r"[A-Za-z][A-Za-z .,&0-9]+$")
_OF_JOURNAL = re.compile(rf"{_VOLUME.pattern}|(?:19|20)\d\d\s*年\s*\d{{1,2}}\s*月(?:\s|$)|{_LATIN.pattern}")
_UNENDED = frozenset("。，；、：:,;？?！!")
_SENTENCE = _UNENDED - {"、"}
_DOCUMENT_NUMBER = re.compile(r"[〔\[［【（(](?:19|20)\d\d[〕\]］】）)]\s*第?\s*\d+\s*[号號]$")
_COLUMNS = re.compile(r"\s{2,}|\t")
_GAP = re.compile(r"\S\s+\S")
_SIDES = re.compile(r"\S\s{6,}\S")

_BODY = re.compile("(?:[委局厅部院署会府社团]|公司|集团|大学|中心|办公室|文件)$")
_DOCNUMBER, _OVER_NUMBER = re.compile(r"[〔\[（(［]\s?(?:19|20)\d{2}\s?[〕\]）)］]\s?第?\s?\d{1,5}\s?号"), 5

def title_copies(lines: Sequence[Line], starts: Sequence[int], group: Iterable[int]) -> set[int]:
    """Give the places of a repeated head that are the title and stay; `starts` are the first lines of the pages.

    Of copies at the head of one page, or on end at the head of the text, the last is the title, unless most pages have two. Else the
    first stays where it opens the document, or an article or chapter after the first page.
    """
    places = sorted(group)
    first = places[0]
    if _ISSUE.search(lines[first].text):
        return set()
    on_end = next((at for at in places if at + 1 not in places or at >= _OPENING), first)
    if first < on_end < _OPENING:
        return {on_end}
    by_page: dict[int, list[int]] = defaultdict(list)
    for at in places:
        begin = starts[bisect_right(starts, at) - 1]
        if at - begin < _TOP:
            by_page[begin].append(at)
    double = [copies[-1] for copies in by_page.values() if len(copies) > 1]
    if double and len(double) * 2 <= max(2, len(by_page)):
        return set(double)
    if first < _OPENING:
        return {first} if opens_document(lines, first) else set()
    depths = [at - starts[bisect_right(starts, at) - 1] for at in places]
    return {first} if _opens_part(lines, starts, first, depths) else set()


def _opens_part(lines: Sequence[Line], starts: Sequence[int], first: int, depths: Sequence[int]) -> bool:
    """Whether a head's first copy is the title of an article or a chapter: it stands lower on its page than the others, or opens a page
    after a finished sentence, with no text right below. The head of a whole issue begins on one of its first pages."""
    text = lines[first].text
    if bisect_right(starts, first) <= _FIRST_PAGES or any(c.isdecimal() for c in text) or len(text) < _LEAST:
        return False
    if max(depths[1:], default=_TOP) < min(depths[0], _TOP):
        return True
    before = next((line.text for line in lines[first - 1 : max(0, first - 4) : -1] if not line.text[-1].isdecimal()), "")
    below = lines[first + 1].text if first + 1 < len(lines) else ""
    return depths[0] == 0 and before[-1:] in _ENDED and not _is_text(below)


def single_heads(lines: Sequence[Line], pages: Sequence[range], heads: Iterable[int], cover: str, *, paged: bool) -> set[int]:
    """Give the heads that are known without coming again at their place; `heads` are those that do, `cover` is what the cover said.

    On later pages the title of the cover; at their head an issue, with a periodical's name before or behind it or on the line
    before, as extraction breaks a head at its gap; a name known from such heads; on the first page a line whose words the title right
    below says again.
    """
    starts = [(page.start, page.stop) for page in pages if page]
    texts = {at: _squeeze(lines[at].text) for start, stop in starts for at in (start, start + 1, stop - 2, stop - 1) if start <= at < stop}
    found: set[int] = set()
    for start, stop in starts[1:]:
        after = texts.get(start + 1, "")
        found |= {at for at in (start, stop - 2, stop - 1) if at >= start and texts[at] == cover}
        if name_of(lines[start].text) or _ISSUE.fullmatch(texts[start]):
            found.add(start)
        elif _ISSUE.fullmatch(after) and _is_name(texts[start]):
            found |= {start, start + 1}
    names = {name_of(lines[at].text) for at in (*heads, *found)}
    names |= {texts[at] for at in found if at + 1 in found and texts.get(at) != cover}
    for start, _ in starts:
        if texts[start] in names or start and _opens_with(lines[start].text, names):
            found.add(start)
            if _ISSUE.fullmatch(texts.get(start + 1, "")):
                found.add(start + 1)
        elif start == 0 and not over_number(lines) and (_is_said_below(lines[: _BELOW + 1]) or _comes_as_title(lines[: starts[0][1]])):
            found.add(start)
    found |= _of_journal(lines, starts[0][1] if starts else 0)
    return found | _carried_on(lines, starts, texts) if paged else found


def _of_journal(lines: Sequence[Line], stop: int) -> set[int]:
    """Give the head of a journal's first page: volume and number, month, the journal's name, also in Latin letters."""
    head: set[int] = set()
    for at, line in enumerate(lines[: min(stop, _JOURNAL)]):
        over_latin = at + 1 < stop and _LATIN.match(lines[at + 1].text)
        if not _OF_JOURNAL.match(line.text) and not (head and over_latin and _is_name(_squeeze(line.text))):
            break
        head.add(at)
    return head if any(_VOLUME.match(lines[at].text) for at in head) else set()


def _opens_with(text: str, names: set[str]) -> bool:
    """Tell whether a head is a periodical's name and, behind a gap, what its pages hold."""
    name, gap, rest = text.partition(" ")
    return bool(gap) and name in names and len(rest) <= _LONGEST and _UNENDED.isdisjoint(rest)


def over_number(lines: Sequence[Line]) -> bool:
    """Tell whether the first lines are those of an official document: the issuer over its number."""
    return bool(lines) and _BODY.search(lines[0].text) is not None and any(_DOCNUMBER.search(line.text) for line in lines[1:_OVER_NUMBER])


def _carried_on(lines: Sequence[Line], starts: Sequence[tuple[int, int]], texts: dict[int, str]) -> set[int]:
    """Find titles of articles that run on as heads of the next pages: as title on one page, then before the text of another, or behind."""
    found: set[int] = set()
    titles: dict[str, int] = {}
    for number, (start, stop) in enumerate(starts):
        text = texts[start]
        nearby = number - titles.get(text, -_NEAR) < _NEAR
        if nearby and start + 1 < stop and _is_text(lines[start + 1].text) and not lines[start].mark:
            found.add(start)
            titles[text] = number
        end = texts[stop - 1]
        if stop - start > 2 and number - titles.get(end, number) in range(1, _NEAR):
            found.add(stop - 1)
        for at in (start, start + 1):
            named = at < stop and (not _NO_TITLE.match(texts[at]) or _CHAPTER.match(texts[at]))
            if named and len(texts[at]) >= _SHORT_NAME and not _UNENDED & set(texts[at]):
                titles.setdefault(texts[at], number)
    return found


def _is_text(text: str) -> bool:
    return len(text) >= _TEXT and not _UNENDED.isdisjoint(text)


def late_title(lines: Sequence[Line], pages: Sequence[range]) -> tuple[int, int] | None:
    """Give the head of the first page and the title that says the same and was drawn after the page's text, if it has both.

    An office's name over a letter and under it is neither.
    """
    page = next((page for page in pages if page), range(0))
    if len(page) < 2 * _OPENING or OFFICE.search(lines[page.start].text):
        return None
    text = _squeeze(lines[page.start].text)
    late = (at for at in page[_OPENING:] if (lines[at].vertical or page.stop - at <= _BELOW) and _squeeze(lines[at].text) == text)
    last = max(late, default=0)
    return (page.start, last) if last and len(text) >= _LEAST and not _UNENDED & set(text) and not text.isdecimal() else None


def name_of(text: str) -> str:
    """Give the name before or behind an issue, 某某工运 of "某某工运　2023年第4期"; empty where a line is no such head."""
    match = _ISSUE.search(text)
    if match is None or len(text) > _LONGEST:
        return ""
    before, after = (_squeeze(part).strip("·•|｜—–-0123456789") for part in (text[: match.start()], text[match.end() :]))
    name = before or after
    return name if _is_name(name) and not (before and after) else ""


def _is_name(text: str) -> bool:
    return 2 <= len(text) <= 12 and text.isalpha() and text > "\u2e7f"


def opens_document(lines: Sequence[Line], at: int) -> bool:
    """Whether a head's first copy is the document's title: it opens the document, and the title does not follow it."""
    text = lines[at].text
    if _is_extract(lines, at):
        return False
    if at >= _OPENING or any(c.isdecimal() for c in _YEAR.sub("", text)) or _is_said_below(lines[at : at + _BELOW + 1]):
        return False
    after = next((line.text for line in lines[at + 1 : at + 3] if not _ISSUE.fullmatch(_squeeze(line.text))), "")
    if _CHAPTER.match(text) and not _is_text(after) and not _CHAPTER.match(after):
        return False
    if len(after) >= _LEAST and _squeeze(text).startswith(_squeeze(after)):
        return False
    if _has_own_title(lines, at):
        return False
    if len(text) > _SHORT_NAME:
        return True
    # 工作简讯, on top of the first item's title, is the name of the whole; a longer head is the title itself.
    display = len(text) < len(after) <= _LONGEST and not (_UNENDED & set(after)) and not _NO_TITLE.match(after)
    return not display or _GAP.search(after) is not None or OFFICE.search(after) is not None


def _is_extract(lines: Sequence[Line], at: int) -> bool:
    """Whether a head stands over a part of a book that is not its first, or is made of two parts at the page's two sides."""
    below = [_squeeze(line.text) for line in lines[at + 1 : at + 3]]
    part = "".join(below) if sum(map(len, below)) <= 2 else below[0] if below else ""
    return _LATER_PART.match(part) is not None or _SIDES.search(lines[at].text.strip()) is not None


def _has_own_title(lines: Sequence[Line], at: int) -> bool:
    """Whether the line below a head is a title by itself: it names the kind of its document, as the head does not, and text or what is
    said of the title in brackets stands below it. An office's name stands over its documents' titles."""
    if at + 2 >= len(lines):
        return False
    text, after, below = (_squeeze(line.text) for line in lines[at : at + 3])
    if GENRE.search(text) or OFFICE.search(text) or OPEN.search(text) or GOES_ON.match(after) or _UNENDED & set(after):
        return False
    return GENRE.search(after) is not None and (_is_text(below) or below[0] in "（(—")


def _comes_as_title(lines: Sequence[Line]) -> bool:
    """Whether the first line of a page stands on it again, with text between the two: it is the head, and the title is drawn later."""
    text = _squeeze(lines[0].text)
    below = [_squeeze(line.text) for line in lines[1:3] if not form_of(line.text)]
    if below[:1] == [text] and len(text) > 1:
        return True
    if len(text) < _SHORT_NAME or _UNENDED & set(text) or lines[0].mark or OFFICE.search(text) or _NO_TITLE.match(text):
        return False
    return any(_squeeze(part) == text for line in lines[1:] for part in _COLUMNS.split(line.text))


def _is_said_below(lines: Sequence[Line]) -> bool:
    """Whether the display lines below a first line say its words again, with few others among them, or in two runs, as a head is cut short.

    An office's name does not count, for it stands over a title that begins with it, nor does what stands over a document number.
    """
    text = _squeeze(lines[0].text)
    if not _SHORTEST <= len(text) <= _LONGEST or _UNENDED & set(text) or lines[0].mark or OFFICE.search(text):
        return False
    if _NO_TITLE.match(text.lstrip("《“")) or any(_DOCUMENT_NUMBER.search(line.text) for line in lines[1:2]):
        return False
    below = ""
    for line in lines[1 : _BELOW + 1]:
        if len(line.text) > _LONGEST or _SENTENCE & set(line.text):
            break
        below += _squeeze(line.text)
    if len(text) < _LEAST:
        return below.endswith(text) and len(below) > 2 * len(text)
    cuts = (k for k in range(2, len(text) - 2) if text[:k] in below)
    return _is_spread(text, below) or any(text[k:] in below[below.find(text[:k]) + k :] for k in cuts)


def _is_spread(text: str, below: str) -> bool:
    """Whether the characters of a text come in another one in their order, close to each other."""
    start = below.find(text[0])
    while start >= 0:
        at, end = start, start + 2 * len(text)
        for char in text[1:]:
            at = below.find(char, at + 1, end)
            if at < 0:
                break
        else:
            return True
        start = below.find(text[0], start + 1)
    return False


def _squeeze(text: str) -> str:
    return "".join(text.split())
