/** Scheduled reports: when each is due, and whom it reaches. Pure. */

export const RHYTHMS = ["weekly", "monthly"];

const two = (value) => String(value).padStart(2, "0");
const textOf = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
const dateOf = (day) => new Date(`${day}T12:00:00`);

/** The local calendar day of a moment plus some days, as YYYY-MM-DD. */
export function dayAfter(now, days) {
  const date = new Date(now);
  date.setHours(12, 0, 0, 0);
  date.setDate(date.getDate() + days);
  return textOf(date);
}

/** The day one rhythm later; the 31st becomes the last day of a shorter month. */
export function following(day, every) {
  const date = dateOf(day);
  if (every === "weekly") {
    date.setDate(date.getDate() + 7);
    return textOf(date);
  }
  const wanted = date.getDate();
  date.setDate(1);
  date.setMonth(date.getMonth() + 1);
  const last = new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate();
  date.setDate(Math.min(wanted, last));
  return textOf(date);
}

/** Whether a schedule has to send its report on a day. */
export function isDue(schedule, today) {
  return !schedule.paused && schedule.next <= today;
}

/** The next day after today on which a schedule sends; what was missed meanwhile is sent once, not many times. */
export function nextAfter(schedule, today) {
  let next = schedule.next;
  while (next <= today) next = following(next, schedule.every);
  return next;
}

/** Everyone with one of the schedule's roles who may sign in. */
export function receivers(schedule, people) {
  return people.filter((person) => person.status !== "deactivated" && schedule.recipients.includes(person.role));
}

/** The schedule of the first day: the monthly spend for the executive. */
export function firstSchedules(now) {
  const start = new Date(now);
  const first = new Date(start.getFullYear(), start.getMonth() + 1, 1, 12);
  return [{
    id: "schedule-1", report: "spend", by: "department", department: "", period: "6", every: "monthly",
    recipients: ["executive"], next: textOf(first), last: null, paused: false, owner: "director",
  }];
}
