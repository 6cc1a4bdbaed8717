/** A short wait while the simulated other side answers. */

const ANSWER_TIME = 350;

/** @returns {Promise<boolean>} false when the person left the page meanwhile, or the button is already at work */
export async function waitIn(button, output, text) {
  if (button.getAttribute("aria-busy") === "true") return false;
  button.setAttribute("aria-busy", "true");
  output.textContent = text;
  await new Promise((done) => {
    window.setTimeout(done, ANSWER_TIME);
  });
  button.removeAttribute("aria-busy");
  return button.isConnected;
}
