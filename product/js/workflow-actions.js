/** What the Administrator does with workflows. Each function changes the state, then tells the document. */

import { summary, walk } from "./engine.js";
import { emit } from "./events.js";
import { named } from "./i18n.js";
import { personIn } from "./people.js";
import { problems } from "./problems.js";
import { emptyDefinition } from "./seed-workflows.js";
import * as store from "./store.js";
import { templateById } from "./workflow-templates.js";
import { everyBranch } from "./workflow-samples.js";

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

function add(name, draft) {
  let made = null;
  store.work((sandbox) => {
    made = {
      id: idFor(name, sandbox.workflows), name: name.trim(), nameKey: "", changed: now(),
      dirty: true, tested: false, active: false, paused: false, draft, published: null, versions: [],
    };
    sandbox.workflows.unshift(made);
  });
  return made;
}

/** @param {string} template id of the template to begin with, or empty */
export function createWorkflow(name, template = "") {
  const made = add(name, templateById(template)?.make() ?? emptyDefinition());
  emit("workflow.created", { id: made.id, name: made.name, ...(template && { template }) });
  return made;
}

/** Copy the draft of a workflow under another name. */
export function duplicateWorkflow(id, name) {
  const made = add(name, structuredClone(findWorkflow(id).draft));
  emit("workflow.duplicated", { id: made.id, name: made.name, from: id });
  return made;
}

function setDraft(workflow, draft) {
  const same = JSON.stringify(draft) === JSON.stringify(workflow.published?.definition);
  Object.assign(workflow, { draft, changed: now(), dirty: !same, tested: false });
}

/** @param change function that changes the draft in place; `part` names what it touched */
export function changeWorkflow(id, part, change) {
  const workflow = findWorkflow(id);
  store.work(() => {
    change(workflow.draft);
    setDraft(workflow, workflow.draft);
  });
  emit("workflow.changed", { id, name: named(workflow), part, ...summary(workflow.draft) });
}

/** Walk invoices through the draft -> the result of `walk` for each. The draft passed when every one did. */
function walkAll(workflow, samples) {
  const { sandbox } = store.get();
  const results = samples.map((sample) => walk(workflow.draft, sample, "accounts-clerk", (who) => personIn(sandbox, who)?.manager ?? null));
  store.work(() => {
    workflow.tested = results.every((result) => result.passed);
  });
  return results;
}

/** Walk a sample invoice through the draft -> the result of `walk`. */
export function testWorkflow(id, sample) {
  const workflow = findWorkflow(id);
  const [result] = walkAll(workflow, [sample]);
  emit("workflow.tested", {
    id, name: named(workflow), passed: result.passed, path: result.path, approver: result.approver, mode: result.mode,
    sample: sample.id, amount: sample.amount, branches: 1,
  });
  return result;
}

/** Walk one invoice through every branch of the draft -> [{sample, result}]. */
export function testEveryBranch(id, values) {
  const workflow = findWorkflow(id);
  const samples = everyBranch(workflow.draft, values);
  const results = walkAll(workflow, samples);
  emit("workflow.tested", {
    id, name: named(workflow), passed: workflow.tested, path: "", approver: "", mode: "", sample: "every", amount: 0, branches: samples.length,
  });
  return samples.map((sample, index) => ({ sample, result: results[index] }));
}

/** The workflow that putting this definition to work would replace, or null. */
function activeBeside(workflow, { trigger }) {
  return store.get().sandbox.workflows.find((other) => other.id !== workflow.id && other.active
    && other.published.definition.trigger === trigger) ?? null;
}

/** The workflow that publishing this one would replace, or null. */
export function replacedBy(workflow) {
  return activeBeside(workflow, workflow.draft);
}

/** The workflow that resuming this one would replace, or null. */
export function replacedByResuming(workflow) {
  return activeBeside(workflow, workflow.published.definition);
}

/** Every published version, the newest first. */
export function versionsOf(workflow) {
  const kept = workflow.versions ?? [];
  const { published } = workflow;
  const all = !published || kept.some((item) => item.version === published.version) ? kept : [...kept, published];
  return [...all].sort((a, b) => b.version - a.version);
}

/** @returns {boolean} false while the draft has problems */
export function publishWorkflow(id, note, person) {
  const workflow = findWorkflow(id);
  if (problems(workflow.draft).length > 0) return false;
  const replaced = replacedBy(workflow);
  store.work(() => {
    if (replaced) replaced.active = false;
    const version = (workflow.published?.version ?? 0) + 1;
    const versions = versionsOf(workflow);
    workflow.published = { version, at: now(), by: person.id, note: note.trim(), definition: structuredClone(workflow.draft) };
    workflow.versions = [structuredClone(workflow.published), ...versions];
    Object.assign(workflow, { active: true, paused: false, dirty: false, changed: now() });
  });
  const { version } = workflow.published;
  emit("workflow.published", { id, name: named(workflow), version, note: note.trim(), ...summary(workflow.draft) });
  return true;
}

/** Make an earlier version the draft; nothing is published by it. */
export function restoreVersion(id, version) {
  const workflow = findWorkflow(id);
  const { definition } = versionsOf(workflow).find((item) => item.version === version);
  store.work(() => setDraft(workflow, structuredClone(definition)));
  emit("workflow.restored", { id, name: named(workflow), version, ...summary(workflow.draft) });
}

/** New invoices no longer take it; those on their way go on. */
export function pauseWorkflow(id) {
  const workflow = findWorkflow(id);
  store.work(() => Object.assign(workflow, { active: false, paused: true }));
  emit("workflow.paused", { id, name: named(workflow) });
}

export function resumeWorkflow(id) {
  const workflow = findWorkflow(id);
  const replaced = replacedByResuming(workflow);
  store.work(() => {
    if (replaced) replaced.active = false;
    Object.assign(workflow, { active: true, paused: false });
  });
  emit("workflow.resumed", { id, name: named(workflow) });
}

export function deleteWorkflow(id) {
  const name = named(findWorkflow(id));
  store.work((sandbox) => {
    sandbox.workflows = sandbox.workflows.filter((workflow) => workflow.id !== id);
  });
  emit("workflow.deleted", { id, name });
}

export function workflowState(workflow) {
  if (!workflow.published) return "draft";
  if (workflow.paused) return "paused";
  if (!workflow.active) return "replaced";
  return workflow.dirty ? "changed" : "published";
}
