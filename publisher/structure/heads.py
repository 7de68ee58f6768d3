"""The grammar of an article's head: kicker, title, subtitle, byline, by the shapes and the order of its lines."""

from __future__ import annotations

import re

from publisher.model import Kind
from publisher.patterns import lazy

from . import shapes
from .joining import close_gaps, join_lines, join_title
from .kickers import LABEL, in_three, is_one, is_under, is_word, parted
from .marks import squeeze
from .pairs import word_strength
from .people import are_names, is_name, may_be_name, name_at_end, post_with_name
from .units import Unit

LONG, WORD = 0.55, 2.5
REST = 2
"""What is left of a subtitle on a second line may be as short as this; no title is."""
_HAN = "\u4e00-\u9fff"
_WORK = re.compile(r"^[文图]\s*[／/:：]\s*\S{2,}")
_ROLE = re.compile(
    r"(?:记者|通讯员|评论员|作者|[书局院校厅处科所社部市县区镇乡会馆站队]长|书记|主席|主任|经理|教授|研究员|主编|总编辑|委员)$"
)
_AFFILIATION = lazy(r"(?<=[\u4e00-\u9fff])\s?[\d*†‡¹²³⁴⁵]+(?:[,，]\d+)*(?=[，,、；\s]|$)")
"""The figures behind authors' names that stand for where they work."""
_AFFILIATED = lazy(r"(?:[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){1,3}\s?[\d*†‡]+(?:[,，][\d*]+)*[\s　、,，；]*){2,9}")
_AUTHOR = lazy(r"([\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){1,3})\s?[\d*†‡]")
"""Authors on one line, each with the figures for where they work; the gaps between them may have been closed."""
_IN_BRACKETS = re.compile(r"^[（(][^（）()]{10,}[）)]$")
_LABEL_ONLY = re.compile(r"(?:记者|通讯员|作者|撰文|采访|整理|供稿|执笔|编)$")
_DID = re.compile(r"[\s　]*(?:编|编印|编写|编制|印|供稿|整理|撰写|执笔)$")
_SPACED_TWO = lazy(rf"^[{_HAN}][\s　]+[{_HAN}]$")
_OPEN_END = re.compile(r"(?:[的和与及、]|的一)$")
"""What no title ends with: its next line goes on."""
_PART = re.compile(
    r"^[（(](?:外[一二三四五六七八九十]{1,2}[章篇则首题]|组[诗章]|节选|选[章载]|[上中下]|[一二三四五六七八九十]{1,2}|续[一二三四五完]?"
    r"|[^（）()]{0,4}连载[^（）()]{0,4})[）)]$"
)
"""What a title in a periodical has below it in brackets: that more pieces follow, or which part of the whole this is."""
_ADOPTED = re.compile(r"\d{4}\s*年|通过|修订")
_OFFICE = lazy(
    rf"^(?![在关为对把向将从与和]|第.{{1,3}}[届次])[{_HAN}]{{2,20}}(?:办公室|研究室|编辑部|委员会|党委|党组|工会|协会|学会|课题组|中心|本刊|政府|公司|集团|大学|学院|[部处室局厅院校]|(?<!大)会)(?P<name>[{_HAN}]{{2}})?$"
)


def role_of(unit: Unit, size: int, place: int) -> Kind:
    """Say what one line of a head of `size` lines is, standing at `place`."""
    text = unit.text.strip()
    if shapes.DASHED.match(text):
        return Kind.SUBTITLE
    if size > 1 and not place and _names_column(text):
        return Kind.KICKER
    if shapes.BYLINE.match(text) or shapes.post_and_name(text):
        return Kind.BYLINE
    if shapes.DATE.match(text):
        return Kind.DATE
    if shapes.EDITOR_NOTE.match(text):
        return Kind.EDITOR_NOTE
    if size > 1 and (shapes.ORIGIN_LINE.match(text) or place and _IN_BRACKETS.match(text)):
        return Kind.SUBTITLE if _ADOPTED.search(text) or _PART.match(text) else Kind.BYLINE
    if size > 1 and shapes.SUBTITLE.match(text) and not re.search("[的在和与会]", text.removesuffix("会议")):
        return Kind.SUBTITLE
    if size > 1 and shapes.KICKER.search(text):
        return Kind.KICKER
    if size > 1 and unit.rows[0].line.vertical and len(text) > 6:
        return Kind.KICKER
    may_sign = size > 1 and place > 0 and unit.rows[0].mark is None
    if may_sign and _are_authors(text):
        return Kind.BYLINE
    if may_sign and (are_names(_AFFILIATION.sub("", text)) or name_at_end(text) or post_with_name(text) or _is_office(text)):
        return Kind.BYLINE
    return Kind.TITLE


def _are_authors(text: str) -> bool:
    names = _AUTHOR.findall(text) if _AFFILIATED.fullmatch(text) else []
    return bool(names) and all(is_name("".join(name.split())) for name in names)


def _names_column(text: str) -> bool:
    """Tell whether the first line of a head, behind an ornament, is a column's name and nobody's."""
    bare = text[1:].strip()
    return shapes.ORNAMENT.match(text) is not None and not (may_be_name(bare) or is_byline(bare))


def is_byline(text: str) -> bool:
    """Tell whether a line that stands alone has the form of a byline or of an office's name."""
    if shapes.BYLINE.match(text) or _is_office(text.strip()):
        return True
    return shapes.post_and_name(text) or are_names(text) or name_at_end(text)


def _is_office(text: str) -> bool:
    """Tell whether a line is an office's name, with what it did or a person's name of two characters behind it."""
    office = _OFFICE.match(_DID.sub("", text))
    return office is not None and (office["name"] is None or is_name(office["name"]) or bool(_LABEL_ONLY.search(text)))


class Head:
    """One article's head: its lines by role, in printing order."""

    ORDER = (Kind.KICKER, Kind.TITLE, Kind.SUBTITLE, Kind.BYLINE, Kind.DATE, Kind.EDITOR_NOTE)

    def __init__(self) -> None:
        """Begin a head without lines."""
        self.roles: dict[Kind, list[Unit]] = {}
        self.whole = False
        """Whether all its lines are one title, without a kicker."""
        self.first: Unit | None = None
        self.last: Unit | None = None

    def add(self, kind: Kind, unit: Unit) -> None:
        """Take in one line."""
        self.roles.setdefault(kind, []).append(unit)
        self.first = self.first or unit
        self.last = unit

    def has(self, kind: Kind) -> bool:
        """Tell whether a line of that role is there."""
        return kind in self.roles

    def _order(self) -> tuple[Kind, ...]:
        """Give the order of the roles; the date of a speech may stand over the speaker's name."""
        dates, names = self.roles.get(Kind.DATE, []), self.roles.get(Kind.BYLINE, [])
        if dates and names and dates[0].index < names[0].index:
            return (*self.ORDER[:3], Kind.DATE, Kind.BYLINE, *self.ORDER[5:])
        return self.ORDER

    def units(self, body: str = "") -> list[Unit]:
        """Give the head's blocks as units in printing order, titles joined; `body`, the article's text, tells which line comes first."""
        out: list[Unit] = []
        title = self.roles.get(Kind.TITLE, [])
        size = 0 if self.whole or self.has(Kind.KICKER) else parted(title, body)
        roles = {**self.roles, Kind.KICKER: title[:size], Kind.TITLE: title[size:]} if size else self.roles
        if not self.whole and not self.has(Kind.KICKER) and not self.has(Kind.SUBTITLE) and in_three(title, body):
            roles = {**self.roles, Kind.KICKER: title[:1], Kind.TITLE: title[1:2], Kind.SUBTITLE: title[2:]}
        if size and not self.has(Kind.SUBTITLE) and len(title) - size == 2 and is_under(title[size], title[-1]):
            roles = {**roles, Kind.TITLE: title[size:-1], Kind.SUBTITLE: title[-1:]}
        if not self.whole:
            roles = _told_apart(roles, [unit.rows[0].listed for unit in roles.get(Kind.TITLE, [])])
            roles = _told_apart(roles, _set_bold(roles.get(Kind.TITLE, []), body))
        for kind in self._order():
            units = roles.get(kind, [])
            if not units:
                continue
            if kind is Kind.KICKER and len(units) == 2 and 1 < len(squeeze(units[1].text)) <= LABEL:
                # A series and the name of a column.
                out += [merge(units[:1], kind), merge(units[1:], kind)]
            elif kind is Kind.TITLE or kind is Kind.KICKER or kind is Kind.SUBTITLE:
                out.append(merge(_in_order(units, body), kind, body))
            else:
                for unit in units:
                    unit.kind = kind
                    if kind is Kind.BYLINE and out and out[-1].kind is kind and _one_byline(out[-1], unit):
                        out[-1].rows.extend(unit.rows)
                        out[-1].text = f"{out[-1].text}　{unit.text}"
                    else:
                        out.append(unit)
        return out


def _told_apart(roles: dict[Kind, list[Unit]], own: list[bool]) -> dict[Kind, list[Unit]]:
    """Part a title whose `own` lines are known, as by the contents that list them, from what stands over and under it."""
    title = roles.get(Kind.TITLE, [])
    known = [n for n, is_own in enumerate(own) if is_own]
    if not known or len(known) == len(title):
        return roles
    over, under = title[: known[0]], title[known[-1] + 1 :]
    if over and roles.get(Kind.KICKER) or under and roles.get(Kind.SUBTITLE):
        return roles
    roles = {**roles, Kind.TITLE: title[known[0] : known[-1] + 1]}
    return roles | ({Kind.KICKER: over} if over else {}) | ({Kind.SUBTITLE: under} if under else {})


def _set_bold(title: list[Unit], body: str) -> list[bool]:
    """Tell which lines of a title were printed twice over, to look bold, where the others were not and no phrase is cut."""
    bold = [unit.rows[0].line.overprinted for unit in title]
    cuts = [n for n in range(1, len(bold)) if bold[n] != bold[n - 1]]
    texts = ["".join(unit.text.split()) for unit in title]
    return [] if any(is_one(texts[n - 1], texts[n], body) for n in cuts) else bold


def _one_byline(before: Unit, unit: Unit) -> bool:
    """Tell whether two lines are one byline that was broken at a gap: a post and a name, writer and photographer."""
    if unit.index != before.index + 1 or unit.rows[0].page != before.rows[-1].page:
        return False
    if _LABEL_ONLY.search(before.text) and are_names(unit.text):
        return True
    if _WORK.match(before.text) and _WORK.match(unit.text):
        return before.text[0] != unit.text[0]
    return is_name(unit.text) and not name_at_end(before.text) and bool(_ROLE.search(before.text)) and not is_name(before.text)


def _in_order(units: list[Unit], body: str) -> list[Unit]:
    """Turn a title's two lines round where only so the words at their join are the article's own: the lower may be written first."""
    if len(units) != 2:
        return units
    upper, lower = (unit.text.strip() for unit in units)
    return units[::-1] if is_word(lower, upper, body) and not is_word(upper, lower, body) else units


def merge(units: list[Unit], kind: Kind, body: str | None = None) -> Unit:
    """Make one unit of the lines of a title; `body`, the article's text, tells which gaps part its phrases."""
    rows = [row for unit in units for row in unit.rows]
    lines = [row.text for row in rows]
    text = close_gaps(join_lines(lines)) if body is None else join_title(lines, body)
    return Unit("display", rows, units[0].index, kind, text=text)


def text_goes_on(text: str) -> bool:
    """Tell whether a line of a head starts as the end of a sentence does and not as its beginning: "在京召开，…强调"."""
    return text[:1] in "在并于就对时和与的召"


def _may_sign(unit: Unit) -> bool:
    """Tell whether the last line of a head may be a name: two characters that a gap parts are one, a pen name too."""
    spaced = _SPACED_TWO.match(unit.text) or unit.rows[0].line.spaced and len(unit.text) == 2
    return may_be_name(unit.text) or bool(spaced)


def ends_title(unit: Unit, above: Unit) -> bool:
    """Tell whether a line with the form of a name is the word that ends the long title above it: 圆满完成防火值守|任务."""
    row = above.rows[-1]
    below = unit.index == above.index + 1 and not unit.rows[0].line.spaced and len(unit.text) == 2
    return below and row.width > LONG * row.measure and word_strength(unit.text) >= WORD


def _names_after(units: list[Unit], place: int) -> bool:
    """Tell whether a line is a post whose bearer was torn off to the next line, at a wide gap."""
    after = units[place + 1] if place + 1 < len(units) else None
    return after is not None and after.index == units[place].index + 1 and bool(_ROLE.search(units[place].text)) and is_name(after.text)


def _is_apart(head: Head, unit: Unit) -> bool:
    """Tell whether a short line that could be a name stands apart below the byline that has named the author: it is a heading."""
    named = any(shapes.BYLINE.match(own.text) for own in head.roles.get(Kind.BYLINE, []))
    return named and unit.rows[0].gap > 0 and is_name(unit.text) and unit.text.isalpha()


def _issues(head: Head, units: list[Unit], place: int) -> bool:
    """Tell whether a line names who issued a text: over its date, and below the subtitle."""
    after = units[place + 1] if place + 1 < len(units) else None
    return after is not None and shapes.DATE.match(after.text) is not None and head.last in head.roles.get(Kind.SUBTITLE, [])


def _is_rest(head: Head, unit: Unit) -> bool:
    """Tell whether a line below a title's subtitle is its second one: the two are too wide for one line, and no gap parts them."""
    first = head.roles.get(Kind.SUBTITLE, [])[:1]
    if not first or not head.has(Kind.TITLE) or head.last is not first[0] or not shapes.DASHED.match(first[0].text):
        return False
    row, before = unit.rows[0], first[0].rows[-1]
    return row.page == before.page and row.gap <= 0 and before.width + row.width > before.measure - 2


def parse(units: list[Unit]) -> list[Head]:
    """Read a run of display lines as the heads of one or more articles."""
    heads: list[Head] = []
    head = Head()
    open_subtitle = False
    for place, unit in enumerate(units):
        kind = role_of(unit, len(units), place)
        if kind is Kind.BYLINE and head.last is not None and (head.last.title or _is_apart(head, unit)):
            kind = Kind.TITLE
        if kind is Kind.TITLE and place and head.has(Kind.TITLE) and (_names_after(units, place) or _issues(head, units, place)):
            kind = Kind.BYLINE
        signs = place and place + 1 == len(units) and not head.has(Kind.BYLINE) and not _OPEN_END.search(units[place - 1].text)
        if kind is Kind.TITLE and signs and _may_sign(unit) and not ends_title(unit, units[place - 1]):
            kind = Kind.BYLINE
        if kind is Kind.BYLINE and head.last is not None and head.has(Kind.TITLE):
            goes_on = shapes.GENRE.search(head.last.text + unit.text) or _OPEN_END.search(head.last.text) or ends_title(unit, head.last)
            kind = Kind.TITLE if goes_on else kind
        follows = unit.index == (head.last.index + 1 if head.last else -1)
        if open_subtitle and follows and kind is Kind.TITLE and (unit.rows[0].gap < 0 or text_goes_on(unit.text)):
            kind = Kind.SUBTITLE
        if kind is Kind.TITLE and follows and _is_rest(head, unit):
            kind = Kind.SUBTITLE
        if kind is Kind.TITLE and follows and len(unit.text) <= REST and head.last in head.roles.get(Kind.SUBTITLE, []):
            kind = Kind.SUBTITLE
        if kind is Kind.KICKER and head.last is not None and text_goes_on(unit.text) and head.last.index == unit.index - 1:
            moved = head.roles.pop(Kind.TITLE, [])
            for earlier in moved[-1:]:
                head.roles.setdefault(Kind.KICKER, []).append(earlier)
            if moved[:-1]:
                head.roles[Kind.TITLE] = moved[:-1]
        another = kind is Kind.TITLE and unit.rows[0].listed and any(own.rows[0].listed for own in head.roles.get(kind, []))
        close = kind in (Kind.TITLE, Kind.KICKER) and head.has(Kind.TITLE) and (head.has(Kind.SUBTITLE) or head.has(Kind.BYLINE))
        if close:
            following = [role_of(u, len(units), place + k) for k, u in enumerate(units[place:])]
            if Kind.TITLE in following or _is_apart(head, unit):
                heads.append(head)
                head = Head()
        if another and head.roles:
            heads.append(head)
            head = Head()
        head.add(kind, unit)
        open_subtitle = kind is Kind.SUBTITLE and bool(shapes.DASHED.match(unit.text)) and not head.has(Kind.TITLE)
    if head.first is not None:
        heads.append(head)
    return heads
