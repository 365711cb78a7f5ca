// Where the page starts: settings, signing in, then the console itself.

import { h, icon } from "./dom.js";
import { ManagementApi } from "./management-api.js";
import { Session, SignInError } from "./session.js";
import { Shell } from "./shell.js";
import { sessionOver } from "./dialog.js";

const root = document.getElementById("console");

// A browser may keep a page that was left, and show it again when somebody goes back. Nothing that this one showed or knew
// may be in there, and whoever comes back begins anew.
addEventListener("pageshow", (event) => event.persisted && location.reload());
addEventListener("pagehide", () => document.body.replaceChildren());

async function start() {
  const config = JSON.parse(document.getElementById("settings").textContent);
  const session = new Session(config);
  addEventListener("pagehide", () => session.forget());
  const signedIn = await session.finish().catch((error) => error);
  if (signedIn === null || signedIn instanceof SignInError) {
    welcome(session, signedIn?.message);
    return;
  }
  if (signedIn instanceof Error) {
    throw signedIn;
  }
  const signIn = () => session.start().catch((error) => welcome(session, error.message));
  const api = new ManagementApi(config.management_url, signedIn.accessToken, () => sessionOver(signIn));
  addEventListener("pagehide", () => api.forget());
  const shell = new Shell({ api, config, person: signedIn.person, signOut: () => session.end() });
  root.replaceChildren(shell.element);
  await shell.open();
}

/** The page of somebody who is not signed in. */
function welcome(session, error) {
  const problem = h("p", { class: "problem", role: "alert", hidden: !error }, error ?? "");
  const button = h("button", { class: "primary large", type: "button" }, "Sign in");
  button.addEventListener("click", async () => {
    button.disabled = true;
    problem.hidden = true;
    try {
      await session.start();
    } catch (failure) {
      button.disabled = false;
      problem.hidden = false;
      problem.textContent = failure.message;
    }
  });
  page(h("h1", {}, "Workspace Tokens"),
    h("p", { class: "lead" }, "API tokens that belong to a workspace, not to a person. Create them with exactly the access an integration needs."),
    problem, button);
}

function page(...content) {
  root.replaceChildren(h("main", { class: "welcome" }, h("div", { class: "mark" }, icon("key")), ...content));
}

start().catch(() => page(h("h1", {}, "Workspace Tokens"),
  h("p", { class: "problem", role: "alert" }, "The console could not start. Reload the page in a moment.")));
