/** One polite confirmation at a time, read out by screen readers and shown for a while. */

const SHOWN_FOR = 7000;
let timer = 0;

export function toast(text) {
  const box = document.getElementById("toast");
  window.clearTimeout(timer);
  box.textContent = "";
  box.classList.add("is-shown");
  window.setTimeout(() => {
    box.textContent = text;
  }, 30);
  timer = window.setTimeout(() => {
    box.classList.remove("is-shown");
    box.textContent = "";
  }, SHOWN_FOR);
}
