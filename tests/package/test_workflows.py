"""What a workflow may do: actions pinned to commits, reading alone except where a release is published, no foreign text in a script."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_and_permissions_least(path):
    text = path.read_text(encoding="utf-8")
    uses = re.findall(r"uses: (.+)", text)
    assert uses
    for line in uses:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
    assert "\npermissions:\n  contents: read\n" in text
    assert "pull_request_target" not in text
    for script in re.findall(r"run: (?:\|\n(?: {10}.*\n)+|.*)", text):
        assert "${{" not in script
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")


def test_the_job_that_may_write_runs_nothing_but_what_publishes():
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    build, publish = re.split(r"(?m)^  publish:$", text)
    assert ": write" not in build
    assert not {"actions/checkout", "pip", "npm", ".ci/run"} & set(re.findall(r"[\w./-]+(?=@)|pip|npm|\.ci/run", publish))
    assert "needs: build" in publish


def test_one_pin_for_an_action_everywhere():
    pins = {}
    for path in WORKFLOWS:
        for name, pin in re.findall(r"uses: ([\w/-]+)@(.+)", path.read_text(encoding="utf-8")):
            assert pins.setdefault(name, pin) == pin


def test_summary_is_a_table_of_the_editions(tmp_path):
    (tmp_path / "below").mkdir()
    (tmp_path / "甲.epub").write_bytes(b"x" * 2000)
    (tmp_path / "甲.pdf").write_bytes(b"x")
    (tmp_path / "below" / "甲.zh-Hant-TW.docx").write_bytes(b"x" * 1024)
    (tmp_path / "index.html").write_bytes(b"x")
    said = subprocess.run([sys.executable, str(ROOT / ".ci" / "summary"), str(tmp_path)], capture_output=True, text=True, check=True,
                          encoding="utf-8").stdout.splitlines()
    assert said[2:] == ["| 甲 | – | 1 | 2 |", "| 甲.zh-Hant-TW | 1 | – | – |"]
    assert {line.count("|") for line in said} == {5}
