/** The help site's script: role, progress, quizzes and search, each mounted on what the page has for it. */
import { makeEmit } from "../page/events.ts";
import { browserStore, keeps, type Store } from "../page/storage.ts";
import { mountToast } from "../page/toast.ts";
import { loadWords, type Words } from "../page/words.ts";
import { openBook } from "./book.ts";
import { mountControls } from "./controls.ts";
import { mountPaths } from "./path-page.ts";
import { mark } from "./progress.ts";
import { mountProgress } from "./progress-page.ts";
import { mountReading } from "./reading.ts";
import { mirrorRole, mountRole, readRole } from "./role.ts";
import { mountSearch } from "./search/mount.ts";
import { mountToursDone } from "./tours-done.ts";
import { mountTaskLists } from "./task-lists.ts";
import { mountTransfer } from "./transfer-page.ts";

/** Mounts everything; returns what takes it all off again, leaving the page as it was. */
export function mountAcademy(words: Words, store: Store = browserStore()): () => void {
  const emit = makeEmit(store);
  const book = openBook(store);
  const toast = mountToast();
  const seed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
  const onPassed = (quiz: string): void => {
    book.update((progress) => mark(progress, `quiz:${quiz}`, "done", new Date().toISOString()));
  };
  const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
  const unmounts = [
    mountRole(store, words, toast.say),
    mountProgress(book, words, keeps(store)),
    mountPaths(book, words),
    mountReading(book),
    mountToursDone(book),
    mountTransfer({ book, store, words, say: toast.say }),
    mountSearch(words, emit, store, toast.say),
    mountTaskLists(book),
    mountControls(),
    lazily(
      all(".gw-quiz[data-gw-quiz]"),
      () => import("../quiz/player.ts"),
      ({ mountQuiz }, place) => mountQuiz(place, { words, store, emit, seed, onPassed }),
    ),
    lazily(
      all("[data-gw-certificate]"),
      () => import("./certificate-page.ts"),
      ({ mountCertificate }, place) => mountCertificate(place, book, words),
    ),
  ];
  return () => {
    unmounts.forEach((unmount) => unmount());
    book.close();
    toast.remove();
  };
}

/** What only some pages have is loaded there alone; left before it has come, it is not mounted at all. */
function lazily<Module>(places: readonly HTMLElement[], load: () => Promise<Module>, mount: (module: Module, place: HTMLElement) => () => void): () => void {
  let unmounts: (() => void)[] = [];
  let left = places.length === 0;
  if (!left) {
    void load().then((module) => {
      if (!left) unmounts = places.map((place) => mount(module, place));
    });
  }
  return () => {
    left = true;
    unmounts.forEach((unmount) => unmount());
  };
}

interface PageStream {
  subscribe(next: () => void): unknown;
}

/** Mounts now, and again whenever a theme with instant navigation has swapped the page (its `document$` says so). */
export function start(store: Store = browserStore()): void {
  let unmount: (() => void) | undefined;
  let turn = 0;
  const mount = async (): Promise<void> => {
    const mine = (turn += 1);
    unmount?.();
    unmount = undefined;
    mirrorRole(readRole(store));
    const words = await loadWords(document.documentElement.lang);
    if (mine === turn) unmount = mountAcademy(words, store);
  };
  const pages = (window as { document$?: PageStream }).document$;
  if (pages === undefined) void mount();
  else pages.subscribe(() => void mount());
}
