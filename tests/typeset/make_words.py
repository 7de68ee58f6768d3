"""Make publisher/typeset/data/words.txt from the dictionary of jieba: `python -m tests.typeset.make_words jieba/dict.txt`.

jieba is no dependency: its dictionary is read once, when the file is made anew.
"""

import math
import re
import sys
from pathlib import Path

from opencc import OpenCC

DATA = Path(__file__).parents[2] / "publisher" / "typeset" / "data"
HEADER = """\
# What words are in a title: their kind and how often they stand in running text. Made by tests/typeset/make_words.py from the dictionary of
# jieba 0.42.1 (MIT, see words.LICENCE), and from our own list there. A line: kind, the logarithm to base e of the share in whole steps, the
# words. The last line has the Traditional characters with the Simplified ones that the words are written in.
"""
HAN = re.compile("[\u3400-\u9fff]{1,4}")
COMMON, OWN = 100, 300
KINDS = {
    "preposition": "p", "conjunction": "c", "adverb": "d ad dg", "quality": "a b m r z mq ag an", "measure": "q", "place": "f",
    "verb": "v vg vi vd vq", "action": "vn", "particle": "u uj ul uv uz ud ug y k",
}
OUR_OWN = {
    "verb": (
        "弘扬 印发 深化 赋能 践行 筑牢 建功 健全 落实 优化 奋进 实施 推动 打造 强化 夯实 铸就 谱写 激活 助力 护航 传承 绽放 点亮 守护 "
        "召开 举行 入职 离职 在职 退役 落户 托管 结对 帮扶 讨薪 欠薪 走访 慰问 问责 整改 督办 巡察 约谈 报送 填报 申领 公示 征集 加装 "
        "提质 增效 扩面 挂牌 揭牌 开馆 闭幕 开幕 启航 起航 扬帆 聚力 凝聚 汇聚 擦亮 绘就 描绘 领航 引领 建起 学习贯彻 学习宣传贯彻 "
        "宣传贯彻 学习宣传 贯彻落实 贯彻执行 商请 协助 授予 表扬 追授 锻造 锤炼 淬炼 厚植 涵养 夺取 决胜 破解 化解"
    ),
    "adverb": "全面 用心 切实 扎实 着力 奋力 深入 大力 加快",
    "action": (
        "更新 表彰 竞赛 创新 技改 维权 普法 调解 仲裁 防汛 抗旱 度汛 防火 护林 取水 供热 供暖 养护 修复 托育 育儿 养老 助学 帮困 征稿 "
        "招聘"
    ),
    "quality": "补充 高质量 高水平 常态化 全方位",
    "noun": (
        "对话 师傅 安全 精气神 度 一体化 智能化 信息化 数字化 现代化 老龄化 城镇化 职代会 县委 市委 省委 区委 党委 厂务 劳模 工匠 职工 "
        "工运 群团 民企 国企 央企 高校 院校 营商 环境 省直 市直 困难 先进 五一 十四五 十三五 新时代 新征程 抗旱 防汛 防灭火 志愿者 "
        "安全生产 台账 专班 网格 网格化 低碳 双碳 碳达峰 碳中和 乡村振兴 营商环境 放管服 一网通办 零工 灵活就业 快递员 外卖 骑手 "
        "产业工人 之家 送温暖 法援 社保 医保 集体协商 非遗 传承人 方志 县志 口述 田野 随笔 札记 纪实 侧记 综述 述评 评论员 发刊词 "
        "卷首语 编后 编后记 后记 序言 附录 导读 启事 简报 快报 专报 河长制 林长制 岸线 管网 老旧小区 棚改 绿道 书屋 总分馆 全民阅读 "
        "皮影 竹编 剪纸 盐井 摆渡人 灯塔 老街 面馆 车工 钳工 焊工 电工 快递业 邮政业 环卫工人 成绩突出 水务 水务局 除险 渠首 水闸 灌区 "
        "习近平 习近平总书记 乡村旅游 湿地公园 废弃矿山 木工 瓦工 护工 环卫工 清洁工 保洁员 护林员 饲养员 讲解员 宣讲员 调解员 网格员 "
        "驻村 驻村干部 第一书记 新入职 新业态 新质生产力 高质量发展 主题教育 党史学习 两会 全会 党代会 人代会 政协 民盟 民建 工商联 "
        "残联 妇联 侨联 文联 科协 团委 团市委 团县委 总工会 省总 市总 县总 开发区 高新区 示范区 示范点 服务区 自贸区 保税区 产业园 "
        "工业园 科技园 农业园 合作社 专业户 带头人 乡贤 村史 村志 族谱 家训 家风 校园 社区 街道 白皮书 蓝皮书 年度 季度 月度 上半年 "
        "下半年 一季度 二季度 三季度 四季度 全年 先进工作者 座谈会 讲话 党建 工建"
    ),
    "preposition": "关于",
}


def kinds(tag: str) -> str:
    return next((kind for kind, tags in KINDS.items() if tag in tags.split()), "noun")


def main(dictionary: str) -> None:
    entries = [(word, int(count), tag) for word, count, tag in map(str.split, Path(dictionary).read_text(encoding="utf-8").splitlines())]
    total = sum(count for _, count, _ in entries)
    known = {
        word: (kinds(tag), count) for word, count, tag in entries
        if HAN.fullmatch(word) and (len(word) == 1 or (count >= COMMON and not tag.startswith("nr")))
    }
    for kind, words in OUR_OWN.items():
        for word in words.split():
            known[word] = (kind, max(OWN, known.get(word, ("", 0))[1]))
    lines: dict[tuple[str, int], list[str]] = {}
    for word, (kind, count) in known.items():
        lines.setdefault((kind, round(math.log(max(count, 1) / total))), []).append(word)
    used, simple = {char for word in known for char in word}, OpenCC("t2s")
    pairs = [c + s for c in map(chr, range(0x3400, 0xA000)) if (s := simple.convert(c)) != c and s in used]
    out = [f"{kind}\t{step}\t{' '.join(sorted(words))}" for (kind, step), words in sorted(lines.items())]
    (DATA / "words.txt").write_text(HEADER + "\n".join([*out, f"traditional\t0\t{' '.join(pairs)}"]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
