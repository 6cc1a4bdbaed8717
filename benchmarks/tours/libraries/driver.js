/** driver.js as its documentation begins: steps, progress, everything else by default. */
import { driver } from "driver.js";
import "driver.js/dist/driver.css";

import { STEPS } from "./steps.js";

let tour;

window.play = {
  start(targets) {
    const steps = STEPS.map(({ title, text }, at) => ({
      element: targets[at],
      popover: { title, description: text },
    }));
    tour = driver({ showProgress: true, steps });
    tour.drive();
  },
  stop: () => tour.destroy(),
};
