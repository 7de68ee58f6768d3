"""One paragraph: OpenCC's conversion, and what is laid over it.

In order of rank: the editor's words, what is protected, quotation marks, names, the region's vocabulary, our words, patterns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .lexicon import Place
from .name_forms import convert_name
from .name_rows import Name
from .names import find_names
from .protect import own_wording, untouched
from .quotes import Quotes, State, convert_lines
from .simplified import region_of, simplify
from .spans import Cover, Span, lay, matcher, matches
from .targets import Target, in_variants, opencc_plain
from .vocabulary import opencc_spans, own_spans
from .words import pattern_spans, word_places

_SPOKEN_OF = re.compile("(?=([\u3400-\u9fff]{2,4})[”’」』]?(?:一词|二字)?[中里]?的[“‘「『]([^“”‘’「」『』，。])[”’」』])")
"""A word and one of its characters that is spoken of: “钟表”的“钟”, 钟表的“钟”."""
_TO_STANDARD = {"zh-Hant-TW": "tw2t", "zh-Hant-HK": "hk2t"}


@dataclass(frozen=True)
class Rules:
    """What holds for a whole document: the target, the region's vocabulary or not, the editor's words, the names the document settles."""

    target: Target
    vocabulary: bool = False
    keep: Collection[str] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    names: Collection[str] = ()
    origin: str = ""
    """The language tag of the text that comes in, where it is known."""

    @cached_property
    def editor(self) -> dict[str, str]:
        """The editor's words with what they become; a kept string becomes itself."""
        return {**{word: word for word in self.keep if word}, **{word: form for word, form in self.words.items() if word}}

    def editor_spans(self, text: str) -> list[Span]:
        """Find the editor's words in a text."""
        return matches(self._editor_matcher, self.editor, text) if self.editor else []

    def name_spans(self, text: str) -> list[Span]:
        """Find the document's own names in a text, wherever they stand whole; shorter than three characters they may be words."""
        return matches(self._name_matcher, self._name_forms, text) if self._name_forms else []

    @cached_property
    def _name_forms(self) -> dict[str, str]:
        return {name: convert_name(name, self.target) for name in self.names if len(name) > 2}

    @cached_property
    def _name_matcher(self) -> re.Pattern[str]:
        return matcher(self._name_forms)

    @cached_property
    def _editor_matcher(self) -> re.Pattern[str]:
        return matcher(self.editor)


@dataclass(frozen=True)
class Converted:
    """A paragraph converted, with the way back to the source's places and the choices that were made."""

    source: str
    text: str
    edits: tuple[Span, ...]
    """The spans that have no character for character, in order."""
    names: tuple[Name, ...] = ()
    decided: tuple[Place, ...] = ()
    """All places that the editor, names, our words or patterns decided."""
    answered: tuple[Place, ...] = ()
    """The places that the editor decided."""
    phrases: tuple[Span, ...] = ()
    """Words of the region that OpenCC's phrases put in."""
    quotes: Quotes = Quotes(())

    def place(self, offset: int) -> int:
        """Give the place in the conversion of a place in the source; within a word replaced as a whole, the word's end."""
        shift = 0
        for span in self.edits[: bisect_right(self.edits, offset, key=lambda s: s.start)]:
            if span.start < offset < span.end:
                return span.start + shift + len(span.text)
            if span.end <= offset:
                shift += len(span.text) - (span.end - span.start)
        return offset + shift


def convert_paragraph(text: str, rules: Rules, carried: State = ()) -> Converted:
    """Convert one paragraph, or lines that are paragraphs; `carried` is what the paragraph before left open of quotations."""
    target = rules.target
    quotes = convert_lines(text, corners=target.corner_marks, carried=carried)
    cover = Cover(len(text))
    answered = tuple((span.start, span.end) for span in cover.add(rules.editor_spans(text)))
    cover.add(Span(start, end, text[start:end]) for start, end in untouched(text))
    cover.add(quotes.spans)
    if not target.corner_marks:
        return _simplified(text, cover, quotes, rules)
    if rules.origin.startswith("zh-Hant"):
        return _finish(text, _region_to_region(text, rules), cover, quotes)
    base = in_variants(opencc_plain(target.plain, text), target)
    places, ours, loose = word_places(text, base, target)
    single = pattern_spans(text, places, target)
    if loose:
        settled = {span.start for span in single}
        single += (span for span in loose if span.start not in settled)
    names = find_names(text, lay(base, [*ours, *single])[0], places, target, rules.names)
    cover.add(rules.name_spans(text))
    cover.add(Span(name.start, name.end, convert_name(text[name.start : name.end], target)) for name in names)
    phrases = _regional(text, ours, cover, rules)
    cover.add_in_parts(ours)
    cover.add(single)
    spoken_of = [(m.start(1) + m[1].rfind(m[2]), m.start(2)) for m in _SPOKEN_OF.finditer(text) if m[2] in m[1]]
    if spoken_of:
        cover.repeat(spoken_of, base)
    put_in = tuple(cover.add(phrases))
    decided = (*((span.start, span.end) for span in cover.spans), *places)
    return _finish(text, base, cover, quotes, names=tuple(names), decided=decided, answered=answered, phrases=put_in)


def _region_to_region(text: str, rules: Rules) -> str:
    """Convert Traditional text to another region's forms: its characters are settled, only their variants change."""
    standard = opencc_plain(_TO_STANDARD.get(rules.origin, ""), text)
    return opencc_plain(rules.target.region, standard)


def _simplified(text: str, cover: Cover, quotes: Quotes, rules: Rules) -> Converted:
    base = simplify(text, rules.origin)
    if rules.vocabulary:
        region = region_of(text, rules.origin)
        wording = Cover(len(text))
        wording.add(Span(start, end, "") for start, end in own_wording(text))
        wording.add(cover.spans)
        cover.add(list(opencc_spans(text, wording, f"{region}2s", f"{region}2sp")))
    return _finish(text, base, cover, quotes)


def _regional(text: str, ours: list[Span], cover: Cover, rules: Rules) -> list[Span]:
    """Put our own words of the region in, before our one-to-many words; give those of OpenCC's, which come after them."""
    target = rules.target
    if not rules.vocabulary or not target.phrases:
        return []
    wording = Cover(len(text))
    wording.add(Span(start, end, "") for start, end in own_wording(text))
    wording.add(span for span in cover.spans if span.end - span.start > 1)
    found, stay = own_spans(text, wording, target)
    wording.add(cover.add(found))
    wording.add(stay)
    wording.add(ours)
    phrases = opencc_spans(text, wording, target.plain, target.phrases)
    return [span._replace(text=in_variants(span.text, target)) for span in phrases]


def _finish(text: str, base: str, cover: Cover, quotes: Quotes, **found: tuple[Any, ...]) -> Converted:
    out, edits = lay(base, cover.spans)
    return Converted(text, out, tuple(edits), quotes=quotes, **found)
