"""The events that the in-page code sends, declared once: types and reference derive from it, and a test holds the page to it.

Each is a `guidewright` CustomEvent on the document. Its detail has the fields of the event and those in `COMMON`.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["COMMON", "EVENTS", "Event", "EventField", "events_typescript"]


@dataclass(frozen=True, slots=True)
class EventField:
    """A part of an event's detail.

    Attributes:
        name: its key.
        kind: its type, as TypeScript writes it.
        doc: what it says.
        optional: whether it may be absent.
    """

    name: str
    kind: str
    doc: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a page.

    Attributes:
        name: the `type` in its detail.
        place: where it is sent: `product` or `help site`.
        doc: when it is sent.
        fields: what its detail holds besides the common fields.
    """

    name: str
    place: str
    doc: str
    fields: tuple[EventField, ...]


def _tour(name: str, doc: str, *fields: EventField) -> Event:
    return Event(name, "product", doc, (EventField("tour", "string", "Id of the tour."), *fields))


def _quiz(name: str, doc: str, *fields: EventField) -> Event:
    common = (
        EventField("quiz", "string", "Id of the quiz."),
        EventField("attempt", "number", "Which attempt of this reader it is, from 1."),
        EventField("scope", '"all" | "wrong"', "All questions, or only those that were wrong before."),
    )
    return Event(name, "help site", doc, (*common, *fields))


STEP = EventField("step", "string", "Id of the step.")
COMMON = (
    EventField("version", "1", "Version of these events."),
    EventField("type", "string", "Name of the event."),
    EventField("at", "string", "When it happened: ISO 8601, in UTC."),
)
EVENTS = (
    _tour(
        "tour-started",
        "A tour appears on the screen.",
        EventField("resumed", "boolean", "Whether it goes on from where this person left it."),
    ),
    _tour("step-shown", "A step's card is on the screen.", STEP),
    _tour(
        "target-found",
        "The element that a step points at was found.",
        STEP,
        EventField(
            "rung", "number", "Which rung found it, from 0. More than 0 means that a better one has failed."
        ),
    ),
    _tour(
        "target-missing",
        "The element was not there within a second; two where the step may be skipped.",
        STEP,
        EventField("on_missing", '"skip" | "wait" | "recover" | "end"', "What the tour does now."),
    ),
    _tour(
        "checkpoint-failed", "The person went on, but the checkpoint does not hold; its hint is shown.", STEP
    ),
    _tour("step-completed", "A step was left forward; its checkpoint holds.", STEP),
    _tour("tour-completed", "A tour was played to its end.", STEP),
    _tour(
        "tour-exited",
        "A tour was left before its end.",
        STEP,
        EventField(
            "reason",
            '"close" | "escape" | "missing" | "navigated" | "api"',
            "The close button, the Escape key, a target that never came, a page of its own, or `guidewright.stop()`.",
        ),
    ),
    _tour(
        "tour-failed",
        "A tour could not be shown, or broke off. The page goes on as if it had not been.",
        EventField(
            "reason",
            "string",
            "`unknown` id, `version`, `shape`, `browser`, `refused`, `http-404` or another status, or `error`.",
        ),
        EventField("message", "string", "What a developer can look for.", optional=True),
    ),
    Event(
        "manifest-failed",
        "product",
        "The list of tours could not be used, so there are none on this page; or the page breaks what the loader needs.",
        (
            EventField(
                "reason",
                "string",
                "`length`, `json`, `version`, `shape`, `refused`, `http-404` or another status, or `error`.",
            ),
            EventField("file", "string", "The address that was asked for."),
        ),
    ),
    _quiz(
        "quiz-started",
        "A reader chose a first answer.",
        EventField("questions", "number", "How many questions this attempt has."),
    ),
    _quiz(
        "question-answered",
        "A reader checked an answer.",
        EventField("question", "string", "Id of the question."),
        EventField("chosen", "string[]", "Ids of the chosen answers."),
        EventField("correct", "boolean", "Whether they are right."),
    ),
    _quiz(
        "quiz-completed",
        "The last question of an attempt was answered.",
        EventField("right", "number", "How many questions are right."),
        EventField("total", "number", "How many questions the quiz has."),
        EventField("percent", "number", "The score."),
        EventField("passed", "boolean", "Whether the score reaches the pass mark."),
        EventField("wrong", "string[]", "Ids of the questions that are wrong."),
        EventField("pass_mark", "number", "The pass mark, in percent."),
    ),
    Event(
        "search-performed",
        "help site",
        "A reader stopped at the results of a search, opened one, or left.",
        (
            EventField("query", "string", "What was searched for."),
            EventField("results", "number", "How many results there were."),
            EventField(
                "filters",
                "Record<string, string[]>",
                "Chosen filters, by group; `language` only where it is not that of the page.",
            ),
            EventField(
                "covered", "number", "How much of the query the best page has: 0 to 1, with two decimals."
            ),
            EventField("chosen", "string", "Address of the result that was opened.", optional=True),
            EventField(
                "refined",
                "boolean",
                "True where the reader then asked in other words, without having opened a page.",
                optional=True,
            ),
        ),
    ),
)
"""In the order in which they happen, those of the product first."""


def events_typescript() -> list[str]:
    """The same as TypeScript, line by line."""
    lines = [
        "/** What the detail of each event holds, besides its version, type and time. */",
        "export interface Events {",
    ]
    for event in EVENTS:
        parts = "; ".join(
            f"{field.name}{'?' if field.optional else ''}: {field.kind}" for field in event.fields
        )
        lines += [f"  /** {event.doc} */", f'  "{event.name}": {{ {parts} }};']
    return [*lines, "}", "", "export type EventType = keyof Events;"]
