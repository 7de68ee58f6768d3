"""Names by the rules of names: each character's form in a surname and in a given name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .likelihood import shares
from .name_lists import name_lists
from .tables import rows
from .targets import Target, opencc, opencc_plain

_HAN = re.compile("[\u3400-\u9fff]+")

_UNLIKELY = -7.0
"""What a name by itself may lack in likelihood, as a logarithm."""

FUNCTION_WORDS = frozenset(
    "的了在是着过吗呢吧啊我你您他她它们这那哪么什个每各被把将而且但却已不没很最更还再只就都也或及其与和跟等"
    "上下后内外里间者所此某次第一二三四五六七八九十两几半多少分名位于对到由说做"
)
"""Characters that no given name has, unless the list of given names says so."""


@dataclass(frozen=True, slots=True)
class NameForms:
    """The forms of the characters that names write in a way of their own, in one target."""

    surname: dict[str, str]
    given: dict[str, str]
    compound: dict[str, str]
    pairs: dict[str, str]
    """Given names of two characters that are a word: 餘慶."""
    unlikely: frozenset[str]
    """Characters that make nobody look for a given name."""


@cache
def name_forms(target: Target) -> NameForms:
    """Load the forms for a target, once a process."""
    table = [row for row in rows("names") if len(row["char"]) == 1]

    def column(name: str) -> dict[str, str]:
        forms = [row[name].rstrip("?").replace("-", row["char"]) for row in table]
        return dict(zip((row["char"] for row in table), opencc(target.region, "\n".join(forms)).split("\n"), strict=True))

    def whole(name: str) -> dict[str, str]:
        return {row["char"]: opencc(target.region, row[name]) for row in rows("names") if len(row["char"]) > 1 and row[name]}

    unlikely = frozenset(row["char"] for row in table if row["given"] == "-")
    return NameForms(column("surname"), column("given"), whole("surname"), whole("given"), unlikely)


def convert_name(name: str, target: Target) -> str:
    """Convert a personal name from Simplified, character by character; the length stays."""
    forms = name_forms(target)
    size = name_lists().surname_length(name) or 1
    plain = [opencc_plain(target.plain, char) for char in name]
    surname = forms.compound.get(name[:size]) or "".join(map(forms.surname.get, name[:size], plain))
    return surname + (forms.pairs.get(name[size:]) or "".join(map(forms.given.get, name[size:], plain[size:])))


@cache
def either_way() -> frozenset[str]:
    """Give the characters of given names that bearers write either way, and that names convert as words do: 杰."""
    return frozenset(row["char"] for row in rows("names") if row["given"].endswith("?") and row["given"] != f"{row['char']}?")


def unsettled(name: str) -> list[str]:
    """Give the characters of a name whose form its bearer alone can tell."""
    size = name_lists().surname_length(name) or 1
    either = {(row["char"], column) for row in rows("names") for column in ("surname", "given") if row[column].endswith("?")}
    return [c for i, c in enumerate(name) if (c, "surname" if i < size else "given") in either]


def looks_like_name(text: str) -> bool:
    """Say whether a whole text may be one personal name: a surname and one or two characters that names have."""
    lists = name_lists()
    size = lists.surname_length(text)
    given = text[size:]
    if not size or not 1 <= len(given) <= 2 or not _HAN.fullmatch(given) or FUNCTION_WORDS & set(given):
        return False
    if text in lists.word or text in lists.title.words or given in lists.title.words:
        return False
    known = shares()
    likely = known.name(text[:size], given, lists.given) - known.words(text) > _UNLIKELY
    return likely and (text[0] in lists.common or size == 2 or set(given) <= lists.given)
