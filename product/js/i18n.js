/** Words, numbers and dates in the chosen language; English stands in for a key that is missing. */

import { personIn } from "./people.js";
import { LANGUAGES, get } from "./store.js";

let language = "en";
let catalogue = {};
let fallback = {};
const formatters = new Map();

async function fetchStrings(code) {
  const response = await fetch(new URL(`../strings/${code}.json`, import.meta.url));
  if (!response.ok) throw new Error(`strings/${code}.json: ${response.status}`);
  return response.json();
}

/** The first of the browser's languages that the product speaks. */
export function browserLanguage() {
  for (const tag of navigator.languages ?? []) {
    const code = tag.toLowerCase().split("-")[0];
    if (LANGUAGES.includes(code)) return code;
  }
  return "en";
}

export async function useLanguage(code) {
  if (code === language && Object.keys(catalogue).length > 0) return;
  if (Object.keys(fallback).length === 0) fallback = await fetchStrings("en");
  catalogue = code === "en" ? fallback : await fetchStrings(code).catch(() => fallback);
  language = code;
  document.documentElement.lang = code;
}

export function currentLanguage() {
  return language;
}

/** The text of a key with its `{names}` filled in. */
export function t(key, params = {}) {
  const text = catalogue[key] ?? fallback[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in params ? String(params[name]) : whole));
}

/** The text for a count: `key.one` or `key.other`, as the language counts. */
export function plural(key, count, params = {}) {
  const form = formatter(Intl.PluralRules, {}).select(count);
  const chosen = `${key}.${form}` in catalogue ? form : "other";
  return t(`${key}.${chosen}`, { count: number(count), ...params });
}

/** Making a formatter takes longer than drawing a row: each is made once. */
function formatter(Kind, options) {
  const key = `${Kind.name} ${language} ${JSON.stringify(options)}`;
  if (!formatters.has(key)) formatters.set(key, new Kind(language, options));
  return formatters.get(key);
}

export function number(value) {
  return formatter(Intl.NumberFormat, { maximumFractionDigits: 1 }).format(value);
}

/** An amount in US dollars; whole dollars lose their cents when `short`. */
export function money(value, { short = false } = {}) {
  const digits = short ? 0 : 2;
  return formatter(Intl.NumberFormat, {
    style: "currency", currency: "USD", currencyDisplay: "narrowSymbol", minimumFractionDigits: digits, maximumFractionDigits: digits,
  }).format(value);
}

export function day(value) {
  const date = value.length === 10 ? new Date(`${value}T12:00:00`) : new Date(value);
  return formatter(Intl.DateTimeFormat, { day: "numeric", month: "short", year: "numeric" }).format(date);
}

export function moment(value) {
  return formatter(Intl.DateTimeFormat, { dateStyle: "medium", timeStyle: "short" }).format(new Date(value));
}

/** The name of the post of a first-day person; who was invited goes by their address. */
export function personName(id) {
  const key = `person.${id}`;
  return key in fallback ? t(key) : personIn(get().sandbox, id)?.email ?? id;
}

/** The name a person typed, or the translated name of a sample. */
export function named(thing) {
  return thing.nameKey ? t(thing.nameKey) : thing.name;
}
