"""What is known of a document as a whole, taken from its blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from publisher.model import Article, Block, DocumentKind, Dropped, Kind, Metadata
from publisher.patterns import lazy

_TRADITIONAL = frozenset(
    "國產業務會時個們這為與後來對說學習貫徹黨員體經濟設書記勞動模範關於將無義進發應從見話車長門問間開東馬鳥龍區廳歷"
    "證據點電視訊線網際術變實寫總結構導議論"
)
_SIMPLIFIED = frozenset(
    "国产业务会时个们这为与后来对说学习贯彻党员体经济设书记劳动模范关于将无义进发应从见话车长门问间开东马鸟龙区厅历"
    "证据点电视讯线网际术变实写总结构导议论"
)
_ISSUE = lazy(r"([\u4e00-\u9fff]{2,12})[　\s]*((?:19|20)\d{2})\s*年\s*第\s*(\d{1,3})\s*期")
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
    issue = _issue([drop.text for drop in dropped] + [block.text for block in blocks if block.kind in (Kind.IMPRINT, Kind.FURNITURE)])
    name = title.text if title else (_opening(blocks[0].text) if blocks else "")
    if kind is DocumentKind.PERIODICAL and issue:
        name = issue
    authors: tuple[str, ...] = ()
    if kind is not DocumentKind.PERIODICAL:
        signed = [block.text for block in blocks if block.kind is Kind.BYLINE]
        people = [text for text in signed if not _WORKPLACE.match(text)]
        authors = tuple(text.lstrip("□○■●◎◇◆☐ 　").strip("（）() ") for text in people or signed)[:3]
    issuer = signature.text if signature else masthead.text.removesuffix("文件").strip() if masthead else ""
    date = next((iso for text in reversed(dates) if (iso := iso_date(text))), "") or (iso_date(issue) if issue else "")
    return Metadata(title=name, author=authors, issuer=issuer, date=date, document_number=_SIGNED.sub("", number.text) if number else "",
                    language=language_of([block.text for block in blocks]))


def _opening(text: str) -> str:
    """Give the first words of a text that has no title, up to a mark, for a name: a text is called by them."""
    said = text.strip()
    stop = re.search(r"(?<=.{4})[。！？；：，、,.!?;:\s]|\Z", said)
    words = said[: min(stop.start() if stop else len(said), _NAME)].strip("“”‘’「」『』《》 \u3000")
    return words if len(words) == len(said.rstrip("。！？")) else words + "……"


def _issue(texts: Sequence[str]) -> str:
    for text in texts:
        found = _ISSUE.search(text)
        if found:
            return f"{found.group(1)} {found.group(2)} 年第 {found.group(3)} 期"
    return ""
