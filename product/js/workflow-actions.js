/** What the Administrator does with workflows. Each function changes the state, then tells the document. */

import { problems, summary, walk } from "./engine.js";
import { emit } from "./events.js";
import { named } from "./i18n.js";
import { emptyDefinition } from "./seed.js";
import * as store from "./store.js";

const now = () => new Date().toISOString();

export function findWorkflow(id) {
  return store.get().sandbox.workflows.find((workflow) => workflow.id === id) ?? null;
}

export function nameTaken(name) {
  const wanted = name.trim().toLocaleLowerCase();
  return store.get().sandbox.workflows.some((workflow) => named(workflow).toLocaleLowerCase() === wanted);
}

/** An address made from the name; names without Latin letters get a number. */
function idFor(name, workflows) {
  const base = name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || "workflow";
  const taken = (id) => workflows.some((workflow) => workflow.id === id);
  let id = base;
  for (let count = 2; taken(id); count += 1) id = `${base}-${count}`;
  return id;
}

export function createWorkflow(name) {
  let made = null;
  store.work((sandbox) => {
    made = {
      id: idFor(name, sandbox.workflows), name: name.trim(), nameKey: "", changed: now(),
      dirty: true, tested: false, active: false, draft: emptyDefinition(), published: null,
    };
    sandbox.workflows.unshift(made);
  });
  emit("workflow.created", { id: made.id, name: made.name });
  return made;
}

/** @param change function that changes the draft in place; `part` names what it touched */
export function changeWorkflow(id, part, change) {
  store.work(() => {
    const workflow = findWorkflow(id);
    change(workflow.draft);
    const same = JSON.stringify(workflow.draft) === JSON.stringify(workflow.published?.definition);
    Object.assign(workflow, { changed: now(), dirty: !same, tested: false });
  });
  const workflow = findWorkflow(id);
  emit("workflow.changed", { id, name: named(workflow), part, ...summary(workflow.draft) });
}

/** Walk a sample invoice through the draft -> the result of `walk`. */
export function testWorkflow(id, sample) {
  const workflow = findWorkflow(id);
  const result = walk(workflow.draft, sample, "accounts-clerk");
  store.work(() => {
    workflow.tested = result.passed;
  });
  emit("workflow.tested", {
    id, name: named(workflow), passed: result.passed, path: result.path, approver: result.approver,
    sample: sample.id, amount: sample.amount,
  });
  return result;
}

/** The workflow that publishing this one would replace, or null. */
export function replacedBy(workflow) {
  return store.get().sandbox.workflows.find((other) => other.id !== workflow.id && other.active
    && other.published.definition.trigger === workflow.draft.trigger) ?? null;
}

/** @returns {boolean} false while the draft has problems */
export function publishWorkflow(id) {
  const workflow = findWorkflow(id);
  if (problems(workflow.draft).length > 0) return false;
  const replaced = replacedBy(workflow);
  store.work(() => {
    if (replaced) replaced.active = false;
    const version = (workflow.published?.version ?? 0) + 1;
    workflow.published = { version, at: now(), definition: structuredClone(workflow.draft) };
    Object.assign(workflow, { active: true, dirty: false, changed: now() });
  });
  emit("workflow.published", { id, name: named(workflow), version: workflow.published.version, ...summary(workflow.draft) });
  return true;
}

export function deleteWorkflow(id) {
  store.work((sandbox) => {
    sandbox.workflows = sandbox.workflows.filter((workflow) => workflow.id !== id);
  });
  emit("workflow.deleted", { id });
}

export function workflowState(workflow) {
  if (!workflow.published) return "draft";
  if (!workflow.active) return "replaced";
  return workflow.dirty ? "changed" : "published";
}
