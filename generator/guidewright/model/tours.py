"""Tours: steps in the product, and the how-to that the same steps make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any

from guidewright.decode import Block
from guidewright.diagnostics import Issue
from guidewright.model import rules
from guidewright.model.articles import Audience, Status
from guidewright.model.records import Record, key
from guidewright.model.rich_shapes import Rich
from guidewright.model.shapes import Id, Label, Period, Ref, Text, Value, Whole

__all__ = [
    "Advance",
    "AdvanceOn",
    "Checkpoint",
    "Condition",
    "Frequency",
    "OnMissing",
    "Placement",
    "Rung",
    "Step",
    "Tour",
    "Trigger",
    "TriggerOn",
]

Words = Annotated[str, Text(words=True)]
RichText = Annotated[tuple[Block, ...], Rich()]
FINDERS = ("testid", "role", "label", "text", "ui", "css")


class Placement(Enum):
    """Where the card stands beside its target."""

    AUTO = "auto"
    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"


class OnMissing(Enum):
    """What happens when a step's target is not there."""

    SKIP = "skip"
    WAIT = "wait"
    RECOVER = "recover"
    END = "end"


class AdvanceOn(Enum):
    """What takes the reader to the next step."""

    NEXT = "next"
    CLICK = "click"
    INPUT = "input"
    EVENT = "event"
    ROUTE = "route"
    APPEAR = "appear"
    DISAPPEAR = "disappear"


class TriggerOn(Enum):
    """What starts a tour."""

    FIRST_LOGIN = "first-login"
    URL = "url"
    EVENT = "event"
    MANUAL = "manual"


class Frequency(Enum):
    """How often a tour may start by itself, per person."""

    ONCE = "once"
    UNTIL_DONE = "until-done"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung(Record):
    """One way to find an element."""

    testid: str | None = key("Its test id.", default=None, example="nav-invoices")
    role: str | None = key("Its ARIA role, with `name` or `ui`.", default=None, example="button")
    name: str | None = key("Its accessible name, beside `role`.", default=None)
    label: str | None = key("The label of a form field.", default=None)
    text: str | None = key("The text it shows.", default=None)
    ui: Annotated[str, Label()] | None = key(
        "The text or, beside `role`, the name it shows, as a catalogue key.", default=None
    )
    css: str | None = key("A CSS selector, as a last resort.", default=None)
    within: tuple[Rung, ...] = key("The element it stands in, found the same way.", default=())

    def check(self) -> tuple[Issue, ...]:
        given = [name for name in FINDERS if getattr(self, name) is not None]
        if given == ["role", "ui"]:
            given = ["role"]
        if len(given) == 1 and not (self.name is not None and given != ["role"]):
            return ()
        message = f"this rung names {len(given)} ways to find the element: {', '.join(given) or 'none'}"
        if self.name is not None and given != ["role"]:
            message = "`name` belongs beside `role`"
        help_text = (
            "Write one of `testid`, `role` with `name` or `ui`, `label`, `text`, `ui`, `css` per rung."
        )
        return (rules.NO_FINDER.at(self.origin.span(), message, help_text),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Record):
    """Something that is true in the product: every key given must hold."""

    url: str | None = key(
        "The address matches this pattern; `*` stands for anything.", default=None, example='"#/invoices*"'
    )
    event: str | None = key("The product has sent this event since the tour began.", default=None)
    where: Mapping[str, Annotated[Any, Value()]] = key("Values in the event's detail.", factory=dict)
    target: tuple[Rung, ...] = key("This element is visible.", default=())
    gone: tuple[Rung, ...] = key("This element is not there.", default=())
    value: str | None = key("The target field holds this text; `*` stands for any.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint(Condition):
    """Proof that the reader did it: the step is left only once it holds."""

    hint: RichText = key("Shown to whoever goes on too early.", default=())
    covers: tuple[Annotated[str, Ref("objective")], ...] = key(
        "Objectives it proves, as `article/objective`.", default=()
    )

    def check(self) -> tuple[Issue, ...]:
        if any((self.url, self.event, self.target, self.gone, self.value)):
            return ()
        message = "this checkpoint asks for nothing"
        help_text = "Add what must hold: `event`, `url`, `target`, `gone` or `value`."
        return (rules.INVALID_VALUE.at(self.origin.span(), message, help_text),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance(Record):
    """What takes the reader to the next step."""

    SHORTHAND = "on"

    on: AdvanceOn = key(
        "Next button, click on the target, input, product event, a change of address, or an element that appears or disappears.",
        example="click",
    )
    event: str | None = key("The product event, for `event`.", default=None)
    where: Mapping[str, Annotated[Any, Value()]] = key("Values in the event's detail.", factory=dict)
    url: str | None = key("The address, for `route`; `*` stands for anything.", default=None)
    value: str | None = key("The text to type, for `input`; `*` stands for any.", default=None)
    target: tuple[Rung, ...] = key("The element, for `appear` and `disappear`.", default=())

    def check(self) -> tuple[Issue, ...]:
        needed = {
            AdvanceOn.EVENT: "event",
            AdvanceOn.ROUTE: "url",
            AdvanceOn.APPEAR: "target",
            AdvanceOn.DISAPPEAR: "target",
        }.get(self.on)
        return _needs(self, needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger(Record):
    """What starts the tour."""

    SHORTHAND = "on"

    on: TriggerOn = key("First login, an address, a product event, or only by hand.", example="first-login")
    url: str | None = key(
        "The address that starts it, or that a first login waits for; `*` stands for anything.", default=None
    )
    event: str | None = key("The product event, for `event`.", default=None)

    def check(self) -> tuple[Issue, ...]:
        needed = {TriggerOn.EVENT: "event", TriggerOn.URL: "url"}.get(self.on)
        return _needs(self, needed)


def _needs(record: Advance | Trigger, name: str | None) -> tuple[Issue, ...]:
    if name is None or getattr(record, name):
        return ()
    message = f"`on: {record.on.value}` needs `{name}`"
    help_text = f"Write `{{on: {record.on.value}, {name}: …}}`."
    return (rules.MISSING_KEY.at(record.origin.span("on"), message, help_text),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """One card of a tour."""

    id: Annotated[str, Id()] = key("Stable name within the tour.", example="open-list")
    page: str | None = key(
        "Address the step belongs to; `*` stands for anything.", default=None, example='"#/invoices"'
    )
    target: tuple[Rung, ...] = key(
        "Ways to find the element, best first; none for a card in the middle.", default=()
    )
    title: Words = key("Heading of the card.", example="Open your invoices")
    body: RichText = key("What to do and why.", default=())
    placement: Placement = key("Where the card stands beside its target.", default=Placement.AUTO)
    advance: Advance | None = key(
        "What takes the reader on. Default: the Next button.", default=None, example="click"
    )
    checkpoint: Checkpoint | None = key("Proof that the reader did it.", default=None)
    when: Condition | None = key("Shown only when this holds.", default=None)
    on_missing: OnMissing = key("What happens when the target is not there.", default=OnMissing.WAIT)
    article: Annotated[str, Ref("article")] | None = key("Where to read more.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tour(Record):
    """Steps that show a task in the product."""

    id: Annotated[str, Id()] = key("Stable name. Default: the file name.", default="")
    title: Words = key("Name shown to readers.", example="Approve your first invoice")
    summary: Words = key("What the reader can do afterwards.", default="")
    product: Annotated[str, Ref("product")] = key("Product it plays in.", example="ledgerline")
    start: str | None = key(
        "Address it starts at, behind the product's own.", default=None, example='"#/invoices"'
    )
    roles: tuple[Annotated[str, Ref("role")], ...] = key("Who it is for.", example="[manager]")
    trigger: Trigger | None = key(
        "What starts it. Default: only by hand.", default=None, example="first-login"
    )
    frequency: Frequency = key("How often it may start by itself.", default=Frequency.ONCE)
    priority: Annotated[int, Whole(least=-1000, most=1000)] = key(
        "Which starts first when several could.", default=0
    )
    steps: tuple[Step, ...] = key("The steps, in order.", example="[{id: open-list, title: …}]")
    feature: Annotated[str, Ref("feature")] | None = key("Product capability it shows.", default=None)
    minutes: Annotated[int, Whole(least=1, most=600)] | None = key("Minutes it takes.", default=None)
    owner: str | None = key("Team that keeps it true.", default=None, example="education-team")
    reviewed: dt.date | None = key("Day of the last review.", default=None, example="2026-10-01")
    review_every: Annotated[int, Period()] | None = key(
        "Time until the next review.", default=None, example="6 months"
    )
    status: Status = key("How far it is from its readers.", default=Status.DRAFT, example="published")
    audience: Audience = key("Who may take it.", default=Audience.CUSTOMER)

    def check(self) -> tuple[Issue, ...]:
        return rules.not_empty(self.steps, "this tour has no steps", self.origin.span("steps"))
