from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.model import Article, Block, Document, DocumentKind, Dropped, Kind, LineBreak, Metadata, NoteRef, PageStart, Strong, Text
from publisher.model.codec import dumps, from_json, json_schema, loads, to_json

from ..update_schema import SCHEMA, schema_text

texts = st.text(max_size=12)
ranges = st.lists(st.tuples(st.integers(1, 9999), st.integers(1, 9999)), max_size=3).map(tuple)
inlines = st.one_of(st.builds(Text, texts), st.builds(Strong, texts), st.builds(NoteRef, texts), st.just(LineBreak()))
blocks = st.builds(Block, st.sampled_from(Kind), st.lists(inlines, max_size=4).map(tuple), ranges, st.none() | st.integers(1, 6),
                   st.none() | st.integers(0, 99), st.lists(st.builds(PageStart, st.integers(0, 99), texts), max_size=2).map(tuple))
authors = st.lists(texts.filter(bool), max_size=2).map(tuple)
metadata = st.builds(Metadata, title=texts, author=authors, language=st.sampled_from(["zh-Hans", ""]))
articles = st.lists(st.builds(Article, st.lists(blocks, max_size=4).map(tuple)), max_size=3).map(tuple)
dropped = st.lists(st.builds(Dropped, texts, texts, ranges, texts), max_size=3).map(tuple)
documents = st.builds(Document, texts, st.sampled_from(DocumentKind), articles, metadata, dropped)


@given(documents)
def test_round_trip(document):
    assert loads(dumps(document)) == document


@given(documents)
def test_what_is_written_is_what_the_schema_says(document):
    jsonschema.validate(json.loads(dumps(document)), json_schema())


def test_schema_is_checked_in():
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), "the model has changed: run `make schema`"


def test_schema_refuses_an_unknown_kind():
    data = to_json(Document("a.txt", DocumentKind.TEXT, (Article((Block.of(Kind.PARAGRAPH, "甲"),)),)))
    data["articles"][0]["blocks"][0]["kind"] = "paragraf"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json_schema())


@pytest.mark.parametrize("change", [{"schema": "0"}, {"articles": [{}]}, {"kind": "poster"}, {"metadata": {"colour": "red"}},
                                    {"dropped": [{"text": "甲", "reason": "x", "lines": [[1]]}]}])
def test_reading_refuses_what_is_not_ours(change):
    data = to_json(Document("a.txt", DocumentKind.TEXT, ()))
    with pytest.raises(ValueError):
        from_json({**data, **change})


def test_plain_blocks_are_written_plainly():
    article = Article((Block.of(Kind.HEADING, "一、总则", ((3, 4),), level=1),))
    row = to_json(Document("a.txt", DocumentKind.TEXT, (article,)))["articles"][0]["blocks"][0]
    assert row == {"kind": "heading", "level": 1, "text": "一、总则", "lines": [[3, 4]]}
