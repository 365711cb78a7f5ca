// Edit: name, description, sources and roles.

import { ofField } from "../api/problems.js";
import { t } from "../messages/messages.js";
import { DescriptionField, NameField, SourcesField } from "../parts/fields.js";
import { RolePicker } from "../parts/role-picker.js";
import { TokenFlow } from "./token-flow.js";

export class EditFlow extends TokenFlow {
  /** @type {any} */
  #fields;
  /** @type {RolePicker | undefined} */
  #picker;
  #saved = false;
  /** What the fields said at first. The record may be read anew meanwhile: what nobody touched is no change. */
  #first = { name: "", description: "", allowed_sources: "" };

  shown(record) {
    this.#first = { name: record.name, description: record.description, allowed_sources: record.allowed_sources.join() };
    const restored = this.draft.read();
    this.#fields = {
      name: new NameField(restored?.name ?? record.name),
      description: new DescriptionField(restored?.description ?? record.description),
      sources: new SourcesField(restored?.allowed_sources ?? record.allowed_sources),
    };
    this.#picker = new RolePicker({ ...this.context, initial: record.roles, draft: restored?.roles, onChange: () => this.#chosen() });
    this.dialog.show({
      title: t.editTitle(record.name),
      body: [this.#fields.name.element, this.#fields.description.element, this.#picker.element, this.#fields.sources.element],
      focus: this.#fields.name.input,
      primary: { label: t.save, run: () => this.#save() },
      others: [{ label: t.back, run: () => this.dialog.leave() }],
    });
    this.#chosen();
  }

  discarding() {
    return this.#isChanged() ? { title: t.discardChanges, text: t.staysAsItIs(this.record.name) } : undefined;
  }

  entered() {
    return !this.#isChanged() ? undefined : { ...this.#changes(), roles: this.#picker?.changed() ? this.#picker.draft() : undefined };
  }

  stop() {
    super.stop();
    this.#picker?.leave();
  }

  #isChanged() {
    return !this.#saved && this.#fields !== undefined && Object.keys(this.#changes()).length > 0;
  }

  #changes() {
    const { name, description, sources } = this.#fields;
    return {
      ...(name.value() !== this.#first.name && { name: name.value() }),
      ...(description.value() !== this.#first.description && { description: description.value() }),
      ...(sources.value().join() !== this.#first.allowed_sources && { allowed_sources: sources.value() }),
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
