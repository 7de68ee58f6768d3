"""What is known of a document as a whole, taken from its blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from publisher.model import Article, Block, DocumentKind, Dropped, Kind, Metadata
from publisher.patterns import lazy

from .front import BULLETIN
from .people import is_name

_TRADITIONAL = frozenset(
    "國產業務會時個們這為與後來對說學習貫徹黨員體經濟設書記勞動模範關於將無義進發應從見話車長門問間開東馬鳥龍區廳歷"
    "證據點電視訊線網際術變實寫總結構導議論"
)
_SIMPLIFIED = frozenset(
    "国产业务会时个们这为与后来对说学习贯彻党员体经济设书记劳动模范关于将无义进发应从见话车长门问间开东马鸟龙区厅历"
    "证据点电视讯线网际术变实写总结构导议论"
)
_ISSUE = lazy(r"([\u4e00-\u9fff]{2,12})[　\s]*((?:19|20)\d{2})\s*年\s*第\s*(\d{1,3})\s*期")
_YEAR_AND_NUMBER = re.compile(r"((?:19|20)\d{2})\s*年\s*(?:(\d{1,2})\s*月\s*)?第\s*(\d{1,3})\s*期(?:[　\s（(]*总第\s*\d+\s*期[）)]?)?")
_NAME_OF_BOOK = lazy(r"[\u4e00-\u9fff]{2,16}")
_NUMBER = re.compile(r"第?\s*(\d{1,4})\s*[期号]")
_GIVEN_OUT = lazy(r"([\u4e00-\u9fff（）()、]{4,30}?)编?印?[\s　]+(?=\d{4}\s?年|[二〇○一三四五六七八九]{4}\s?年)")
_CHAPTER = lazy(r"第[一二三四五六七八九十百零〇\d]{1,4}[章编卷部篇回]")
LEAST_HEADS = 3
_WORKPLACE = re.compile(r"^[（(](?=.*(?:\d{6}|大学|学院|研究[院所]|公司))")
"""Where authors work, in brackets below their names."""
_SIGNED = re.compile(r"\s*签\s?发\s?人.*", re.S)
_ISO = re.compile(r"(\d{4})\s*年(?:\s*(\d{1,2})\s*月)?(?:\s*(\d{1,2})\s*日)?")
_HAN_DATE = re.compile(
    r"([二一][〇○零O0Ｏ一二三四五六七八九]{3})\s*年(?:\s*([一二三四五六七八九十]{1,3})\s*月)?(?:\s*([一二三四五六七八九十]{1,3})\s*日)?"
)
_HAN_DIGITS = {char: str(i) for i, char in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0", "O": "0", "0": "0", "Ｏ": "0"}


def language_of(texts: Sequence[str]) -> str:
    """Tell Simplified from Traditional by the characters that only one of them has."""
    counts = Counter("".join(texts))
    traditional = sum(counts[char] for char in _TRADITIONAL)
    simplified = sum(counts[char] for char in _SIMPLIFIED)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def iso_date(text: str) -> str:
    """Give the first date of a text as ISO 8601: a year, a month or a day; an empty string where there is none."""
    found = _ISO.search(text)
    if found:
        year, month, day = found.groups()
    else:
        found = _HAN_DATE.search(text)
        if not found:
            return ""
        year = "".join(_HAN_DIGITS[char] for char in found.group(1))
        month, day = (str(_han(part)) if part else None for part in found.group(2, 3))
    parts = [year] + ([f"{int(month):02d}"] if month else []) + ([f"{int(day):02d}"] if month and day else [])
    return "-".join(parts)


def _han(text: str) -> int:
    tens, _, ones = text.rpartition("十")
    digits = "零一二三四五六七八九"
    if "十" not in text:
        return digits.index(text)
    return (digits.index(tens) if tens else 1) * 10 + (digits.index(ones) if ones else 0)


_NAME = 20
"""Characters of a text's first words at most."""


def metadata_of(kind: DocumentKind, articles: Sequence[Article], dropped: Sequence[Dropped]) -> Metadata:
    """Gather title, author, issuer, date, number and language from a document's blocks."""
    blocks = [block for article in articles for block in article.blocks]

    def first(*kinds: Kind) -> Block | None:
        return next((block for block in blocks if block.kind in kinds), None)

    title = first(Kind.TITLE)
    number = first(Kind.DOCNUMBER)
    signature = first(Kind.SIGNATURE)
    masthead = first(Kind.MASTHEAD)
    dates = [block.text for block in blocks if block.kind is Kind.DATE]
    heads = [drop.text for drop in dropped if drop.reason == "running-head"]
    outside = [block.text for block in blocks if block.kind in (Kind.IMPRINT, Kind.FURNITURE)]
    issue = _issue([*(drop.text for drop in dropped), *outside], heads)
    name = title.text if title else (_opening(blocks[0].text) if blocks else "")
    plate = _nameplate(articles)
    bulletin = kind is DocumentKind.PERIODICAL and masthead is not None and BULLETIN.search(masthead.text) is not None
    if kind is DocumentKind.PERIODICAL and (plate or issue or bulletin):
        name = plate or issue or _bulletin(masthead.text if masthead else "", number.text if number else "")
    elif _CHAPTER.match(name):
        name = _book(heads, name) or name
    authors: tuple[str, ...] = ()
    if kind is not DocumentKind.PERIODICAL:
        signed = [block.text for block in blocks if block.kind is Kind.BYLINE]
        people = [text for text in signed if not _WORKPLACE.match(text)]
        authors = tuple(text.lstrip("□○■●◎◇◆☐ 　").strip("（）() ") for text in people or signed)[:3]
    issuer = _issuer(signature, None if plate else masthead, "" if kind is DocumentKind.NOTICE else next(iter(dates), ""))
    date = next((iso for text in reversed(dates) if (iso := iso_date(text))), "") or (iso_date(issue) if issue else "")
    return Metadata(title=name, author=authors, issuer=issuer, date=date, document_number=_SIGNED.sub("", number.text) if number else "",
                    language=language_of([block.text for block in blocks]))


def _opening(text: str) -> str:
    """Give the first words of a text that has no title, up to a mark, for a name: a text is called by them."""
    said = text.strip()
    stop = re.search(r"(?<=.{4})[。！？；：，、,.!?;:\s]|\Z", said)
    words = said[: min(stop.start() if stop else len(said), _NAME)].strip("“”‘’「」『』《》 \u3000")
    return words if len(words) == len(said.rstrip("。！？")) else words + "……"


def _nameplate(articles: Sequence[Article]) -> str:
    """Name an issue by the masthead that it opens with and the number in the imprint below; an empty string where it has none."""
    blocks = articles[0].blocks if articles else ()
    imprint = " ".join(block.text for block in blocks if block.kind is Kind.IMPRINT)
    number = _YEAR_AND_NUMBER.search(imprint)
    if number is None or blocks[0].kind is not Kind.MASTHEAD:
        return ""
    year, month, count = number.groups()
    return f"{blocks[0].text} {year} 年{f' {month} 月' if month else ''}第 {count} 期"


def _bulletin(masthead: str, number: str) -> str:
    """Name an issue of a bulletin by its masthead and its number."""
    found = _NUMBER.search(number)
    return f"{masthead} 第 {found.group(1)} 期" if found else masthead


def _issuer(signature: Block | None, masthead: Block | None, given_out: str) -> str:
    """Say who issued a document: who signed it, if no person did; who gave a bulletin out; whose masthead it has."""
    office = _GIVEN_OUT.match(given_out)
    if office:
        return office.group(1).strip()
    if signature is not None:
        return "" if is_name(signature.text) else signature.text
    return masthead.text.removesuffix("文件").strip() if masthead and not BULLETIN.search(masthead.text) else ""


def _book(heads: Sequence[str], chapter: str) -> str:
    """Name a book of which the text is one chapter by the running head that its pages share; an empty string where none do."""
    squeezed = "".join(chapter.split())
    known = Counter(head for head in heads if _NAME_OF_BOOK.fullmatch(head) and "".join(head.split()) not in squeezed)
    head, count = next(iter(known.most_common(1)), ("", 0))
    return head if count >= LEAST_HEADS else ""


def _issue(texts: Sequence[str], heads: Sequence[str]) -> str:
    """Give the name and number of an issue, as one line says them, or as two running heads do."""
    for text in texts:
        found = _ISSUE.search(text)
        if found:
            return f"{found.group(1)} {found.group(2)} 年第 {found.group(3)} 期"
    numbers = Counter(found.groups() for head in heads if (found := _YEAR_AND_NUMBER.fullmatch(head)))
    names = Counter(head for head in heads if _NAME_OF_BOOK.fullmatch(head))
    if numbers and names and min(most := names.most_common(1)[0][1], max(numbers.values())) >= LEAST_HEADS - (most > 1):
        (year, _, number), name = numbers.most_common(1)[0][0], names.most_common(1)[0][0]
        return f"{name} {year} 年第 {number} 期"
    return ""
