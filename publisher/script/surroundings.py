"""What stands before and after a name, and how much it speaks for one."""

from __future__ import annotations

from .name_lists import NameLists

EDGE = frozenset("，。、；：！？,.;:!?（）()《》“”‘’「」『』\"'〈〉【】[]—…·/|　 \t\n")
NUMERAL = frozenset("〇零一二三四五六七八九十百千万亿两数几多0123456789０１２３４５６７８９")
PREPOSITIONS = frozenset(("对于", "由于", "关于", "至于", "鉴于", "基于", "位于", "属于", "等于", "源于", "忠于", "归于"))
_IS = frozenset("是为叫即乃系：")
LEADS_TO_YU = frozenset("请向与和跟同给让叫找被把是的了")


def weigh_left(text: str, start: int, before: str, lists: NameLists) -> int:
    """Weigh what stands before a name: 2 for a post, 1 for an edge or a word that may lead to a name."""
    if start == 0:
        return 1
    last = start
    while last and text[last - 1] in " \u3000:：":
        last -= 1
    if lists.before.end(text, last) or (before in _IS and lists.before.end(text, start - 1)):
        return 2
    if before in EDGE or text[start - 2 : start] in PREPOSITIONS:
        return 1
    return int(before == "的" or lists.intro.end(text, start))


def weigh_right(text: str, end: int, after: str, lists: NameLists) -> int:
    """Weigh what stands after a name: 3 for a title, 2 for what persons do, 1 for an edge or what may follow a name."""
    if not after or after in EDGE:
        return 1
    if lists.title.begin(text, end):
        return 3
    return 2 if lists.verb.begin(text, end) else int(lists.after.begin(text, end))
