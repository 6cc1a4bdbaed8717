/** What the Administrator does with API keys. Each function changes the state, then tells the document. */

import { emit } from "./events.js";
import { answerTo, expiryOf, newSecret } from "./keys.js";
import * as store from "./store.js";

const now = () => new Date().toISOString();

function findKey(id) {
  return store.get().sandbox.keys.find((key) => key.id === id) ?? null;
}

export function keyNameTaken(name) {
  const wanted = name.trim().toLocaleLowerCase();
  return store.get().sandbox.keys.some((key) => !key.revoked && key.name.toLocaleLowerCase() === wanted);
}

/** The next free id of a list whose ids end in numbers. */
export function nextId(list, kind) {
  return `${kind}-${Math.max(0, ...list.map((item) => Number(item.id.split("-").at(-1)) || 0)) + 1}`;
}

/** @param fields {name, scope, lifetime} -> {key, secret}: the only time the secret is known */
export function createKey({ name, scope, lifetime }) {
  const { secret, prefix } = newSecret("lk");
  let key = null;
  store.work((sandbox) => {
    key = {
      id: nextId(sandbox.keys, "key"), name: name.trim(), scope, prefix, created: now(),
      expires: expiryOf(lifetime, new Date()), used: "", revoked: "",
    };
    sandbox.keys.unshift(key);
  });
  emit("key.created", { id: key.id, name: key.name, scope, expires: key.expires.slice(0, 10) });
  return { key, secret };
}

export function revokeKey(id) {
  store.work(() => {
    findKey(id).revoked = now();
  });
  emit("key.revoked", { id, name: findKey(id).name });
}

/** A key of the same name and scope takes the place of this one -> {key, secret}. */
export function replaceKey(id, lifetime) {
  const { name, scope } = findKey(id);
  revokeKey(id);
  return createKey({ name, scope, lifetime });
}

/** Try a request with a key -> the result of `answerTo`; the service notes that the key was used. */
export function tryKey(id, request) {
  const answer = answerTo(findKey(id), request, new Date());
  if (answer.status < 400) {
    store.work(() => {
      findKey(id).used = now();
    });
  }
  return answer;
}
