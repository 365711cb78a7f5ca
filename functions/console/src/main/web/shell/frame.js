// The frame around the tokens: whose workspace, where in it, who is signed in.

import { t } from "../messages/messages.js";
import { button } from "../ui/buttons.js";
import { h, icon } from "../ui/dom.js";
import { WorkspaceMenu } from "./workspace-menu.js";

export class Frame {
  #menu = new WorkspaceMenu();
  #nav = h("ul");
  #path = h("nav", { class: "path", "aria-label": t.breadcrumb });
  #name;

  /**
   * @param {{content: any, person: string, brand: any, signOut: () => void}} parts `content`: what the frame is around
   */
  constructor({ content, person, brand, signOut }) {
    this.#name = brand.name;
    const skip = (event) => {
      // The address belongs to the place: a jump inside of the page must not change it.
      event.preventDefault();
      content.focus();
    };
    this.element = h("div", { class: "shell" },
      h("a", { class: "skip", href: "#main", onclick: skip }, t.skip),
      h("header", { class: "side" },
        h("p", { class: "brand" }, brand.logo_url ? h("img", { src: brand.logo_url, alt: "" }) : icon("key"), brand.name),
        this.#menu.element,
        h("nav", { "aria-label": t.settings }, h("p", {}, t.settings), this.#nav),
        (brand.links ?? []).length > 0 && h("nav", { class: "links", "aria-label": t.links }, h("ul", {}, brand.links.map(({ text, url }) => h("li", {}, h("a", { href: url, rel: "noopener", target: "_blank" }, text))))),
        h("div", { class: "person" }, h("span", { class: "name", title: person }, person), button("quiet", signOut, t.signOut))),
      h("main", {}, this.#path, content));
  }

  /** Shows where somebody is. @param {{workspace: any, workspaces: any[], page: string}} place */
  show({ workspace, workspaces, page }) {
    this.#menu.show(workspace, workspaces);
    document.title = [t.pageTitle(page), workspace?.title, this.#name].filter(Boolean).join(" · ");
    this.#nav.replaceChildren(...workspace ? [
      item(`#/${workspace.slug}/settings/security`, "shield", t.security, page === "tokens" || page === "token"),
      item(`#/${workspace.slug}/settings/security/activity`, "activity", t.activity, page === "activity")] : []);
    this.#path.replaceChildren(...workspace ? [h("ol", {}, h("li", {}, workspace.title), h("li", {}, t.settings),
      h("li", {}, page === "tokens" ? h("span", { "aria-current": "page" }, t.security) : h("a", { href: `#/${workspace.slug}/settings/security` }, t.security)),
      page === "activity" && h("li", { "aria-current": "page" }, t.activity))] : []);
  }
}

/** @param {"shield" | "activity"} symbol */
function item(href, symbol, label, current) {
  return h("li", {}, h("a", { href, "aria-current": current && "page" }, icon(symbol), label));
}

/** The page of somebody who is not signed in. @param {{brand: any, error: string, signIn: () => Promise<void>}} parts */
export function welcome({ brand, error, signIn }) {
  const problem = h("p", { class: "problem", role: "alert", hidden: error === "" }, error);
  const start = button("primary large", async () => {
    start.disabled = true;
    problem.hidden = true;
    try {
      await signIn();
    } catch (failure) {
      start.disabled = false;
      problem.hidden = false;
      problem.textContent = failure.message;
    }
  }, t.signIn);
  return h("main", { class: "welcome" }, h("div", { class: "mark" }, brand.logo_url ? h("img", { src: brand.logo_url, alt: "" }) : icon("key")), h("h1", {}, brand.name),
    h("p", { class: "lead" }, t.welcomeLead), problem, start,
    h("ul", { class: "promises" }, t.promises.map((promise) => h("li", {}, icon("check"), promise))));
}

/** What is shown where the page cannot start. @param {string} name */
export function cannotStart(name) {
  return h("main", { class: "welcome" }, h("h1", {}, name), h("p", { class: "problem", role: "alert" }, t.cannotStart));
}
