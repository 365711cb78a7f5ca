// Create token: set up, roles in apps, save.

import { ask, Dialog } from "./dialog.js";
import { h, mark, uniqueId } from "./dom.js";
import { ExpirationPicker } from "./expiration-picker.js";
import { Repeatable } from "./repeatable.js";
import { RolePicker } from "./role-picker.js";
import { saveToken } from "./save-token.js";
import { said } from "./words.js";

const STEPS = ["Set up token", "Roles in apps", "Save token"];
const LONGEST_NAME = 100;

/** Opens the dialog. `onDone` gets the token's record when one was made, null when one may have been, after the dialog closed. */
export async function createToken({ api, config, workspace, onDone }) {
  let created;
  let unknown = false;
  const name = new NameField();
  const expiration = new ExpirationPicker(config);
  let picker;
  const repeatable = new Repeatable();
  const dialog = new Dialog({
    wide: true,
    mayClose: () => (name.value() === "" && picker === undefined) || ask({
      title: "Discard this token?", text: "It is not created yet, and what you entered is lost.", yes: "Discard", no: "Go back", danger: true,
    }),
    onClose: () => {
      picker?.leave();
      if (created || unknown) {
        onDone(created ?? null);
      }
    },
  });
  const setUp = () => dialog.show({
    title: "Create token",
    steps: steps(0),
    body: [name.element, expiration.element],
    focus: name.input,
    primary: {
      label: "Next",
      run: async () => {
        if (name.check() && expiration.value() !== undefined) {
          picker ??= new RolePicker({ api, workspace, roles: await api.roles(), onChange: () => picker && dialog.enable(picker.value() !== undefined) });
          chooseRoles();
        }
      },
    },
    others: [{ label: "Cancel", run: () => dialog.close() }],
  });
  const chooseRoles = () => dialog.show({
    title: "Create token",
    steps: steps(1),
    body: picker.element,
    primary: { label: "Next", disabled: picker.value() === undefined, run: create },
    others: [{ label: "Back", run: setUp }],
  });
  const create = async () => {
    try {
      const wanted = { name: name.value(), expires_at: expiration.value(), roles: picker.value() };
      const { token, ...record } = await api.create(workspace.slug, wanted, repeatable.keyOf(wanted));
      created = record;
      saveToken(dialog, token, { title: "Create token", steps: steps(2) });
    } catch (error) {
      const wrong = (pointer) => error.errors?.find((one) => one.pointer === pointer)?.detail;
      if (wrong("/name") ?? wrong("/expires_at")) {
        setUp();
        expiration.showError(sentence(wrong("/expires_at")));
        name.showError(sentence(wrong("/name")));
        return;
      }
      unknown ||= error.unknown === true;
      throw await picker.explain(error);
    }
  };
  setUp();
}

/** A token's name. */
export class NameField {
  input = h("input", { type: "text", id: uniqueId(), maxlength: String(LONGEST_NAME), required: true, autocomplete: "off", placeholder: "For example: CI integration" });
  #error = h("p", { class: "field-error", id: uniqueId(), role: "alert", hidden: true });
  element = h("div", { class: "field" }, h("label", { for: this.input.id }, "Name"), this.input, this.#error);

  constructor(initial = "") {
    this.input.value = initial;
    this.input.setAttribute("aria-describedby", this.#error.id);
    this.input.addEventListener("input", () => this.showError(""));
  }

  value() {
    return this.input.value.trim();
  }

  /** Whether there is one; if not, says so. */
  check() {
    this.showError(this.value() === "" ? "Give the token a name, so that you know it again." : "");
    return this.value() !== "";
  }

  /** Shows what is wrong with the name; an empty text takes it away. */
  showError(text) {
    this.#error.hidden = text === "";
    this.#error.textContent = text;
    mark(this.input, "aria-invalid", text !== "");
    if (text !== "") {
      this.input.focus();
    }
  }
}

/** What the API says about a field, as a sentence. */
export function sentence(detail) {
  return detail === undefined ? "" : `This ${detail}.`;
}

function steps(current) {
  return h("ol", { class: "steps" }, STEPS.map((step, index) => h("li", { class: index < current && "done", "aria-current": index === current && "step" }, said(step))));
}
