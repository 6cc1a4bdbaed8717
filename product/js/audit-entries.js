/** The audit log as data: what an entry is, the kinds of acts, the log of the first day, and how it is narrowed. */

const DAY = 86_400_000;
const LIMIT = 5000;
const TEXT_LIMIT = 200;

/** The first word of an event's name -> the kind of act it is. */
const KIND_OF = {
  session: "sign-in", invoice: "invoices", invoices: "invoices", workflow: "workflows", report: "reports",
  user: "people", delegate: "people", integration: "integrations", key: "api-keys", webhook: "webhooks",
  notification: "settings", notifications: "settings", preferences: "settings", sandbox: "settings", audit: "audit",
};
export const KINDS = [...new Set(Object.values(KIND_OF))];
export const PERIODS = [["today", 1], ["week", 7], ["month", 30], ["quarter", 90]];

/** What the product does by itself, whoever is signed in. */
const AUTOMATIC = ["invoice.escalated"];

/** @returns {string} the kind of an event, or an empty text for one without */
export function kindOf(event) {
  return KIND_OF[event.split(".")[0]] ?? "";
}

/** Only what is flat and small is kept of a detail. */
function small(detail) {
  return Object.fromEntries(Object.entries(detail ?? {}).map(([field, value]) => {
    const flat = Array.isArray(value) ? value.join(", ") : value;
    return [field, typeof flat === "string" ? flat.slice(0, TEXT_LIMIT) : flat];
  }).filter(([, value]) => ["string", "number", "boolean"].includes(typeof value)));
}

/** Typing changes a draft many times; the first change of a step stands for those that follow at once. */
function repeats(last, entry) {
  return entry.event === "workflow.changed" && last?.event === entry.event && last.who === entry.who
    && last.detail.id === entry.detail.id && last.detail.part === entry.detail.part;
}

/** Write an event down at the end of the log. */
export function append(sandbox, { at, session, event, detail }) {
  const who = AUTOMATIC.includes(event) ? "system" : session ?? detail?.user ?? "system";
  const last = sandbox.audit.at(-1);
  const entry = { number: (last?.number ?? 0) + 1, at, who, event, detail: small(detail), sample: false };
  if (repeats(last, entry)) return;
  sandbox.audit.push(entry);
  if (sandbox.audit.length > LIMIT) sandbox.audit.splice(0, sandbox.audit.length - LIMIT);
}

const numbered = (entries) => entries
  .sort((one, other) => one.at.localeCompare(other.at))
  .map((entry, index) => ({ ...entry, number: index + 1 }));

const FROM_HISTORY = {
  submitted: "invoice.submitted", resubmitted: "invoice.submitted", approved: "invoice.approved", auto: "invoice.approved",
  rejected: "invoice.rejected", escalated: "invoice.escalated", commented: "invoice.commented",
};

function fromInvoice(invoice) {
  const { id, supplier, amount, department } = invoice;
  return invoice.history.filter((line) => line.kind in FROM_HISTORY).map((line) => ({
    at: line.at, who: line.kind === "escalated" ? "system" : line.who, event: FROM_HISTORY[line.kind],
    detail: { id, supplier, amount, department },
  }));
}

// days ago, hour, person, event, detail
const ACTS = [
  [58, 8, "administrator", "integration.connected", { id: "email" }],
  [45, 10, "administrator", "integration.connected", { id: "chat" }],
  [40, 11, "administrator", "key.created", { id: "key-1", name: "ERP nightly export", scope: "reports" }],
  [36, 9, "administrator", "webhook.created", { id: "webhook-1", host: "erp.harborpaper.example", events: 3 }],
  [24, 14, "administrator", "key.created", { id: "key-2", name: "Warehouse scanner", scope: "submit" }],
  [12, 8, "administrator", "session.started", { user: "administrator", role: "administrator" }],
  [8, 9, "department-manager", "session.started", { user: "department-manager", role: "manager" }],
  [7, 8, "director", "session.started", { user: "director", role: "executive" }],
  [7, 9, "director", "report.exported", { report: "spend", rows: 12 }],
  [3, 8, "accounts-clerk", "session.started", { user: "accounts-clerk", role: "end-user" }],
  [2, 9, "department-manager", "session.started", { user: "department-manager", role: "manager" }],
  [1, 8, "administrator", "session.started", { user: "administrator", role: "administrator" }],
];

/** The log of the first day: what the sandbox's invoices and workflows tell, and a few acts around them. */
export function seedAudit(now, invoices, workflows) {
  const acts = ACTS.map(([days, hour, who, event, detail]) => {
    const date = new Date(now.getTime() - days * DAY);
    date.setHours(hour, (days * 7) % 60, 0, 0);
    return { at: date.toISOString(), who, event, detail };
  });
  const published = workflows.filter((workflow) => workflow.published).map(({ id, name, nameKey, published: { at, version } }) => ({
    at, who: "administrator", event: "workflow.published", detail: { id, name, nameKey, version },
  }));
  return numbered([...invoices.flatMap(fromInvoice), ...published, ...acts].map((entry) => ({ ...entry, sample: true })));
}

/** The samples of a newly dated sandbox together with what people did in the old one. */
export function carryAudit(old, fresh) {
  fresh.audit = numbered([...fresh.audit, ...old.audit.filter((entry) => !entry.sample)]);
}

/** @param filter {who, kind, period}, each empty for all -> the matching entries, the newest first */
export function matching(entries, filter, now) {
  const days = PERIODS.find(([period]) => period === filter.period)?.[1] ?? null;
  const from = days === null ? "" : new Date(new Date(now).setHours(0, 0, 0, 0) - (days - 1) * DAY).toISOString();
  return entries
    .filter((entry) => (!filter.who || entry.who === filter.who) && (!filter.kind || kindOf(entry.event) === filter.kind) && entry.at >= from)
    .reverse();
}

/** Whether a parsed value is an entry of the log. */
export function isEntry(value) {
  return value !== null && typeof value === "object" && Number.isInteger(value.number)
    && [value.who, value.event].every((text) => typeof text === "string")
    && !Number.isNaN(Date.parse(value.at)) && value.detail !== null && typeof value.detail === "object";
}
