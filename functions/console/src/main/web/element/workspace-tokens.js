// <workspace-tokens>: the tokens of a workspace as an element, for the console's own page and for those of others.

import style from "../console.css" with { type: "css" };
import { ManagementApi } from "../api/management-api.js";
import { speak } from "../messages/messages.js";
import { Console } from "./console.js";
import { MemoryNavigation } from "./navigation.js";
import { path } from "./places.js";

/**
 * Shows the tokens of a workspace, and lets its owner manage them.
 *
 * Attributes: `workspace`, the slug; `api`, the address of the management API, else the one of the deployment that this script came
 * from; `lang`. Property: `accessToken`, a function that gives the person's access token. Events: `token-created` and
 * `token-regenerated`, with the token's record and never its secret; `session-needed` when an access token was not
 * accepted. The page that holds the element sees all that the element sees.
 */
export class WorkspaceTokens extends HTMLElement {
  static observedAttributes = ["workspace", "api", "lang"];

  /** @type {any} what `/config.json` says; else it is fetched from where this script came from */
  settings;
  /** @type {import("./navigation.js").Navigation | undefined} the page's own, where the element owns its address */
  navigation;
  /** @type {(place: any) => void} is told where somebody is */
  onPlace = () => {};
  /** @type {(() => (string | Promise<string>)) | undefined} */
  #accessToken;
  /** @type {Console | undefined} */
  #console;
  /** @type {ManagementApi | undefined} */
  #api;
  /** Whether the page was told that a session is needed, and has not given one since. */
  #waiting = false;
  #root = this.attachShadow({ mode: "open" });
  #starting = false;

  /** Gives the person's access token, before each call. Until it is set, nothing is shown. To set it after `session-needed` goes on. */
  get accessToken() {
    return this.#accessToken;
  }

  set accessToken(accessToken) {
    this.#accessToken = accessToken;
    if (this.#waiting) {
      this.#waiting = false;
      this.#console?.resume();
    } else {
      this.#start();
    }
  }

  connectedCallback() {
    // A page may set it before this script has come.
    if (Object.hasOwn(this, "accessToken")) {
      const early = /** @type {any} */ (Object.getOwnPropertyDescriptor(this, "accessToken")?.value);
      Reflect.deleteProperty(this, "accessToken");
      this.#accessToken = early;
    }
    this.#root.adoptedStyleSheets = [style];
    this.#start();
  }

  disconnectedCallback() {
    this.stop();
  }

  attributeChangedCallback(name, before, after) {
    if (this.#console && before !== after) {
      if (name === "workspace") {
        this.#console.go(after);
      } else {
        this.stop();
        this.#start();
      }
    }
  }

  /** Shows another workspace; asks first where something would be lost. @param {string} slug */
  go(slug) {
    this.#console?.go(slug);
  }

  /** Ends what is under way, and takes everything off the page. */
  stop() {
    this.#waiting = false;
    this.#console?.stop();
    this.#console = undefined;
    this.#api?.forget();
    this.#api = undefined;
    this.#root.replaceChildren();
  }

  /** Gives the content the focus. */
  focus() {
    this.#console?.focus();
  }

  /** After all that is set together with the element: its properties come behind its attributes. */
  async #start() {
    if (this.#starting || this.#console || !this.#accessToken || !this.isConnected) {
      return;
    }
    this.#starting = true;
    await Promise.resolve();
    const settings = this.settings ?? await ownSettings();
    this.#starting = false;
    if (!this.isConnected) {
      return;
    }
    speak(this.lang ? [this.lang] : navigator.languages);
    const navigation = this.navigation ?? new MemoryNavigation();
    const workspace = this.getAttribute("workspace");
    if (navigation.path === "" && workspace) {
      navigation.replace(path({ workspace, page: "tokens" }));
    }
    this.#api = new ManagementApi(this.getAttribute("api") ?? settings.management_url, () => this.#accessToken?.() ?? "", () => this.#needSession());
    this.#console = new Console({
      api: this.#api, navigation, settings, hasAddresses: this.navigation !== undefined, emit: (name, detail) => this.#emit(name, detail), onPlace: (place) => this.onPlace(place),
    });
    this.#root.replaceChildren(this.#console.element);
    await this.#console.open();
  }

  #needSession() {
    this.#waiting = true;
    this.#emit("session-needed", {});
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** What the deployment that this script came from says. */
async function ownSettings() {
  const response = await fetch(new URL("/config.json", import.meta.url), { credentials: "omit", referrerPolicy: "no-referrer" });
  return response.ok ? response.json() : {};
}

if (!customElements.get("workspace-tokens")) {
  customElements.define("workspace-tokens", WorkspaceTokens);
}
