// Search in the index, and the colour scheme.
const dialog = document.querySelector("dialog");
const field = dialog.querySelector("input");
const list = dialog.querySelector("ol");
let index = null;

document.querySelector("[data-search]").addEventListener("click", async () => {
  dialog.showModal();
  index ??= await (await fetch("/index.json")).json();
});

field.addEventListener("input", () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ title, text }) => words.every((word) => `${title} ${text}`.toLowerCase().includes(word));
  const found = words.length ? (index ?? []).filter(fits).slice(0, 20) : [];
  list.replaceChildren(...found.map(({ location, title }) => {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = location;
    link.textContent = title;
    return item;
  }));
});

const scheme = (dark = !document.documentElement.classList.contains("dark")) => document.documentElement.classList.toggle("dark", dark);
scheme(localStorage.getItem("dark") === "1");
document.querySelector("[data-scheme]").addEventListener("click", () => {
  localStorage.setItem("dark", scheme() ? "1" : "0");
});
