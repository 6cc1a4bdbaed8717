/** A definition as a list of statements, and how two definitions differ. Pure; views put the statements into words. */

/**
 * @typedef {{slot: string, key: string, params: object}} Statement `slot` = what it is about, the same in every version
 */

function decisionStatements({ field, rules, otherwise }) {
  const statements = [{ slot: "decision", key: field ? "workflow.says.field" : "workflow.says.no_field", params: field ? { field } : {} }];
  if (!field) return statements;
  const say = (rule, index) => (field === "amount"
    ? { slot: `rule-${index + 1}`, key: "workflow.says.up_to", params: { limit: rule.limit, route: rule.approver } }
    : { slot: `${field}-${rule[field]}`, key: `workflow.says.${field}`, params: { [field]: rule[field], route: rule.approver } });
  statements.push(...rules.map(say));
  const last = field === "amount"
    ? { key: "workflow.says.over", params: { limit: rules.at(-1)?.limit ?? null, route: otherwise } }
    : { key: "workflow.says.otherwise", params: { route: otherwise } };
  return [...statements, { slot: "otherwise", ...last }];
}

/** What a definition says, from top to bottom. */
export function statements({ trigger, decision, approver, notification, escalation }) {
  const list = [{ slot: "trigger", key: trigger ? "workflow.says.trigger" : "workflow.says.no_trigger", params: trigger ? { trigger } : {} }];
  if (decision) list.push(...decisionStatements(decision));
  else list.push({ slot: "routing", key: "workflow.says.every", params: { route: approver } });
  if (notification) list.push({ slot: "notification", key: "workflow.says.notify", params: { recipient: notification.recipient, message: notification.message } });
  if (escalation) list.push({ slot: "escalation", key: "workflow.says.escalate", params: { count: escalation.days ?? 0, to: escalation.to } });
  return list;
}

/** @returns {Array<{before: Statement|null, after: Statement|null}>} only what differs, in the order of the later definition */
export function differences(before, after) {
  const old = new Map(statements(before).map((item) => [item.slot, item]));
  const found = [];
  for (const item of statements(after)) {
    const was = old.get(item.slot) ?? null;
    old.delete(item.slot);
    if (!was || JSON.stringify(was) !== JSON.stringify(item)) found.push({ before: was, after: item });
  }
  return [...found, ...[...old.values()].map((item) => ({ before: item, after: null }))];
}
