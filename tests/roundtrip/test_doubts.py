"""Doubts are told of the blocks that are wrong, and seldom of others."""

from __future__ import annotations

import pytest

from publisher.structure.doubts import chance_of_error
from publisher.structure.features import Looked
from publisher.structure.weights import THRESHOLD

from .documents import samples
from .learn_doubts import case_of
from .trials import attempt


@pytest.fixture(scope="module")
def blocks() -> list[tuple[float, bool]]:
    """Give the probability of error of each block of some trials, and whether it is wrong."""
    out = []
    for sample in samples():
        if sample.name in ("issue", "research", "regulation", "letter"):
            for way in ("plain", "layout", "pdfminer"):
                case = case_of(attempt(sample, "own-periodical", way))
                out += [(chance_of_error(Looked(block, [], tells)), wrong) for block, tells, wrong in
                        zip(case.blocks, case.tells, case.wrong, strict=True)]
    return out


def test_most_wrong_blocks_carry_a_doubt_and_few_right_ones_do(blocks):
    wrong = [chance >= THRESHOLD for chance, is_wrong in blocks if is_wrong]
    right = [chance >= THRESHOLD for chance, is_wrong in blocks if not is_wrong]
    assert len(wrong) > 30
    assert sum(wrong) >= 0.6 * len(wrong)
    assert sum(right) <= 0.05 * len(right)


def test_a_probability_means_what_it_says(blocks):
    """Of all blocks together as many are wrong as the probabilities add up to, within a third."""
    expected, found = sum(chance for chance, _ in blocks), sum(is_wrong for _, is_wrong in blocks)
    assert abs(expected - found) <= found / 3
