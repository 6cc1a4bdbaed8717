/** What people say about an invoice; a name after an @ tells that person. */

import { h, icon } from "../dom.js";
import { moment, personName, t } from "../i18n.js";
import { commentInvoice } from "../invoice-actions.js";
import { mentionable, mentionsIn, partsOf } from "../mentions.js";
import { get } from "../store.js";
import { field, setError } from "../ui/field.js";
import { refresh } from "../ui/shell.js";
import { toast } from "../ui/toast.js";
import { card } from "./parts.js";

export function commentsCard(found, person) {
  return card(t("invoice.comments"), { testid: "comments" },
    found.comments.length === 0
      ? h("p", { class: "muted" }, t("invoice.comments_empty"))
      : h("ul", { class: "comments", testid: "comment-list" }, found.comments.map(comment)),
    commentForm(found, person));
}

function comment(said) {
  return h("li", {},
    h("p", { class: "comment-head" }, h("strong", {}, personName(said.who)), h("span", { class: "muted" }, moment(said.at))),
    h("p", { class: "comment-text" }, said.textKey ? t(said.textKey) : partsOf(said.text, said.mentions ?? []).map((part) => (part.who ? h("strong", { class: "mention" }, part.text) : part.text))));
}

function commentForm(found, person) {
  const names = mentionable(get().sandbox, found, person).map((who) => ({ who, name: personName(who) }));
  const text = h("textarea", { rows: 2, maxlength: 500, testid: "comment-text", "data-unsent": true });
  const add = (event) => {
    event.preventDefault();
    const written = text.value.trim();
    if (!written) {
      setError(text, t("invoice.comment_missing"));
      text.focus();
      return;
    }
    const mentions = mentionsIn(written, names);
    commentInvoice(found.id, written, person, mentions);
    text.value = "";
    refresh();
    toast(mentions.length > 0 ? t("invoice.comment_told", { people: mentions.map(({ name }) => name).join(", ") }) : t("invoice.comment_added"));
  };
  return h("form", { novalidate: true, on: { submit: add } }, field(text, t("invoice.comment"), { hint: t("invoice.mention_hint") }),
    h("div", { class: "comment-actions" },
      h("button", { type: "submit", class: "button", testid: "comment-add" }, icon("comment"), t("invoice.comment_add")),
      names.length > 0 && mentionChoice(names, text)));
}

/** Puts the name of the chosen person where the writing stands. */
function mentionChoice(names, text) {
  const insert = (event) => {
    const { name } = names.find(({ who }) => who === event.target.value);
    const start = text.selectionStart ?? text.value.length;
    const gap = start > 0 && !/\s$/.test(text.value.slice(0, start)) ? " " : "";
    text.setRangeText(`${gap}@${name} `, start, text.selectionEnd ?? start, "end");
    event.target.value = "";
    text.focus();
  };
  return h("select", { testid: "comment-mention", class: "mention-choice", value: "", "aria-label": t("invoice.mention"), on: { change: insert } },
    h("option", { value: "" }, t("invoice.mention_choose")), names.map(({ who, name }) => h("option", { value: who }, name)));
}
