// Create token: set up, roles in apps, save.

import { Repeatable } from "../api/repeatable.js";
import { ofField } from "../api/problems.js";
import { path } from "../element/places.js";
import { t } from "../messages/messages.js";
import { ExpirationPicker } from "../parts/expiration-picker.js";
import { NameField } from "../parts/fields.js";
import { RolePicker } from "../parts/role-picker.js";
import { h } from "../ui/dom.js";
import { Flow } from "./flow.js";

export class CreateFlow extends Flow {
  #name;
  #expiration;
  /** @type {RolePicker | undefined} */
  #picker;
  #repeatable;
  #restored;
  #summary = h("p", { class: "summary" });

  /**
   * @param {import("./flow.js").Context} context
   * @param {import("../element/places.js").Place} place
   */
  constructor(context, place) {
    super(context, place);
    this.#restored = this.draft.read();
    this.#name = new NameField(this.#restored?.name);
    this.#expiration = new ExpirationPicker(context.limits, { draft: this.#restored?.expiration });
    this.#repeatable = new Repeatable(this.#restored?.sent);
    this.to(place);
  }

  to(place) {
    super.to(place);
    // Nobody reaches the second step without the first, nor the token but by creating it.
    if (place.step === "roles" && this.#name.value() !== "" && this.#expiration.value() !== undefined) {
      this.#chooseRoles();
      return;
    }
    if (place.step !== undefined) {
      this.#backToStart();
    }
    this.#setUp();
  }

  discarding() {
    return this.#isEntered() ? { title: t.discardToken, text: t.discardTokenText } : undefined;
  }

  entered() {
    return this.secret || !this.#isEntered() ? undefined : {
      name: this.#name.value(), expiration: this.#expiration.draft(), roles: this.#picker?.draft() ?? this.#restored?.roles, sent: this.#repeatable.draft(),
    };
  }

  stop() {
    super.stop();
    this.#picker?.leave();
  }

  #isEntered() {
    return this.#name.value() !== "" || this.#picker !== undefined;
  }

  #backToStart() {
    this.place = { ...this.place, step: undefined };
    this.context.navigation.replace(path(this.place));
  }

  #setUp() {
    this.dialog.show({
      title: t.createToken,
      steps: steps(0),
      body: [this.#name.element, this.#expiration.element],
      focus: this.#name.input,
      primary: {
        label: t.next,
        run: () => {
          if (this.#name.check() && this.#expiration.value() !== undefined) {
            this.step("roles");
            this.#chooseRoles();
          }
        },
      },
      others: [{ label: t.cancel, run: () => this.dialog.leave() }],
    });
  }

  #chooseRoles() {
    this.#picker ??= new RolePicker({ ...this.context, draft: this.#restored?.roles, onChange: () => this.#chosen() });
    this.dialog.show({
      title: t.createToken,
      steps: steps(1),
      body: this.#picker.element,
      beside: this.#summary,
      primary: { label: t.next, run: () => this.#create() },
      others: [{ label: t.back, run: () => this.context.navigation.back() }],
    });
    this.#chosen();
  }

  /** Says in words what will be created, or what is missing yet. */
  #chosen() {
    if (this.#picker && this.place.step === "roles") {
      const access = this.#picker.summary();
      this.dialog.enable(access !== "");
      this.#summary.textContent = access === "" ? t.chooseRole : t.summary(this.#name.value(), this.#expiration.summary(), access);
    }
  }

  async #create() {
    const { api, workspace } = this.context;
    const wanted = { name: this.#name.value(), expires_at: this.#expiration.value(), roles: this.#picker?.value() };
    const key = this.#repeatable.keyOf(wanted);
    this.draft.write(this.entered());
    try {
      const { token, ...record } = await api.create(workspace.slug, wanted, key);
      this.reveal(token, record, {
        title: t.createToken,
        steps: steps(2),
        facts: h("p", { class: "summary" }, t.summary(record.name, this.#expiration.summary(), this.#picker?.summary() ?? "")),
        event: "token-created",
        said: t.wasCreated(record.name),
        query: { ...this.place.query, token: record.id },
      });
    } catch (error) {
      await this.#refused(error);
    }
  }

  async #refused(error) {
    if (ofField(error, "/name") !== "" || ofField(error, "/expires_at") !== "") {
      this.#backToStart();
      this.#setUp();
      this.#expiration.showError(ofField(error, "/expires_at"));
      this.#name.showError(ofField(error, "/name"));
      return;
    }
    this.unknown ||= error.unknown === true;
    throw await this.#picker?.explain(error);
  }

  leave() {
    this.place = { ...this.place, query: { ...this.place.query, token: "" } };
    super.leave();
  }
}

function steps(current) {
  return h("ol", { class: "steps" }, [t.setUpToken, t.rolesInApps, t.saveToken].map((step, index) => h("li", { class: index < current && "done", "aria-current": index === current && "step" }, step)));
}
