"""What must hold for every text."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.model import Block, Kind, LineBreak, NoteRef, Strong, Text, text_of
from publisher.script import SCRIPTS, convert_text
from publisher.script.lexicon import Lexicon, best_reading
from publisher.script.paragraph import Rules, convert_paragraph
from publisher.script.runs import convert_inlines
from publisher.script.targets import target_of

CHARACTERS = (
    "于党余岳发后里干面系制松谷只台云斗冲皇太头白千天三了在是说，。：“”‘’、《》\n 同志主任书记张王李"
    "软件信息程序支持网络abc12"
)
TEXTS = st.text(alphabet=CHARACTERS, max_size=60)
INLINES = st.lists(
    st.one_of(st.builds(Text, TEXTS), st.builds(Strong, TEXTS), st.just(LineBreak()), st.builds(NoteRef, st.sampled_from(["①", "[1]"]))),
    max_size=6,
).map(tuple)


@given(st.text(max_size=80))
@settings(deadline=None)
def test_plain_conversion_keeps_the_length(text: str) -> None:
    for to in SCRIPTS:
        assert len(convert_text(text, to=to)) == len(text)


@given(TEXTS)
@settings(deadline=None)
def test_dense_text_keeps_the_length_too(text: str) -> None:
    for to in SCRIPTS:
        assert len(convert_text(text, to=to)) == len(text)


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126, exclude_characters="\"'"), max_size=80))
@settings(deadline=None)
def test_latin_text_is_left_alone(text: str) -> None:
    for to in SCRIPTS:
        assert convert_text(text, to=to, vocabulary=True) == text


@given(INLINES, st.booleans())
@settings(deadline=None, max_examples=200)
def test_inlines_together_are_the_paragraphs_conversion(inlines: tuple[Text | Strong | LineBreak | NoteRef, ...], vocabulary: bool) -> None:
    block = Block(Kind.PARAGRAPH, inlines)
    result = convert_paragraph(block.text, Rules(target_of("zh-Hant-TW"), vocabulary))
    assert text_of(convert_inlines(inlines, result)) == result.text


@given(TEXTS)
@settings(deadline=None)
def test_the_same_text_gives_the_same_conversion(text: str) -> None:
    assert convert_text(text, to="zh-Hant-TW", vocabulary=True) == convert_text(text, to="zh-Hant-TW", vocabulary=True)


@given(st.text(alphabet="ABCD", max_size=30))
def test_a_reading_never_overlaps_and_covers_as_much_as_can_be(text: str) -> None:
    lexicon = Lexicon({"AB": "", "BC": "", "ABC": "", "CD": "", "DDA": ""})
    reading = best_reading(lexicon.places(text), lambda start, end: 0)
    assert all(a[1] <= b[0] for a, b in zip(reading, reading[1:], strict=False))
    covered = [0] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        covered[end] = max([covered[end - 1], *(covered[s] + end - s for s, e in lexicon.places(text) if e == end)])
    assert sum(end - start for start, end in reading) == covered[-1]


@pytest.mark.parametrize("to", SCRIPTS)
def test_empty_text(to: str) -> None:
    assert convert_text("", to=to) == ""


@pytest.mark.parametrize("unit", ["默认程序", "范、于、", "手表示", "党后", "里·", "http://a/后", "《", "由于主任"])
def test_long_texts_take_linear_time(unit: str) -> None:
    def seconds(times: int) -> float:
        start = process_time()
        convert_text(unit * times, to="zh-Hant-TW", vocabulary=True)
        return process_time() - start

    seconds(10)
    # Eight times the text, quadratically 64 times the time.
    assert seconds(8000) < 0.05 + 24 * seconds(1000)


@pytest.mark.parametrize(("text", "places"), [
    ("", []), ("A", []), ("AB", [(0, 2)]), ("甲乙AB", [(2, 4)]), ("𠀀AB", [(1, 3)]), ("A𠀀B", []),
])
def test_words_are_found_beside_characters_of_any_plane(text: str, places: list[tuple[int, int]]) -> None:
    assert Lexicon({"AB": "", "C": ""}).places(text) == places
