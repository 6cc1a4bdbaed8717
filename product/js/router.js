/** Addresses in the hash: `#/invoices/INV-2050` -> {name, id}. */

const ROUTES = [
  { name: "sign-in", pattern: /^\/sign-in$/ },
  { name: "dashboard", pattern: /^\/dashboard$/ },
  { name: "invoices", pattern: /^\/invoices$/ },
  { name: "invoice", pattern: /^\/invoices\/([^/]+)$/ },
  { name: "workflows", pattern: /^\/workflows$/ },
  { name: "workflow", pattern: /^\/workflows\/([^/]+)$/ },
  { name: "settings", pattern: /^\/settings$/ },
];

let show = () => {};

export function currentPath() {
  const path = window.location.hash.replace(/^#/, "").split("?")[0];
  return path === "" || path === "/" ? "/dashboard" : path;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function match(path) {
  for (const route of ROUTES) {
    const found = route.pattern.exec(path);
    if (found) return { name: route.name, id: found[1] === undefined ? null : decoded(found[1]), path };
  }
  return { name: "not-found", id: null, path };
}

/** Go to a path; `replace` leaves no trace in the history. */
export function go(path, { replace = false } = {}) {
  const target = `#${path}`;
  if (window.location.hash === target) show(match(path));
  else if (replace) {
    window.history.replaceState(null, "", target);
    show(match(path));
  } else window.location.hash = target;
}

export function onRoute(callback) {
  show = callback;
}

export function startRouter() {
  window.addEventListener("hashchange", () => show(match(currentPath())));
  show(match(currentPath()));
}
