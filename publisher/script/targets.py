"""The scripts an edition can be in, and OpenCC behind them, loaded once a process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from publisher.diagnostics import UsageError


@dataclass(frozen=True, slots=True)
class Target:
    """One script: its BCP 47 tag and the OpenCC chains that lead to it.

    `plain` goes from Simplified to the target and keeps the length, by two chains since OpenCC's one of both costs half as much again;
    `region` brings OpenCC's standard Traditional forms to the target's own;
    `phrases` goes from Simplified with the region's vocabulary and may change the length; an empty name is no step. `column` is the
    region's column in the word lists; `variants` are characters of the region that OpenCC leaves as they are (賬 is 帳 in Taiwan's laws).
    """

    tag: str
    plain: str
    region: str
    phrases: str
    column: str
    corner_marks: bool
    variants: tuple[tuple[str, str], ...] = ()


_BOTH = (("孃", "娘"), ("慼", "戚"), ("侄", "姪"), ("揾", "搵"), ("粘", "黏"))
"""Forms of Taiwan and of Hong Kong alike."""

SCRIPTS: dict[str, Target] = {
    "zh-Hans": Target("zh-Hans", "t2s", "", "", "", corner_marks=False),
    "zh-Hant": Target("zh-Hant", "s2t", "", "", "", corner_marks=True),
    "zh-Hant-TW": Target("zh-Hant-TW", "s2t t2tw", "t2tw", "s2twp", "tw", corner_marks=True, variants=(("賬", "帳"), *_BOTH)),
    "zh-Hant-HK": Target("zh-Hant-HK", "s2t t2hk", "t2hk", "s2hkp", "hk", corner_marks=True, variants=(("嫺", "嫻"), *_BOTH)),
}


def target_of(tag: str) -> Target:
    """Give the target of a tag; UsageError names the ones there are."""
    try:
        return SCRIPTS[tag]
    except KeyError:
        raise UsageError(f"no script is called “{tag}”", code="C0", hint=f"one of {', '.join(SCRIPTS)}") from None


@cache
def _load(chain: str) -> Callable[[str], str]:
    from opencc import OpenCC

    # The "tofu risk" dictionaries yield characters such as U+29A00 that no bundled face has.
    converter: Any = OpenCC(chain, include_tofu_risk_dictionaries=False)
    convert: Callable[[str], str] = converter.convert
    return convert


def opencc(chain: str, text: str) -> str:
    """Convert text by OpenCC's chains (`s2t t2tw`), one after another; an empty name gives the text back."""
    for convert in map(_load, chain.split()):
        # OpenCC stops at a null character.
        text = convert(text) if "\0" not in text else "\0".join(map(convert, text.split("\0")))
    return text


def opencc_plain(chain: str, text: str) -> str:
    """Convert by a chain that keeps the length; where OpenCC does not, go character by character so that places still agree."""
    out = opencc(chain, text)
    if len(out) == len(text):
        return out
    single = (opencc(chain, char) for char in text)
    return "".join(new if len(new) == 1 else char for char, new in zip(text, single, strict=True))


def in_variants(text: str, target: Target) -> str:
    """Give a converted text with the region's variants that OpenCC leaves."""
    for standard, variant in target.variants:
        text = text.replace(standard, variant)
    return text
