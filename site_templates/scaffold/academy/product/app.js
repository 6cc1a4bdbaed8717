// A task list. It takes every word from strings/<language>.json and says what happens by DOM events; tours listen to both.

const page = document.documentElement;
const find = (name) => document.querySelector(`[data-testid="${name}"]`);
const [form, field, list, languages] = ["task-form", "task-name", "task-list", "language"].map(find);

async function speak(language) {
  const strings = await (await fetch(`strings/${language}.json`)).json();
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = strings[element.dataset.text];
  page.lang = language;
}

function add(name) {
  const item = document.createElement("li");
  const label = document.createElement("label");
  const done = document.createElement("input");
  done.type = "checkbox";
  label.append(done, ` ${name}`);
  item.append(label);
  list.append(item);
  find("no-tasks").hidden = true;
  document.dispatchEvent(new CustomEvent("task.added", { bubbles: true, detail: { name } }));
}

find("new-task").addEventListener("click", () => {
  form.hidden = false;
  field.focus();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  add(field.value.trim());
  form.reset();
  form.hidden = true;
  find("new-task").focus();
});

for (const code of page.dataset.languages.split(" ")) {
  const name = new Intl.DisplayNames([code], { type: "language" }).of(code);
  languages.add(new Option(name, code, false, code === page.lang));
}
languages.addEventListener("change", () => speak(languages.value));
await speak(page.lang);
