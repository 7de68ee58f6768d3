"""The form of Chinese names, as far as repairs need it: a surname, then one or two characters."""

from __future__ import annotations

import re

from publisher.patterns import lazy

_SINGLE = (
    "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚"
    "汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹曲靳祁路涂兰甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵邬吉党费蒙席"
    "晏隋古强穆姬宫景米麦柏瞿艾沙桂窦郁缪畅巩卓褚栾戚全娄甄郎池丛边岑农苟迟保商臧佘卞虞刁冷应匡栗仇练楚揭师官佟封燕桑巫敖原仲储宗楼寇盖南屠鞠荣井乐银奚明麻雍花闻冼木廉衣蔺和冀占门帅利满习"
    "張劉陳楊黃趙吳孫馬鄭羅謝韓許鄧蕭馮曾蔣葉呂蘇魏範鐘盧陸譚韋賈鄒閻龍賀嚴錢龔湯陶顏莊魯龐聶齊喬駱關歐紀畢蘆齊詹塗蘭饒寧淩單華衛連車項閔鄔黨"
)
_COMPOUND = "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|皇甫|东方|尉迟|公孙|令狐|慕容|端木|司徒|夏侯|南宫"
_HAN = "\u3400-\u9fff"
_NOTE = "(?:[（(][^（）()]{1,8}[）)])?"

SURNAME = re.compile(f"[{_SINGLE}]")
"""A surname of one character, alone."""
GIVEN = lazy(f"[{_HAN}]{_NOTE}")
"""A given name of one character, alone, and what may be said of its bearer in brackets."""
NAME = lazy(f"(?:(?:{_COMPOUND})[{_HAN}]{{1,2}}|[{_SINGLE}][{_HAN}]{{1,2}}|[{_HAN}]{{2,6}}·[{_HAN}]{{1,8}}){_NOTE}")
"""A whole name, and what may be said of its bearer in brackets."""
LONGEST = 4
"""A name without a dot, and without brackets behind it, has no more characters."""


def may_be_name(text: str) -> bool:
    """Tell of a text at first sight whether it may be a name or a half of one: most lines are too long."""
    return len(text) <= LONGEST or "·" in text or text[-1:] in "）)"
