"""Names and posts that were set in columns: `李　明　第一工程公司安全总监` comes out as 李 / 明 / 第一工程公司安全总监.

Where rows touch, extraction goes down a column first: 王 / 站长 / 五, or two names and then two posts. So the pieces of a run are read as
two queues, names and posts, and paired in order, if at each place there are no more posts than names and at the end as many.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.model import Line
from publisher.patterns import lazy

from .surnames import GIVEN, NAME, SURNAME

_POST = lazy("[\u3400-\u9fffA-Za-z0-9（）()、·“”]{4,34}")
_NUMBERED = re.compile("第?[（(]?[一二三四五六七八九十百\\d]{1,4}[、）)．.章节条編编]")
_WORK = re.compile(
    "(?:[员員任长長手师師官]|书记|書記|主席|经理|經理|总监|總監|教授|医生|护士|代表|工人?|教练|助理|记者|記者|编辑|司机|干事"
    "|秘书|民警|学生|學生|院士|博士|负责人|干部)$"
)
_HAN, _NOTE = "[\u3400-\u9fff]", "(?:[（(][^（）()]{1,8}[）)])?"
_RARE, _RARE_HALF = lazy(f"{_HAN}{{2,3}}{_NOTE}"), lazy(_HAN)
"""Names with a surname that stands in no list, among names that do."""
_SEVERAL = 3
_WAITING, _BARREN = 8, 24

Row = tuple[tuple[int, ...], str]
"""The places of the lines that make one printed row, and its text."""


def rows_at(lines: Sequence[Line], start: int, torn: Sequence[bool]) -> tuple[int, list[Row]]:
    """Read the run of names and posts that starts at a line; give its end and its rows, no rows where it is no such run.

    `torn` says which lines stand off from the line before them, as pieces of a broken line do.
    """
    names: list[Row] = []
    posts: list[int] = []
    half: list[int] = []
    end = rows = at = 0
    for at in range(start, len(lines)):
        text = lines[at].text
        if lines[at].page != lines[start].page or len(names) - len(posts) > _WAITING:
            break
        if half and GIVEN.fullmatch(text):
            names.append(((half[0], at), lines[half.pop()].text + text))
        elif not half and (SURNAME.fullmatch(text) or names and _RARE_HALF.fullmatch(text)):
            half.append(at)
        elif NAME.fullmatch(text) or names and _RARE.fullmatch(text) and not _WORK.search(text):
            names.append(((at,), text))
        elif len(posts) < len(names) + len(half) and _is_post(text):
            posts.append(at)
        else:
            break
        if len(names) == len(posts) and not half:
            end, rows = at + 1, len(names)
    # A post left over says that one before it was none: a heading drawn between the columns.
    left_over = end < len(lines) and lines[end].page == lines[start].page and _is_post(lines[end].text) and _WORK.search(lines[end].text)
    if left_over or not any(torn[start + 1 : end]) or not _are_posts([lines[at].text for at in posts[:rows]]):
        return at if at - start > _BARREN else start, []
    # A name that was torn is complete only after its post may have come.
    names.sort()
    return end, [((*places, post), f"{text}\u3000{lines[post].text}") for (places, text), post in zip(names[:rows], posts, strict=False)]


def _is_post(text: str) -> bool:
    return _POST.fullmatch(text) is not None and not _NUMBERED.match(text)


def _are_posts(posts: Sequence[str]) -> bool:
    """One or two must end in the word for a post, of several a third."""
    words = sum(_WORK.search(post) is not None for post in posts)
    return words * 3 >= len(posts) if len(posts) >= _SEVERAL else words == len(posts)
