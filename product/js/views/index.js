/** Every page by the name of its route; `needs` = the permission without which it is not shown. */

import { apiKeys } from "./api-keys.js";
import { webhook } from "./api-keys/webhook.js";
import { audit } from "./audit.js";
import { dashboard } from "./dashboard.js";
import { integrations } from "./integrations.js";
import { integration } from "./integrations/detail.js";
import { invoice } from "./invoice.js";
import { invoices } from "./invoices.js";
import { notifications } from "./notifications.js";
import { people } from "./people/list.js";
import { roles } from "./people/roles.js";
import { reports } from "./reports/overview.js";
import { report } from "./reports/report.js";
import { settings } from "./settings.js";
import { signInPage } from "./sign-in.js";
import { workflow } from "./workflow.js";
import { workflowVersions } from "./workflow-versions.js";
import { workflows } from "./workflows.js";

export const views = {
  "sign-in": { render: signInPage },
  dashboard: { render: dashboard },
  invoices: { render: invoices },
  invoice: { render: invoice },
  workflows: { render: workflows, needs: "read-workflows" },
  workflow: { render: workflow, needs: "read-workflows" },
  "workflow-versions": { render: workflowVersions, needs: "read-workflows" },
  reports: { render: reports, needs: "see-reports" },
  report: { render: report, needs: "see-reports" },
  people: { render: people, needs: "manage-people" },
  roles: { render: roles, needs: "manage-people" },
  notifications: { render: notifications },
  integrations: { render: integrations, needs: "manage-integrations" },
  integration: { render: integration, needs: "manage-integrations" },
  "api-keys": { render: apiKeys, needs: "manage-keys" },
  webhook: { render: webhook, needs: "manage-keys" },
  audit: { render: audit, needs: "read-audit" },
  settings: { render: settings },
};
