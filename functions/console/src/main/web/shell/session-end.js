// The end of a session: said in time, and once it has come.

import { t } from "../messages/messages.js";
import { button } from "../ui/buttons.js";
import { Dialog } from "../ui/dialog.js";
import { h } from "../ui/dom.js";
import { moment } from "../ui/format.js";

const MINUTE = 60_000;
/** So long before the end. */
const WARNING = 5 * MINUTE;

/**
 * Says in time that the session will end.
 *
 * @param {number | undefined} endsAt in milliseconds, where it is known
 * @param {() => void} signIn
 */
export function warnBeforeEnd(endsAt, signIn) {
  if (endsAt !== undefined) {
    setTimeout(() => document.getElementById("session")?.replaceChildren(h("div", { class: "session-note", role: "alert" },
      h("span", {}, t.sessionEnds(moment(endsAt))), button("quiet", signIn, t.staySignedIn))),
    Math.max(endsAt - WARNING - Date.now(), 0));
  }
}

/**
 * The access token is no longer accepted: nothing but signing in again helps.
 *
 * @param {() => void} signIn
 */
export function sessionIsOver(signIn) {
  if (document.querySelector("dialog.session-over")) {
    return;
  }
  const dialog = new Dialog(document.body, { mayClose: () => false });
  dialog.element.classList.add("session-over");
  dialog.show({
    title: t.sessionOver,
    body: h("p", {}, t.sessionOverText),
    primary: { label: t.signInAgain, run: signIn },
  });
}
