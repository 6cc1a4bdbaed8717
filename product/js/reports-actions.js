/** What is done with reports: open, export, schedule, and send what is due. */

import { downloadCsv } from "./csv.js";
import { emit } from "./events.js";
import { notify } from "./notifications.js";
import { dayAfter, isDue, nextAfter, receivers } from "./reports-schedules.js";
import { address } from "./router.js";
import * as store from "./store.js";

const today = () => dayAfter(new Date(), 0);

export function schedules() {
  return store.get().sandbox.schedules;
}

export function tellOpened(report, by) {
  emit("report.opened", { report, by });
}

/** @param rows the header first */
export function exportReport(report, rows) {
  downloadCsv(`ledgerline-${report}-${today()}`, rows);
  emit("report.exported", { report, rows: rows.length - 1 });
}

/** The address of a scheduled report. */
export function linkOf({ report, by, department, period }) {
  return address(`/reports/${report}`, { by, department, period });
}

/** @param fields {report, by, department, period, every, recipients, next} */
export function addSchedule(fields, person) {
  let made = null;
  store.work((sandbox) => {
    const numbers = sandbox.schedules.map((item) => Number(item.id.split("-").at(-1)) || 0);
    made = { id: `schedule-${Math.max(0, ...numbers) + 1}`, ...fields, last: null, paused: false, owner: person.id };
    sandbox.schedules.push(made);
  });
  emit("report.scheduled", { report: made.report, id: made.id, every: made.every, recipients: made.recipients.join(" ") });
  return made;
}

/** Pause a schedule, or let it go on; what fell due meanwhile is not sent. */
export function pauseSchedule(id, paused) {
  let report = "";
  store.work((sandbox) => {
    const schedule = sandbox.schedules.find((item) => item.id === id);
    schedule.paused = paused;
    if (!paused) schedule.next = nextAfter(schedule, today());
    report = schedule.report;
  });
  emit("report.schedule-changed", { report, id, change: paused ? "paused" : "resumed" });
}

export function deleteSchedule(id) {
  const { report } = schedules().find((item) => item.id === id);
  store.work((sandbox) => {
    sandbox.schedules = sandbox.schedules.filter((item) => item.id !== id);
  });
  emit("report.schedule-changed", { report, id, change: "deleted" });
}

/** Send every report that is due to its receivers -> how many were sent. */
export function runSchedules() {
  const day = today();
  const due = schedules().filter((schedule) => isDue(schedule, day)).map((schedule) => schedule.id);
  if (due.length === 0) return 0;
  store.work((sandbox) => {
    for (const schedule of sandbox.schedules.filter((item) => due.includes(item.id))) {
      for (const person of receivers(schedule, sandbox.people)) {
        notify(sandbox, person.id, "report", { subject: schedule.id, link: linkOf(schedule), values: { report: schedule.report } });
      }
      Object.assign(schedule, { last: day, next: nextAfter(schedule, day) });
    }
  });
  return due.length;
}

/** Make every schedule one day older; to be called while the sandbox is being changed. */
export function ageSchedules(sandbox) {
  const back = (day) => dayAfter(`${day}T12:00:00`, -1);
  for (const schedule of sandbox.schedules) {
    schedule.next = back(schedule.next);
    if (schedule.last) schedule.last = back(schedule.last);
  }
}
