"""The conversion in a whole build: an editor's answers, file names, what the review list says of them."""

from pathlib import Path

import pytest

from publisher import Settings, build_edition
from publisher.settings import load_settings

TEXT = (
    "关于虎台社区的通知\n\n各有关单位：\n\n"
    "城西区虎台社区的李干杰同志到了现场，大家都很高兴。请各单位认真学习，做好后续工作。\n\n虎台社区\n2022年5月6日\n"
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "通知后.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def settings(tmp_path: Path, script: str) -> Settings:
    path = tmp_path / "answers.toml"
    path.write_text(f'[edition]\nformats = ["md"]\nscripts = ["zh-Hant-TW"]\n[script]\n{script}', encoding="utf-8")
    return load_settings(path)


def test_an_editors_answer_holds_and_leaves_the_review_list(source: Path, tmp_path: Path) -> None:
    asked = build_edition(source, settings(tmp_path, ""))
    assert {"C1", "C2"} <= {d.code for d in asked.diagnostics}
    answered = build_edition(source, settings(tmp_path, 'keep = ["虎台"]\nwords = { "李干杰" = "李幹傑" }\n'))
    text = answered.editions[0].data.decode()
    assert "虎台社區的李幹傑同志" in text and not {"C1", "C2"} & {d.code for d in answered.diagnostics}


@pytest.mark.parametrize(("script", "name"), [("", "通知后.zh-Hant-TW.md"), ("file_names = true\n", "通知後.zh-Hant-TW.md")])
def test_a_file_name_is_converted_if_asked(source: Path, tmp_path: Path, script: str, name: str) -> None:
    assert [edition.name for edition in build_edition(source, settings(tmp_path, script)).editions] == [name]
