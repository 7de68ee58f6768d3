"""Bad input as a new user would give it: one clear line, the exit code of the table, and no file left behind."""

from __future__ import annotations

import os

import pytest

from publisher.cli import main
from publisher.diagnostics import ExitCode

NOTICE = "关于开展安全检查的通知\n\n各科室：\n\n为做好今年的安全生产工作，现将有关事项通知如下。\n\n某某局办公室\n\n2024年5月6日\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "blank.txt").write_text(" \n\n　\n")
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")
    (tmp_path / "photo.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "rare.txt").write_text(NOTICE.replace("安全检查", "安全\U0003134a检查"), encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "not-toml.toml").write_text("[edition\n")
    (tmp_path / "wrong-key.toml").write_text('[edition]\nlayuot = "official"\n')
    (tmp_path / "wrong-table.toml").write_text("[metadat]\n")
    (tmp_path / "wrong-type.toml").write_text("[edition]\nlayout = 3\n")
    (tmp_path / "wrong-repair.toml").write_text("[normalise]\noverprnt = false\n")
    (tmp_path / "wrong-line.toml").write_text('[[corrections]]\nline = 2\nkind = "title"\n')
    (tmp_path / "wrong-kind.toml").write_text('[[corrections]]\nline = 1\nkind = "titel"\n')
    (tmp_path / "wrong-date.toml").write_text('[metadata]\ndate = "2024-13-01"\n')
    (tmp_path / "layout.toml").write_text('extends = "official"\n[styles]\nparagraph = { colour = "red" }\n')
    (tmp_path / "file").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


CASES = [
    # arguments, exit code, what the line says
    (["missing.txt"], ExitCode.SOURCE, "missing.txt"),
    (["folder"], ExitCode.SOURCE, "folder"),
    (["empty.txt"], ExitCode.SOURCE, "empty"),
    (["blank.txt"], ExitCode.SOURCE, "blank.txt"),
    (["report.pdf"], ExitCode.SOURCE, "PDF"),
    (["photo.txt"], ExitCode.SOURCE, "photo.txt"),
    (["notice.txt", "--encoding", "utf-99"], ExitCode.SOURCE, "utf-99"),
    (["notice.txt", "--encoding", "utf-16"], ExitCode.SOURCE, "notice.txt"),
    (["notice.txt", "--to", "pdff"], ExitCode.USAGE, "did you mean 'pdf'?"),
    (["notice.txt", "--script", "zh-Hant-SG"], ExitCode.USAGE, "zh-Hant"),
    (["notice.txt", "--layout", "offical"], ExitCode.SETTINGS, "official"),
    (["notice.txt", "--layout", "layout.toml"], ExitCode.SETTINGS, "did you mean 'color'?"),
    (["notice.txt", "--config", "missing.toml"], ExitCode.SETTINGS, "missing.toml"),
    (["notice.txt", "--config", "not-toml.toml"], ExitCode.SETTINGS, "not-toml.toml"),
    (["notice.txt", "--config", "wrong-key.toml"], ExitCode.SETTINGS, "did you mean 'layout'?"),
    (["notice.txt", "--config", "wrong-table.toml"], ExitCode.SETTINGS, "did you mean 'metadata'?"),
    (["notice.txt", "--config", "wrong-type.toml"], ExitCode.SETTINGS, "'layout' must be a string"),
    (["notice.txt", "--config", "wrong-repair.toml"], ExitCode.SETTINGS, "overprnt"),
    (["notice.txt", "--config", "wrong-line.toml"], ExitCode.SETTINGS, "line 2"),
    (["notice.txt", "--config", "wrong-kind.toml"], ExitCode.SETTINGS, "did you mean 'title'?"),
    (["notice.txt", "--config", "wrong-date.toml"], ExitCode.SETTINGS, "2024-13-01"),
    (["notice.txt", "--font", "song"], ExitCode.USAGE, "ROLE=PATH"),
    (["notice.txt", "--font", "song=missing.ttf"], ExitCode.FONT, "missing.ttf"),
    (["notice.txt", "--font", "song=notice.txt"], ExitCode.FONT, "notice.txt"),
    (["rare.txt", "--ignore-system-fonts"], ExitCode.FONT, "U+3134A"),
    (["notice.txt", "-o", "file"], ExitCode.USAGE, "is a file"),
    (["notice.txt", "-o", "file/dist"], ExitCode.RENDER, "cannot write"),
    (["notice.txt", "-o", "-"], ExitCode.USAGE, "takes one file"),
    (["notice.txt", "other/notice.txt", "-o", "dist"], ExitCode.USAGE, "twice, from 'notice.txt' and from 'other/notice.txt'"),
    (["notice.txt", "wrong-key.toml"], ExitCode.USAGE, "'wrong-key.toml' holds settings"),
    (["notice.txt", "--to", "json", "-o", "notice.txt"], ExitCode.USAGE, "notice.txt"),
]


@pytest.mark.parametrize(("arguments", "code", "says"), CASES, ids=lambda v: " ".join(v) if isinstance(v, list) else "")
def test_one_clear_line(folder, capsys, arguments, code, says):
    before = sorted(folder.rglob("*"))
    output = [] if "-o" in arguments else ["-o", "dist"]
    assert main([*arguments, *output, "-q"]) == code
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    assert len(lines) == 1, said.err
    assert says in lines[0]
    assert [p for p in sorted(folder.rglob("*")) if p not in before and p.is_file()] == []


def test_argparse_errors_are_usage(folder, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--jobs", "many", "notice.txt"])
    assert ended.value.code == ExitCode.USAGE
    assert "not a number of jobs" in capsys.readouterr().err


def test_bad_epoch(folder, capsys, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert main(["notice.txt", "-o", "dist"]) == ExitCode.SETTINGS
    assert "yesterday" in capsys.readouterr().err


def test_a_bad_source_does_not_stop_the_others(folder, capsys):
    assert main(["missing.txt", "notice.txt", "--to", "json", "-o", "dist"]) == ExitCode.SOURCE
    assert os.listdir("dist") == ["notice.json"]
    assert "1 file written in dist" in capsys.readouterr().err


def test_warnings_can_fail(folder, capsys, monkeypatch):
    from publisher import work
    from publisher.diagnostics import Diagnostic, Severity

    warned = work.Outcome("notice.txt", diagnostics=[Diagnostic("S1", Severity.WARNING, "something")])
    monkeypatch.setattr(work, "build_job", lambda job, step: warned)
    assert main(["notice.txt", "-o", "dist"]) == ExitCode.BUILT
    assert main(["notice.txt", "-o", "dist", "--fail-on-warning"]) == ExitCode.WARNINGS


def test_a_scheduler_that_is_not_there(folder, capsys):
    assert main(["notice.txt", "-o", "dist", "--scheduler", "tcp://127.0.0.1:1"]) == ExitCode.USAGE
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1 and ("does not answer" in said[0] or "publisher[scheduler]" in said[0])
