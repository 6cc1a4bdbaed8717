/** The one place where the audit log is written: it hears every event before anybody else does. */

import { append } from "./audit-entries.js";
import { onEvent } from "./events.js";
import { update } from "./store.js";

/** Begin to write down every event. */
export function startAudit() {
  onEvent((event, detail) => {
    update(({ session, sandbox }) => append(sandbox, { at: new Date().toISOString(), session, event, detail }));
  });
}
