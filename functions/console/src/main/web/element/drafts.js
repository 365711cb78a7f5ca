// What somebody has entered and not sent yet. It outlives a reload and signing in again, in this tab alone; a secret is never
// in it.

const PREFIX = "workspace-tokens:draft:";

/** What was entered into one dialog. */
export class Draft {
  #key;

  /** @param {...string} names of what it is a draft of: the workspace, the dialog, the token */
  constructor(...names) {
    this.#key = PREFIX + names.join(":");
  }

  /** @returns {any} what was kept, or undefined */
  read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.#key) ?? "null") ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** @param {any} value */
  write(value) {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(value));
    } catch {
      // A browser that keeps nothing: then a reload loses what was entered, and the browser asks before that.
    }
  }

  clear() {
    try {
      sessionStorage.removeItem(this.#key);
    } catch {
      // Nothing was kept.
    }
  }
}

/** Forgets all drafts: somebody else may sit here next. */
export function clearDrafts() {
  try {
    Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => sessionStorage.removeItem(key));
  } catch {
    // Nothing was kept.
  }
}
