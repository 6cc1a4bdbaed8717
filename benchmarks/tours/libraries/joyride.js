/** react-joyride as its documentation begins: continuous, and at once a card instead of a beacon to press. */
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { Joyride } from "react-joyride";

import { STEPS } from "./steps.js";

let change;

function Tour() {
  const [{ run, steps }, set] = useState({ run: false, steps: [] });
  change = set;
  return createElement(Joyride, { continuous: true, run, steps });
}

const place = document.createElement("div");
document.body.append(place);
createRoot(place).render(createElement(Tour));

window.play = {
  start(targets) {
    const steps = STEPS.map(({ title, text }, at) => ({ target: targets[at], title, content: text, skipBeacon: true }));
    change({ run: true, steps });
  },
  stop: () => change({ run: false, steps: [] }),
};
