"""The grammar of an official document (GB/T 9704—2012): masthead, number, title, recipients, body, signature, date, attachments, copies."""

from __future__ import annotations

import re
from itertools import count, takewhile

from publisher.model import Kind
from publisher.patterns import lazy

from . import shapes
from .attachments import is_printed, part_attachments, set_attachments
from .body import set_body
from .heads import is_byline, merge
from .numbering import FIRST_HEADINGS
from .units import Unit

LONGEST_LABEL = 10
_OFFICE_END = lazy(r"[委局厅部院会办署司团社校队厂站所行区市县省州乡镇村处室组企]$")
_WIDE = re.compile(r"[\s　]+")
_ANNOUNCES = re.compile(r"(?:如下|[下见]表\s?\d*|[以下][下列].{0,8}|说|指出|强调|要求|认为|包括)[：:]$")
_RECIPIENTS = re.compile(r"^[^。！？；]{2,200}[：:]$")


def _is_recipients(text: str) -> bool:
    return bool(_RECIPIENTS.match(text)) and not _ANNOUNCES.search(text)


def notice_score(units: list[Unit]) -> int:
    """Say how much of an official document the units show; from 3 on they are one."""
    front, back = units[:10], units[-8:]
    score = 3 * any(u.kind is Kind.DOCNUMBER or shapes.DOCNUMBER.match(u.text) for u in front)
    score += 2 * any(shapes.MASTHEAD.match(u.text) for u in units[:3])
    start = _body_start(units)
    if start is not None and _is_recipients(units[start].text) and not shapes.SALUTATION.match(units[start].text):
        score += 1
    lead = "".join(u.text for u in units[: start if start is not None else 6])
    if shapes.GENRE.search(lead):
        score += 1
        score += start is not None and _is_recipients(units[start].text) and "同志们" not in units[start].text
    score += any(shapes.DATE.match(u.text) for u in back)
    score += any(shapes.CC.match(u.text) for u in back) * 2 + any(shapes.PRINTED.search(u.text) for u in back)
    return score


def _body_start(units: list[Unit]) -> int | None:
    """Give the index of the first unit after the title: the recipients, a paragraph or a numbered heading."""
    for i, unit in enumerate(units[:16]):
        if shapes.MARKING.match(unit.text) or shapes.SIGNER.match(unit.text):
            continue
        if shapes.MASTHEAD.match(unit.text) or shapes.DOCNUMBER.match(unit.text) or shapes.DATE.match(unit.text):
            continue
        if unit.end in ("stop", "colon") or len(unit.rows) > 4 or unit.kind is not None or unit.rows[0].field:
            return i
        mark = unit.rows[0].mark
        if mark and (unit.shape == "head" or i and mark.kind in FIRST_HEADINGS):
            return i
    return None


def set_notice(units: list[Unit], hashes: dict[int, int], groups: count[int]) -> list[list[Unit]]:
    """Give the units of an official document their kinds, and part its attachments from it as articles of their own."""
    start = _body_start(units)
    start = len(units) if start is None else start
    front = _front(units[:start])
    rest = units[start:]
    if rest and _is_recipients(rest[0].text):
        greets = re.search(r"同志们|朋友们|先生|女士", rest[0].text) or shapes.OPENING_WORDS.match(rest[0].text)
        rest[0].kind = Kind.SALUTATION if greets else Kind.RECIPIENTS
    main, attached = part_attachments(_join_foot(rest), next((unit.text for unit in front if unit.kind is Kind.TITLE), ""))
    _back(main)
    return [front + set_body(main, hashes, groups), *set_attachments(attached, hashes, groups)]


def _front(units: list[Unit]) -> list[Unit]:
    markings = list(takewhile(lambda unit: shapes.MARKING.match(unit.text), units[:-1]))
    out, units = _part_issuer(units[len(markings) :])
    title: list[Unit] = []
    for i, unit in enumerate(units):
        if not title and out and out[-1].kind is Kind.DOCNUMBER and shapes.SIGNER.match(unit.text):
            out[-1].text += f"　{unit.text}"
            out[-1].rows += unit.rows
            continue
        kind = _front_kind(unit, units[i + 1 :], title)
        if kind is Kind.MASTHEAD and (out or title):
            kind = None
        if kind is None:
            title.append(unit)
            continue
        if title and not any(u.kind is Kind.TITLE for u in out):
            out.append(merge(title, Kind.TITLE))
            title = []
        unit.kind = kind
        out.append(unit)
    if title:
        out.append(merge(title, Kind.TITLE))
    for unit in markings:
        unit.kind = Kind.MARKING
    return markings + out


def _part_issuer(units: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Part the issuer's mark, where no word for a masthead tells it, from what stands below."""
    number = next((i for i, unit in enumerate(units) if shapes.DOCNUMBER.match(unit.text)), 0)
    # What stands over the number is the issuer, if a title stands below it; else it is the title.
    lead = number if any(_may_be_title(unit) for unit in units[number + 1 :]) else 0
    if lead > 1 and shapes.MASTHEAD.match(units[lead - 1].text) and all(_OFFICE_END.search(unit.text) for unit in units[: lead - 1]):
        # Joint issuers, a line each, of whose mark the last line has the word 文件.
        mark = merge(units[:lead], Kind.MASTHEAD)
        mark.text = "　".join(unit.text for unit in units[:lead])
        return [mark], units[lead:]
    if lead and not any(shapes.MASTHEAD.match(unit.text) for unit in units[:lead]) and all(map(_may_be_title, units[:lead])):
        mark = merge(units[:lead], Kind.MASTHEAD)
        if lead > 1 and all(_OFFICE_END.search(unit.text) for unit in units[:lead]):
            mark.text = "　".join(unit.text for unit in units[:lead])
        return [mark], units[lead:]
    if len(units) > 1 and shapes.ISSUER.match(units[0].text) and shapes.BARE_FORM.match("".join(units[1].text.split())):
        return [merge(units[:1], Kind.MASTHEAD)], units[1:]
    return [], units


def _front_kind(unit: Unit, below: list[Unit], title: list[Unit]) -> Kind | None:
    """Say what a line over the body is, or None where it is the title's; `title` has the lines before it that are."""
    if shapes.DOCNUMBER.match(unit.text):
        return Kind.DOCNUMBER
    if shapes.DATE.match(unit.text):
        return Kind.DATE
    if shapes.MASTHEAD.match(unit.text) and any(map(_may_be_title, below)):
        return Kind.MASTHEAD
    if title and (shapes.DASHED.match(unit.text) or shapes.ORIGIN_LINE.match(unit.text)):
        return Kind.SUBTITLE
    if title and is_byline(unit.text) and shapes.GENRE.search(title[-1].text) and not shapes.GENRE.search(unit.text):
        return Kind.BYLINE
    over = shapes.is_kicker(unit.text) and any(map(_may_be_title, below))
    return Kind.KICKER if not title and (over or _is_label(unit, below)) else None


def _is_label(unit: Unit, below: list[Unit]) -> bool:
    """Tell whether a line over the title names what it belongs to: the title below opens with its issuer, or with 关于."""
    if not below or len(unit.text) > LONGEST_LABEL or shapes.GENRE.search(unit.text) or shapes.ISSUER.match(unit.text):
        return False
    if below[0].text.startswith("关于"):
        return not (unit.text.endswith(("关于", "的", "和", "、")) or _OFFICE_END.search(unit.text))
    return len(below) > 1 and shapes.ISSUER.match(below[0].text) is not None and below[1].text.startswith("关于")


def _may_be_title(unit: Unit) -> bool:
    return not any(shape.match(unit.text) for shape in (shapes.DATE, shapes.ORIGIN_LINE, shapes.DASHED, shapes.DOCNUMBER))


def _join_foot(units: list[Unit]) -> list[Unit]:
    """Put together what the foot of the last page parts: the list of copies torn at its commas, the two ends of the printing line."""
    out: list[Unit] = []
    dated = copied = False
    for unit in units:
        before = out[-1] if out else None
        if before is not None and copied and _goes_on_copies(before, unit):
            before.take(unit)
        elif before is not None and dated and _prints_on(before, unit):
            before.take(unit)
            before.shape = "display"
        elif before is not None and dated and (ends := _printing_line(before, unit, last=unit is units[-1])):
            before.text = " ".join(end.text for end in ends)
            before.rows.extend(unit.rows)
        else:
            out.append(unit)
        dated = dated or shapes.DATE.match(unit.text) is not None
        copied = shapes.CC.match(out[-1].text) is not None
    return out


def _printing_line(before: Unit, unit: Unit, *, last: bool) -> tuple[Unit, Unit] | None:
    """Give printing body and date of printing where two units are these; the date may have been written first, at the very end."""
    if shapes.PRINTED.match(unit.text) and before.shape != "text" and _may_sign(before):
        return before, unit
    if last and shapes.PRINTED.match(before.text) and unit.shape != "text" and _may_sign(unit):
        return unit, before
    return None


def _prints_on(before: Unit, unit: Unit) -> bool:
    """Tell whether a printing line begins in mid-name: 中共…州委|办公室 2021年8月13日印发."""
    own = unit.text.startswith(("办公室", "办公厅")) and shapes.PRINTED.search(unit.text) is not None
    return own and before.kind is None and len(before.rows) == 1 and _OFFICE_END.search(before.text) is not None


def _goes_on_copies(before: Unit, unit: Unit) -> bool:
    if before.end not in ("colon", "comma") or shapes.PRINTED.search(unit.text) or shapes.DATE.match(unit.text):
        return False
    return unit.page == before.last_page and len(unit.rows) == 1


def _back(units: list[Unit]) -> None:
    """Find signature, date, copies and printing line at the end of the main text."""
    tail = range(max(0, len(units) - 14), len(units))
    dated: int | None = None
    for i in tail:
        unit = units[i]
        text = unit.text
        if shapes.CC.match(text):
            unit.kind = Kind.CC
        elif shapes.DATE.match(text):
            unit.kind, dated = Kind.DATE, i
        elif is_printed(unit):
            alone = dated is None and not (i and units[i - 1].kind is Kind.CC)
            unit.kind = Kind.DATE if alone else Kind.CC
            dated = i if alone else dated
        elif shapes.ATTACHMENT_NOTE.match(text):
            unit.kind = Kind.ATTACHMENT
        elif unit.kind is None and shapes.ANNOTATION.match(text) and (dated is not None or "此件" in text):
            unit.kind = Kind.PARAGRAPH
    if dated is None:
        if units and units[-1].shape == "display" and units[-1].kind is None and len(units[-1].text) < 30:
            units[-1].kind = Kind.SIGNATURE
        return
    i = dated - 1
    while i >= 0 and _may_sign(units[i]):
        units[i].kind = Kind.SIGNATURE
        offices = _WIDE.split(units[i].text)
        if len(offices) > 1 and all(map(_OFFICE_END.search, offices)):
            # Two bodies that sign side by side.
            units[i : i + 1] = [Unit("display", units[i].rows, kind=Kind.SIGNATURE, text=office) for office in offices]
        i -= 1


def _may_sign(unit: Unit) -> bool:
    may = unit.kind is None and unit.shape != "entry" and unit.end == "none" and len(unit.rows) == 1
    return may and len(unit.text) < 40 and not unit.rows[0].mark
