"""A tour plays in a product whose host sends a strict content security policy, and nothing is refused."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route

from tests.e2e.site import SampleSite
from tests.e2e.tour_actions import ACTS, begin
from tests.e2e.tour_driver import TourPlayer

STRICT = "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'none'; base-uri 'none'"


@pytest.fixture
def strict(page: Page, site: SampleSite) -> None:
    """The product's host sends the policy with every page."""

    def add_policy(route: Route) -> None:
        if route.request.resource_type != "document":
            return route.continue_()
        answer = route.fetch()
        return route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": STRICT})

    page.route(f"{site.product}**", add_policy)


@pytest.mark.usefixtures("strict")
@pytest.mark.parametrize("tour", ["submit-first-invoice", "build-invoice-approval"])
def test_a_strict_policy_has_nothing_to_refuse(player: TourPlayer, tour: str) -> None:
    begin(player, tour, "en")
    player.play(player.site.tour(tour, "en"), ACTS[tour])
    assert player.page.evaluate("window.violations") == []
    player.expect_no_complaints()


@pytest.mark.usefixtures("strict")
def test_the_policy_is_really_sent(player: TourPlayer) -> None:
    player.open()
    refused = player.page.evaluate("try { document.body.innerHTML = '<p>'; '' } catch (error) { error.name }")
    assert refused == "TypeError"
