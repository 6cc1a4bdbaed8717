"""Tours in, the files that the player reads out: one per tour and language, and the manifest's list."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

from guidewright.model import Academy
from guidewright.model import tours as model
from guidewright.model.addresses import address, language_prefix, page_of
from guidewright.model.articles import Status
from guidewright.render import contract
from guidewright.render.artefacts import Artefact, Place
from guidewright.render.labelled import labelled
from guidewright.render.rich import Labels, blocks_json

__all__ = ["integrity", "manifest_tours", "tour_file", "tour_files", "tour_json"]


def tour_files(academy: Academy) -> tuple[Artefact, ...]:
    """Every published tour in every language it is translated into."""
    files = []
    for localised in academy.tours.values():
        if localised.source.status is Status.PUBLISHED:
            for language in (academy.source_language, *localised.translations):
                text = tour_json(localised.best(language), language, academy)
                files.append(
                    Artefact(Place.SITE, f"tours/{tour_file(localised.source.id, language, text)}", text)
                )
    return tuple(files)


def manifest_tours(academy: Academy) -> tuple[contract.ManifestTour, ...]:
    """The manifest's entries, in the order of priority and id."""
    entries = []
    for localised in academy.tours.values():
        tour = localised.source
        if tour.status is not Status.PUBLISHED:
            continue
        languages = {
            language: integrity(tour_json(localised.best(language), language, academy))
            for language in (academy.source_language, *localised.translations)
        }
        entries.append(
            contract.ManifestTour(
                id=tour.id,
                roles=tour.roles,
                trigger=_trigger(tour.trigger),
                frequency=tour.frequency.value,
                priority=tour.priority,
                start=tour.start,
                languages=languages,
            )
        )
    return tuple(sorted(entries, key=lambda entry: (-entry.priority, entry.id)))


def integrity(text: str) -> str:
    """Subresource integrity of a text (W3C SRI): `sha256-` and the base64 of its SHA-256."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def tour_file(tour_id: str, language: str, text: str) -> str:
    """Name of a tour's file below the tours folder."""
    short = integrity(text).removeprefix("sha256-")[:10].replace("/", "_").replace("+", "-")
    return f"{language}/{tour_id}.{short}.json"


def tour_json(tour: model.Tour, language: str, academy: Academy) -> str:
    """The tour in one language, as the contract says."""

    def label(key: str) -> str:
        return academy.label(key, language)

    tour = labelled(tour, label)
    found = contract.Tour(
        id=tour.id,
        language=language,
        title=tour.title,
        summary=tour.summary or None,
        start=tour.start,
        steps=tuple(_step(step, label, language, academy) for step in tour.steps),
    )
    return json.dumps(contract.to_json(found), ensure_ascii=False, separators=(",", ":")) + "\n"


def _trigger(trigger: model.Trigger | None) -> contract.Trigger:
    if trigger is None:
        return contract.Trigger(on="manual")
    return contract.Trigger(on=trigger.on.value, url=trigger.url, event=trigger.event)


def _step(step: model.Step, label: Labels, language: str, academy: Academy) -> contract.Step:
    return contract.Step(
        id=step.id,
        page=step.page,
        target=_rungs(step.target, label),
        title=step.title,
        body=blocks_json(step.body, label),
        placement=step.placement.value,
        advance=_advance(step.advance, label) if step.advance else contract.Advance(on="next"),
        checkpoint=_checkpoint(step.checkpoint, label) if step.checkpoint else None,
        when=contract.Condition(**_condition(step.when, label)) if step.when else None,
        on_missing=step.on_missing.value,
        article=_article(step.article, language, academy),
    )


def _advance(advance: model.Advance, label: Labels) -> contract.Advance:
    rungs = _rungs(advance.target, label) or None
    parts: dict[model.AdvanceOn, dict[str, Any]] = {
        model.AdvanceOn.EVENT: {"event": advance.event, "where": advance.where or None},
        model.AdvanceOn.ROUTE: {"url": advance.url},
        model.AdvanceOn.INPUT: {"value": advance.value},
        model.AdvanceOn.APPEAR: {"target": rungs},
        model.AdvanceOn.DISAPPEAR: {"gone": rungs},
    }
    return contract.Advance(on=advance.on.value, **parts.get(advance.on, {}))


def _article(article_id: str | None, language: str, academy: Academy) -> str | None:
    if article_id is None:
        return None
    translated = language in academy.articles[article_id].translations
    prefix = language_prefix(language, academy) if translated else ""
    return prefix + address(page_of("article", article_id, academy))


def _checkpoint(checkpoint: model.Checkpoint, label: Labels) -> contract.Checkpoint:
    hint = blocks_json(checkpoint.hint, label) or None
    return contract.Checkpoint(**_condition(checkpoint, label), hint=hint)


def _condition(condition: model.Condition, label: Labels) -> dict[str, Any]:
    return {
        "url": condition.url,
        "event": condition.event,
        "where": condition.where or None,
        "target": _rungs(condition.target, label) or None,
        "gone": _rungs(condition.gone, label) or None,
        "value": condition.value,
    }


def _rungs(rungs: tuple[model.Rung, ...], label: Labels) -> tuple[contract.Rung, ...]:
    return tuple(_rung(rung, label) for rung in rungs)


def _rung(rung: model.Rung, label: Labels) -> contract.Rung:
    within = _rungs(rung.within, label) or None
    shown = label(rung.ui) if rung.ui else None
    if rung.role:
        return contract.Rung(by="role", value=rung.role, name=rung.name or shown, within=within)
    for by in ("testid", "label", "text", "css"):
        value = getattr(rung, by)
        if value:
            return contract.Rung(by=by, value=value, within=within)
    return contract.Rung(by="text", value=shown or "", within=within)
