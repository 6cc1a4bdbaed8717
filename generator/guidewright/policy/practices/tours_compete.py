"""One tour at a time (requirement B4: never annoy)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.model.tours import Tour, TriggerOn
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "tours-compete",
    Severity.WARNING,
    "No two published tours start by the same trigger for the same role with the same priority.",
    "Which of them a reader meets is chance, and the other follows on its heels.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    waiting: dict[tuple[str, TriggerOn, str | None, str | None, int], list[Tour]] = {}
    for tour in (found.source for found in academy.tours.values()):
        trigger = tour.trigger
        if tour.status is Status.PUBLISHED and trigger and trigger.on is not TriggerOn.MANUAL:
            key = (tour.product, trigger.on, trigger.url, trigger.event, tour.priority)
            waiting.setdefault(key, []).append(tour)
    for tours in waiting.values():
        for number, second in enumerate(tours):
            for first in tours[:number]:
                shared = [role for role in second.roles if role in first.roles]
                if shared:
                    yield _issue(first, second, shared)
                    break


def _issue(first: Tour, second: Tour, shared: list[str]) -> Issue:
    roles = ", ".join(f"`{role}`" for role in shared)
    message = f"`{first.id}` starts by the same trigger for {roles}, with the same priority"
    higher = second.priority + 10
    help_text = f"Say which comes first with `priority: {higher}`, or give one of them another trigger."
    return RULE.at(second.origin.span("trigger"), message, help_text)


PRACTICE = Practice(RULE, _find)
