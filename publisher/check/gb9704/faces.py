"""Which face is which: the role a face plays in an official document, told by its name in the PDF."""

from __future__ import annotations

import re

FACES: tuple[tuple[str, frozenset[str]], ...] = (
    # The first pattern found decides. A light kai stands in for fangsong where there is none; Taiwan and Hong Kong set both in one kai.
    (r"fang[- ]?song|fzfs|simfang|stfangso|仿宋|KaiSC-Light|WenKai.*Light", frozenset({"fangsong"})),
    (r"xiao ?biao ?song|fzxbs|小标宋|小標宋|zhong ?song|华文中宋", frozenset({"xiaobiaosong", "song"})),
    (r"Song(SC|TC|HK)-Bold|Serif.*(Bold|Black|Heavy)", frozenset({"xiaobiaosong", "song"})),
    (r"DFKai|BiauKai|標楷|KaiTC|TW-Kai", frozenset({"kai", "fangsong"})),
    (r"kai|楷|FZKT", frozenset({"kai"})),
    (r"hei|黑|gothic|sans|FZHT|PingFang|YaHei", frozenset({"hei"})),
    (r"sim ?sun|song|宋|ming|serif|FZSS|明體|明体|Times", frozenset({"song"})),
)

STAND_INS = re.compile(r"KaiSC-Light|KaiTC|DFKai|BiauKai|標楷|TW-Kai|WenKai")
"""Faces that set fangsong text and are none."""

_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), roles) for pattern, roles in FACES)


def roles_of(face: str) -> frozenset[str]:
    """Give the roles that a face can play; none where its name says nothing."""
    return next((roles for pattern, roles in _PATTERNS if pattern.search(face)), frozenset())


def departs(face: str, role: str) -> bool:
    """Say whether a face is known to be another than the one asked."""
    roles = roles_of(face)
    return bool(roles) and role not in roles
