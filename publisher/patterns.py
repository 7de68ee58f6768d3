"""Patterns that are compiled where they are first used.

`re` goes through a range of characters one by one: each class that holds the Chinese block takes most of a millisecond to compile, and of
some eighty such patterns a text needs half to three quarters.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """A pattern by its text; once compiled, its methods are attributes of their own."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern)
        for method in ("match", "fullmatch", "search", "findall", "finditer", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(pattern: str) -> re.Pattern[str]:
    """Give what `re.compile` gives, compiled at the first use of more than its text."""
    return cast("re.Pattern[str]", _Lazy(pattern))
