/** The invoices of the first day: half a year of a company's suppliers, dated back from today. */

import { DAY, dayOf } from "./seed-days.js";

// number, supplier, amount, department, memo, submitter, submitted days ago, outcome, decided days ago
// outcome: who it waits for, or with the one who decided: a approved, r rejected, e approved after it was escalated,
// c rejected, corrected and approved, with the days of all three
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
  [2034, "Greenfield Energy", 6122.4, "facilities", "energy", "accounts-clerk", 35, "a:department-manager", 33],
  [2033, "Kumo Cloud Services", 4730.25, "it", "cloud", "administrator", 37, "a:department-manager", 36],
  [2032, "Brightwell Catering", 1685, "sales", "lunch", "accounts-clerk", 39, "a:department-manager", 37],
  [2031, "Meridian Travel", 3940.6, "sales", "travel", "accounts-clerk", 42, "c:department-manager", [40, 38, 36]],
  [2030, "Swiftline Courier", 498.75, "operations", "courier", "accounts-clerk", 44, "a:department-manager", 43],
  [2029, "Lotus Print House", 2260, "marketing", "letters", "accounts-clerk", 47, "a:department-manager", 45],
  [2028, "Orchid Facilities", 1180, "facilities", "cleaning", "accounts-clerk", 50, "a:department-manager", 49],
  [2027, "Selat Freight", 14275, "operations", "freight", "accounts-clerk", 53, "e:director", 46],
  [2026, "Pixelforge Studio", 5650, "marketing", "film", "accounts-clerk", 56, "a:department-manager", 53],
  [2025, "Cobalt Access Systems", 890, "facilities", "security", "accounts-clerk", 58, "a:department-manager", 57],
  [2024, "Northlight Computers", 7420, "it", "monitors", "administrator", 61, "e:director", 54],
  [2023, "Greenfield Energy", 5987.15, "facilities", "energy", "accounts-clerk", 66, "a:department-manager", 63],
  [2022, "Kumo Cloud Services", 4655, "it", "cloud", "administrator", 68, "a:department-manager", 66],
  [2021, "Northlight Computers", 2480, "it", "backup", "administrator", 70, "r:department-manager", 69],
  [2020, "Harbor Paper Co.", 1298.4, "operations", "paper", "accounts-clerk", 73, "a:department-manager", 72],
  [2019, "Swiftline Courier", 475.2, "operations", "courier", "accounts-clerk", 75, "a:department-manager", 74],
  [2018, "Meridian Travel", 2875.3, "sales", "travel", "accounts-clerk", 79, "a:department-manager", 76],
  [2017, "Brightwell Catering", 3310, "marketing", "catering", "accounts-clerk", 82, "c:department-manager", [80, 78, 77]],
  [2016, "Selat Freight", 16890, "operations", "freight", "accounts-clerk", 86, "e:director", 78],
  [2015, "Orchid Facilities", 2450, "facilities", "service", "accounts-clerk", 89, "a:department-manager", 87],
  [2014, "Lotus Print House", 6935, "marketing", "booth", "accounts-clerk", 92, "e:director", 84],
  [2013, "Greenfield Energy", 5540.9, "facilities", "energy", "accounts-clerk", 96, "a:department-manager", 94],
  [2012, "Kumo Cloud Services", 4588.6, "it", "cloud", "administrator", 98, "a:department-manager", 97],
  [2011, "Pixelforge Studio", 3120, "marketing", "licences", "accounts-clerk", 101, "a:department-manager", 100],
  [2010, "Swiftline Courier", 521.9, "operations", "courier", "accounts-clerk", 104, "a:department-manager", 103],
  [2009, "Northlight Computers", 9860, "it", "laptops", "administrator", 108, "e:director", 101],
  [2008, "Meridian Travel", 1990, "sales", "travel", "accounts-clerk", 111, "a:department-manager", 109],
  [2007, "Cobalt Access Systems", 4150, "facilities", "security", "accounts-clerk", 115, "a:department-manager", 112],
  [2006, "Selat Freight", 8725, "operations", "forklift", "accounts-clerk", 118, "e:director", 112],
  [2005, "Brightwell Catering", 940, "sales", "lunch", "accounts-clerk", 122, "a:department-manager", 121],
  [2004, "Greenfield Energy", 5210.3, "facilities", "energy", "accounts-clerk", 127, "a:department-manager", 124],
  [2003, "Kumo Cloud Services", 4512, "it", "cloud", "administrator", 129, "a:department-manager", 128],
  [2002, "Harbor Paper Co.", 1254, "operations", "paper", "accounts-clerk", 133, "c:department-manager", [131, 129, 128]],
  [2001, "Orchid Facilities", 1090, "facilities", "cleaning", "accounts-clerk", 137, "a:department-manager", 136],
  [2000, "Pixelforge Studio", 7150, "marketing", "design", "accounts-clerk", 140, "e:director", 133],
  [1999, "Swiftline Courier", 468.5, "operations", "courier", "accounts-clerk", 144, "a:department-manager", 143],
  [1998, "Northlight Computers", 1375, "it", "backup", "administrator", 147, "r:department-manager", 146],
  [1997, "Lotus Print House", 3480, "marketing", "print", "accounts-clerk", 151, "a:department-manager", 148],
  [1996, "Greenfield Energy", 4890.75, "facilities", "energy", "accounts-clerk", 157, "a:department-manager", 154],
  [1995, "Kumo Cloud Services", 4405.8, "it", "cloud", "administrator", 160, "a:department-manager", 158],
  [1994, "Selat Freight", 12640, "operations", "freight", "accounts-clerk", 164, "e:director", 157],
  [1993, "Meridian Travel", 4265, "sales", "travel", "accounts-clerk", 168, "a:department-manager", 166],
  [1992, "Cobalt Access Systems", 2790, "facilities", "service", "accounts-clerk", 172, "a:department-manager", 170],
  [1991, "Brightwell Catering", 1560, "marketing", "catering", "accounts-clerk", 176, "a:department-manager", 175],
];

const COMMENTS = {
  2047: ["budget", "accounts-clerk"], 2046: ["po", "accounts-clerk"],
  2043: ["quantity", "department-manager"], 2042: ["quantity", "department-manager"],
};

const ESCALATE_AFTER = 5;

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
  if (outcome.startsWith("c:")) correct(invoice, outcome.slice(2), decidedAge.map((days) => time(days, 15)));
  else if (outcome.includes(":")) decide(invoice, outcome, time(decidedAge, 15));
  const note = COMMENTS[number];
  if (note) invoice.comments.push({ at: invoice.decided?.at ?? submitted, who: note[1], text: "", textKey: `sample.comment.${note[0]}` });
  return invoice;
}

/** Sent back once, then approved. */
function correct(invoice, who, [rejected, again, approved]) {
  invoice.history.push(
    { at: rejected, kind: "rejected", who }, { at: again, kind: "resubmitted", who: invoice.submitter },
    { at: again, kind: "started", who: "system", nameKey: "sample.workflow" }, { at: again, kind: "routed", who },
  );
  invoice.comments.push({ at: rejected, who, text: "", textKey: "sample.comment.quantity" });
  invoice.assigned = again;
  decide(invoice, `a:${who}`, approved);
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

/** @param {Date} now -> the invoices, the newest first */
export function firstInvoices(now) {
  return ROWS.map((row) => invoiceOf(row, now));
}

// invoice, who is told, what, who caused it, whether it is read
const NEWS = [
  [2050, "department-manager", "waiting", "accounts-clerk", false],
  [2049, "department-manager", "waiting", "accounts-clerk", false],
  [2048, "department-manager", "waiting", "administrator", true],
  [2047, "department-manager", "commented", "accounts-clerk", false],
  [2047, "department-manager", "waiting", "accounts-clerk", true],
  [2046, "department-manager", "waiting", "accounts-clerk", true],
  [2045, "director", "escalated", "", false],
  [2044, "director", "escalated", "", false],
  [2043, "accounts-clerk", "rejected", "department-manager", false],
  [2042, "accounts-clerk", "rejected", "department-manager", false],
  [2041, "accounts-clerk", "approved", "department-manager", true],
  [2039, "accounts-clerk", "approved", "director", true],
  [2038, "administrator", "approved", "department-manager", true],
];

/** What people were told about these invoices. */
export function firstNews(invoices) {
  return NEWS.map(([number, who, kind, by, read]) => {
    const invoice = invoices.find((item) => item.id === `INV-${number}`);
    const at = invoice.decided?.at ?? invoice.assigned;
    return { at, who, kind, invoice: invoice.id, subject: "", link: "", text: "", by, values: {}, read };
  });
}
