"""Widths of a table's columns."""

from __future__ import annotations

import pytest

from publisher.typeset import share_width


def test_what_is_to_spare_is_shared_alike():
    assert share_width([10, 20, 30], 90) == [20, 30, 40]


def test_short_entries_are_not_broken_for_a_long_ones_sake():
    widths = share_width([40, 44, 36, 400], 300)
    assert widths[:3] == [40, 44, 36] and sum(widths) == pytest.approx(300)


def test_long_columns_share_what_is_left():
    short, long, longer = share_width([20, 300, 900], 320)
    assert short == 20 and 100 < long < longer and short + long + longer == pytest.approx(320)
