"""The tours imported as a module: by a product's own script, by its compiler, and where there is no page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from playwright.sync_api import expect

from tests.runtime.conftest import Given
from tests.runtime.material import entry, step, tour

PAGE = """<!doctype html>
<html lang="en" data-user="user-1">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'self'; require-trusted-types-for 'script'">
  <title>Ledgerline</title>
  <link rel="icon" href="icon.svg" type="image/svg+xml">
  <script type="module" src="own.js"></script>
</head>
<body><main><button type="button" data-testid="save">Save</button><button type="button" data-testid="send">Send</button></main></body>
</html>
"""
OWN = """import { guide } from "./tours/module.js";
window.one = guide({ manifest: "tours/manifest.json", userFrom: "data-user" });
window.other = guide({ manifest: "tours/manifest.json", user: "user-2", language: "ja" });
"""


def test_a_page_may_have_several_embeddings(given: Given) -> None:
    product = given(tour("one", step("a", "save")), tour("two", step("b", "send")), path=None)
    folder = product.tours.parent
    (folder / "bundled.html").write_text(PAGE, encoding="utf-8")
    (folder / "own.js").write_text(OWN, encoding="utf-8")
    product.open("bundled.html")
    page = product.page
    assert page.evaluate("[one.version === other.version, window.guidewright]") == [True, None]
    page.evaluate("one.start('one')")
    product.expect_title("Step a")
    page.evaluate("other.start('two')")
    cards = page.locator("guidewright-tour .card")
    expect(cards).to_have_count(2)
    expect(cards.get_by_role("heading")).to_have_text(["Step a", "Step b"])
    page.evaluate("one.destroy()")
    expect(cards.get_by_role("heading")).to_have_text(["Step b"])
    page.evaluate("other.destroy()")
    product.expect_gone()
    assert {entry["state"] for user in ("user-1", "user-2") for entry in product.stored(user).values()} == {
        "running"
    }


def test_to_import_it_does_nothing_where_there_is_no_page(tour_runtime: Path) -> None:
    script = f"import({json.dumps((tour_runtime / 'module.js').as_uri())}).then((all) => console.log(Object.keys(all), typeof all.guide))"
    run = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.strip(), run.stderr) == (0, "[ 'guide' ] function", "")


def test_the_folder_is_a_package_with_types_and_a_source_map(
    tour_runtime: Path, tmp_path: Path, root: Path
) -> None:
    package = tmp_path / "node_modules/guidewright-tours"
    package.mkdir(parents=True)
    for name in ("module.js", "module.js.map", "module.d.ts", "package.json"):
        (package / name).write_bytes((tour_runtime / name).read_bytes())
    use = """import { guide, type Events } from "guidewright-tours";
const tours = guide({ manifest: "m.json" });
const started: Promise<boolean> = tours.start("one", { step: "a" });
document.addEventListener("guidewright", (event) => { const { tour }: Events["tour-started"] = (event as CustomEvent).detail; void tour; });
%s
void started;
"""
    compiler = ["node", str(root / "runtime/node_modules/typescript/bin/tsc"), "--noEmit", "--strict"]
    compiler += ["--module", "nodenext", "--target", "es2022", "--types", "", "use.mts"]
    for wrong, code in (("", 0), ("tours.begin();", 2)):
        (tmp_path / "use.mts").write_text(use % wrong, encoding="utf-8")
        run = subprocess.run(compiler, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert bool(run.returncode) == bool(code), run.stdout + run.stderr
    assert "sourceMappingURL=module.js.map" in (package / "module.js").read_text(encoding="utf-8")
    sources = json.loads((package / "module.js.map").read_text(encoding="utf-8"))["sources"]
    assert any(source.endswith("tours/module.ts") for source in sources)


def test_an_embedding_that_is_gone_at_once_takes_no_tour_from_the_next(given: Given) -> None:
    product = given(
        tour("one", step("a", "save")),
        entries={"one": entry("one", trigger={"on": "first-login"})},
        path=None,
    )
    folder = product.tours.parent
    (folder / "bundled.html").write_text(PAGE, encoding="utf-8")
    (folder / "own.js").write_text(
        """import { guide } from "./tours/module.js";
        const options = { manifest: "tours/manifest.json", userFrom: "data-user" };
        guide(options).destroy();
        window.one = guide(options);"""
    )
    product.open("bundled.html")
    product.expect_title("Step a")
