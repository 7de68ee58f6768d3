"""What stands before and after a name, and how much it speaks for one."""

from __future__ import annotations

from .name_lists import NameLists
from .tables import sources

EDGE = frozenset("，。、；：！？,.;:!?（）()《》“”‘’「」『』\"'〈〉【】[]—…·/|　 \t\n")
NUMERAL = frozenset("〇零一二三四五六七八九十百千万亿两数几多0123456789０１２３４５６７８９")
PREPOSITIONS = frozenset(("对于", "由于", "关于", "至于", "鉴于", "基于", "位于", "属于", "等于", "源于", "忠于", "归于"))
_IS = frozenset("是为叫即乃系：")
_TIMES = frozenset("年月日天时钟周秒分久雪雨饭")
_OF_THE_PARTY = frozenset(("组", "委", "支", "总", "支部", "总支"))
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


def is_no_name(text: str, start: int, size: int, end: int, posted: bool, lists: NameLists) -> bool:
    """Say whether what looks like a name is none whatever stands round it: 600 余宗, 主任、党组书记, 陶醉于."""
    if text[start] in "余万千" and start and text[start - 1] in NUMERAL:
        return True
    if text[end - 1] in "人县市区" and end - start == 3 and text[start : end - 1] in sources("words"):
        return True
    if text[start] == "于" and text[start - 1 : start] == "由" and end - start < 3 and (start < 2 or text[start - 2] in EDGE):
        return True
    if text[start] == "后" and text[start - 1 : start] in _TIMES:
        return True
    if text[start] == "党" and text[start + 1 : end] in _OF_THE_PARTY:
        return True
    return end > start + size and text[end - 1] == "于" and not posted and not lists.title.begin(text, end)
