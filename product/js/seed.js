/** The sandbox on its first day: fictional companies, dates relative to today. */

export const SUPPLIERS = [
  "Harbor Paper Co.", "Kumo Cloud Services", "Selat Freight", "Brightwell Catering", "Cobalt Access Systems",
  "Lotus Print House", "Meridian Travel", "Greenfield Energy", "Pixelforge Studio", "Orchid Facilities",
  "Northlight Computers", "Swiftline Courier",
];
export const DEPARTMENTS = ["marketing", "operations", "it", "facilities", "sales"];

/** The invoices of a test run; nothing is submitted with them. */
export const SAMPLES = [
  { id: "small", supplier: "Harbor Paper Co.", amount: 1250, department: "operations" },
  { id: "limit", supplier: "Lotus Print House", amount: 5000, department: "marketing" },
  { id: "above", supplier: "Pixelforge Studio", amount: 5000.01, department: "marketing" },
  { id: "large", supplier: "Selat Freight", amount: 12400, department: "operations" },
];

// number, supplier, amount, department, memo, submitter, submitted days ago, outcome, decided days ago
// outcome: who it waits for, or a for approved, r for rejected, with the one who decided
const ROWS = [
  [2050, "Pixelforge Studio", 7800, "marketing", "design", "accounts-clerk", 0, "department-manager"],
  [2049, "Swiftline Courier", 486.4, "operations", "courier", "accounts-clerk", 1, "department-manager"],
  [2048, "Kumo Cloud Services", 4999.5, "it", "cloud", "administrator", 1, "department-manager"],
  [2047, "Brightwell Catering", 2140, "sales", "catering", "accounts-clerk", 2, "department-manager"],
  [2046, "Harbor Paper Co.", 1312.75, "operations", "paper", "accounts-clerk", 3, "department-manager"],
  [2045, "Northlight Computers", 11940, "it", "laptops", "administrator", 7, "escalated"],
  [2044, "Selat Freight", 18250, "operations", "freight", "accounts-clerk", 8, "escalated"],
  [2043, "Orchid Facilities", 960, "facilities", "cleaning", "accounts-clerk", 6, "r:department-manager", 4],
  [2042, "Meridian Travel", 5320, "sales", "travel", "accounts-clerk", 9, "r:department-manager", 6],
  [2041, "Lotus Print House", 4870, "marketing", "print", "accounts-clerk", 11, "a:department-manager", 9],
  [2040, "Cobalt Access Systems", 3275, "facilities", "security", "accounts-clerk", 13, "a:department-manager", 12],
  [2039, "Greenfield Energy", 6418.2, "facilities", "energy", "accounts-clerk", 16, "e:director", 9],
  [2038, "Kumo Cloud Services", 4812.9, "it", "cloud", "administrator", 19, "a:department-manager", 17],
  [2037, "Selat Freight", 9630, "operations", "racks", "accounts-clerk", 22, "e:director", 14],
  [2036, "Pixelforge Studio", 2988, "marketing", "licences", "accounts-clerk", 25, "a:department-manager", 24],
  [2035, "Swiftline Courier", 512.1, "operations", "courier", "accounts-clerk", 28, "a:department-manager", 27],
];

const COMMENTS = {
  2047: ["budget", "accounts-clerk"], 2046: ["po", "accounts-clerk"],
  2043: ["quantity", "department-manager"], 2042: ["quantity", "department-manager"],
};

const DAY = 86_400_000;
const ESCALATE_AFTER = 5;

/** The local calendar day of a date, as YYYY-MM-DD. */
export function dayOf(date) {
  const month = String(date.getMonth() + 1).padStart(2, "0");
  return `${date.getFullYear()}-${month}-${String(date.getDate()).padStart(2, "0")}`;
}

export function emptyDefinition() {
  return { trigger: "", approver: "department-manager", decision: null, notification: null, escalation: null };
}

/** A moment in office hours some days ago; never in the future. */
function officeTime(now, days, hour, minute) {
  const date = new Date(now);
  date.setDate(date.getDate() - days);
  date.setHours(hour, minute, 0, 0);
  return new Date(Math.min(date.getTime(), now.getTime() - 1_200_000)).toISOString();
}

function invoiceOf(row, now) {
  const [number, supplier, amount, department, memo, submitter, age, outcome, decidedAge] = row;
  const time = (days, hour = 9 + (number % 5)) => officeTime(now, days, hour, (number * 7) % 60);
  const submitted = time(age);
  const invoice = {
    id: `INV-${number}`, supplier, amount, department, memo: "", memoKey: `sample.memo.${memo}`, submitter, submitted,
    due: dayOf(new Date(now.getTime() + (30 - age) * DAY)),
    status: "waiting", approver: "department-manager", assigned: submitted, escalated: false, decided: null,
    run: standardRun(),
    history: [
      { at: submitted, kind: "submitted", who: submitter },
      { at: submitted, kind: "started", who: "system", nameKey: "sample.workflow" },
      { at: submitted, kind: "routed", who: "department-manager" },
    ],
    comments: [],
  };
  if (outcome === "escalated" || outcome.startsWith("e:")) escalate(invoice, time(age - ESCALATE_AFTER));
  if (outcome.includes(":")) decide(invoice, outcome, time(decidedAge, 15));
  const note = COMMENTS[number];
  if (note) invoice.comments.push({ at: invoice.decided?.at ?? submitted, who: note[1], text: "", textKey: `sample.comment.${note[0]}` });
  return invoice;
}

function standardRun() {
  return { workflow: "standard-review", name: "", nameKey: "sample.workflow", version: 1, escalation: { days: ESCALATE_AFTER, to: "managers-manager" } };
}

function escalate(invoice, at) {
  invoice.approver = "director";
  invoice.assigned = at;
  invoice.escalated = true;
  invoice.history.push({ at, kind: "escalated", who: "director" });
}

function decide(invoice, outcome, at) {
  const [letter, who] = outcome.split(":");
  invoice.status = letter === "r" ? "rejected" : "approved";
  invoice.approver = null;
  invoice.decided = { at, who };
  invoice.history.push({ at, kind: invoice.status, who });
}

function standardWorkflow(now) {
  const definition = {
    ...emptyDefinition(),
    trigger: "invoice-submitted",
    escalation: { days: ESCALATE_AFTER, to: "managers-manager" },
  };
  const at = new Date(now.getTime() - 60 * DAY).toISOString();
  return {
    id: "standard-review", name: "", nameKey: "sample.workflow", changed: at, dirty: false, tested: true, active: true,
    draft: definition, published: { version: 1, at, definition: structuredClone(definition) },
  };
}

/** A whole sandbox as of `now`. */
export function seed(now) {
  const invoices = ROWS.map((row) => invoiceOf(row, now));
  const notifications = invoices
    .filter((invoice) => invoice.status === "rejected")
    .map((invoice) => ({ at: invoice.decided.at, who: invoice.submitter, kind: "rejected", invoice: invoice.id, text: "", read: false }));
  return { day: dayOf(now), touched: false, next: 2051, invoices, workflows: [standardWorkflow(now)], notifications };
}
