"""What keeps the start of a tour cheap on a page of any size; `make bench-tours` says how cheap."""

from __future__ import annotations

from pathlib import Path

from tests.runtime.conftest import Given
from tests.runtime.material import step, tour

ONE = tour("one", step("one", "approve"))
FOCUSED = """
() => {
  const { focus } = HTMLElement.prototype;
  window.anchored = [];
  HTMLElement.prototype.focus = function (...options) {
    if (this.matches(".card")) {
      const all = [...this.parentNode.querySelectorAll(".ring, .card")];
      const seen = () => anchored.push(all.map((one) => one.hasAttribute("data-anchored")));
      seen();
      requestAnimationFrame(seen);
    }
    return focus.apply(this, options);
  };
}
"""


def test_nothing_of_a_tour_has_a_box_among_those_of_the_page(given: Given) -> None:
    product = given(ONE)
    before = "const {children} = document.querySelector('guidewright-tour').shadowRoot"
    outside = (
        f"() => {{ {before}; return [...children].filter((one) => !one.matches(':popover-open')).length }}"
    )
    product.start("one")
    product.expect_title("Step one")
    assert product.page.evaluate(outside) == 0
    product.page.evaluate("document.querySelector('dialog').showModal()")
    product.page.wait_for_function("document.querySelector('dialog guidewright-tour')")
    product.expect_title("Step one")
    assert product.page.evaluate(outside) == 0, "after a move into a dialog"


def test_card_and_ring_are_anchored_after_the_focus_has_moved_and_before_a_frame(given: Given) -> None:
    product = given(ONE)
    product.page.evaluate(FOCUSED)
    product.start("one")
    product.expect_title("Step one")
    product.page.wait_for_function("anchored.length === 2")
    assert product.page.evaluate("anchored") == [[False, False], [True, True]]
    product.expect_ring("approve")


def test_the_player_alone_is_compiled_while_it_comes(tour_runtime: Path) -> None:
    hint = "//# allFunctionsCalledOnLoad\n"
    hinted = [path.name for path in tour_runtime.glob("*.js") if path.read_text("utf-8").startswith(hint)]
    assert hinted == ["player.js"]
