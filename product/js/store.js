/** The one state of the app: read once, changed through `update`, saved after every change. */

import { carryAudit } from "./audit-entries.js";
import { personIn } from "./people.js";
import { read, watch, write } from "./storage.js";
import { seed } from "./seed.js";
import { isSandbox } from "./shape.js";

const VERSION = 1;
export const LANGUAGES = ["en", "ja", "zh", "ms"];
export const THEMES = ["system", "light", "dark"];
/** What every saved sandbox has; parts that came later are as on the first day. */
const CORE = ["day", "next", "invoices", "workflows", "notifications"];

let state = fresh();
/** The saved text this state goes back to: another text in its place was written by another tab. */
let known = null;
let listeners = [];
let healthListener = () => {};
const health = { unsaved: false, recovered: false };

function fresh() {
  return { version: VERSION, session: null, settings: { language: null, theme: "system" }, sandbox: seed(new Date()) };
}

/** Text from storage -> a state, or null when it is not one of ours. */
function parse(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (value === null || typeof value !== "object" || value.version !== VERSION) return null;
  if (!CORE.every((part) => Object.hasOwn(value.sandbox ?? {}, part))) return null;
  const sandbox = { ...seed(new Date()), ...value.sandbox };
  if (!isSandbox(sandbox)) return null;
  return {
    version: VERSION,
    session: personIn(sandbox, value.session)?.id ?? null,
    settings: {
      language: LANGUAGES.includes(value.settings?.language) ? value.settings.language : null,
      theme: THEMES.includes(value.settings?.theme) ? value.settings.theme : "system",
    },
    sandbox,
  };
}

/** Read the saved state; an untouched sandbox is dated anew every day. */
export function load() {
  const { text, blocked } = read();
  health.unsaved = blocked;
  known = text;
  const saved = text === null ? null : parse(text);
  health.recovered = text !== null && saved === null;
  if (saved) state = saved;
  const today = seed(new Date());
  if (!state.sandbox.touched && state.sandbox.day !== today.day) {
    carryAudit(state.sandbox, today);
    state.sandbox = today;
  }
  watch(adopt);
}

/** Take over what another tab has written; null when it emptied the storage. */
function adopt(text) {
  if (text === known) return;
  known = text;
  const other = text === null ? fresh() : parse(text);
  if (!other) return;
  state = other;
  notify();
}

/** Read what another tab has written before its message arrives, so that the next change adds to it instead of undoing it. */
export function catchUp() {
  const { text } = read();
  if (text !== null) adopt(text);
}

export function get() {
  return state;
}

/** Change the state in place, save it, tell the listeners. */
export function update(change) {
  change(state);
  const text = JSON.stringify(state);
  const unsaved = !write(text);
  if (!unsaved) known = text;
  if (unsaved === health.unsaved) return;
  health.unsaved = unsaved;
  healthListener();
}

/** As `update`, for what counts as work in the sandbox. */
export function work(change) {
  update((current) => {
    change(current.sandbox);
    current.sandbox.touched = true;
  });
}

export function resetSandbox() {
  update((current) => {
    current.sandbox = seed(new Date());
    current.session = personIn(current.sandbox, current.session)?.id ?? null;
  });
}

/** What the person must know about saving; `dismiss` clears the note about a recovery. */
export function storageHealth() {
  return { ...health };
}

export function dismissRecovered() {
  health.recovered = false;
  healthListener();
}

/** Told when saving stops or starts working. */
export function onHealth(listener) {
  healthListener = listener;
}

/** Told when another tab changes the state. */
export function subscribe(listener) {
  listeners = [...listeners, listener];
}

function notify() {
  for (const listener of listeners) listener();
}
