"""Templates are compiled once, and a cache that is missing, damaged or closed changes nothing but the time."""

from __future__ import annotations

import pytest

from publisher.layout import templates as module
from publisher.layout.templates import templates


@pytest.fixture
def filled(monkeypatch):
    def fill(cache):
        monkeypatch.setattr(module, "cache_folder", lambda: cache)
        templates.cache_clear()
        return templates("epub").get_template("frame.xhtml").render(language="zh-Hant")

    yield fill
    templates.cache_clear()


def test_compiled_once(filled, tmp_path):
    first = filled(tmp_path / "new")
    (file,) = (tmp_path / "new").iterdir()
    written = file.stat().st_mtime_ns
    assert filled(tmp_path / "new") == first
    assert file.stat().st_mtime_ns == written
    assert 'lang="zh-Hant"' in first


@pytest.mark.parametrize("damage", [b"", b"nothing of the kind", None])
def test_damaged_cache_is_made_anew(filled, tmp_path, damage):
    first = filled(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-40] if damage is None else damage)
    assert filled(tmp_path) == first
    assert file.read_bytes() == whole


def test_no_cache_at_all(filled, tmp_path):
    (tmp_path / "file").write_text("")
    assert 'lang="zh-Hant"' in filled(tmp_path / "file" / "below")
