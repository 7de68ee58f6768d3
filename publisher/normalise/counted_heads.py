"""Running heads with a page number glued to them that count the pages together, and the labels that stand beside furniture.

The heads of left and right pages differ, and a short extract has each of them once or twice only; but the numbers at their ends go on
from one to the other, over bare page numbers too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from publisher.model import Line
from publisher.patterns import lazy

from .head_copies import over_number
from .page_forms import form_of
from .page_numbers import Candidate
from .surnames import NAME

_NEAREST, _FARTHEST, _LONGEST, _LABEL, _NAME = 8, 150, 24, 6, 4
_BEFORE, _AFTER = 3, 4
"""The least length of a head behind a number, and before one, where an item's own number may stand as well."""
_SURELY = 3
"""So often words behind a number are a head, though they begin as what is counted does (1人物访谈)."""
_MARKS = frozenset("。，；、：:,;？?！!（）()《》“”%％")
_GLUED = re.compile(r"(?:(?P<before>\d{1,4})\s*(?P<rest>\D.*)|(?P<name>\D.*?)\s*(?<!\d)(?P<after>\d{1,4}))")
_BEFORE_HEAD = re.compile(r"(\d{1,4})\s*(?=\D)")
_AFTER_HEAD = lazy(r"[\u3400-\u9fff·]{2,10}\s{2,}(\d{1,4})(?=[\u3400-\u9fff“《])")
COUNTED = re.compile(r"[年月日个名人位项条届号第届期卷万亿元周岁天时分秒多余次种类部所]")
SERIAL = re.compile("(?:附件|附表|附录|案例|专栏|问题|步骤|阶段|部分|之|图|表|条|章|节|篇|(?<!条)例|题|号|第|年|月|日|[课讲组级类])$")

_SECTION = re.compile("(?:参考)?文献|附录|摘要|注释|[前引序结]言|[后附]记|结语|目录")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number at the edge of a line: the line's place, its page, the value, the head it is glued to ('' for a bare one)."""

    at: int
    page: int
    value: int
    head: str


def counted_heads(lines: Sequence[Line], *, paged: bool) -> list[Candidate]:
    """Give the lines whose numbers, bare or glued to a head that comes again, count up by one at a page's distance.

    At least three of them tell, two glued to heads that begin alike, or two of one head.
    """
    chains: list[list[_Number]] = []
    bare = Counter("".join(line.text.split()).lstrip("0123456789") for line in lines if line.text[:1].isdecimal())
    for number in filter(None, (_number(at, line, bare) for at, line in enumerate(lines))):
        for chain in reversed(chains[-_NEAREST:]):
            if _goes_on(chain[-1], number, paged):
                chain.append(number)
                break
        else:
            chains.append([number])
    return [Candidate(n.at, n.value, n.page, True, True) for chain in chains if _tells(chain) for n in chain]


def beside_furniture(lines: Sequence[Line], furniture: Collection[int]) -> set[int]:
    """Give what belongs to furniture beside it: labels that stand so twice or open the document too, names of columns, a head torn off.

    The name of a column is closer to the furniture above it than to what follows, and not alone in the document.
    """
    beside = {at for own in furniture for at in (own - 1, own + 1) if 0 <= at < len(lines) and at not in furniture}
    short = {at for at in beside if _is_short(lines[at])}
    labels = {at for at in short if _is_label(lines[at])}
    times = Counter(lines[at].text for at in labels)
    opens = lines[0].text if len(lines) > 2 and _is_label(lines[0]) and _is_title(lines[1]) and not over_number(lines) else None
    found = {at for at in labels if times[lines[at].text] > 1 or lines[at].text == opens}
    found |= {0} if any(lines[at].text == opens for at in found) else set()
    columns = {at for at in short if at - 1 in furniture and _is_column(lines, at)}
    heads = {"".join(lines[at].text.split()).strip("0123456789") for at in furniture}
    torn = {at for at in beside if any(head + "".join(lines[at].text.split()) in heads for head in heads if head)}
    names = {lines[at].text for at in columns} if len(columns) > 1 else set()
    return found | torn | {at for at, line in enumerate(lines) if line.text in names}


def numbered_tops(lines: Sequence[Line], pages: Sequence[range], heads: Collection[str], numbers: Sequence[Candidate]) -> dict[int, int]:
    """Give how much of a page's first line of text is a head and its number glued to it, if two other pages count with that number.

    A head behind its number is known from another page; one before its number stands apart from it by a wide gap.
    """
    bare = {match["rest"] or match["name"] for head in heads if (match := _GLUED.fullmatch(head))}
    found: dict[int, tuple[int, int, int]] = {}
    for page, places in enumerate(pages):
        text = lines[places.start].text if places else ""
        before, after = _BEFORE_HEAD.match(text), _AFTER_HEAD.match(text)
        if before and (head := next((head for head in bare if text.startswith(head, before.end())), None)):
            found[places.start] = int(before[1]), page, before.end() + len(head)
        elif after:
            found[places.start] = int(after[1]), page, after.end()
    offsets = {n.at: n.value - n.page for n in numbers} | {at: value - page for at, (value, page, _) in found.items()}
    times = Counter(offsets.values())
    return {at: end for at, (_, _, end) in found.items() if times[offsets[at]] > 2 and end < len(lines[at].text)}


def _is_column(lines: Sequence[Line], at: int) -> bool:
    below = lines[at + 1].blank_before if at + 1 < len(lines) else 0
    return len(lines[at].text) <= _NAME and below > lines[at].blank_before and not _SECTION.fullmatch(lines[at].text)


def _number(at: int, line: Line, bare: Mapping[str, int]) -> _Number | None:
    """Read a line as a number, with a head or without; `bare` says how often what stands behind a number does so."""
    text = line.text
    if len(text) > _LONGEST or line.mark or not any(c.isdecimal() for c in text):
        return None
    if (form := form_of(text)) and form.numerals == "arabic":
        return _Number(at, line.page, form.value, "")
    match = _GLUED.fullmatch(text)
    if match is None or not _MARKS.isdisjoint(text):
        return None
    head = "".join((match["rest"] or match["name"]).split())
    if len(head) < (_BEFORE if match["before"] else _AFTER) or not head[0].isalpha():
        return None
    if COUNTED.match(head) and bare[head] < _SURELY if match["before"] else SERIAL.search(head):
        return None
    return _Number(at, line.page, int(match["before"] or match["after"]), head)


def _goes_on(before: _Number, number: _Number, paged: bool) -> bool:
    # The foot of one page and the head of the next stand together.
    least = 1 if number.head and not before.head else _NEAREST
    if number.value != before.value + 1 or not least <= number.at - before.at <= _FARTHEST:
        return False
    return not paged or number.page == before.page + 1


def _tells(chain: Sequence[_Number]) -> bool:
    heads = [number.head for number in chain if number.head]
    return any(one.startswith(other) or other.startswith(one) for one, other in combinations(heads, 2))


def _is_short(line: Line) -> bool:
    text = "".join(line.text.split())
    # With a gap in it, a line is an office and a name.
    return 2 <= len(text) <= _LABEL and text.isalpha() and not line.mark and (text == line.text or len(text) == 2)


def _is_label(line: Line) -> bool:
    return _is_short(line) and not NAME.fullmatch("".join(line.text.split()))


def _is_title(line: Line) -> bool:
    text = "".join(line.text.split())
    return len(text) > _LABEL and text[0] not in "—（(" and set("。，；：、").isdisjoint(text)
