/** The dialogs about people: invite, change role, deactivate; and reactivating, which asks nothing. */

import { h } from "../../dom.js";
import { personName, plural, t } from "../../i18n.js";
import { MAY, ROLES } from "../../people.js";
import { changeRole, deactivate, emailTaken, invite, reactivate, successorOf, waitingFor } from "../../people-actions.js";
import { DEPARTMENTS } from "../../seed.js";
import { openDialog } from "../../ui/dialog.js";
import { field, select, setError } from "../../ui/field.js";
import { refresh } from "../../ui/shell.js";
import { toast } from "../../ui/toast.js";

const ADDRESS = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@.<>(),;:"]{2,}$/;

/** A dialog gives the focus back to a button that was drawn anew: put it there afterwards. */
function focusLater(testid) {
  window.setTimeout(() => document.querySelector(`[data-testid="${CSS.escape(testid)}"]`)?.focus());
}

/** Role and department, with a sentence that says what the role is for. */
function roleFields(role, department) {
  const summary = h("p", { class: "hint", id: "person-role-summary", testid: "role-summary", "aria-live": "polite" });
  const describe = (value) => {
    summary.textContent = value ? t(`role.${value}.summary`) : "";
  };
  const roles = select("person-role", role, ROLES.map((name) => [name, t(`role.${name}`)]), { choose: role ? "" : t("people.role_choose"), onChange: describe });
  const departments = select("person-department", department, [["", t("people.whole_company")], ...DEPARTMENTS.map((name) => [name, t(`department.${name}`)])]);
  describe(role);
  return { roles, departments, nodes: [h("div", { class: "person-role" }, field(roles, t("people.role")), summary), field(departments, t("people.department"), { hint: t("people.department_hint") })] };
}

/** Whoever does not see every department needs one. */
function checkRole({ roles, departments }) {
  setError(roles, roles.value ? "" : t("form.error.required"));
  const needed = roles.value && !MAY[roles.value].includes("see-every-department") && !departments.value;
  setError(departments, needed ? t("people.department_missing") : "");
}

function firstWrong(controls) {
  const wrong = controls.find((control) => control.getAttribute("aria-invalid") === "true");
  wrong?.focus();
  return wrong !== undefined;
}

function emailProblem(text) {
  if (!text.trim()) return t("form.error.required");
  if (!ADDRESS.test(text.trim()) || text.trim().length > 120) return t("people.email_wrong");
  return emailTaken(text) ? t("people.email_taken") : "";
}

export function openInvite(by) {
  const email = h("input", { type: "email", autocomplete: "off", maxlength: 120, required: true, testid: "person-email" });
  const fields = roleFields("", "");
  openDialog({
    testid: "invite-dialog", title: t("people.invite_title"), hint: t("people.invite_hint"), confirm: t("people.invite_confirm"),
    fields: [field(email, t("people.email")), ...fields.nodes],
    onConfirm: () => {
      setError(email, emailProblem(email.value));
      checkRole(fields);
      if (firstWrong([email, fields.roles, fields.departments])) return false;
      const made = invite({ email: email.value, role: fields.roles.value, department: fields.departments.value }, by);
      refresh();
      focusLater(`change-role-${made.id}`);
      toast(t("people.invited", { email: made.email }));
      return true;
    },
  });
}

/** What happens to the invoices that wait for a person. */
function consequence(person, change) {
  const count = waitingFor(person.id).length;
  if (count === 0) return null;
  const successor = successorOf(person.id, change);
  if (successor === person.id) return null;
  return h("p", { class: "consequence", testid: "consequence" }, plural("people.moves", count, { person: personName(successor) }));
}

export function openRole(person) {
  const name = personName(person.id);
  const fields = roleFields(person.role, person.department);
  const place = h("div", { "aria-live": "polite" });
  fields.roles.addEventListener("change", () => place.replaceChildren(...[consequence(person, { role: fields.roles.value })].filter(Boolean)));
  openDialog({
    testid: "role-dialog", title: t("people.role_title", { person: name }), hint: t("people.role_hint"), confirm: t("people.role_confirm"),
    fields: [...fields.nodes, place],
    onConfirm: () => {
      checkRole(fields);
      if (firstWrong([fields.roles, fields.departments])) return false;
      changeRole(person.id, { role: fields.roles.value, department: fields.departments.value });
      refresh();
      focusLater(`change-role-${person.id}`);
      toast(t("people.role_changed", { person: name, role: t(`role.${fields.roles.value}`) }));
      return true;
    },
  });
}

export function openDeactivate(person) {
  const name = personName(person.id);
  openDialog({
    testid: "deactivate-dialog", title: t("people.deactivate_title", { person: name }), hint: t("people.deactivate_hint"),
    fields: [consequence(person, { status: "deactivated" })].filter(Boolean), confirm: t("people.deactivate"), danger: true,
    onConfirm: () => {
      deactivate(person.id);
      refresh();
      focusLater(`reactivate-${person.id}`);
      toast(t("people.deactivated", { person: name }));
    },
  });
}

export function reactivateNow(person) {
  reactivate(person.id);
  refresh();
  document.querySelector(`[data-testid="${CSS.escape(`change-role-${person.id}`)}"]`)?.focus();
  toast(t("people.reactivated", { person: personName(person.id) }));
}
