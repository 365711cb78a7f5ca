// Where the page starts: settings, signing in, then the tokens in their frame.

import "./element/workspace-tokens.js";
import { clearDrafts } from "./element/drafts.js";
import { AddressNavigation } from "./element/navigation.js";
import { language, speak, t } from "./messages/messages.js";
import { applyBrand, brandOf } from "./shell/brand.js";
import { cannotStart, Frame, welcome } from "./shell/frame.js";
import { Session, SignInError } from "./shell/session.js";
import { sessionIsOver, warnBeforeEnd } from "./shell/session-end.js";
import { forgetSignedIn, onSignedOutElsewhere, rememberSignedIn, wasSignedIn } from "./shell/signed-in.js";
import { h } from "./ui/dom.js";

const root = /** @type {HTMLElement} */ (document.getElementById("console"));
const settings = JSON.parse(document.getElementById("settings")?.textContent ?? "{}");
const brand = brandOf(settings);

// A browser may keep a page that was left, and show it again when somebody goes back. Nothing that this one showed or knew
// may be in there, and whoever comes back begins anew.
addEventListener("pageshow", (event) => event.persisted && location.reload());
addEventListener("pagehide", () => document.body.replaceChildren());

async function start() {
  speak(navigator.languages);
  document.documentElement.lang = language();
  applyBrand(brand);
  const session = new Session(settings);
  const signedIn = await session.finish().catch((error) => error);
  if (signedIn === null && wasSignedIn()) {
    // Once: behind it there is an answer in the address, be it what it may.
    await session.start({ silently: true }).catch((error) => showWelcome(session, error.message));
  } else if (signedIn === null || signedIn.silently) {
    forgetSignedIn();
    showWelcome(session, "");
  } else if (signedIn instanceof SignInError) {
    showWelcome(session, signedIn.message);
  } else if (signedIn instanceof Error) {
    throw signedIn;
  } else {
    showConsole(session, signedIn);
  }
}

function showWelcome(session, error) {
  root.replaceChildren(welcome({ brand, error, signIn: () => session.start() }));
}

function showConsole(session, { accessToken, person, endsAt }) {
  rememberSignedIn();
  const element = document.createElement("workspace-tokens");
  const tokens = /** @type {import("./element/workspace-tokens.js").WorkspaceTokens} */ (element);
  const signIn = () => session.start().catch((error) => showWelcome(session, error.message));
  const forget = () => {
    tokens.stop();
    session.forget();
    tokens.accessToken = () => "";
  };
  const signOut = () => {
    clearDrafts();
    forgetSignedIn();
    session.end();
  };
  tokens.settings = settings;
  tokens.accessToken = () => accessToken;
  tokens.navigation = new AddressNavigation();
  const frame = new Frame({ content: tokens, person, brand, signOut });
  tokens.onPlace = (place) => frame.show(place);
  tokens.addEventListener("session-needed", () => sessionIsOver(signIn));
  addEventListener("pagehide", forget);
  onSignedOutElsewhere(() => {
    clearDrafts();
    forget();
    showWelcome(session, t.signedOutElsewhere);
  });
  root.replaceChildren(frame.element, h("div", { id: "session" }));
  warnBeforeEnd(endsAt, signIn);
}

start().catch(() => root.replaceChildren(cannotStart(brand.name)));
