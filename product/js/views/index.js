/** Every page by the name of its route; `needs` = the permission without which it is not shown. */

import { dashboard } from "./dashboard.js";
import { invoice } from "./invoice.js";
import { invoices } from "./invoices.js";
import { notifications } from "./notifications.js";
import { settings } from "./settings.js";
import { signInPage } from "./sign-in.js";
import { workflow } from "./workflow.js";
import { workflows } from "./workflows.js";

export const views = {
  "sign-in": { render: signInPage },
  dashboard: { render: dashboard },
  invoices: { render: invoices },
  invoice: { render: invoice },
  workflows: { render: workflows, needs: "read-workflows" },
  workflow: { render: workflow, needs: "read-workflows" },
  notifications: { render: notifications },
  settings: { render: settings },
};
