/** The only door to localStorage. Blocked, full or damaged storage is reported, never thrown. */

const KEY = "ledgerline:state";

/** @returns {{text: string|null, blocked: boolean}} */
export function read() {
  try {
    return { text: window.localStorage.getItem(KEY), blocked: false };
  } catch {
    return { text: null, blocked: true };
  }
}

/** @returns {boolean} whether the text is safe on disk */
export function write(text) {
  try {
    window.localStorage.setItem(KEY, text);
    return true;
  } catch {
    return false;
  }
}

/** Call back with the text another tab has written. */
export function watch(callback) {
  window.addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) callback(event.newValue);
  });
}
