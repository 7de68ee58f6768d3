"""The templates of layouts/epub, filled in."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ...layout.data import data_folder


@lru_cache(maxsize=1)
def _environment() -> Environment:
    folder = data_folder("layouts") / "epub"
    return Environment(loader=FileSystemLoader(folder, encoding="utf-8"), autoescape=lambda name: not str(name).endswith(".css"),
                       undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, auto_reload=False)


def fill(name: str, **values: Any) -> bytes:
    """Fill in the template `name` of layouts/epub. What is put in is escaped unless it is Markup; in the stylesheet nothing is."""
    return _environment().get_template(name).render(**values).encode()
