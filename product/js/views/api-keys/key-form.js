/** The dialogs that make a key, or put a new one in the place of an old one. */

import { h } from "../../dom.js";
import { t } from "../../i18n.js";
import { createKey, keyNameTaken, replaceKey } from "../../key-actions.js";
import { LIFETIMES, SCOPES } from "../../keys.js";
import { openDialog } from "../../ui/dialog.js";
import { field, select, setError } from "../../ui/field.js";
import { toast } from "../../ui/toast.js";
import { showSecret } from "./secret.js";

const lifetimeSelect = () => select("key-lifetime", "90", LIFETIMES.map((days) => [days, t(`api_keys.lifetime.${days || "never"}`)]));

export function openKeyForm() {
  const name = h("input", { type: "text", testid: "key-name", autocomplete: "off", maxlength: 60 });
  const scope = select("key-scope", "read", SCOPES.map((id) => [id, t(`api_keys.scope.${id}`)]));
  const lifetime = lifetimeSelect();
  openDialog({
    testid: "key-dialog", title: t("api_keys.create_title"), hint: t("api_keys.create_hint"),
    fields: [
      field(name, t("api_keys.name"), { hint: t("api_keys.name_hint") }),
      field(scope, t("api_keys.scope"), { hint: t("api_keys.scope_hint") }),
      field(lifetime, t("api_keys.lifetime")),
    ],
    confirm: t("api_keys.create"),
    onConfirm: () => {
      const problem = !name.value.trim() ? "api_keys.name_missing" : keyNameTaken(name.value) ? "api_keys.name_taken" : "";
      setError(name, problem && t(problem));
      if (problem) {
        name.focus();
        return false;
      }
      const { key, secret } = createKey({ name: name.value, scope: scope.value, lifetime: lifetime.value });
      window.setTimeout(() => showSecret("key", key.name, secret, `revoke-key-${key.id}`));
      toast(t("api_keys.created", { name: key.name }));
      return true;
    },
  });
}

export function openReplaceForm(key) {
  const lifetime = lifetimeSelect();
  openDialog({
    testid: "replace-dialog", title: t("api_keys.replace_title", { name: key.name }), hint: t("api_keys.replace_hint"),
    fields: [field(lifetime, t("api_keys.lifetime"))], confirm: t("api_keys.replace"),
    onConfirm: () => {
      const { key: made, secret } = replaceKey(key.id, lifetime.value);
      window.setTimeout(() => showSecret("key", made.name, secret, `revoke-key-${made.id}`));
      toast(t("api_keys.replaced", { name: made.name }));
    },
  });
}
