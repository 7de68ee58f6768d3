"""The front page: a magazine's cover or a book's title page, as plain paragraphs in styles of their own."""

from __future__ import annotations

import re
from typing import Any

from ...layout import MM, Style
from . import vocabulary as names
from .plan import Plan, ems
from .vocabulary import StyleName
from .wml import Element, paragraph, runs, sub, twips, val

_ENTRIES = 6
_TITLE_SIZES = (48, 42, 36, 32, 28, 26)
_SMALLEST = 22


def cover_styles(plan: Plan) -> dict[StyleName, Style]:
    """Give the styles of the front page."""
    color = f"#{plan.accent}" if plan.accent and plan.layout.parts.cover else "#000000"
    width = plan.measure / 20
    length = ems(plan.title) or 1.0
    # One line if a size of the scale allows it, else two.
    fitting = [s for s in _TITLE_SIZES if s * length <= width] or [s for s in _TITLE_SIZES[2:] if s * length <= width * 1.8]
    size = max(fitting, default=_SMALLEST)
    return {
        names.COVER_ISSUER: Style(font="hei", size=16, leading=24, align="centre", color=color),
        names.COVER_TITLE: Style(font="xiaobiaosong", size=size, leading=round(size * 1.4), align="centre", color=color),
        names.COVER_DATE: Style(font="song", size=14, leading=22, align="centre"),
        names.COVER_ENTRY: Style(font="kai", size=14, leading=24, align="left", left=2, right=1, hanging=1),
    }


def add_cover(body: Element, plan: Plan) -> None:
    """Append the front page: issuer, title over a rule, date, and for a magazine the first titles of the issue."""
    content = sub(_gallery(body, "Cover Pages"), "sdtContent")
    height = plan.layout.page.text_height * MM
    magazine = plan.layout.parts.cover
    rows: list[tuple[StyleName, str, float]] = []
    data = plan.document.metadata
    issuer = data.issuer or data.publisher
    if magazine:
        rows.append((names.COVER_ISSUER, issuer, height * 0.1))
        rows.append((names.COVER_TITLE, plan.title, 24.0 if issuer else height * 0.14))
        rows.append((names.COVER_DATE, date_words(data.date), 14.0))
        titles = [t for a in plan.document.articles if (t := " ".join(a.title.split())) and t != plan.title]
        rows += [(names.COVER_ENTRY, title, 3.0 if n else height * 0.14) for n, title in enumerate(titles[:_ENTRIES])]
    else:
        rows.append((names.COVER_TITLE, plan.title, height * 0.2))
        rows.append((names.COVER_DATE, "　".join(data.author), 28.0))
        rows.append((names.COVER_DATE, issuer, height * 0.3))
        rows.append((names.COVER_DATE, date_words(data.date), 8.0))
    rule = [("bottom", {"val": "single", "sz": "18" if magazine else "6", "space": "12", "color": (magazine and plan.accent) or "000000"})]
    for style, text, before in rows:
        if not text.strip():
            continue
        values: dict[str, Any] = {"spacing": {"before": str(twips(before))}}
        if style is names.COVER_TITLE:
            values["pBdr"] = rule
        runs(paragraph(content, style.id, values), " ".join(text.split(" ")))


def date_words(date: str) -> str:
    """Give an ISO 8601 date (year, month or day) in Chinese: 2023年4月."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date.strip())
    if not found:
        return date
    year, month, day = found.groups()
    return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")


def _gallery(body: Element, name: str) -> Element:
    holder = sub(body, "sdt")
    gallery = sub(sub(holder, "sdtPr"), "docPartObj")
    sub(gallery, "docPartGallery", val(name))
    sub(gallery, "docPartUnique")
    return holder
