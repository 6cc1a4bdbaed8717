"""Of the repetitions of a test, the quick run keeps enough to see every language, scheme and width, or a sample."""

from __future__ import annotations

from itertools import product

from tests.matrix import fewest, spread


def test_every_value_is_seen_in_few_cases() -> None:
    cases = [
        {"scheme": scheme, "language": code}
        for scheme, code in product(("light", "dark"), ("en", "ja", "zh", "ms"))
    ]
    chosen = [cases[at] for at in fewest(cases)]
    assert len(chosen) == 4
    assert {case["scheme"] for case in chosen} == {"light", "dark"}
    assert {case["language"] for case in chosen} == {"en", "ja", "zh", "ms"}


def test_one_case_is_enough_for_one_value() -> None:
    assert fewest([{"language": "en"}]) == [0]
    assert fewest([]) == []


def test_a_sample_is_spread_over_all_cases() -> None:
    assert spread(32, 4) == [0, 8, 16, 24]
    assert spread(7, 3) == [0, 2, 4]
    assert spread(3, 5) == [0, 1, 2]
    assert spread(5, 1) == [0]
    assert spread(0, 2) == []
