"""Recorded steps in, a line for each out: by what its target is found, and which are fragile."""

from __future__ import annotations

from collections.abc import Iterator

from guidewright.record.steps import RecordedStep

__all__ = ["report_lines"]


def report_lines(steps: tuple[RecordedStep, ...]) -> Iterator[str]:
    """One line for each step, and one more below those that are fragile."""
    width = max((len(step.id) for step in steps), default=0)
    for number, step in enumerate(steps, start=1):
        yield f"{number:>4}  {step.id:<{width}}  {_found_by(step)}"
        if step.fragile:
            yield f"      {step.fragile}"


def _found_by(step: RecordedStep) -> str:
    if not step.rungs:
        return "no target" if step.fragile else "a change of page"
    best = step.rungs[0]
    kind = {"role": "role and name", "testid": "test id", "css": "CSS selector"}.get(best.by, best.by)
    if best.by == "role" and not (best.name or best.ui):
        kind = "role"
    if best.by != "role" and best.ui:
        kind = "label of the catalogue"
    within = ", within another" if best.within else ""
    more = len(step.rungs) - 1
    return f"{kind}{within}{f' (and {more} more)' if more else ''}{'  ! fragile' if step.fragile else ''}"
