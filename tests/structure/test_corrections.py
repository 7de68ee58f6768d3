"""An editor's corrections: those beside the seeds still fit, and what splitting and moving blocks does."""

from __future__ import annotations

import pytest

from publisher.diagnostics import SettingsError
from publisher.model import Article, Block, Correction, Document, DocumentKind, Kind, Metadata, Text
from publisher.pipeline import recover_document
from publisher.settings import load_settings
from publisher.structure.corrections import correct

HEAD, REST, NEXT = "一段标题", "标题后面的正文。", "另一段正文。"


def document():
    blocks = tuple(
        Block(Kind.PARAGRAPH, (Text(text),), ((line, line),)) for line, text in ((1, "开头。"), (3, HEAD + REST), (5, NEXT))
    )
    return Document("样本.txt", DocumentKind.TEXT, (Article(blocks),), Metadata(), ())


def test_corrections_of_the_seeds_fit(seed):
    beside = seed.with_suffix(".toml")
    settings = load_settings(beside)
    found, _ = recover_document(seed, settings)
    plain, _ = recover_document(seed)
    after = {(block.kind, block.text) for block in found.blocks()}
    before = {(block.kind, block.text) for block in plain.blocks()}
    for change in settings.corrections:
        if change.kind and change.after is None:
            text = change.split or change.text
            assert any(kind is change.kind and (text is None or text == own) for kind, own in after - before)
    assert (found == plain) <= (not settings.corrections)


def test_first_words_become_a_block():
    blocks = list(correct(document(), [Correction(3, split=HEAD, kind=Kind.HEADING, level=2)]).blocks())
    assert [(block.kind, block.level, block.text) for block in blocks[1:3]] == [(Kind.HEADING, 2, HEAD), (Kind.PARAGRAPH, None, REST)]


def test_a_block_is_put_behind_another():
    assert [block.text for block in correct(document(), [Correction(5, after=1)]).blocks()] == ["开头。", NEXT, HEAD + REST]


@pytest.mark.parametrize("change", [Correction(3, split="别的字"), Correction(3, split=HEAD + REST), Correction(5, after=4)])
def test_what_does_not_fit_is_an_error(change):
    with pytest.raises(SettingsError):
        correct(document(), [change])
