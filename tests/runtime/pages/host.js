// A product's own script. It counts clicks, opens and closes its dialog, and notes what went wrong on the page.
const part = (name) => document.querySelector(`[data-testid=${name}]`);

window.faults = [];
addEventListener("error", ({ message }) => (faults[faults.length] = message));
addEventListener("unhandledrejection", ({ reason }) => (faults[faults.length] = `${reason}`));
addEventListener("securitypolicyviolation", ({ violatedDirective }) => (faults[faults.length] = violatedDirective));

const counter = part("counter").firstChild;
let count = 0;
part("counter").onclick = () => (counter.data = `${(count += 1)}`);

const dialog = part("dialog");
const show = dialog.showModal.bind(dialog);
const close = dialog.close.bind(dialog);
part("open").onclick = show;
part("far").onclick = show;
part("cancel").onclick = () => close("cancelled");
part("confirm").onclick = () => close("confirmed");
