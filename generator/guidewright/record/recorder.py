"""The state of a recording: hears what the page tells, keeps the moves in order, says how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from guidewright.record.addresses import site_of
from guidewright.record.messages import Act, Kind, Message, Sight, read_message
from guidewright.record.typed import TypedTexts

__all__ = ["Move", "Recorder"]

MOST_MOVES = 200
MOST_TYPED = 2_000
"""No writer types into so many fields; a page that calls for itself cannot fill the memory."""
CAUSED = 5_000
"""Milliseconds within which a change of address belongs to what was done before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One thing the writer did.

    Attributes:
        url: the page on which it was done.
        language: the language of that page.
        act, sight: what was done and to what; both `None` where the writer went to another page by other means.
        to: where that led.
    """

    url: str
    language: str = ""
    act: Act | None = None
    sight: Sight | None = None
    to: str | None = None


class Recorder:
    """Keeps what the writer does.

    Args:
        paused: begin without recording, so that the writer can sign in first.

    Attributes:
        moves: what is recorded, in order.
        paused: nothing is recorded at the moment.
        finished: the writer has said that this was all.
        elsewhere: how often something was done in a frame of another origin, where no tour can point.
    """

    def __init__(self, *, paused: bool = False) -> None:
        self.moves: list[Move] = []
        self.paused = paused
        self.finished = False
        self.elsewhere = 0
        self._typed: list[str] = []
        self._fresh: list[str] = []
        self._url: str | None = None
        self._acted = float("-inf")

    @property
    def sites(self) -> frozenset[str]:
        """The origins of the pages on which something was recorded."""
        return frozenset(site_of(move.url) for move in self.moves)

    @property
    def full(self) -> bool:
        """Whether no further move is taken."""
        return len(self.moves) >= MOST_MOVES

    @property
    def typed(self) -> TypedTexts:
        """What was typed so far, also while the recording was paused."""
        return TypedTexts(self._typed, self._fresh)

    def hear(self, value: Any) -> dict[str, Any]:
        """Take one message of a page; -> how the recording stands, for its bar."""
        message = read_message(value)
        if message is not None and not self.finished:
            self._take(message)
        last = self.moves[-1].sight if self.moves else None
        return {
            "paused": self.paused,
            "steps": len(self.moves),
            "last": last.name if last else "another page" if self.moves else "",
        }

    def _take(self, message: Message) -> None:
        match message.kind:
            case Kind.TYPED:
                self._keep_out(message)
            case Kind.ACT:
                self._act(message)
            case Kind.ARRIVED:
                self._arrive(message)
            case Kind.UNDO:
                self.moves = self.moves[:-1]
            case Kind.PAUSE:
                self.paused = not self.paused
            case Kind.FINISH:
                self.finished = True
            case Kind.ELSEWHERE:
                self.elsewhere += not self.paused
                self._acted = message.at

    def _keep_out(self, message: Message) -> None:
        if len(self._typed) < MOST_TYPED:
            self._typed.append(message.typed)
            self._fresh += message.fresh

    def _act(self, message: Message) -> None:
        self._acted = message.at
        self._url = message.url
        again = self.moves[-1] if self.moves else None
        move = Move(url=message.url, language=message.language, act=message.act, sight=message.sight)
        if self.paused or self.full:
            return
        if again and move.act is again.act is Act.INPUT and _same_target(move, again):
            return  # the writer has corrected what they typed
        self.moves.append(move)

    def _arrive(self, message: Message) -> None:
        before, self._url = self._url, message.url
        caused = message.at - self._acted <= CAUSED
        if before in (None, message.url) or caused or self.paused or not self.moves:
            return
        if not self.full:
            self.moves.append(Move(url=before or "", language=message.language, to=message.url))


def _same_target(one: Move, other: Move) -> bool:
    ways = [move.sight.ways[:1] if move.sight else () for move in (one, other)]
    return one.url == other.url and ways[0] == ways[1] != ()
