/** The integrations as data: their settings, what a value must be, and how they stand on the first day. */

const DAY = 86_400_000;
export const LOG_LIMIT = 40;

const required = (value) => (value.trim() ? "" : "form.error.required");
const company = (value) => required(value) || (/^[A-Z]{2}-\d{4}$/.test(value.trim()) ? "" : "integrations.error.company");
const secure = (value) => required(value) || (isSecure(value) ? "" : "integrations.error.address");
const domain = (value) => required(value) || (isDomain(value) ? "" : "integrations.error.domain");
const domains = (value) => required(value) || (linesOf(value).every(isDomain) ? "" : "integrations.error.domain");

/** Each setting: its name, the kind of control, and `problem(value)` -> the key of what is wrong, or an empty text. */
export const INTEGRATIONS = [
  { id: "accounting", settings: [{ name: "company", kind: "text", problem: company }] },
  {
    id: "sso", settings: [
      { name: "address", kind: "text", problem: secure },
      { name: "domain", kind: "text", problem: domain },
      { name: "attribute", kind: "select", options: ["groups", "role", "title"], problem: required },
    ],
  },
  {
    id: "chat", settings: [
      { name: "channel", kind: "select", options: ["approvals", "finance", "finance-old"], problem: required },
      { name: "news", kind: "select", options: ["waiting", "decided", "all"], problem: required },
    ],
  },
  {
    id: "email", settings: [
      { name: "senders", kind: "lines", problem: domains },
      { name: "department", kind: "department", problem: required },
    ],
  },
];

export function integrationById(id) {
  return INTEGRATIONS.find((integration) => integration.id === id) ?? null;
}

/** @returns {boolean} whether a text is an address that begins with https */
export function isSecure(text) {
  const address = text.trim();
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username } = new URL(address);
  return protocol === "https:" && hostname.includes(".") && !username;
}

function isDomain(text) {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text.trim());
}

export function linesOf(text) {
  return text.split(/[\s,;]+/).filter(Boolean);
}

/** off, on, or problem: connected, but the last run went wrong. */
export function stateOf(connection) {
  if (!connection.on) return "off";
  return connection.problem ? "problem" : "on";
}

function emptyConnection() {
  return { on: false, since: "", problem: "", config: {}, mapping: {}, sent: [], run: null, log: [] };
}

/** The sandbox's connections: chat works, e-mail intake refuses a supplier, the others are still to be connected. */
export function seedConnections(now) {
  const ago = (days, hour = 9) => {
    const date = new Date(now.getTime() - days * DAY);
    date.setHours(hour, (days * 13) % 60, 0, 0);
    return date.toISOString();
  };
  const line = (at, kind, ok, params = {}) => ({ at, kind, ok, params });
  const all = Object.fromEntries(INTEGRATIONS.map(({ id }) => [id, emptyConnection()]));
  Object.assign(all.chat, {
    on: true, since: ago(45), config: { channel: "approvals", news: "waiting" },
    log: [line(ago(1, 15), "test-passed", true), line(ago(45), "connected", true)],
  });
  Object.assign(all.email, {
    on: true, since: ago(58, 8), problem: "sender-refused",
    config: { senders: "harborpaper.example\nkumocloud.example", department: "operations" },
    log: [
      line(ago(1, 16), "sender-refused", false, { sender: "billing@selatfreight.example" }),
      line(ago(4, 11), "received", true, { sender: "invoices@kumocloud.example" }),
      line(ago(58, 8), "connected", true),
    ],
  });
  return all;
}

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** Whether a parsed value is the connections of a sandbox. */
export function areConnections(value) {
  return isObject(value) && INTEGRATIONS.every(({ id }) => {
    const one = value[id];
    return isObject(one) && typeof one.on === "boolean" && typeof one.problem === "string"
      && [one.config, one.mapping].every((map) => isObject(map) && Object.values(map).every((text) => typeof text === "string"))
      && Array.isArray(one.sent) && (one.run === null || isRun(one.run))
      && Array.isArray(one.log) && one.log.every((entry) => isObject(entry) && !Number.isNaN(Date.parse(entry.at)) && isObject(entry.params));
  });
}

function isRun(run) {
  return isObject(run) && !Number.isNaN(Date.parse(run.at)) && Array.isArray(run.sent) && Array.isArray(run.refused) && run.refused.every(isObject);
}
