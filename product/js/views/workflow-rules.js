/** The decision of a workflow: what it looks at, and a rule for every branch. */

import { h, icon } from "../dom.js";
import { FIELDS } from "../engine.js";
import { money, t } from "../i18n.js";
import { DEPARTMENTS, SUPPLIERS } from "../seed.js";
import { field, select } from "../ui/field.js";
import { parseAmount } from "./invoice-form.js";
import { approversField } from "./workflow-approvers.js";

export const newRule = () => ({ limit: null, department: "", supplier: "", approver: "" });

const OTHERWISE = { department: "workflow.rule_otherwise", supplier: "workflow.rule_otherwise_supplier" };

/** The field of a rule, by what the decision looks at. */
const CONDITIONS = {
  amount: limitField,
  department: (rule, number, set) => valueField("department", DEPARTMENTS.map((name) => [name, t(`department.${name}`)]), rule, number, set),
  supplier: (rule, number, set) => valueField("supplier", SUPPLIERS.map((name) => [name, name]), rule, number, set),
};

/** @returns the controls of a decision's card */
export function decisionFields(decision, change) {
  const options = FIELDS.map((name) => [name, t(`workflow.field.${name}`)]);
  const choice = select("decision-field", decision.field, options, {
    choose: t("workflow.decision_choose"),
    onChange: (value) => {
      change("decision", (item) => { item.decision.field = value; }, true);
      document.querySelector("[data-testid=decision-field]").focus();
    },
  });
  return [field(choice, t("workflow.decision_label")), decision.field && rules(decision, change)];
}

function rules(decision, change) {
  const add = () => {
    change("decision", (item) => { item.decision.rules.push(newRule()); }, true);
    const kind = decision.field === "amount" ? "limit" : decision.field;
    document.querySelector(`[data-testid="rule-${decision.rules.length}-${kind}"]`)?.focus();
  };
  return h("fieldset", { class: "rules" },
    h("legend", {}, t("workflow.rules")),
    h("ol", { class: "rule-list", testid: "rule-list" }, decision.rules.map((rule, index) => ruleRow(decision, rule, index, change)), otherwiseRow(decision, change)),
    h("button", { type: "button", class: "button quiet", testid: "add-rule", on: { click: add } }, icon("plus"), t("workflow.rule_add")));
}

function ruleRow(decision, rule, index, change) {
  const number = index + 1;
  const set = (key, value) => change("decision", (item) => { item.decision.rules[index][key] = value; });
  const remove = () => {
    change("decision", (item) => { item.decision.rules.splice(index, 1); }, true);
    document.querySelector("[data-testid=add-rule]")?.focus();
  };
  return h("li", { class: "rule", testid: `rule-${number}` },
    h("p", { class: "rule-number" }, t("workflow.rule", { number })),
    CONDITIONS[decision.field](rule, number, set),
    approversField(`rule-${number}-approver`, rule.approver, { label: t("workflow.rule_send"), set: (route) => set("approver", route) }),
    decision.rules.length > 1 && h("button", { type: "button", class: "icon-button", testid: `remove-rule-${number}`, "aria-label": t("workflow.rule_remove", { number }), on: { click: remove } }, icon("bin")));
}

function limitField(rule, number, set) {
  const control = h("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", testid: `rule-${number}-limit`, value: rule.limit === null ? "" : String(rule.limit),
    on: {
      input: (event) => {
        set("limit", parseAmount(event.target.value));
        updateOver();
      },
    },
  });
  return field(control, t("workflow.rule_up_to"));
}

/** The last row names the highest limit while it is being typed. */
function updateOver() {
  const label = document.querySelector("[data-testid=rule-otherwise-text]");
  const limits = [...document.querySelectorAll("[data-testid^=rule-][data-testid$=-limit]")];
  const limit = parseAmount(limits.at(-1)?.value ?? "");
  if (label) label.textContent = overText(limit);
}

function overText(limit) {
  return limit === null ? t("workflow.rule_over_unknown") : t("workflow.rule_over", { amount: money(limit) });
}

function valueField(name, options, rule, number, set) {
  const control = select(`rule-${number}-${name}`, rule[name] ?? "", options, {
    choose: t(`workflow.rule_${name}_choose`), onChange: (value) => set(name, value),
  });
  return field(control, t(`workflow.rule_${name}`));
}

function otherwiseRow(decision, change) {
  const set = (route) => change("decision", (item) => { item.decision.otherwise = route; });
  const text = decision.field === "amount" ? overText(decision.rules.at(-1)?.limit ?? null) : t(OTHERWISE[decision.field]);
  return h("li", { class: "rule is-otherwise", testid: "rule-otherwise" },
    h("p", { class: "rule-number", testid: "rule-otherwise-text" }, text),
    approversField("rule-otherwise-approver", decision.otherwise, { label: t("workflow.rule_send"), set }));
}
