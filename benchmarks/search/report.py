"""One run in, a page of tables and a picture out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.search.costs import Bytes, Indexing
from benchmarks.search.quality import Score

__all__ = ["Measured", "chart", "report"]

NAMES = {"guidewright": "Guidewright", "material": "Material for MkDocs", "pagefind": "Pagefind"}
LEFT, WIDE, BAR, APART, TOP = 230, 960, 16, 24, 44
STYLE = """
text{font:13px system-ui,sans-serif;fill:#24292f}.head{font-weight:600;font-size:15px}rect{fill:#8c959f}
rect.own{fill:#0a5fb4}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}rect{fill:#6e7681}rect.own{fill:#6cb6ff}}
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """All of one run.

    Attributes:
        quality: scores by language and search.
        weights: of the first query, by number of articles.
        times: of builds, by what was done and number of articles.
        first: articles, and milliseconds from a key to the first result.
        browser: its version.
    """

    quality: Mapping[str, Mapping[str, Score]]
    weights: Mapping[int, Bytes]
    times: Mapping[tuple[str, int], Indexing]
    first: tuple[int, float]
    browser: str


def report(measured: Measured) -> str:
    """The page, in Markdown."""
    return "\n".join(_lines(measured)) + "\n"


def _lines(measured: Measured) -> Iterator[str]:
    yield from ("# Search", "", "Written by `make bench-search`. " + f"Browser: {measured.browser}.", "")
    yield from ("![Share of queries answered among the first three](search.svg)", "", "## What is found", "")
    yield (
        "The queries of the sample's `content/search/`, typed into each search over the same text: titles, headings and "
        "paragraphs of the sample's pages. Guidewright also has the sample's keywords, synonyms and each asker's role, "
        "which the others have no place for; the queries were written with this site. Material and Pagefind run with "
        "their defaults and the language of the pages."
    )
    yield from (
        "",
        "| Language | Search | Queries | First | Among three | MRR |",
        "|---|---|---:|---:|---:|---:|",
    )
    for language, scores in measured.quality.items():
        for name, one in scores.items():
            yield f"| {language} | {NAMES[name]} | {one.queries} | {one.top1:.0%} | {one.top3:.0%} | {one.mrr:.2f} |"
    yield from ("", "## What a browser fetches", "")
    yield (
        "Bytes of each answer after `gzip -6`, without headers. *On a page view*: whatever a search asks for that "
        "a page without one asks for, too; the few lines of the site's own script that open the search come with it and "
        "are not counted. *For the first query*: all between opening the search and "
        "the list of its results, for the word `approve`."
    )
    yield from ("", "| Articles | On a page view | For the first query |", "|---:|---:|---:|")
    for articles, weight in measured.weights.items():
        view = f"{weight.view / 1024:.1f} KB in {weight.view_requests}"
        yield f"| {articles:,} | {view} | {weight.first / 1024:.1f} KB in {weight.first_requests} |"
    yield from ("", "## How long it takes", "")
    articles, milliseconds = measured.first
    yield (
        f"At {articles:,} articles the first result is in the page {milliseconds:.0f} ms after the first key, the index "
        "being warm: the median of 20, the dialog's wait for the next key included."
    )
    yield from ("", "| Articles | Build | Whole | Search | Share |", "|---:|---|---:|---:|---:|")
    for (kind, count), build in measured.times.items():
        share = f"{build.search / build.whole:.0%}"
        yield f"| {count:,} | {kind} | {build.whole:.2f} s | {build.search:.2f} s | {share} |"


def chart(measured: Measured) -> str:
    """A bar for each language and search: the share of queries answered among the first three."""
    rows = [
        (language, name, one) for language, scores in measured.quality.items() for name, one in scores.items()
    ]
    high = TOP + len(rows) * APART + 8
    lines = ['<text class="head" x="8" y="24">Queries answered among the first three</text>']
    for at, (language, name, one) in enumerate(rows):
        y, long = TOP + at * APART, (WIDE - LEFT - 70) * one.top3
        own = ' class="own"' if name == "guidewright" else ""
        lines += [
            f'<text x="8" y="{y + 13}">{language} · {NAMES[name]}</text>',
            f'<rect{own} x="{LEFT}" y="{y}" width="{long:.1f}" height="{BAR}"/>',
            f'<text x="{LEFT + long + 8:.1f}" y="{y + 13}">{one.top3:.0%}</text>',
        ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {high}" role="img" '
        f'aria-label="Share of queries answered among the first three, by language and search">\n'
        f"<style>{STYLE}</style>\n" + "\n".join(lines) + "\n</svg>\n"
    )
