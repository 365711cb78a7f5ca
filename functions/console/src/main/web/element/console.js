// The tokens of a workspace: which page is shown, and which dialog over it. The address says both.

import { ConfirmFlow } from "../dialogs/confirm.js";
import { CreateFlow } from "../dialogs/create.js";
import { EditFlow } from "../dialogs/edit.js";
import { RegenerateFlow } from "../dialogs/regenerate.js";
import { RevokeManyFlow } from "../dialogs/revoke-many.js";
import { t } from "../messages/messages.js";
import { ActivityPage } from "../pages/activity-page.js";
import { TokenPage } from "../pages/token-page.js";
import { TokensPage } from "../pages/tokens-page.js";
import { button } from "../ui/buttons.js";
import { focused, h, icon } from "../ui/dom.js";
import { meantTheDialog } from "../ui/settling.js";
import { Toasts } from "../ui/toasts.js";
import { pageOf, parse, path } from "./places.js";

/** What a browser without a longer limit of its own is told: a year, as the service has it by itself. */
const LIMITS = { max_lifetime_days: 366, allow_never_expire: false };

export class Console {
  element = h("div", { class: "workspace-tokens" });
  #main = h("div", { class: "page", tabindex: "-1" });
  #dialogs = h("div");
  #toasts = new Toasts();
  #api;
  #navigation;
  #settings;
  #emit;
  #onPlace;
  #hrefs;
  /** @type {any[]} */
  #workspaces = [];
  /** @type {any[]} */
  #roles = [];
  #pageKey = "";
  /** @type {any} */
  #page;
  #flowKey = "";
  /** @type {any} */
  #flow;
  #selection = new Map();

  /**
   * @param {object} parts
   * @param {import("../api/management-api.js").ManagementApi} parts.api
   * @param {import("./navigation.js").Navigation} parts.navigation
   * @param {any} parts.settings limits, and an address to try tokens with, as `/config.json` gives them
   * @param {(name: string, detail: any) => void} parts.emit tells the page around what happened
   * @param {(place: {workspace: any, workspaces: any[], page: string}) => void} parts.onPlace is told where somebody is
   * @param {boolean} parts.hasAddresses whether places have addresses that a link can hold
   */
  constructor({ api, navigation, settings, emit, onPlace, hasAddresses }) {
    this.#api = api;
    this.#navigation = navigation;
    this.#settings = settings;
    this.#emit = emit;
    this.#onPlace = onPlace;
    this.#hrefs = hasAddresses;
    this.element.append(this.#main, this.#dialogs, this.#toasts.element);
    this.#main.addEventListener("click", (event) => {
      if (meantTheDialog(event)) {
        event.preventDefault();
        event.stopPropagation();
      }
    }, { capture: true });
  }

  /** Loads what the person belongs to, and shows what the address says, else the first workspace of their own. */
  async open() {
    this.#main.replaceChildren(h("p", { class: "note", role: "status" }, t.loading));
    try {
      [this.#workspaces, this.#roles] = await Promise.all([this.#api.workspaces(), this.#api.roles()]);
    } catch (error) {
      this.#say("alert", t.notLoaded, error.message, button("primary", () => this.open(), t.tryAgain));
      return;
    }
    this.#navigation.onchange = () => this.#moved();
    this.#show();
  }

  /** Shows another workspace. @param {string} slug */
  go(slug) {
    this.#leaveFor(path({ workspace: slug, page: "tokens" }));
  }

  /** Asks once more for what the page shows: somebody signed in again. What is entered stays. */
  resume() {
    return this.#page ? this.#changed() : this.open();
  }

  /** Ends what is under way, and takes everything off the page. */
  stop() {
    this.#navigation.onchange = () => {};
    this.#flow?.close();
    this.#page?.leave();
    this.element.replaceChildren();
  }

  /** Gives the content the focus. */
  focus() {
    this.#main.focus();
  }

  /** Back, forward, a typed address. */
  async #moved() {
    const to = this.#navigation.path;
    // One that is closed has been asked already, or has nothing left to lose.
    const open = this.#flow?.dialog.open ? this.#flow : undefined;
    if (open?.dialog.busy) {
      // Its answer may be a token that is shown only once.
      this.#navigation.stay(path(open.place));
      return;
    }
    const flow = open?.atRisk() ? open : undefined;
    if (flow && flowKey(parse(to)) !== this.#flowKey) {
      // The place stays what is shown, until somebody says that it may go.
      this.#navigation.stay(path(flow.place));
      await this.#leaveFor(to);
    } else if (flow?.place.step === "saved" && parse(to)?.step !== "saved") {
      this.#navigation.stay(path(flow.place));
      flow.dialog.leave();
    } else {
      this.#show();
    }
  }

  /** Goes elsewhere, unless what would be lost is not to be. */
  async #leaveFor(to) {
    if (this.#flow && !(await this.#flow.dialog.mayLeave())) {
      return;
    }
    this.#flow?.draft.clear();
    this.#closeFlow();
    this.#navigation.go(to);
    this.#show();
  }

  #show() {
    const address = this.#navigation.path;
    const place = parse(address);
    const own = this.#workspaces.find((one) => one.role === "owner") ?? this.#workspaces[0];
    const workspace = place && this.#workspaces.find((one) => one.slug === place.workspace);
    if (own === undefined) {
      this.#leavePage("");
      this.#say("key", t.noWorkspace, t.noWorkspaceText);
    } else if (address === "") {
      this.#navigation.replace(path({ workspace: own.slug, page: "tokens" }));
      this.#show();
      return;
    } else if (place === undefined || workspace === undefined) {
      this.#leavePage("");
      this.#say("search", t.nothingHere, place ? t.notYourWorkspace(place.workspace) : t.noSuchPlace,
        button("primary", () => this.go(own.slug), t.goTo(own.title)));
    } else if (workspace.role !== "owner") {
      this.#leavePage("");
      this.#say("shield", t.workspaceTokens, t.onlyOwners(workspace.title, t.workspaceRole(workspace.role)));
    } else {
      this.#showPage(place, workspace);
      this.#showFlow(place, workspace);
    }
    this.#onPlace({ workspace, workspaces: this.#workspaces, page: place?.page ?? "" });
  }

  #showPage(place, workspace) {
    const key = `${workspace.slug} ${place.page} ${place.token ?? ""}`;
    if (key === this.#pageKey) {
      this.#page.update(place.query);
      return;
    }
    const known = place.token && this.#page?.listed?.(place.token);
    const moved = this.#pageKey !== "";
    this.#leavePage(key);
    const parts = { query: place.query, places: this.#places(workspace), id: place.token, record: known };
    const context = this.#context(workspace);
    this.#page = place.page === "token" ? new TokenPage(context, parts) : place.page === "activity" ? new ActivityPage(context, parts) : new TokensPage(context, parts);
    this.#main.replaceChildren(this.#page.element);
    if (moved) {
      this.#page.focus();
    }
  }

  #leavePage(key) {
    this.#closeFlow();
    this.#page?.leave();
    this.#page = undefined;
    // What just happened belongs to the page that it happened on.
    this.#toasts.clear();
    this.#selection.clear();
    this.#pageKey = key;
  }

  #showFlow(place, workspace) {
    const key = flowKey(place);
    if (key !== "" && key === this.#flowKey) {
      this.#flow.to(place);
      return;
    }
    this.#closeFlow();
    if (key !== "") {
      this.#openFlow(place, workspace, key);
    }
  }

  #openFlow(place, workspace, key) {
    if (place.step === "saved") {
      // The token was shown, and cannot be shown again.
      const id = place.token ?? place.query.token ?? "";
      this.#navigation.replace(path({ workspace: workspace.slug, page: id === "" ? "tokens" : "token", token: id || undefined }));
      this.#show();
      this.#toasts.warn(t.shownOnce);
      return;
    }
    if (place.dialog === "revoke" && place.page === "tokens" && this.#selection.size === 0) {
      this.#navigation.replace(path(pageOf(place)));
      return;
    }
    // It would lie below the dialog.
    this.#toasts.clear();
    this.#flowKey = key;
    this.#flow = this.#newFlow(place, this.#context(workspace));
    this.#flow.start?.();
  }

  #newFlow(place, context) {
    const record = this.#page.record;
    switch (place.dialog) {
      case "create": return new CreateFlow(context, place);
      case "regenerate": return new RegenerateFlow(context, place, record);
      case "edit": return new EditFlow(context, place, record);
      case "revoke":
        return place.page === "token" ? new ConfirmFlow(context, place, record)
          : new RevokeManyFlow(context, place, new Map(this.#selection), () => this.#page.clearSelection?.());
      default: return new ConfirmFlow(context, place, record);
    }
  }

  /** The focus goes back to what opened the dialog; where that is another one by now, the page knows which. */
  #closeFlow() {
    const flow = this.#flow;
    this.#flow = undefined;
    this.#flowKey = "";
    flow?.close();
    if (flow && nowhere()) {
      this.#page?.focus(flow.place.dialog);
    }
  }

  /** @returns {import("../dialogs/flow.js").Context} */
  #context(workspace) {
    return {
      root: this.#dialogs, api: this.#api, navigation: this.#navigation, toasts: this.#toasts, workspace, roles: this.#roles,
      limits: within({ ...LIMITS, ...this.#settings }, workspace), exampleUrl: this.#settings.example_url ?? "https://api.example.com/",
      emit: this.#emit,
      changed: () => this.#changed(),
      moveTo: (place) => {
        this.#navigation.replace(path(place));
        this.#closeFlow();
        this.#show();
      },
    };
  }

  /** The tokens may be other ones now. Where what had the focus is gone, the page's heading gets it. */
  async #changed() {
    const page = this.#page;
    await page?.refresh();
    if (page === this.#page && !this.#flow?.dialog.open && nowhere()) {
      page?.focus();
    }
  }

  /** What leads from a page of this workspace to other places. */
  #places(workspace) {
    const slug = workspace.slug;
    const here = () => parse(this.#navigation.path) ?? { workspace: slug, page: "tokens" };
    const go = (place) => {
      this.#navigation.go(path(place));
      this.#show();
    };
    const step = (place) => {
      this.#navigation.step(path(place));
      this.#show();
    };
    const replace = (place) => this.#navigation.replace(path(place));
    const follow = (event, place) => {
      // A new tab, a new window: what the browser does with links.
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        go(place);
      }
    };
    const list = { workspace: slug, page: "tokens" };
    const token = ({ id }) => ({ workspace: slug, page: "token", token: id });
    const activity = (query) => ({ workspace: slug, page: "activity", query });
    const href = (place) => (this.#hrefs ? `#/${path(place)}` : "#");
    return {
      hrefOf: (record) => href(token(record)),
      hrefOfList: () => href(list),
      hrefOfActivity: (query) => href(activity(query)),
      open: (event, record) => follow(event, token(record)),
      toList: (event) => follow(event, list),
      toActivity: (event, query) => follow(event, activity(query)),
      list: (query) => replace({ ...list, query }),
      activity: (query) => replace(activity(query)),
      create: () => step({ ...pageOf(here()), dialog: "create" }),
      dialog: (name) => step({ ...pageOf(here()), dialog: name }),
      revoke: (tokens) => {
        this.#selection = new Map(tokens.map(({ id, name }) => [id, name]));
        step({ ...pageOf(here()), dialog: "revoke" });
      },
    };
  }

  /** @param {"alert" | "key" | "search" | "shield"} symbol @param {string} title @param {string} text @param {any} [action] */
  #say(symbol, title, text, action) {
    this.#main.replaceChildren(h("section", { class: `note ${symbol === "alert" ? "bad" : ""}` }, h("div", { class: "mark" }, icon(symbol)), h("h1", { tabindex: "-1", part: "heading" }, title),
      h("p", { role: symbol === "alert" && "alert" }, text), action));
  }
}

/** Whether nothing has the focus. */
function nowhere() {
  return [document.body, null].includes(focused());
}

/** What tells one dialog from another; its steps are the same one. */
function flowKey(place) {
  return place?.dialog === undefined ? "" : `${place.workspace} ${place.page} ${place.token ?? ""} ${place.dialog}`;
}

/** The settings, with the workspace's own limit where that is the stricter one. It was read when the page opened: the API has the last word. */
function within(limits, { max_lifetime_days: days }) {
  return days === null ? limits : { ...limits, max_lifetime_days: Math.min(days, limits.max_lifetime_days), allow_never_expire: false };
}
