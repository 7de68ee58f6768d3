"""Labels that stand out at the head of a paragraph: the number of an article of a law, who speaks, 摘要 and 关键词."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from publisher.model import Article, Block, Kind, Strong, Text
from publisher.patterns import lazy

_ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇\d]{1,6}条(?:之[一二三四五六七八九十])?(?=[　\s])")
_SPEAKER = lazy(r"([\u4e00-\u9fff·]{1,5})[：:](?=\S)")
_ASKING = frozenset(("问", "答"))
_NAMES = r"(?:摘\s?要|关\s?键\s?词|内容提要|提\s?要)"
_ABSTRACT = re.compile(rf"(?:[【\[［]\s?{_NAMES}\s?[】\]］]|{_NAMES}\s?(?=[：:]))[：:]?")
LEAST_ARTICLES, LEAST_TURNS, LEAST_SAID = 3, 2, 4
"""Articles of a law; turns of each of two speakers at least, and of both together."""


def set_labels(article: Article) -> Article:
    """Make the labels of an article's paragraphs stand out."""
    texts = [block.text for block in article.blocks if block.kind is Kind.PARAGRAPH]
    law = sum(_ARTICLE.match(text) is not None for text in texts) >= LEAST_ARTICLES
    speakers = _speakers(texts)
    blocks = tuple(_labelled(block, law, speakers) for block in article.blocks)
    return article if blocks == article.blocks else Article(blocks)


def _speakers(texts: Sequence[str]) -> frozenset[str]:
    """Give who speaks in a conversation: two at least, each more than once; 问 and 答 are known by themselves."""
    turns = Counter(found.group(1) for text in texts if (found := _SPEAKER.match(text)))
    often = {name: count for name, count in turns.items() if count >= LEAST_TURNS}
    talk = len(often) > 1 and sum(often.values()) >= max(LEAST_SAID, len(texts) // 3)
    return frozenset(often if talk else _ASKING if turns.keys() >= _ASKING else ())


def _labelled(block: Block, law: bool, speakers: frozenset[str]) -> Block:
    if block.kind not in (Kind.PARAGRAPH, Kind.EDITOR_NOTE) or not block.inlines or not isinstance(block.inlines[0], Text):
        return block
    text = block.inlines[0].text
    said = _SPEAKER.match(text) if speakers else None
    found = (law and _ARTICLE.match(text)) or (said if said and said.group(1) in speakers else None) or _ABSTRACT.match(text)
    if not found or found.end() >= len(text):
        return block
    rest = Text(text[found.end() :])
    return replace(block, inlines=(Strong(found.group()), rest, *block.inlines[1:]))
