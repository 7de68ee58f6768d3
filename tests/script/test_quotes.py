"""Quotation marks on their own: doubts and what stays open."""

from publisher.script.quotes import convert_quotes


def test_marks_that_are_right_raise_no_doubt() -> None:
    assert convert_quotes("“甲”“乙‘丙’”", corners=True).doubts == ()


def test_a_mark_turned_round_is_a_doubt() -> None:
    quotes = convert_quotes("”十三五”规划", corners=True)
    assert [span.text for span in quotes.spans] == ["「", "」"]
    assert quotes.doubts == (0,)


def test_a_lone_mark_is_a_doubt() -> None:
    assert convert_quotes("甲”乙", corners=True).doubts == (1,)
    assert convert_quotes("甲“乙", corners=True).doubts == (1,)


def test_an_open_quotation_is_carried() -> None:
    first = convert_quotes("“甲", corners=True)
    second = convert_quotes("乙”丙", corners=True, carried=first.open)
    assert first.open == ("d",) and [span.text for span in second.spans] == ["」"] and second.open == () and second.doubts == ()


def test_long_disorder_takes_linear_time() -> None:
    quotes = convert_quotes("”甲“" * 3000, corners=True)
    assert len(quotes.spans) + 2 >= 6000
