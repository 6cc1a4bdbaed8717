/** One polite confirmation at a time, read out by screen readers and shown for a while. */

const SHOWN_FOR = 6000;
let timer = 0;

export function toast(text) {
  const box = document.getElementById("toast");
  window.clearTimeout(timer);
  box.textContent = "";
  box.classList.add("is-shown");
  window.setTimeout(() => {
    box.textContent = text;
  }, 30);
  timer = window.setTimeout(clearToast, SHOWN_FOR);
}

export function clearToast() {
  const box = document.getElementById("toast");
  box.classList.remove("is-shown");
  box.textContent = "";
}
