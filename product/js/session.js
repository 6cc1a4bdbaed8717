/** Who is signed in, and what `<html>` says about it and about the theme. */

import { emit } from "./events.js";
import { acceptInvitation } from "./people-actions.js";
import { canSignIn, personIn } from "./people.js";
import * as store from "./store.js";

/** The person who is signed in, as the sandbox knows them now, or null. */
export function currentPerson() {
  const { sandbox, session } = store.get();
  const person = personIn(sandbox, session);
  return canSignIn(person) ? person : null;
}

/** Keep `data-user` and `data-role` on `<html>` true. */
export function markSession() {
  const root = document.documentElement;
  const person = currentPerson();
  if (person) {
    root.dataset.user = person.id;
    root.dataset.role = person.role;
  } else {
    delete root.dataset.user;
    delete root.dataset.role;
  }
}

export function applyTheme() {
  document.documentElement.dataset.theme = store.get().settings.theme;
}

export function signIn(person) {
  store.update((state) => {
    state.session = person.id;
  });
  acceptInvitation(person.id);
  markSession();
  emit("session.started", { user: person.id, role: person.role });
}

export function signOut() {
  const person = currentPerson();
  store.update((state) => {
    state.session = null;
  });
  markSession();
  if (person) emit("session.ended", { user: person.id, role: person.role });
}
