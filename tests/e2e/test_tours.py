"""Every sample tour, in every language it is written in, played to its end in Ledgerline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.reading import read_json
from tests.e2e.site import SampleSite
from tests.e2e.tour_actions import ACTS, begin
from tests.e2e.tour_driver import TourPlayer

SHOWN = "approve-first-invoice"
TOURS = Path(__file__).parent.parent.parent / "tours"


def written() -> list[tuple[str, str]]:
    """Tours and languages, from the names of the project's files."""
    names = sorted(path.stem.partition(".") for path in TOURS.glob("*.yml"))
    return [(tour, language or "en") for tour, _, language in names]


def played() -> list[Any]:
    """The same; most translations, which take the same steps, are played with the slow tests."""
    return [
        pytest.param(tour, language, marks=[] if language == "en" or tour == SHOWN else pytest.mark.slow)
        for tour, language in written()
    ]


@pytest.mark.parametrize(("tour", "language"), played())
@pytest.mark.sampled(9)
def test_tour_plays_to_its_end(player: TourPlayer, tour: str, language: str) -> None:
    begin(player, tour, language)
    text = player.site.tour(tour, language)
    shown = player.play(text, ACTS.get(tour, {}))
    assert shown == [step["id"] for step in text["steps"]]
    player.expect_first_rungs()
    assert player.page.locator("guidewright-tour").count() == 0
    assert player.page.evaluate("window.violations") == []
    player.expect_no_complaints()


def test_every_tour_and_language_was_played(site: SampleSite) -> None:
    built = {(tour["id"], language) for tour in site.manifest["tours"] for language in tour["languages"]}
    assert built == set(written())


def test_acts_are_of_steps_that_there_are(site: SampleSite) -> None:
    for tour, acts in ACTS.items():
        (file,) = (site.folder / "tours" / "en").glob(f"{tour}.*.json")
        assert set(acts) <= {step["id"] for step in read_json(file)["steps"]}, tour
