/** intro.js as its documentation begins: a tour with steps, everything else by default. */
import introJs from "intro.js";
import "intro.js/introjs.css";

import { STEPS } from "./steps.js";

let tour;

window.play = {
  start(targets) {
    tour = introJs.tour();
    tour.setOptions({
      steps: STEPS.map(({ title, text }, at) => ({ element: targets[at], title, intro: text })),
    });
    tour.start();
  },
  stop: () => tour.exit(true),
};
