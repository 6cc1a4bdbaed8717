/** Back to the first day, after asking. */

import { emit } from "../events.js";
import { t } from "../i18n.js";
import { resetSandbox } from "../store.js";
import { openDialog } from "../ui/dialog.js";
import { refresh } from "../ui/shell.js";
import { toast } from "../ui/toast.js";

export function confirmReset() {
  openDialog({
    testid: "reset-dialog", title: t("settings.reset_title"), hint: t("settings.reset_text"),
    confirm: t("settings.reset_confirm"), danger: true,
    onConfirm: () => {
      resetSandbox();
      emit("sandbox.reset", {});
      refresh();
      toast(t("settings.reset_done"));
    },
  });
}
