/** Back to the first day, after asking. */

import { emit } from "../events.js";
import { t } from "../i18n.js";
import { go } from "../router.js";
import { currentPerson, markSession } from "../session.js";
import { resetSandbox } from "../store.js";
import { openDialog } from "../ui/dialog.js";
import { refresh } from "../ui/shell.js";
import { toast } from "../ui/toast.js";

/** Whoever was invited is gone with the sandbox. */
function leave() {
  markSession();
  go("/sign-in");
}

export function confirmReset() {
  openDialog({
    testid: "reset-dialog", title: t("settings.reset_title"), hint: t("settings.reset_text"),
    confirm: t("settings.reset_confirm"), danger: true,
    onConfirm: () => {
      resetSandbox();
      emit("sandbox.reset", {});
      if (currentPerson()) refresh();
      else leave();
      toast(t("settings.reset_done"));
    },
  });
}
