"""The templates of layouts/, compiled once a user: into the cache folder of the platform, where that can be written."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from .data import data_folder
from .unpack import cache_folder, write_whole


class _Compiled(BytecodeCache):
    """What is found is taken only if it was compiled by the same Jinja and Python from the same source: its head says so."""

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError, RuntimeError), (cache_folder() / f"{bucket.key}.template").open("rb") as stream:
            bucket.load_bytecode(stream)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError, RuntimeError):
            write_whole(cache_folder() / f"{bucket.key}.template", bucket.bytecode_to_string())


@lru_cache(maxsize=8)
def templates(name: str) -> Environment:
    """Give the templates of a folder of layouts/. What is put in is escaped unless it is Markup; in stylesheets nothing is."""
    loader = FileSystemLoader(data_folder("layouts") / name, encoding="utf-8")
    return Environment(loader=loader, autoescape=lambda file: not str(file).endswith(".css"), undefined=StrictUndefined, trim_blocks=True,
                       lstrip_blocks=True, keep_trailing_newline=True, auto_reload=False, bytecode_cache=_Compiled())
