"""Every event that the in-page code sends as a page of the manual, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guidewright.reference.tables import cell
from guidewright.render.events import COMMON, EVENTS, EventField

__all__ = ["events_page"]

INTRODUCTION = """\
# Events

Everything that happens in a tour, a quiz or the search is told to the page by an event of the browser, and to nobody
else. Each is a `guidewright` CustomEvent on `document`; what happened is in its detail:

```js
document.addEventListener("guidewright", ({ detail }) => {
  if (detail.type === "tour-completed") console.log(detail.tour, detail.at);
});
```

The newest 200 are also kept in the browser's storage, under the key `guidewright:events`.

## In every detail
"""
PLACES = {
    "product": "Sent by the loader and the player, in your product.",
    "help site": "Sent by the pages of the academy.",
}


def events_page() -> str:
    """The page, ending with a line break."""
    parts = [INTRODUCTION, *_table(COMMON)]
    for place, sentence in PLACES.items():
        parts += [f"## In the {place}", "", sentence, ""]
        for event in EVENTS:
            if event.place == place:
                parts += [f"### {event.name}", "", event.doc, "", *_table(event.fields)]
    return "\n".join(parts)


def _table(fields: Iterable[EventField]) -> Iterator[str]:
    yield from ("| Field | Value | What it says |", "|---|---|---|")
    for field in fields:
        absent = " May be absent." if field.optional else ""
        yield f"| `{field.name}` | `{cell(field.kind)}` | {cell(field.doc)}{absent} |"
    yield ""
