"""`guidewright demo` shows the sample academy, its product and the manual, and leaves nothing behind."""

from __future__ import annotations

import re
import socket
import urllib.request
from pathlib import Path

from tests.serve.running import running


def fetch(url: str) -> str:
    """The text of a page that must be there."""
    with urllib.request.urlopen(url, timeout=20) as answer:
        assert answer.status == 200
        text: str = answer.read().decode("utf-8")
        return text


def test_it_prints_addresses_that_answer_and_ends_when_told(tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with running(
        "demo", "--no-open", "--port", "0", folder=tmp_path, more={"TMPDIR": str(temporary)}
    ) as demo:
        demo.wait_for("Ctrl")
        urls = re.findall(r"http://127\.0\.0\.1:\d+/\S*", demo.said)
        assert [url.partition("127.0.0.1")[2].partition("/")[2] for url in urls] == [
            "",
            "product/",
            "manual/",
        ]
        assert "<title>" in fetch(urls[0])
        assert '<html lang="en"' in fetch(urls[1])
        assert "Guidewright manual" in fetch(urls[2])
        assert "Rules" in fetch(f"{urls[2]}articles/reference/rules/")
        assert '<html lang="ja"' in fetch(f"{urls[0]}ja/")
        assert fetch(f"{urls[0]}tours/manifest.json").startswith("{")
        status = demo.interrupt()
    assert status in {0, 130}
    assert "Traceback" not in demo.said
    assert [path.name for path in temporary.iterdir() if path.name.startswith("guidewright")] == []
    assert [path.name for path in tmp_path.iterdir()] == ["temporary"]


def test_it_may_be_ended_while_it_builds(tmp_path: Path) -> None:
    with running("demo", "--no-open", "--port", "0", folder=tmp_path, more={"TMPDIR": str(tmp_path)}) as demo:
        demo.wait_for("Building")
        status = demo.interrupt()
    assert status in {0, 1, 130}
    assert "Traceback" not in demo.said
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_said_in_words(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with running("demo", "--no-open", "--port", port, folder=tmp_path) as demo:
            demo.wait_for(f"port {port} cannot be used")
            demo.wait_for("Try --port 0")
            assert demo.process.wait(timeout=30) == 2
    assert "Traceback" not in demo.said
