/** The sandbox on its first day: fictional companies, dates relative to today. */

import { seedOutside } from "./connections.js";
import { firstPeople } from "./people.js";
import { firstSchedules } from "./reports-schedules.js";
import { dayOf } from "./seed-days.js";
import { firstInvoices, firstNews } from "./seed-invoices.js";
import { firstWorkflows } from "./seed-workflows.js";

export { dayOf };

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

/** A whole sandbox as of `now`. */
export function seed(now) {
  const invoices = firstInvoices(now);
  const workflows = firstWorkflows(now);
  return {
    day: dayOf(now), touched: false, next: 2051, invoices, workflows, notifications: firstNews(invoices),
    people: firstPeople(), delegations: [], preferences: {}, schedules: firstSchedules(now),
    ...seedOutside(now, invoices, workflows),
  };
}
