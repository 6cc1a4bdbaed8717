/** Addresses in the hash: `#/invoices/INV-2050` -> {name, id}; what follows a `?` are the choices of the page. */

const ROUTES = [
  { name: "sign-in", pattern: /^\/sign-in$/ },
  { name: "dashboard", pattern: /^\/dashboard$/ },
  { name: "invoices", pattern: /^\/invoices$/ },
  { name: "invoice", pattern: /^\/invoices\/([^/]+)$/ },
  { name: "workflows", pattern: /^\/workflows$/ },
  { name: "workflow", pattern: /^\/workflows\/([^/]+)$/ },
  { name: "workflow-versions", pattern: /^\/workflows\/([^/]+)\/versions$/ },
  { name: "reports", pattern: /^\/reports$/ },
  { name: "report", pattern: /^\/reports\/([^/]+)$/ },
  { name: "people", pattern: /^\/people$/ },
  { name: "roles", pattern: /^\/people\/roles$/ },
  { name: "notifications", pattern: /^\/notifications$/ },
  { name: "integrations", pattern: /^\/integrations$/ },
  { name: "integration", pattern: /^\/integrations\/([^/]+)$/ },
  { name: "api-keys", pattern: /^\/api-keys$/ },
  { name: "webhook", pattern: /^\/api-keys\/webhooks\/([^/]+)$/ },
  { name: "audit", pattern: /^\/audit$/ },
  { name: "settings", pattern: /^\/settings$/ },
];

let show = () => {};

export function currentPath() {
  const path = window.location.hash.replace(/^#/, "").split("?")[0];
  return path === "" || path === "/" ? "/dashboard" : path;
}

/** What the address says after its `?`. */
export function currentQuery() {
  return new URLSearchParams(window.location.hash.split("?")[1] ?? "");
}

/** An address such as `/invoices?status=waiting`; empty values are left out. */
export function address(path, values) {
  const given = Object.entries(values).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

/** Keep the choices of the page in its address; no page is drawn and no step back is added. */
export function keepQuery(values) {
  try {
    window.history.replaceState(null, "", `#${address(currentPath(), values)}`);
  } catch {
    // Some browsers refuse many changes in a short time: the address then lags behind, the page does not.
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function match(target) {
  const path = target.split("?")[0];
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
