/** Webhooks as data: which events they send, what a delivery is, and how the receivers of the sandbox answer. */

const DAY = 86_400_000;
export const DELIVERY_LIMIT = 30;
const FAILING_AFTER = 3;

/** The events a webhook may send. */
export const HOOK_EVENTS = [
  "invoice.submitted", "invoice.approved", "invoice.rejected", "invoice.escalated", "workflow.published",
];

/** The last part of an address -> the status its receiver answers with; every other address accepts. */
const ANSWERS = { 500: 500, 404: 404, 401: 401, slow: 0 };

/** The answer of a receiver: {status, ms}; status 0 when none came in time. */
export function answerOf(address, number) {
  const last = new URL(address).pathname.split("/").at(-1);
  const status = ANSWERS[last] ?? 200;
  return { status, ms: status === 0 ? 10_000 : 80 + ((number * 37) % 140) };
}

export const isDelivered = (delivery) => delivery.status >= 200 && delivery.status < 300;

/** new, healthy, failing (the last deliveries all failed) or paused. */
export function hookState(hook) {
  if (!hook.active) return "paused";
  if (hook.deliveries.length === 0) return "new";
  const latest = hook.deliveries.slice(0, FAILING_AFTER);
  if (!isDelivered(latest[0])) return "failing";
  return "healthy";
}

/** What is sent for an event. */
export function payloadOf(event, detail, at) {
  return JSON.stringify({ event, at, data: detail }, null, 2);
}

export function hostOf(address) {
  return new URL(address).hostname;
}

/** The detail of a test delivery of an event. */
export function sampleDetail(event) {
  if (event.startsWith("workflow.")) return { id: "standard-review", version: 1 };
  return { id: "INV-2050", supplier: "Pixelforge Studio", amount: 7800, department: "marketing" };
}

const SAMPLE_LOG = [
  ["invoice.approved", "INV-2041", 9, 200], ["invoice.submitted", "INV-2046", 3, 500],
  ["invoice.submitted", "INV-2047", 2, 200], ["invoice.submitted", "INV-2048", 1, 200],
];

export function seedWebhooks(now) {
  const deliveries = SAMPLE_LOG.map(([event, id, days, status], index) => {
    const at = new Date(now.getTime() - days * DAY - index * 1_900_000).toISOString();
    return { number: index + 1, at, event, status, ms: 90 + index * 31, attempt: 1, test: false, body: payloadOf(event, { id }, at) };
  });
  return [{
    id: "webhook-1", address: "https://erp.harborpaper.example/ledgerline", prefix: "whs_Qe7dP2sK", active: true,
    events: ["invoice.submitted", "invoice.approved", "invoice.rejected"],
    created: new Date(now.getTime() - 36 * DAY).toISOString(), deliveries: deliveries.reverse(),
  }];
}

const isText = (value) => typeof value === "string";

function isDelivery(value) {
  return value !== null && typeof value === "object" && Number.isInteger(value.number) && !Number.isNaN(Date.parse(value.at))
    && isText(value.event) && isText(value.body) && Number.isInteger(value.status) && Number.isFinite(value.ms);
}

/** Whether a parsed value is a webhook as the state keeps it. */
export function isWebhook(value) {
  return value !== null && typeof value === "object" && [value.id, value.prefix].every(isText)
    && isText(value.address) && URL.canParse(value.address) && !Number.isNaN(Date.parse(value.created))
    && Array.isArray(value.events) && value.events.every((name) => HOOK_EVENTS.includes(name))
    && Array.isArray(value.deliveries) && value.deliveries.every(isDelivery);
}
