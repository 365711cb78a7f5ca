// Edit: name, description, sources and roles.

import { ofField } from "../api/problems.js";
import { t } from "../messages/messages.js";
import { DescriptionField, NameField, SourcesField } from "../parts/fields.js";
import { RolePicker } from "../parts/role-picker.js";
import { ask } from "../ui/dialog.js";
import { TokenFlow } from "./token-flow.js";

export class EditFlow extends TokenFlow {
  /** @type {any} */
  #fields;
  /** @type {RolePicker | undefined} */
  #picker;
  #saved = false;

  async shown(record) {
    const { api, workspace } = this.context;
    const roles = await api.roles().catch((error) => {
      this.dialog.show({ title: t.editTitle(record.name), body: [], primary: { label: t.tryAgain, run: () => this.shown(record) } });
      this.dialog.problem(error.message);
      return undefined;
    });
    if (roles === undefined) {
      return;
    }
    const restored = this.draft.read();
    this.#fields = {
      name: new NameField(restored?.name ?? record.name),
      description: new DescriptionField(restored?.description ?? record.description),
      sources: new SourcesField(restored?.sources ?? record.allowed_sources),
    };
    this.#picker = new RolePicker({ api, workspace, roles, initial: record.roles, draft: restored?.roles, onChange: () => this.#chosen() });
    this.dialog.show({
      title: t.editTitle(record.name),
      body: [this.#fields.name.element, this.#fields.description.element, this.#picker.element, this.#fields.sources.element],
      focus: this.#fields.name.input,
      primary: { label: t.save, run: () => this.#save() },
      others: [{ label: t.back, run: () => this.dialog.leave() }],
    });
    this.#chosen();
  }

  atRisk() {
    return !this.#saved && this.#fields !== undefined && Object.keys(this.#changes()).length > 0;
  }

  async mayClose() {
    return !this.atRisk() || ask(this.context.root, { title: t.discardChanges, text: t.staysAsItIs(this.record.name), yes: t.discard, no: t.goBack, danger: true });
  }

  entered() {
    return !this.atRisk() ? undefined : {
      name: this.#fields.name.value(), description: this.#fields.description.value(), sources: this.#fields.sources.value(), roles: this.#picker?.draft(),
    };
  }

  stop() {
    super.stop();
    this.#picker?.leave();
  }

  #changes() {
    const { name, description, sources } = this.#fields;
    return {
      ...(name.value() !== this.record.name && { name: name.value() }),
      ...(description.value() !== this.record.description && { description: description.value() }),
      ...(sources.value().join() !== this.record.allowed_sources.join() && { allowed_sources: sources.value() }),
      ...(this.#picker?.changed() && { roles: this.#picker.value() }),
    };
  }

  #chosen() {
    if (this.#picker) {
      this.dialog.enable(this.#picker.value() !== undefined || !this.#picker.changed());
    }
  }

  async #save() {
    const { name, description, sources } = this.#fields;
    if (!name.check() || !description.check() || !sources.check()) {
      return;
    }
    const changes = this.#changes();
    if (Object.keys(changes).length > 0) {
      try {
        await this.context.api.update(this.record, changes);
      } catch (error) {
        await this.#refused(error);
        return;
      }
      this.unknown = false;
      this.context.changed();
      this.context.toasts.say(t.wasChanged(name.value()));
    }
    this.#saved = true;
    this.leave();
  }

  async #refused(error) {
    const wrong = Object.entries({ "/name": this.#fields.name, "/description": this.#fields.description, "/allowed_sources": this.#fields.sources })
      .filter(([pointer]) => ofField(error, pointer) !== "");
    if (wrong.length === 0) {
      throw await this.#picker?.explain(await this.failed(error));
    }
    wrong.reverse().forEach(([pointer, field]) => field.showError(ofField(error, pointer)));
  }
}
