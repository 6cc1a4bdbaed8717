"""Looks at every page while the engine makes it: marks templates, puts our own HTML in, finds code from content."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from typing import Any

from jinja2 import BaseLoader, Environment
from markupsafe import escape
from mkdocs.plugins import BasePlugin, event_priority

from guidewright.render.packed import split_page, unpacked
from guidewright.site.active_content import Marks, find_in_document
from guidewright.site.mkdocs_host.nearby import Nearby
from guidewright.site.mkdocs_host.once import every_time

__all__ = ["Watcher"]

_HTML_LANGUAGE = re.compile(r'(<html\b[^>]*?\slang=")[^"]*')


class Watcher(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Puts our own HTML in, and looks for code that content brought in."""

    def __init__(
        self,
        language: str = "",
        root: str = "",
        secret: str = "",
        nearby: Nearby | None = None,
        once: Callable[..., str] = every_time,
    ) -> None:
        """Begin.

        Args:
            language: of the pages; nothing leaves them as the theme says.
            root: the absolute path of this language's home, for the page that stands at every address.
            secret: letters and digits that content cannot hold; new ones when nothing is given.
            nearby: the navigation that our own templates show.
            once: makes a part of a template that is the same on many pages.
        """
        super().__init__()
        self.language = language
        self.root = root
        self.active: dict[str, str] = {}
        self.marks = Marks(secret or secrets.token_hex(8))
        self.nearby = nearby
        self._once = once
        self._around: dict[str, tuple[str, str]] = {}

    def on_env(self, env: Environment, **_: Any) -> Environment:
        """Mark what templates say, and keep them from undoing what was escaped."""
        marks = self.marks
        if env.loader is not None:
            env.loader = _Marking(env.loader, marks)
        script_tag, striptags = env.filters["script_tag"], env.filters["striptags"]

        def marked(context: Any, script: Any) -> str:
            return marks.put_plain(str(script_tag(context, script)))

        marked.jinja_pass_arg = script_tag.jinja_pass_arg  # type: ignore[attr-defined]
        env.filters["script_tag"] = marked
        env.filters["striptags"] = lambda value: escape(striptags(value))
        env.globals["gw_once"] = self._once
        return env

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: Any, **_: Any) -> str:
        """Keep our own HTML around an author's text away from what reads Markdown; it is most of what would be read."""
        if not self.nearby:
            return markdown  # not a page of ours
        head, body, foot = split_page(markdown, page.meta["guidewright"]["around"])
        if head or foot:
            self._around[page.file.src_uri] = head, foot
        return body

    def on_page_content(self, html: str, *, page: Any, **_: Any) -> str:
        """Put our own HTML in."""
        head, foot = self._around.pop(page.file.src_uri, ("", ""))
        return "\n".join(part for part in (head, unpacked(html), foot) if part)

    def on_page_context(self, context: Any, *, page: Any, **_: Any) -> Any:
        """Give our templates the part of the navigation that the page shows."""
        if self.nearby and "gw_nav" not in context:
            context["gw_nav"] = self.nearby.view(page.file.src_uri)
        return context

    def on_template_context(self, context: Any, *, template_name: str, **_: Any) -> Any:
        """Give the page that stands at every address the root that its links need, and the navigation."""
        if self.nearby:
            context["gw_nav"] = self.nearby.view()
        if self.root and template_name == "404.html":
            context["base_url"] = self.root
        return context

    @event_priority(100)
    def on_post_page(self, output: str, *, page: Any, **_: Any) -> str:
        """Judge a finished page before plugins, which are the project's own code, add to it."""
        return self._judged(output, page.file.src_uri)

    @event_priority(100)
    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """Judge the page for addresses that do not exist, and whatever else has no source."""
        return self._judged(output_content, template_name)

    def _judged(self, document: str, name: str) -> str:
        found = find_in_document(document, self.marks)
        if found:
            self.active[name] = found
        document = self.marks.take(document)
        return _HTML_LANGUAGE.sub(rf"\g<1>{self.language}", document, count=1) if self.language else document


class _Marking(BaseLoader):
    """The theme's templates with marks in them."""

    def __init__(self, loader: BaseLoader, marks: Marks) -> None:
        self._loader = loader
        self._marks = marks

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        text, name, fresh = self._loader.get_source(environment, template)
        return self._marks.put(text), name, fresh

    def list_templates(self) -> list[str]:
        return self._loader.list_templates()
