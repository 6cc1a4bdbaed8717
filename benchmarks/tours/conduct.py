"""How tours behave: what is asked of every player once, each question on a fresh page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.tours.players import Player
from benchmarks.tours.results import Conduct, Followed
from benchmarks.tours.visit import PLAIN, SIZE, Browsing, Visit
from tests.browser import run_axe

__all__ = ["CHANGES", "DIALOGS", "PLACES", "conduct"]

PRESSES = 30
SETTLED = 900
ZOOM = 1.5
ABOVE = "document.querySelector('main').prepend"
OPEN = "document.querySelector('dialog').showModal()"


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happens to a page.

    Attributes:
        what: as the table calls it.
        script: that does it, while a step is open.
        tour: which is played; its first target is looked at.
        before: script that is run before the tour starts.
        zoom: how much larger it makes everything.
        window: how large the window becomes, as a share of what it was.
        density: device pixels for each pixel; with a smaller window this is what a browser's own zoom is.
    """

    what: str
    script: str = ""
    tour: tuple[str, str] = PLAIN
    before: str = ""
    zoom: float = 1.0
    window: tuple[float, float] | None = None
    density: float = 0.0


CHANGES = (
    Change("nested scroll", "document.querySelector('.scroller').scrollTop += 30", ("scrolled", "save")),
    Change(
        "90 px layout shift",
        f"const one = document.createElement('div'); one.className = 'shift'; {ABOVE}(one)",
    ),
    Change("window resized", window=(0.6, 0.8)),
    Change("page zoom of the browser", window=(1 / ZOOM, 1 / ZOOM), density=ZOOM),
    Change("CSS zoom of the body", f"document.body.style.zoom = '{ZOOM}'", zoom=ZOOM),
    Change("in a sticky header, page scrolled", "scrollTo(0, 200)", ("account", "save")),
    Change(
        "under a sticky header at the start",
        tour=("under", "save"),
        before="scrollBy(0, document.querySelector('[data-testid=under]').getBoundingClientRect().top - 10)",
    ),
    Change("transform on the body", "document.body.style.transform = 'translate(30px, 20px)'"),
)
DIALOGS = (
    "opened before, mouse",
    "opened before, keyboard",
    "opened during, mouse",
    "opened during, keyboard",
)
PLACES = {"open shadow root": ("deep", "save"), "same-origin frame": ("framed", "save")}


def conduct(browsing: Browsing, player: Player, calm_axe: Sequence[str]) -> Conduct:
    """Ask everything.

    Args:
        browsing: the browser and the pages.
        player: who is asked.
        calm_axe: what axe finds in the page without any tour.
    """
    calm = _calm(browsing, player)
    violations, strict = _strict(browsing, player)
    during, after = _attributes(browsing, player)
    restyled, elements = _restyled(browsing, player)
    focus, axe = _focus_and_axe(browsing, player)
    return Conduct(
        followed={change.what: _follow(browsing, player, change, calm) for change in CHANGES},
        dialogs={name: _dialog(browsing, player, name) for name in DIALOGS},
        reached={place: _reach(browsing, player, names, calm) for place, names in PLACES.items()},
        violations=violations,
        strict=strict,
        during=during,
        after=after,
        restyled=restyled,
        elements=elements,
        focus=focus,
        axe=[line for line in axe if line not in calm_axe],
    )


def _calm(browsing: Browsing, player: Player) -> list[float] | None:
    """The gaps around a target that nothing happens to: the player's declared one, or what can be seen."""
    if player.gap is not None:
        return [player.gap] * 4
    with browsing.visit(player) as visit:
        visit.start()
        return visit.gaps(PLAIN[0])


def _follow(browsing: Browsing, player: Player, change: Change, calm: list[float] | None) -> Followed:
    name = change.tour[0]
    with browsing.visit(player) as visit:
        if change.before:
            visit.page.evaluate(f"() => {{ {change.before} }}")
        visit.start(change.tour)
        if change.script:
            visit.page.evaluate(f"() => {{ {change.script} }}")
        if change.window:
            _resize(visit, change)
        visit.page.wait_for_timeout(SETTLED)
        return visit.followed(name, calm, change.zoom, below_header=bool(change.before))


def _resize(visit: Visit, change: Change) -> None:
    width, height = (round(now * share) for now, share in zip(SIZE, change.window or (1, 1), strict=True))
    if not change.density:
        visit.page.set_viewport_size({"width": width, "height": height})
        return
    size = {"width": width, "height": height, "deviceScaleFactor": change.density, "mobile": False}
    visit.page.context.new_cdp_session(visit.page).send("Emulation.setDeviceMetricsOverride", size)


def _dialog(browsing: Browsing, player: Player, name: str) -> bool:
    """Whether the button that goes on works with a modal dialog open."""
    when, how = name.split(", ")
    early = when == "opened before"
    with browsing.visit(player) as visit:
        if early:
            visit.page.evaluate(OPEN)
        visit.start(("inside", "beside") if early else PLAIN)
        if not early:
            visit.page.evaluate(OPEN)
            visit.page.wait_for_timeout(SETTLED)
        if how == "mouse":
            return visit.click_next() and visit.on_second()
        if not visit.tab_to_next(PRESSES):
            return False
        visit.page.keyboard.press("Enter")
        return visit.on_second()


def _reach(browsing: Browsing, player: Player, names: tuple[str, str], calm: list[float] | None) -> Followed:
    with browsing.visit(player) as visit:
        visit.start(names)
        return visit.followed(names[0], calm)


def _strict(browsing: Browsing, player: Player) -> tuple[list[str], bool]:
    """The violations of a strict policy, and whether both steps can be played under it."""
    with browsing.visit(player, "strict") as visit:
        errors: list[str] = []
        visit.page.on("pageerror", lambda error: errors.append(str(error)))
        played = visit.start() and visit.click_next() and visit.on_second()
        visit.click_next()
        visit.page.wait_for_timeout(SETTLED)
        violations: list[str] = visit.page.evaluate("look.violations")
        return violations, played and not errors


def _attributes(browsing: Browsing, player: Player) -> tuple[list[str], list[str]]:
    """Attributes of the page's own elements that are others: with the first step open, and after the last."""
    with browsing.visit(player) as visit:
        page = visit.page
        page.evaluate("() => { window.were = look.attributes() }")
        visit.start(("menu", "save"))
        during: list[str] = page.evaluate("look.changed(were)")
        visit.click_next()
        visit.on_second()
        page.wait_for_timeout(SETTLED)
        visit.click_next()
        page.wait_for_timeout(SETTLED)
        after: list[str] = page.evaluate("look.changed(were)")
        return during, after


def _restyled(browsing: Browsing, player: Player) -> tuple[int, int]:
    """How many elements of the card look different under a hostile sheet, of how many."""
    looks: list[list[str]] = []
    for variant in ("plain", "hostile"):
        with browsing.visit(player, variant) as visit:
            visit.start(("note", "advice"))
            looks.append(visit.page.evaluate("look.looks()"))
    calm, hostile = looks
    same = sum(1 for one, other in zip(calm, hostile, strict=False) if one == other)
    return len(calm) - same, len(calm)


def _focus_and_axe(browsing: Browsing, player: Player) -> tuple[list[str], list[str]]:
    with browsing.visit(player) as visit:
        visit.start()
        axe = run_axe(visit.page)
        focus: list[str] = []
        for _ in range(PRESSES):
            visit.page.keyboard.press("Tab")
            focus.append(visit.page.evaluate("name => look.focus(name)", PLAIN[0]))
        return focus, axe
