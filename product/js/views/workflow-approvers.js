/** Who approves on a branch: one person, or several and how they decide together. */

import { h, icon } from "../dom.js";
import { personName, t } from "../i18n.js";
import { APPROVERS, decidersIn } from "../people.js";
import { personControl } from "../problems.js";
import { AUTO, MODES, makeRoute, modeOf, peopleOf } from "../routes.js";
import { get } from "../store.js";
import { field, select } from "../ui/field.js";

const MOST = 4;

/** The approvers of the first day, then whoever else may decide by now. */
function approverIds() {
  return [...new Set([...APPROVERS, ...decidersIn(get().sandbox).map((person) => person.id)])];
}

/**
 * @param {string} testid of the first person's select; the second one's is `<testid>-2`
 * @param route
 * @param {{label, hint, set}} options `set(route)` keeps what was chosen
 */
export function approversField(testid, route, { label, hint = "", set }) {
  const state = { people: [...peopleOf(route)], mode: modeOf(route) === "any" ? "any" : "all" };
  const box = h("div", { class: "approvers", testid: `${testid}s` });
  const keep = () => set(makeRoute([...state.people], state.mode));
  const draw = (focus = "") => {
    box.replaceChildren(...parts(testid, state, { label, hint, keep, draw }));
    if (focus) box.querySelector(`[data-testid="${focus}"]`)?.focus();
  };
  draw();
  return box;
}

function parts(testid, state, { label, hint, keep, draw }) {
  const several = state.people.length > 1;
  const choose = (place) => (value) => {
    if (value === AUTO) state.people = [AUTO];
    else state.people[place] = value;
    keep();
    if (value === AUTO && several) draw(testid);
    else adder.hidden = isFull(state);
  };
  const add = () => {
    state.people.push("");
    keep();
    draw(personControl(testid, state.people.length - 1));
  };
  const remove = (place) => () => {
    state.people.splice(place, 1);
    keep();
    draw(`add-${testid}`);
  };
  const adder = h("button", { type: "button", class: "button quiet small", testid: `add-${testid}`, on: { click: add } }, icon("plus"), t("workflow.approver_add"));
  adder.hidden = isFull(state);
  const rows = state.people.map((who, place) => personRow(testid, who, place, { label, hint, several, choose: choose(place), remove: remove(place) }));
  return [...rows, ...(several ? [modeField(testid, state, keep)] : []), adder];
}

const isFull = ({ people }) => people.length >= Math.min(MOST, approverIds().length) || people[0] === AUTO;

function personRow(testid, who, place, { label, hint, several, choose, remove }) {
  const ids = approverIds();
  const options = [...ids, ...(who && who !== AUTO && !ids.includes(who) ? [who] : [])].map((id) => [id, personName(id)]);
  const all = place === 0 ? [...options, [AUTO, t("workflow.approver.auto")]] : options;
  const control = select(personControl(testid, place), who, all, { choose: t("workflow.approver_choose"), onChange: choose });
  const text = place === 0 ? label : t("workflow.approver_also", { number: place + 1 });
  return h("div", { class: several ? "approver is-one-of-several" : "approver" },
    field(control, text, { hint: place === 0 ? hint : "" }),
    place > 0 && h("button", { type: "button", class: "icon-button", testid: `remove-${personControl(testid, place)}`, "aria-label": t("workflow.approver_remove", { number: place + 1 }), on: { click: remove } }, icon("close")));
}

function modeField(testid, state, keep) {
  const control = select(`${testid}-mode`, state.mode, MODES.map((mode) => [mode, t(`workflow.mode.${mode}`)]), {
    onChange: (value) => {
      state.mode = value;
      keep();
    },
  });
  return field(control, t("workflow.mode"));
}
