"""The word lists of data/: tab-separated files; lines that start with `#` are comments, the first other line names the columns."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from .targets import Target, in_variants, opencc


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Give the rows of data/<name>.tsv by column name; a missing last cell is empty."""
    text = files(__package__).joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    columns, blank = lines[0].split("\t"), "\t" * lines[0].count("\t")
    return tuple(dict(zip(columns, (line + blank).split("\t"), strict=False)) for line in lines[1:])


@cache
def sources(name: str) -> frozenset[str]:
    """Give the words of data/<name>.tsv in Simplified."""
    return frozenset(row["source"] for row in rows(name))


@cache
def forms(name: str, target: Target) -> dict[str, str]:
    """Give `source` -> form in the target for a table with the columns source, form and, where a region differs, tw and hk.

    `form` is OpenCC's standard Traditional and goes through the region's variants; a word without one is converted by OpenCC as it stands.
    """
    table = rows(name)
    # One call for each half of the table: the newline parts the words.
    known, blank = [row for row in table if row["form"]], [row for row in table if not row["form"]]
    standard = opencc(target.region, "\n".join(row["form"] for row in known))
    alone = opencc(target.plain, "\n".join(row["source"] for row in blank))
    regional = in_variants(f"{standard}\n{alone}", target).split("\n")
    return {row["source"]: (row.get(target.column) or form) for row, form in zip([*known, *blank], regional, strict=True)}
