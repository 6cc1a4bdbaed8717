"""Which selectors look as if a tool had made them."""

from __future__ import annotations

import time

import pytest

from guidewright.policy.practices.step_css_generated import GENERATED


@pytest.mark.parametrize(
    ("selector", "found"),
    [
        ("li:nth-child(2)", ":nth-child(2)"),
        ("li:nth-last-of-type(2n+1)", ":nth-last-of-type(2n+1)"),
        (".css-1x2y3z", ".css-1x2y3z"),
        (".sc-bdVaJa", ".sc-bdVaJa"),
        ("#ember1234 > a", "#ember1234"),
        (".jss42", ".jss42"),
        ("#radix-:r3:", "#radix-:r3:"),
        ("#:r1a:", "#:r1a:"),
        ("#item-48213", "#item-48213"),
        (".Button_root__a8Xk2", ".Button_root__a8Xk2"),
        ("a.btn-primary-3f9ab2", ".btn-primary-3f9ab2"),
        ("p[_ngcontent-abc-c12]", "[_ngcontent-abc-c12]"),
    ],
)
def test_generated(selector: str, found: str) -> None:
    match = GENERATED.search(selector)
    assert match is not None
    assert match[0] == found


@pytest.mark.parametrize(
    "selector",
    [
        *(
            "#approve",
            ".queue__row--active",
            "main > form button[type=submit]",
            ".score5",
            ".col-2",
            "#step-1",
            ".css",
            "h2",
        ),
        *(
            "[data-row='48213']",
            ".MuiButton-root",
            "#invoice-list",
            "a[href^='#/invoices']",
            ".is-active",
            "#q3-26",
        ),
    ],
)
def test_chosen_by_a_person(selector: str) -> None:
    assert GENERATED.search(selector) is None


@pytest.mark.parametrize(
    "unit", ["a", "_a", "-1", "#12", ".css", ".css-a", "12a", ":nth-", "#:r", "._-", ".a_aaaa", "[_ng"]
)
def test_the_worst_selectors_take_no_longer_than_others(unit: str) -> None:
    started = time.process_time()
    for begin in ("", "#", ".", ".css-", "."):
        GENERATED.search(begin + unit * (50_000 // len(unit)))
    assert time.process_time() - started < 2
