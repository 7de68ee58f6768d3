"""A surname alone, with a form of address: 余书记, 老范, 小岳, 于局."""

from __future__ import annotations

from .likelihood import shares
from .name_lists import NameLists
from .surroundings import EDGE, LEADS_TO_YU, NUMERAL, weigh_right

_HOMEWARD, _AT_HOME = frozenset("到去回嫁进离是的"), frozenset("的里那这人院村庄沟屯湾坝台塘三两几老大二小")
_OF_FAMILIES = frozenset((
    "祠堂", "祖坟", "祖宅", "老宅", "大院", "大宅", "媳妇", "儿子", "女儿", "闺女", "后人", "子弟", "家谱", "族谱", "父子", "母女",
))
"""What is a family's: 党家祠堂."""
_ARMIES = ("家将", "家军")
"""A family at war: 种家将, 岳家军."""
_OLD_OR_YOUNG = ("老", "小")
_ADDRESS = frozenset("姐哥婶叔伯姨嫂爷娘")
SHORT_TITLES = frozenset("总局处科厅队工董导院校所编太")
"""Titles of one character: 于局, 范总; only before what ends a form of address."""
_ADDRESSED = frozenset("是叫问给找跟和向请让对与您陪话同畀")
_TELLS = frozenset("说讲问道笑喊叫来去在让要吧呢啊的好您也和")
_UNRELATED = frozenset((
    "先生", "女士", "老师", "同志", "师傅", "经理", "主任", "书记", "局长", "教授", "医生", "处长", "科长", "校长",
    "所长", "站长", "院长", "县长", "警官", "法官", "律师", "大夫",
))
"""Titles that make no relation by choice: not 干妈."""
_ALWAYS_PERSONS = frozenset(("先生", "女士", "小姐", "太太"))
"""Titles that nothing else than a name leads to after 于, but for verbs that take 於."""
_OF_SURNAMES = frozenset("很都是也人的在不居村家族")
_BEFORE_A_REASON = frozenset("是要正不仅也却又且而但都皆多大半全因即就")
"""What stands before 由于 “because” within a clause; after anything else it is 由 and a surname: 后事由于主任料理."""
_BODIES = frozenset(("大学", "学院", "公司", "医院", "中学", "小学", "集团", "中心", "学校", "县委", "市委", "车间", "工厂"))
"""Where people work, before their surname and title: 南开大学于教授."""
_OPENING, _CLOSING = frozenset("“‘「『\""), frozenset("”’」』\"")
_PAIRED = frozenset(("和小", "和老", "与小", "与老", "、小", "、老"))


def weigh_bare_surname(text: str, start: int, end: int, before: str, left: int, lists: NameLists) -> int:
    """Weigh a surname alone: 余书记, 老范, 小岳; never where the character makes a word with its neighbour."""
    char = text[start]
    follower = text[end : end + 1]
    if before in _OPENING and text[start - 2 : start - 1] == "姓" and follower in _CLOSING:
        return 6
    if before == "姓" and weigh_right(text, end, follower, lists):
        return 6
    edge = start == 0 or before in EDGE
    then = text[end + 1 : end + 2]
    # 种姓 by itself is a caste.
    if follower == "姓" and edge and (then in _OF_SURNAMES or (char + before != "种" and (not then or then in EDGE))):
        return 4
    if text[end : end + 2] in _ARMIES:
        return 4
    if char in lists.rare:
        if before in _OLD_OR_YOUNG and text[start : end + 1] not in shares().word:
            closed = (start == 1 or text[start - 2] in EDGE) and (not follower or follower in EDGE)
            if closed or lists.before.end(text, start - 1):
                return 4
        titles = _UNRELATED if char in "干占" else lists.title.words
        leads = edge or before == "的" or lists.before.end(text, start) or _introduced(text, start, lists)
        named = leads and any(text[end : end + n] in titles for n in (2, 3))
        return 4 if named else 0
    if follower == "家" and text[end + 1 : end + 3] in _OF_FAMILIES and before not in NUMERAL:
        return 4
    if char == "党" and (before not in _OLD_OR_YOUNG):
        return 4 if any(text[end : end + n] in lists.kin for n in (2, 3)) else 0
    if follower == "家" and (edge or before in _HOMEWARD):
        return 4 if not then or then in EDGE or then in _AT_HOME else 0
    long = any(text[end : end + n] in lists.title.words for n in (2, 3))
    if follower in _ADDRESS and follower and not long:
        return 4 if edge or before in "她他我你叫喊" else 0
    if follower in SHORT_TITLES and follower and (edge or before + char not in shares().word):
        closed = not then or then in EDGE or (then in _TELLS and text[end : end + 2] not in shares().word)
        # 于 and 总 side by side never make a clause by themselves.
        whole = char == "于" and edge and (not then or then in EDGE)
        if (edge or before in _ADDRESSED) and closed and (whole or text[start : end + 1] not in shares().word):
            return 4
    if lists.title.begin(text, end):
        if before == "由" and start > 1 and "\u3400" <= text[start - 2] <= "\u9fff" and text[start - 2] not in _BEFORE_A_REASON:
            return 4
        leads = (left and char != "于") or _introduced(text, start, lists) or before in LEADS_TO_YU or lists.before.end(text, start)
        leads = leads or (long and text[max(0, start - 2) : start] in _BODIES)
        named = char == "于" and text[end : end + 2] in _ALWAYS_PERSONS and not lists.governs.end(text, start)
        leads = leads or (named and before + char not in shares().word)
        free = long and char not in "于党" and before not in NUMERAL and before + char not in shares().word
        return 4 if edge or leads or free else 0
    if follower == "老":
        return 4 if edge and (text[end + 1 : end + 2] in EDGE or lists.verb.begin(text, end + 1)) else 0
    if before not in _OLD_OR_YOUNG:
        return 0
    addressed = start == 1 or text[start - 2] in EDGE or text[start - 2] in LEADS_TO_YU or text[start - 2] == "对"
    addressed = addressed or (start > 1 and text[start - 2] in "他她我你") or lists.before.end(text, start - 1)
    told = lists.verb.begin(text, end) or follower == "头" or text[end : end + 2] in _PAIRED
    # 小于 is “less than”.
    return 4 if addressed and (told or (before + char != "小于" and weigh_right(text, end, follower, lists))) else 0


def _introduced(text: str, start: int, lists: NameLists) -> bool:
    """Say whether a word of two characters and more leads to a name: 感谢, 指着."""
    return any(start >= n and text[start - n : start] in lists.intro.words for n in (2, 3))
