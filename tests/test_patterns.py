"""Patterns that are compiled where they are first used."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from publisher.patterns import lazy


@pytest.mark.parametrize("use", [
    lambda p: p.match("张三，李四")[0],
    lambda p: p.fullmatch("张三")[0],
    lambda p: p.search("，李四").span(),
    lambda p: p.findall("张三，李四"),
    lambda p: [m.span() for m in p.finditer("张三，李四")],
    lambda p: p.sub("x", "张三，李四"),
    lambda p: p.split("张三，李四"),
    lambda p: (p.pattern, p.flags, p.groups),
])
def test_it_is_as_a_compiled_one(use):
    pattern = "[\u4e00-\u9fff]{2}"
    assert use(lazy(pattern)) == use(re.compile(pattern))


def test_a_class_of_the_chinese_block_costs_no_start_up():
    """Importing the recovery compiles no range over the Chinese block."""
    code = (
        "import re\nkept, seen = re.compile, []\n"
        "def compile(pattern, flags=0):\n    seen.append(str(pattern))\n    return kept(pattern, flags)\n"
        "re.compile = compile\nimport publisher.read, publisher.normalise, publisher.structure.recover\n"
        "print([p for p in seen if any(end in p for end in ('-\\u9fff', '-' + chr(92) + 'u9fff'))])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
