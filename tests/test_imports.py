"""The arrows of docs/architecture.md: which part of the library may import which."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "publisher"

ALLOWED = {
    "model": {"patterns"},
    "diagnostics": set(),
    "patterns": set(),
    "settings": {"model", "diagnostics"},
    "read": {"model", "diagnostics"},
    "normalise": {"model", "diagnostics", "patterns"},
    "structure": {"model", "diagnostics", "patterns"},
    "script": {"model", "diagnostics"},
    "typeset": {"model", "diagnostics"},
    "layout": {"model", "diagnostics"},
    "render.pdf": {"model", "diagnostics", "layout", "typeset", "render"},
    "render.docx": {"model", "diagnostics", "layout", "typeset", "render"},
    "render.epub": {"model", "diagnostics", "layout", "typeset", "render"},
    "render.json": {"model", "diagnostics", "render"},
    "render.md": {"model", "diagnostics", "render"},
    "render.review": {"model", "diagnostics", "layout", "render"},
    "render": set(),
    "check": {"model", "diagnostics"},
    "package": {"model", "diagnostics", "layout"},
}
ALL = {"pipeline", "work", "cli", "__init__", "__main__"}


def part(path: Path) -> str:
    names = path.relative_to(PACKAGE).with_suffix("").parts
    if names[0] == "render" and len(names) > 2:
        return ".".join(names[:2])
    return names[0]


def imported(path: Path) -> set[str]:
    """The parts of the library that a file imports, wherever in it."""
    own = ["publisher", *path.relative_to(PACKAGE).with_suffix("").parts]
    if own[-1] == "__init__":
        own.pop()
        own.append("")
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        targets = []
        if isinstance(node, ast.ImportFrom):
            base = own[: len(own) - node.level] if node.level else []
            module = base + (node.module.split(".") if node.module else [])
            targets = [module] if node.module or len(module) > 1 else [[*module, a.name] for a in node.names]
        elif isinstance(node, ast.Import):
            targets = [a.name.split(".") for a in node.names]
        for names in targets:
            if names[0] != "publisher" or len(names) < 2:
                continue
            rendered = names[1] == "render" and len(names) > 2 and (PACKAGE / "render" / names[2]).is_dir()
            found.add(".".join(names[1:3]) if rendered else names[1])
    return found


FILES = sorted(p for p in PACKAGE.rglob("*.py") if "_data" not in p.parts)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_arrows(path: Path):
    here = part(path)
    if here in ALL:
        return
    assert here in ALLOWED, f"{here} has no place in the architecture: add it to docs/architecture.md and to this table"
    stray = imported(path) - ALLOWED[here] - {here}
    assert not stray, f"{here} must not import {', '.join(sorted(stray))}"


def test_a_stray_import_is_seen(tmp_path, monkeypatch):
    folder = tmp_path / "publisher" / "model"
    folder.mkdir(parents=True)
    (folder / "bad.py").write_text("def f():\n    from ..render.pdf import render\n    from .. import pipeline\n")
    monkeypatch.setattr(f"{__name__}.PACKAGE", tmp_path / "publisher")
    assert imported(folder / "bad.py") >= {"pipeline"}
    assert any(name.startswith("render") for name in imported(folder / "bad.py"))


def test_light_to_import():
    """Importing the library brings in none of the heavy packages."""
    import subprocess
    import sys

    heavy = "reportlab docx ebooklib opencc uharfbuzz lxml jinja2 rich"
    code = f"import sys, publisher, publisher.cli; print([m for m in '{heavy}'.split() if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
