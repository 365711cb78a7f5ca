// The one moment in which a token can be seen.

import { ask } from "./dialog.js";
import { h } from "./dom.js";
import { guardLeaving } from "./leaving.js";

/**
 * Turns a dialog to the view of a new token. Nobody leaves it by accident: closing without having copied asks first. The token
 * is a text in this view alone, and goes from the page with it.
 *
 * @param steps what the dialog shows above the view, if anything
 */
export function saveToken(dialog, token, { title, steps }) {
  let copied = false;
  const text = h("code", { class: "secret", tabindex: "0", "aria-label": "The token" }, token);
  // Wherever the copied text begins and ends: a part of the token is of no use.
  const onCopy = () => { copied ||= getSelection().toString().includes(token); };
  document.addEventListener("copy", onCopy);
  const unguard = guardLeaving(() => !copied && text.isConnected);
  shown = dialog;
  dialog.element.addEventListener("close", () => {
    text.remove();
    document.removeEventListener("copy", onCopy);
    unguard();
    shown = undefined;
  });
  dialog.mayClose = async () => copied || ask({
    title: "Close without copying?",
    text: "This token cannot be seen again. Without a copy of it you can only regenerate it.",
    yes: "Close without copying", no: "Go back", danger: true,
  });
  dialog.show({
    title,
    steps,
    body: [
      h("p", { class: "warning" }, "Save this token now. For your security it cannot be seen again once this dialog is closed."),
      text,
      h("p", { class: "hint" }, "Send it as you would a personal access token: ", h("code", {}, "Authorization: Bearer <token>")),
    ],
    primary: {
      label: "Copy and close",
      run: async () => {
        await copy(text);
        dialog.close();
      },
    },
  });
}

/** The dialog that shows a token, if one does. */
let shown;

/** Whether the person may go on to another part of the page: not from a token on the screen, whose dialog is closed first. */
export function mayMoveOn() {
  shown?.leave();
  return shown === undefined;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text.textContent);
  } catch {
    getSelection().selectAllChildren(text);
    text.focus();
    throw new Error("Your browser did not let this page copy. The token is selected: copy it by hand, then close.");
  }
}
