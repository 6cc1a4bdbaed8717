/** What happens to webhooks: made, changed, tested, and fed by the product's events. */

import { emit, onEvent } from "./events.js";
import { nextId } from "./key-actions.js";
import { newSecret } from "./keys.js";
import * as store from "./store.js";
import { DELIVERY_LIMIT, answerOf, hostOf, isDelivered, payloadOf, sampleDetail } from "./webhooks.js";

const now = () => new Date().toISOString();

export function findWebhook(id) {
  return store.get().sandbox.webhooks.find((hook) => hook.id === id) ?? null;
}

export function addressTaken(address, exceptId = "") {
  return store.get().sandbox.webhooks.some((hook) => hook.id !== exceptId && hook.address === address.trim());
}

/** -> {hook, secret}: the secret signs the deliveries and is known only now */
export function createWebhook({ address, events }) {
  const { secret, prefix } = newSecret("whs");
  let hook = null;
  store.work((sandbox) => {
    hook = { id: nextId(sandbox.webhooks, "webhook"), address: address.trim(), events, prefix, active: true, created: now(), deliveries: [] };
    sandbox.webhooks.unshift(hook);
  });
  tell("webhook.created", hook);
  return { hook, secret };
}

/** @param fields any of {address, events, active} */
export function changeWebhook(id, fields) {
  store.work(() => Object.assign(findWebhook(id), fields));
  tell("webhook.changed", findWebhook(id));
}

export function deleteWebhook(id) {
  const hook = findWebhook(id);
  store.work((sandbox) => {
    sandbox.webhooks = sandbox.webhooks.filter((item) => item.id !== id);
  });
  emit("webhook.deleted", { id, host: hostOf(hook.address) });
}

function tell(name, hook) {
  emit(name, { id: hook.id, host: hostOf(hook.address), events: hook.events.length });
}

/** Send a body to the receiver of a webhook and keep what it answered at the top of the log. */
function deliver(hook, { event, body, attempt = 1, test = false }) {
  const number = (hook.deliveries[0]?.number ?? 0) + 1;
  const delivery = { number, at: now(), event, ...answerOf(hook.address, number), attempt, test, body };
  hook.deliveries.unshift(delivery);
  hook.deliveries.length = Math.min(hook.deliveries.length, DELIVERY_LIMIT);
  return delivery;
}

/** @returns the delivery of a sample of one event */
export function testWebhook(id, event) {
  let delivery = null;
  store.work(() => {
    delivery = deliver(findWebhook(id), { event, body: payloadOf(event, sampleDetail(event), now()), test: true });
  });
  emit("webhook.tested", { id, host: hostOf(findWebhook(id).address), passed: isDelivered(delivery), status: delivery.status });
  return delivery;
}

/** Send one delivery again, with the same body -> the new delivery. */
export function redeliver(id, number) {
  let delivery = null;
  store.work(() => {
    const hook = findWebhook(id);
    const old = hook.deliveries.find((item) => item.number === number);
    delivery = deliver(hook, { ...old, attempt: old.attempt + 1 });
  });
  return delivery;
}

/** Begin to send what the product tells to the webhooks that want it. */
export function startWebhooks() {
  onEvent((event, detail) => {
    const wanting = ({ active, events }) => active && events.includes(event);
    if (!store.get().sandbox.webhooks.some(wanting)) return;
    store.work((sandbox) => {
      for (const hook of sandbox.webhooks.filter(wanting)) deliver(hook, { event, body: payloadOf(event, detail, now()) });
    });
  });
}
