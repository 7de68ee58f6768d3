"""What two characters at the join of two lines say of it."""

from publisher.read import read_bytes
from publisher.structure.pairs import Pairs
from publisher.structure.rows import rows_of

from .make_pairs import TARGET, made


def pairs(text: str) -> Pairs:
    return Pairs(rows_of(read_bytes(text.encode(), "a.txt").lines))


def test_words_of_the_language_are_known_in_a_text_of_one_line():
    known = pairs("河边的老街有四百步长。")
    assert known.cost("我们建设社会主", "义现代化国家") < -2
    assert known.cost("我们建设社会主", "街上的石桥") > 0
    assert known.cost("我们建设社会主", "，街上") == 0


def test_words_of_the_text_are_known():
    line = "老周在青杠坳种茶，青杠坳的人都认得他。"
    assert pairs(line).cost("他住在青", "杠坳") < pairs("河边的老街有四百步长。").cost("他住在青", "杠坳") - 1


def test_numbers_are_made_as_they_are_needed():
    assert pairs("河边的老街有四百步长。").cost("本刊请十", "位一线职工") < 0.7


def test_the_table_is_as_it_was_made():
    assert TARGET.read_text(encoding="utf-8") == made()
