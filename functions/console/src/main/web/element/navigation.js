// Where somebody is on the page. The page has an address only where it owns it: an element in a page of somebody else keeps
// its place to itself.

/**
 * @typedef {object} Navigation
 * @property {string} path where somebody is
 * @property {() => void} onchange is called when Back, Forward or a typed address lead elsewhere, and after `close`
 * @property {(path: string) => void} go to another page
 * @property {(path: string) => void} step into a dialog, or a step further in it
 * @property {(path: string) => void} replace what the present place is called
 * @property {() => void} back one step
 * @property {(path: string) => void} close the dialog: back to the page that it lies over, which has this path
 * @property {(path: string) => void} stay where somebody was, although Back was pressed
 */

/** The part of the page's address behind `#`. @implements {Navigation} */
export class AddressNavigation {
  onchange = () => {};
  #listener = () => this.#arrived();
  /** @type {string | undefined} where a dialog that is being closed leads */
  #closing;

  constructor() {
    window.addEventListener("popstate", this.#listener);
  }

  get path() {
    return location.hash.replace(/^#\/?/, "");
  }

  /** @param {string} path */
  go(path) {
    history.pushState({ depth: 0 }, "", `#/${path}`);
  }

  /** @param {string} path */
  step(path) {
    history.pushState({ depth: this.#depth + 1 }, "", `#/${path}`);
  }

  /** @param {string} path */
  replace(path) {
    history.replaceState({ depth: this.#depth }, "", `#/${path}`);
  }

  back() {
    history.back();
  }

  /** @param {string} path */
  close(path) {
    this.#closing = path;
    if (this.#depth > 0) {
      history.go(-this.#depth);
    } else {
      this.#arrived();
    }
  }

  /** Below a dialog that was opened by its address lies its first step, and no page. */
  #arrived() {
    if (this.#closing !== undefined) {
      this.replace(this.#closing);
      this.#closing = undefined;
    }
    this.onchange();
  }

  /** @param {string} path */
  stay(path) {
    this.step(path);
  }

  /** How many steps of the history lie between here and the page that a dialog was opened on. It outlives a reload. */
  get #depth() {
    return history.state?.depth ?? 0;
  }
}

/** A history of its own, which nobody sees. @implements {Navigation} */
export class MemoryNavigation {
  onchange = () => {};
  #entries = [{ path: "", depth: 0 }];

  get path() {
    return this.#top.path;
  }

  /** @param {string} path */
  go(path) {
    this.#entries.push({ path, depth: 0 });
  }

  /** @param {string} path */
  step(path) {
    this.#entries.push({ path, depth: this.#top.depth + 1 });
  }

  /** @param {string} path */
  replace(path) {
    this.#top.path = path;
  }

  back() {
    if (this.#entries.length > 1) {
      this.#entries.pop();
      this.onchange();
    }
  }

  /** @param {string} path */
  close(path) {
    const { depth } = this.#top;
    this.#entries.splice(this.#entries.length - depth);
    this.replace(path);
    this.onchange();
  }

  /** @param {string} path */
  stay(path) {
    this.step(path);
  }

  get #top() {
    return /** @type {{path: string, depth: number}} */ (this.#entries.at(-1));
  }
}
