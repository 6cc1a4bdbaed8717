"""Who plays the tours: Guidewright and four libraries, each with the names of the parts that it puts into a page."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["GUIDEWRIGHT", "LIBRARIES", "PLAYERS", "Player"]

GAP = 6.0


@dataclass(frozen=True, slots=True)
class Player:
    """A tour library as a page has it.

    Attributes:
        name: as the tables call it.
        key: of its files.
        card, mark, next: selectors of the card, of what is around the target, and of the button that goes on.
        host: the element whose shadow tree holds them; empty where they are in the page itself.
        gap: pixels between the target and what is around it; `None` where the calm page has to tell.
        modal: whether the card means to keep the focus.
    """

    name: str
    key: str
    card: str
    mark: str
    next: str
    host: str = ""
    gap: float | None = None
    modal: bool = True

    def parts(self) -> dict[str, str]:
        """The selectors, as the page takes them."""
        return {"host": self.host, "card": self.card, "mark": self.mark, "next": self.next}


GUIDEWRIGHT = Player(
    "Guidewright",
    "guidewright",
    card=".card",
    mark=".ring",
    next="[part~=next]",
    host="guidewright-tour",
    gap=GAP,
    modal=False,
)
LIBRARIES = (
    Player("driver.js", "driver", ".driver-popover", ".driver-overlay path", ".driver-popover-next-btn"),
    Player(
        "shepherd.js",
        "shepherd",
        ".shepherd-element",
        ".shepherd-modal-overlay-container path",
        ".shepherd-button",
    ),
    Player("intro.js", "intro", ".introjs-tooltip", ".introjs-helperLayer", ".introjs-nextbutton"),
    Player(
        "react-joyride",
        "joyride",
        ".react-joyride__tooltip",
        ".react-joyride__overlay path",
        "[data-action=primary]",
    ),
)
PLAYERS = (GUIDEWRIGHT, *LIBRARIES)
