"""A random walk of edits, each followed by a build with a cache and a clean one, which must not differ.

A walk is a list of steps that can be printed, read back and played again; one that fails is made shorter first.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.incremental import (
    edit_articles,
    edit_frame,
    edit_learning,
    edit_settings,
    edit_surroundings,
)
from tests.incremental.door import Order, Outcome, build
from tests.incremental.small_academy import lay_out
from tests.incremental.trees import differences, prints
from tests.incremental.world import EDITS, World, dice

__all__ = ["Failure", "Step", "play", "read_steps", "shorter", "steps"]

WHOLE = frozenset(
    {
        *("extensions", "hook", "included_file", "embedded_image", "plugin", "site_settings"),
        *("theme_features", "theme_override", "undo"),
    }
)
"""Edits after which the engine may make all pages anew; most are taken back, so that there is a cache to be wrong."""

ORIGINS = (edit_articles, edit_frame, edit_learning, edit_settings, edit_surroundings)
"""Modules that enter their edits when they are imported."""


@dataclass(frozen=True)
class Step:
    """Edits, then a build.

    Attributes:
        edits: names of edits, each with the seed of its choices.
        jobs: how many processes make pages.
        fresh: whether a process that remembers nothing builds.
    """

    edits: tuple[tuple[str, int], ...]
    jobs: int
    fresh: bool

    def __str__(self) -> str:
        """As `read_steps` reads it back: `retitle:17+snippet:4@2`, with `f` at its end for a fresh process."""
        return (
            "+".join(f"{name}:{seed}" for name, seed in self.edits)
            + f"@{self.jobs}{'f' if self.fresh else ''}"
        )


@dataclass(frozen=True)
class Failure:
    """Where a walk went wrong.

    Attributes:
        steps: the walk up to there.
        done: what each edit did, in words.
        wrong: what is not as it should be.
    """

    steps: tuple[Step, ...]
    done: tuple[str, ...]
    wrong: tuple[str, ...]

    def __str__(self) -> str:
        """For people."""
        lines = [f"after {len(self.steps)} steps a build with a cache is not what a clean build is:"]
        lines += [f"  - {what}" for what in self.done]
        lines += ["differences (with cache | clean):", *(f"  {what[:600]}" for what in self.wrong[:12])]
        more = len(self.wrong) - 12
        lines += [f"  and {more} more"] if more > 0 else []
        walk = " ".join(map(str, self.steps))
        return "\n".join([*lines, f"again: GUIDEWRIGHT_WALK='{walk}' pytest tests/incremental/test_walk.py"])


def steps(seed: int, number: int) -> tuple[Step, ...]:
    """A walk: every edit is done before any is done again."""
    rng = dice(seed)
    deck: list[str] = []
    walk: list[Step] = []
    for _ in range(number):
        edits = []
        if walk and WHOLE.intersection(name for name, _ in walk[-1].edits) and rng.random() < 0.9:
            walk.append(Step((("plain_again", 0),), 2, fresh=False))
            continue
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            deck = deck or rng.sample(sorted(EDITS), len(EDITS))
            edits.append((deck.pop(), rng.randrange(10_000)))
        walk.append(Step(tuple(edits), rng.choice((1, 2, 2, 3)), rng.random() < 0.15))
    return tuple(walk)


def read_steps(text: str) -> tuple[Step, ...]:
    """The steps of a printed walk."""
    walk: list[Step] = []
    for word in text.split():
        names, _, how = word.partition("@")
        pairs = (pair.split(":") for pair in names.split("+"))
        edits = tuple((name, int(seed)) for name, seed in pairs)
        walk.append(Step(edits, int(how.removesuffix("f")), how.endswith("f")))
    return tuple(walk)


def play(
    walk: Sequence[Step], folder: Path, *, watch: bool = True, until: float | None = None
) -> Failure | None:
    """Walk; -> where it went wrong, if it did.

    Args:
        walk: the steps.
        folder: an empty one to do it in.
        watch: whether every build is compared with a clean one, or the last one alone.
        until: a point of `time.monotonic` at which it is far enough.
    """
    world = World(lay_out(folder / "project"), folder / "site")
    cache, good = folder / "cache", world.state()
    wrong = _built(world, folder, cache, Step((), 2, fresh=False), watch=watch)
    world.past.append(good)
    done: list[str] = []
    for number, step in enumerate(walk):
        if wrong:
            return Failure(tuple(walk[:number]), tuple(done), wrong)
        if until is not None and time.monotonic() > until:
            return None
        done.append(_edited(world, step))
        wrong = _built(world, folder, cache, step, watch=watch or step is walk[-1])
        if _published(world, cache):
            good = world.state()
            world.past.append(good)
        elif number % 3:  # what is broken is mended before long, or the walk would see nothing more
            world.past.append(world.state())
            world.go_back(good)
    return Failure(tuple(walk), tuple(done), wrong) if wrong else None


def _edited(world: World, step: Step) -> str:
    said = []
    for name, seed in step.edits:
        what = EDITS[name](world, dice(seed))
        said.append(what or f"nothing ({name})")
    return f"{'; '.join(said)}  [{step}]"


def _published(world: World, cache: Path) -> bool:
    return (cache.parent / "outcome").read_text(encoding="utf-8") == "published" and world.out.is_dir()


def _built(world: World, folder: Path, cache: Path, step: Step, *, watch: bool) -> tuple[str, ...]:
    """Build with the cache and without; -> the differences."""
    before = prints(world.out)
    order = Order(world.root, world.out, cache, world.day, world.clock, step.jobs, step.fresh)
    outcome = build(order)
    (folder / "outcome").write_text("published" if outcome.published else "refused", encoding="utf-8")
    wrong = [f"of the cache it is said: {note}" for note in outcome.notes]
    if not outcome.published and prints(world.out) != before:
        wrong.append("the build failed, and the site is not what it was")
    if not watch:
        return tuple(wrong)
    clean = folder / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    other = build(replace(order, out=clean, cache=None, fresh=False, jobs=2))
    return (*wrong, *_compared(outcome, other), *(differences(world.out, clean) if other.published else ()))


def _compared(one: Outcome, other: Outcome) -> list[str]:
    pairs = (
        ("published", one.published, other.published),
        ("pages", one.pages, other.pages),
        ("said", _without_place(one.said), _without_place(other.said)),
    )
    return [f"{what}: {a!r} | {b!r}" for what, a, b in pairs if a != b]


def _without_place(said: str) -> str:
    """What is said, without the name of the folder that the site was for."""
    return said.replace("clean", "site")


def shorter(failure: Failure, folder: Path, *, seconds: float) -> Failure:
    """The failure with as few steps and edits as can be found in a time, by playing the walk again without them."""
    end = time.monotonic() + seconds
    best, size, number = failure, max(1, len(failure.steps) // 2), 0
    while size >= 1 and time.monotonic() < end:
        at = 0
        while at < len(best.steps) and time.monotonic() < end:
            fewer = best.steps[:at] + best.steps[at + size :]
            number += 1
            found = play(fewer, folder / f"again-{number}", watch=False, until=end) if fewer else None
            shutil.rmtree(folder / f"again-{number}", ignore_errors=True)
            if found:
                best = found
            else:
                at += size
        size //= 2
    return best
