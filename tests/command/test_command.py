from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from types import SimpleNamespace

import pytest

from publisher.cli import main
from publisher.diagnostics import ExitCode

from .test_bad_input import NOTICE


@pytest.fixture
def notice(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def test_builds_three_formats_in_a_new_folder(notice, capsys):
    assert main(["notice.txt", "-o", "dist/new", "--ignore-system-fonts"]) == 0
    assert sorted(p.name for p in (notice.parent / "dist/new").iterdir()) == ["notice.docx", "notice.epub", "notice.pdf"]
    said = capsys.readouterr()
    assert said.out == "" and said.err.splitlines()[-1].startswith("3 files written in dist/new")


def test_same_bytes_elsewhere(notice, tmp_path, monkeypatch):
    for name, seed in (("a", "0"), ("b", "1")):
        command = [sys.executable, "-m", "publisher", str(notice), "-o", str(tmp_path / name), "--ignore-system-fonts", "-q"]
        subprocess.run(command, check=True, env={"PYTHONHASHSEED": seed, "TZ": ("UTC", "Asia/Shanghai")[name == "b"], "PATH": "/usr/bin"},
                       cwd=notice.parent)
    for path in sorted((tmp_path / "a").iterdir()):
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def test_json_to_standard_output(notice, capsysbinary):
    assert main(["notice.txt", "--to", "json", "-o", "-"]) == 0
    said = capsysbinary.readouterr()
    model = json.loads(said.out)
    assert model["schema"] == "1" and model["articles"][0]["blocks"][0]["kind"] == "title"


def test_a_file_for_one_edition(notice):
    assert main(["notice.txt", "--to", "epub", "-o", "out/book.epub"]) == 0
    assert (notice.parent / "out/book.epub").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(("arguments", "settings"), [(["--embed-fonts"], ""), ([], "[fonts]\nembed = true\n")])
def test_faces_go_into_an_epub_where_asked(notice, arguments, settings):
    (notice.parent / "notice.toml").write_text(settings)
    assert main(["notice.txt", "--to", "epub", "-o", "a.epub", "--ignore-system-fonts", *arguments]) == 0
    assert any(name.endswith(".ttf") for name in zipfile.ZipFile(notice.parent / "a.epub").namelist())


def test_standard_input(notice, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(NOTICE.encode("gb18030"))))
    assert main(["-", "--to", "json,md", "-o", "dist"]) == 0
    model = json.loads((notice.parent / "dist/stdin.json").read_text(encoding="utf-8"))
    assert model["articles"][0]["blocks"][0]["text"].startswith("关于开展")


def test_settings_beside_the_source(notice):
    settings = '[edition]\nname = "检查通知"\nformats = ["json"]\n[metadata]\nauthor = "办公室"\n'
    notice.with_suffix(".toml").write_text(settings, encoding="utf-8")
    assert main(["notice.txt", "-o", "dist"]) == 0
    model = json.loads((notice.parent / "dist/检查通知.json").read_text(encoding="utf-8"))
    assert model["metadata"]["author"] == ["办公室"]


def test_command_line_wins_over_the_file(notice):
    notice.with_suffix(".toml").write_text('[edition]\nformats = ["pdf"]\n')
    assert main(["notice.txt", "-o", "dist", "--to", "md"]) == 0
    assert [p.name for p in (notice.parent / "dist").iterdir()] == ["notice.md"]


def test_corrections_and_without(notice):
    notice.with_suffix(".toml").write_text('[edition]\nformats = ["json"]\n[[corrections]]\nline = 1\nkind = "kicker"\n')

    def kinds(*options):
        assert main(["notice.txt", "-o", "dist", *options]) == 0
        return [b["kind"] for b in json.loads((notice.parent / "dist/notice.json").read_text(encoding="utf-8"))["articles"][0]["blocks"]]

    assert kinds()[0] == "kicker"
    assert kinds("--no-corrections")[0] == "title"


def test_log_tells_what_was_written(notice):
    assert main(["notice.txt", "missing.txt", "-o", "dist", "--to", "md", "--log", "log.json"]) == ExitCode.SOURCE
    log = json.loads((notice.parent / "log.json").read_text(encoding="utf-8"))
    assert [s["code"] for s in log["sources"]] == [0, 4]
    assert log["sources"][0]["written"] == ["dist/notice.md"]
    assert log["sources"][1]["diagnostics"][0]["severity"] == "error"


def test_scripts_make_files_of_their_own(notice):
    assert main(["notice.txt", "-o", "dist", "--to", "json", "--script", "as-is,zh-Hant-TW,zh-Hant-HK"]) == 0
    names = sorted(p.name for p in (notice.parent / "dist").iterdir())
    assert names == ["notice.json", "notice.zh-Hant-HK.json", "notice.zh-Hant-TW.json"]
    model = json.loads((notice.parent / "dist/notice.zh-Hant-TW.json").read_text(encoding="utf-8"))
    assert model["metadata"]["language"] == "zh-Hant-TW"
    assert model["articles"][0]["blocks"][0]["text"] == "關於開展安全檢查的通知"


def test_several_at_a_time_give_the_same(notice, tmp_path):
    (tmp_path / "second.txt").write_text(NOTICE, encoding="utf-8")
    assert main(["notice.txt", "second.txt", "-o", "one", "--to", "docx"]) == 0
    assert main(["notice.txt", "second.txt", "-o", "two", "--to", "docx", "--jobs", "2"]) == 0
    for name in ("notice.docx", "second.docx"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_catalogue(notice):
    assert main(["notice.txt", "-o", "dist", "--to", "epub,docx", "--catalogue"]) == 0
    names = {p.name for p in (notice.parent / "dist").iterdir()}
    assert names == {"notice.epub", "notice.docx", "index.html", "opds.xml", "opds.json", "editions.json", "SHA256SUMS"}


def test_steps_are_told_when_asked(notice, capsys):
    assert main(["notice.txt", "-o", "dist", "--to", "md", "-v"]) == 0
    assert "notice.txt: structure" in capsys.readouterr().err


def test_version(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0 and capsys.readouterr().out.startswith("build-edition ")


def test_check_measures_a_finished_official_page(notice, capsys):
    assert main(["notice.txt", "-o", "notice.pdf", "--to", "pdf", "--layout", "official", "--ignore-system-fonts", "-q"]) == 0
    assert main(["notice.pdf", "--check", "-v"]) == 0
    said = capsys.readouterr().err.splitlines()
    assert said[-1].startswith("1 measured against GB/T 9704; ")
    assert all(line.startswith("notice.pdf: ") for line in said[:-1])


def test_a_page_that_is_not_official_fails_on_warning(notice, capsys):
    assert main(["notice.txt", "-o", "notice.pdf", "--to", "pdf", "--layout", "book", "--ignore-system-fonts", "-q"]) == 0
    assert main(["notice.pdf", "--check", "--fail-on-warning"]) == ExitCode.WARNINGS
    assert "5.2" in capsys.readouterr().err
    assert main(["missing.pdf", "--check"]) == ExitCode.SOURCE
