/** API keys as data: what a key may do, how long it works, how one is made. Its secret is never kept. */

const DAY = 86_400_000;
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SECRET_LENGTH = 32;
const SHOWN = 8;
const SOON = 14;

export const SCOPES = ["read", "submit", "reports"];
export const LIFETIMES = ["30", "90", "365", ""];

/** The requests one can try: method, path, and the scopes that allow it. */
export const REQUESTS = [
  { id: "list-invoices", method: "GET", path: "/v1/invoices?status=waiting", scopes: ["read", "submit"] },
  { id: "submit-invoice", method: "POST", path: "/v1/invoices", scopes: ["submit"] },
  { id: "monthly-spend", method: "GET", path: "/v1/reports/spend", scopes: ["reports"] },
];

/** Letters and digits from the browser's source of randomness, each equally likely. */
function randomText(length) {
  const fair = 256 - (256 % ALPHABET.length);
  let text = "";
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < fair && text.length < length) text += ALPHABET[byte % ALPHABET.length];
    }
  }
  return text;
}

/** @returns {{secret: string, prefix: string}} a new secret, and the beginning that may be kept */
export function newSecret(kind) {
  const secret = `${kind}_${randomText(SECRET_LENGTH)}`;
  return { secret, prefix: secret.slice(0, kind.length + 1 + SHOWN) };
}

/** The last day of a lifetime in days, as a moment, or an empty text when it never ends. */
export function expiryOf(lifetime, now) {
  return lifetime ? new Date(now.getTime() + Number(lifetime) * DAY).toISOString() : "";
}

/** active, soon (ends within two weeks), expired or revoked. */
export function keyState(key, now) {
  if (key.revoked) return "revoked";
  if (!key.expires) return "active";
  const left = Date.parse(key.expires) - now.getTime();
  if (left <= 0) return "expired";
  return left <= SOON * DAY ? "soon" : "active";
}

/** What the service answers to a request with a key -> {status, reason}. */
export function answerTo(key, request, now) {
  const state = keyState(key, now);
  if (state === "revoked" || state === "expired") return { status: 401, reason: `key_${state}` };
  if (!request.scopes.includes(key.scope)) return { status: 403, reason: "scope_missing" };
  return { status: request.method === "POST" ? 201 : 200, reason: "" };
}

// id, name, scope, prefix, created days ago, expires in days, last used days ago
const ROWS = [
  ["key-1", "ERP nightly export", "reports", "lk_9fQ2vTzA", 40, 325, 1],
  ["key-2", "Warehouse scanner", "submit", "lk_Xm41cRbe", 24, 6, 0.2],
  ["key-3", "Old intranet widget", "read", "lk_b7KdW0uN", 380, -15, 16],
];

export function seedKeys(now) {
  const at = (days) => new Date(now.getTime() + days * DAY).toISOString();
  return ROWS.map(([id, name, scope, prefix, created, expires, used]) => ({
    id, name, scope, prefix, created: at(-created), expires: at(expires), used: at(-used), revoked: "",
  }));
}

const isMoment = (value) => value === "" || (typeof value === "string" && !Number.isNaN(Date.parse(value)));

/** Whether a parsed value is a key as the state keeps it. */
export function isKey(value) {
  return value !== null && typeof value === "object"
    && [value.id, value.name, value.prefix].every((text) => typeof text === "string" && text !== "")
    && SCOPES.includes(value.scope) && [value.created, value.expires, value.used, value.revoked].every(isMoment);
}
