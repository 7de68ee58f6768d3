"""The templates of layouts/epub, filled in."""

from __future__ import annotations

from typing import Any

from ...layout.templates import templates


def fill(name: str, **values: Any) -> bytes:
    """Fill in the template `name` of layouts/epub. What is put in is escaped unless it is Markup; in the stylesheets nothing is."""
    return templates("epub").get_template(name).render(**values).encode()
