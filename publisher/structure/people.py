"""Names of people by their form: a common surname and one or two characters more."""

from __future__ import annotations

import re

from publisher.patterns import lazy

SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚"
    "汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹曲靳祁路涂兰甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵邬吉党阳司费蒙席"
    "晏隋古强穆姬宫景米麦谈柏瞿艾沙鄢桂窦郁缪畅巩卓褚栾戚全娄甄郎池丛边岑农苟迟保商臧佘卞虞刁冷应匡栗仇练楚揭师官佟封燕桑巫敖原植邝仲荆储宗楼苑寇盖南屠鞠荣井乐银奚明麻雍花闻冼木郜廉衣蔺和冀占门帅利满习才鄂信扎蔚"
)
COMPOUND = ("欧阳", "司马", "上官", "诸葛", "皇甫", "东方", "尉迟", "公孙", "令狐", "慕容", "端木", "司徒")
RARE = (
    "芮羿邴糜牧隗山谷车侯宓蓬郗班仰秋仲伊宫宁甘钭厉戎祖武符景詹束龙叶幸司韶郜黎蓟薄印宿怀从索咸籍赖蔺屠池阴能苍双莘逄姬申扶堵宰郦雍却璩濮寿通扈冀郏浦尚农别阎充慕茹宦鱼容慎戈廖庾终暨居衡步都弘国广禄阙东殴殳沃"
    "利越夔师勾融那空曾毋乜养鞠须丰红游竺权逯益桓公荀闵卞庹昝訾亓仉缑晁谌邸骆呼延么阚辜闾巢蒯邰逢汲仝甯郅鄞墨哈谯年爱佟"
)
"""Surnames that say something only where a name is due."""
_HAN = lazy(r"^[\u4e00-\u9fff]+$")
_POST_WITH_NAME = lazy(
    r"^(?!访|记(?!者)|走[近进]|对话|专访|写给|致|忆|悼|学习|看望|慰问|我)[\u4e00-\u9fff、]{0,18}(?:[省市县区州旗镇乡村部厅局院校馆所处科社会]长|书记|主席|主任|总经理|董事长|总编辑|主编|教授|研究员|馆长|站长|记者|编辑)"
    r"(?P<name>[\u4e00-\u9fff]{2,3})$"
)
_APART = re.compile(r"[\s　、，,·]+")


def is_name(text: str) -> bool:
    """Tell whether a text has the form of one Chinese name; a two-character one may be spaced out."""
    name = "".join(text.split())
    if not _HAN.match(name) or not 2 <= len(name) <= 4:
        return False
    if name[:2] in COMPOUND:
        return len(name) >= 3
    return len(name) <= 3 and name[0] in SURNAMES


def may_be_name(text: str) -> bool:
    """Tell whether a text may be a name where one is due: its surname may be a rare one."""
    name = "".join(text.split())
    return is_name(text) or bool(_HAN.match(name)) and len(name) in (2, 3) and name[0] in RARE


def names_of(text: str) -> list[str]:
    """Give the names of a row parted by spaces or commas, spaced-out ones closed up; nothing where the row is anything else."""
    parts = [part for part in re.split(r"[、，,；;]|[\s　]{1,}", text.strip()) if part]
    joined: list[str] = []
    for part in parts:
        if joined and len(part) == 1 and len(joined[-1]) == 1:
            joined[-1] += part
        else:
            joined.append(part)
    return joined if len(joined) >= 2 and all(is_name(part) for part in joined) else []


def are_names(text: str) -> bool:
    """Tell whether a text is a name or a row of names parted by spaces or commas; names of two characters may be spaced out."""
    return is_name(text) or bool(names_of(text))


def post_with_name(text: str) -> bool:
    """Tell whether a line is a post and a name without a gap between them: 市委副书记、市长祁连山. No sentence is."""
    found = _POST_WITH_NAME.match(text)
    return found is not None and is_name(found["name"])


def name_at_end(text: str) -> bool:
    """Tell whether a text is an office or a post, a gap, and a name: "江南市总工会　张三"."""
    parts = _APART.split(text.strip())
    if len(parts) < 2:
        return False
    tail = parts[-1]
    if len(tail) == 1 and len(parts) > 2 and len(parts[-2]) == 1:
        tail = parts[-2] + tail
        parts = parts[:-1]
    return is_name(tail) and len("".join(parts[:-1])) >= 2
