/** shepherd.js as its documentation begins: a modal overlay, and scrolling to the target. */
import Shepherd from "shepherd.js";
import "shepherd.js/dist/css/shepherd.css";

import { STEPS } from "./steps.js";

let tour;

window.play = {
  start(targets) {
    tour = new Shepherd.Tour({
      useModalOverlay: true,
      defaultStepOptions: { scrollTo: true, cancelIcon: { enabled: true } },
    });
    STEPS.forEach(({ title, text }, at) => {
      tour.addStep({
        id: `step-${at}`,
        title,
        text,
        attachTo: { element: targets[at], on: "bottom" },
        buttons: [{ text: at ? "Done" : "Next", action: tour.next }],
      });
    });
    tour.start();
  },
  stop: () => tour.cancel(),
};
