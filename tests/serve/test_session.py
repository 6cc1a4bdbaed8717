"""A session outlives what editors do while they save."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.rules.goldens import lay_out
from tests.serve.running import Running, running


@dataclass(frozen=True, slots=True)
class Served:
    """A served academy: its folder, its address and the command."""

    folder: Path
    url: str
    command: Running


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """The valid academy of the golden tests, served."""
    folder = lay_out(tmp_path / "academy")
    with running("serve", "--port", "0", folder=folder) as command:
        url = command.wait_for(r"http://127\.0\.0\.1:\d+/").group()
        _wait_until_it_watches(folder, command)
        yield Served(folder, url, command)


def _wait_until_it_watches(folder: Path, command: Running) -> None:
    """Change a file until that is noticed: the address is printed a moment before watching begins."""
    for number in range(60):
        (folder / "notes.txt").write_text(str(number), encoding="utf-8")
        with suppress(AssertionError):
            command.wait_for(r"Serving.*pages in", seconds=2)
            return
    pytest.fail("it does not watch")


def test_settings_that_vanish_for_a_moment_do_not_end_it(served: Served) -> None:
    config = served.folder / "mkdocs.yml"
    config.rename(served.folder / "mkdocs.yml~")
    served.command.wait_for("not rebuilt, the old site stays: mkdocs.yml is not there")
    (served.folder / "mkdocs.yml~").rename(config)
    served.command.wait_for(r"is not there.*pages in")
    assert served.command.interrupt() == 0


def test_a_half_saved_template_is_said_and_does_not_end_it(served: Served) -> None:
    template = served.folder / "site_templates/pages/home.html.jinja"
    template.parent.mkdir(parents=True)
    template.write_text("{% if", encoding="utf-8")
    served.command.wait_for(r"error\[template-failed\]")
    template.unlink()
    served.command.wait_for(r"template-failed.*pages in")
    assert served.command.interrupt() == 0


def test_an_address_that_no_file_can_have_is_not_found(served: Served) -> None:
    with pytest.raises(urllib.error.HTTPError) as found:
        urllib.request.urlopen(served.url + "%00", timeout=20)
    assert found.value.code == 404
    assert "Traceback" not in served.command.said
