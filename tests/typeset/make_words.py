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
COMMON, OWN = 200, 300
KINDS = {
    "preposition": "p", "conjunction": "c", "adverb": "d ad dg", "quality": "a b m r z mq ag an", "measure": "q", "place": "f",
    "verb": "v vg vi vd vq", "action": "vn", "particle": "u uj ul uv uz ud ug y k",
}
OUR_OWN = {
    "verb": "弘扬 印发 深化 赋能 践行 筑牢 建功 健全 落实 优化 奋进 实施 推动 打造 强化 夯实 铸就 谱写 激活 助力 护航"
    " 传承 绽放 点亮 守护 召开 举行",
    "adverb": "全面 用心 切实 扎实 着力 奋力 深入 大力 加快",
    "action": "更新 表彰 竞赛 创新 技改",
    "quality": "补充 高质量 高水平 常态化 全方位",
    "noun": "对话 师傅 安全 精气神 度 一体化 智能化 信息化 数字化 现代化 老龄化 城镇化 职代会 县委 市委 省委 区委 党委 厂务 劳模 工匠"
    " 职工 工运 群团"
    " 民企 国企 央企 高校 院校"
    " 营商 环境 省直 市直 困难 先进 五一 十四五 十三五 新时代 新征程 抗旱 防汛 防灭火 志愿者"
    " 先进工作者 座谈会 讲话 党建 工建",
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
