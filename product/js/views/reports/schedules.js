/** Reports that send themselves: the form of a new schedule, and the list. */

import { h, icon } from "../../dom.js";
import { day, personName, t } from "../../i18n.js";
import { MAY } from "../../people.js";
import { addSchedule, deleteSchedule, linkOf, pauseSchedule, schedules } from "../../reports-actions.js";
import { RHYTHMS, dayAfter } from "../../reports-schedules.js";
import { openDialog } from "../../ui/dialog.js";
import { field, select, setError } from "../../ui/field.js";
import { refresh } from "../../ui/shell.js";
import { toast } from "../../ui/toast.js";
import { card } from "../parts.js";

const RECEIVERS = Object.keys(MAY).filter((role) => MAY[role].includes("see-reports"));

function roleChoices(chosen) {
  const error = h("p", { class: "error", id: "schedule-recipients-error", testid: "schedule-recipients-error" });
  const boxes = RECEIVERS.map((role) => h("label", { class: "choice-item" },
    h("input", { type: "checkbox", value: role, checked: role === chosen, testid: `schedule-recipient-${role}`, "aria-describedby": "schedule-recipients-error" }),
    h("span", {}, t(`role.${role}`))));
  return { error, node: h("fieldset", { class: "field" }, h("legend", { class: "field-legend" }, t("schedule.recipients")), h("div", { class: "choices" }, boxes), error) };
}

function describe({ report, by, department, period }) {
  const parts = [
    by && t(`reports.by.${by}`),
    t(`reports.period.${period}`),
    department ? t(`department.${department}`) : t("reports.every_department"),
  ];
  return `${t(`reports.${report}.title`)}: ${parts.filter(Boolean).join(" · ")}`;
}

/** A schedule covers the last months, whenever it is sent: chosen months become as many last ones. */
function periodFor({ period, months }) {
  if (period !== "custom") return period;
  return ["1", "3", "6", "12"].find((count) => Number(count) >= months.length) ?? "12";
}

/** @param choices what the reader sees now; the schedule sends the same */
export function openScheduleForm(person, report, choices) {
  const tomorrow = dayAfter(new Date(), 1);
  const every = select("schedule-every", "monthly", RHYTHMS.map((name) => [name, t(`schedule.every.${name}`)]));
  const start = h("input", { type: "date", testid: "schedule-start", min: tomorrow, value: tomorrow, required: true });
  const { node, error } = roleChoices(person.role);
  const content = { report, by: choices.by, department: choices.department, period: periodFor(choices) };
  openDialog({
    testid: "schedule-dialog", title: t("schedule.title"), hint: describe(content), confirm: t("schedule.create"),
    fields: [field(every, t("schedule.every")), field(start, t("schedule.start"), { hint: t("schedule.start_hint", { skip: t("settings.skip_day") }) }), node],
    onConfirm: () => {
      const recipients = [...node.querySelectorAll("input:checked")].map((box) => box.value);
      error.textContent = recipients.length === 0 ? t("schedule.recipients_missing") : "";
      setError(start, !start.value || start.value < tomorrow ? t("schedule.start_wrong") : "");
      const wrong = start.getAttribute("aria-invalid") ? start : recipients.length === 0 ? node.querySelector("input") : null;
      if (wrong) {
        wrong.focus();
        return false;
      }
      const made = addSchedule({ ...content, every: every.value, recipients, next: start.value }, person);
      toast(t("schedule.created", { date: day(made.next) }));
      return true;
    },
  });
}

/** The schedules a person may see: all, or those of their own department. */
function seenBy(person) {
  return schedules().filter((item) => !person.department || person.role !== "manager" || item.department === person.department || item.owner === person.id);
}

/** Whoever made a schedule changes it; so does an Administrator. */
const mayChange = (person, schedule) => schedule.owner === person.id || person.role === "administrator";

export function scheduleCard(person) {
  const list = seenBy(person);
  return card(t("schedule.list"), { testid: "schedules-card", class: "schedules-card" },
    list.length === 0
      ? h("p", { class: "muted", tabindex: "-1", testid: "no-schedules" }, t("schedule.none", { button: t("schedule.new") }))
      : h("ul", { class: "rows", testid: "schedule-list" }, list.map((item) => row(person, item))));
}

function row(person, item) {
  const roles = new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" }).format(item.recipients.map((role) => t(`role.${role}`)));
  const when = item.paused ? t("schedule.is_paused") : t("schedule.next", { date: day(item.next) });
  return h("li", { class: "schedule", testid: `schedule-row-${item.id}` },
    h("div", { class: "row-main" },
      h("a", { href: `#${linkOf(item)}`, testid: `open-${item.id}` }, describe(item)),
      h("span", { class: "muted" }, [t(`schedule.every.${item.every}`), when, item.last && t("schedule.last", { date: day(item.last) })].filter(Boolean).join(" · ")),
      h("span", { class: "muted" }, t("schedule.to", { roles, person: personName(item.owner) }))),
    h("div", { class: "row-end" },
      item.paused && h("span", { class: "chip", testid: `paused-${item.id}` }, t("schedule.paused")),
      mayChange(person, item) && [
        h("button", { type: "button", class: "button quiet", testid: `pause-${item.id}`, "aria-label": `${t(item.paused ? "schedule.resume" : "schedule.pause")}: ${describe(item)}`, on: { click: () => pause(item) } }, t(item.paused ? "schedule.resume" : "schedule.pause")),
        h("button", { type: "button", class: "icon-button", testid: `delete-${item.id}`, "aria-label": `${t("schedule.delete")}: ${describe(item)}`, title: t("schedule.delete"), on: { click: () => confirmDelete(item) } }, icon("bin")),
      ]));
}

function pause(item) {
  const paused = !item.paused;
  pauseSchedule(item.id, paused);
  refresh();
  toast(t(paused ? "schedule.pause_done" : "schedule.resume_done"));
}

function confirmDelete(item) {
  openDialog({
    testid: "schedule-delete-dialog", title: t("schedule.delete_title"), hint: describe(item), confirm: t("schedule.delete"), danger: true,
    onConfirm: () => {
      deleteSchedule(item.id);
      refresh();
      window.setTimeout(() => document.querySelector("[data-testid=page-title]")?.focus());
      toast(t("schedule.deleted"));
    },
  });
}
