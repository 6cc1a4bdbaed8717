/** What a test of a connection finds. Pure: the sandbox answers the same to the same settings, as the hints say. */

import { mappingProblem } from "./accounting.js";
import { linesOf } from "./integrations.js";

const COMPANY = "LL-1001";
const IDENTITY_HOST = "id.northgate.example";
const OWN_DOMAIN = "ledgerline.example";
const ARCHIVED = ["finance-old"];
export const SAMPLE_SENDER = "billing@selatfreight.example";

/** Each check: its name, whether it holds, and the problem when it does not. */
const CHECKS = {
  accounting: [
    ["company", ({ config }) => config.company === COMPANY, "company-unknown"],
    ["mapping", ({ mapping }) => mappingProblem(mapping) === null, "mapping-wrong"],
  ],
  sso: [
    ["address", ({ config }) => new URL(config.address).hostname === IDENTITY_HOST, "no-answer"],
    ["domain", ({ config }) => config.domain.toLowerCase() === OWN_DOMAIN, "domain-unknown"],
    ["attribute", ({ config }) => config.attribute === "role", "no-role"],
  ],
  chat: [["channel", ({ config }) => !ARCHIVED.includes(config.channel), "channel-archived"]],
  email: [["sender", ({ config }) => accepts(config.senders, SAMPLE_SENDER), "sender-refused"]],
};

function accepts(senders, address) {
  return linesOf(senders.toLowerCase()).includes(address.split("@")[1]);
}

/**
 * Check a connection step by step; nothing is checked after the first failure.
 * @returns {{passed: boolean, reason: string, steps: Array<{name: string, ok: boolean}>}}
 */
export function check(id, connection) {
  const steps = [];
  for (const [name, holds, problem] of CHECKS[id]) {
    const ok = holds(connection);
    steps.push({ name, ok });
    if (!ok) return { passed: false, reason: problem, steps };
  }
  return { passed: true, reason: "", steps };
}
