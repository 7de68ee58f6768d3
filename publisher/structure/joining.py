"""How the lines of a paragraph become one text: nothing between Chinese characters, a space between Latin words, links made whole."""

from __future__ import annotations

import re
from itertools import pairwise

from publisher.patterns import lazy

_LINK_END = re.compile(r"(?:https?://|www\.|doi\.org/)[A-Za-z0-9./?=&%#_:~+\-]*$")
_LINK_HEAD = re.compile(r"^[A-Za-z0-9./?=&%#_:~+\-]+")
_CHAPTER = lazy(r"第[一二三四五六七八九十百零〇\d]{1,4}[章编卷部篇回讲]")
LEAST_PHRASE, MOST_UNLIKE = 4, 2.0
_SPACES = re.compile(r"[ \t\u00a0]{2,}")
_HAN_GAP = lazy(r"(?<=[\u3400-\u9fff，。、；：！？”’）》】」』])[ \t]+(?=[\u3400-\u9fff“‘（《【「『])")


def ends_in_link(text: str) -> bool:
    """Tell whether a line ends within a link."""
    return _LINK_END.search(text) is not None


def goes_on_with_link(text: str) -> bool:
    """Tell whether a line could go on with a link."""
    return _LINK_HEAD.match(text) is not None


def join_lines(parts: list[str]) -> str:
    """Join the lines of a block."""
    text = ""
    for part in parts:
        piece = part.strip()
        if not text or not piece:
            text += piece
        else:
            text = _joined(text, piece)
    return _SPACES.sub(" ", text)


def _joined(text: str, piece: str) -> str:
    last, first = text[-1], piece[0]
    if _LINK_END.search(text) and _LINK_HEAD.match(piece):
        return text + piece
    if last in "-\u00ad" and len(text) > 1 and text[-2].isascii() and text[-2].isalpha() and first.isascii() and first.islower():
        return text[:-1] + piece if last == "\u00ad" else _dehyphen(text, piece)
    if last.isascii() and first.isascii() and (last.isalnum() or last in ".,;:!?)%\"'") and (first.isalnum() or first in "(\"'"):
        if last.isdigit() and first.isdigit():
            return text + piece
        return f"{text} {piece}"
    return text + piece


def _dehyphen(text: str, piece: str) -> str:
    return text[:-1] + piece


_OFFICE = "(?:委员会|[省市州县区旗]委|政府|[局厅部院署会]|办公室|公司|集团|大学)"
_OFFICE_BEFORE, _OFFICE_BEHIND = lazy(rf"[\u4e00-\u9fff]{{3}}{_OFFICE}$"), lazy(rf"[\u4e00-\u9fff]{{2,14}}?{_OFFICE}(?:关于|$)")


def close_gaps(text: str) -> str:
    """Close the spaces that line breaks left between Chinese characters in a title, but for those between two offices."""
    if not _HAN_GAP.search(text):
        return text
    first, *parts = _HAN_GAP.split(text)
    for part in parts:
        first += "　" * bool(_OFFICE_BEFORE.search(first) and _OFFICE_BEHIND.match(part)) + part
    return first


def join_title(lines: list[str], body: str) -> str:
    """Join the lines of a title whose phrases may stand apart: 提振精气神　书写新篇章.

    A gap parts two phrases where they are of like length and the characters at it stand side by side nowhere in `body`, the article's text;
    other gaps were left by line breaks or went astray. A chapter's number stands apart. Where a line ends with two phrases of one length,
    its break is a gap too.
    """
    title = ""
    for line in lines:
        parts = _HAN_GAP.split(line.strip())
        number, parts = (parts[0] + "　", parts[1:]) if len(parts) > 1 and _CHAPTER.fullmatch(parts[0]) else ("", parts)
        line = number + ("　" if len(parts) > 1 and _are_phrases(parts, body) else "").join(parts)
        *_, one, other = ["", *title.split("　")]
        whole = _CHAPTER.fullmatch(title) or len(one) >= LEAST_PHRASE and len(one) == len(other) and other[-1] + line[:1] not in body
        title = f"{title}　{line}" if whole else join_lines([title, line])
    return title


def _are_phrases(parts: list[str], body: str) -> bool:
    sizes = [len(part) for part in parts]
    return min(sizes) >= LEAST_PHRASE and max(sizes) <= MOST_UNLIKE * min(sizes) and not any(
        part.startswith("关于") or before[-1] + part[0] in body for before, part in pairwise(parts)
    )
