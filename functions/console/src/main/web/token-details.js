// View details: everything about a token, and what can be done with it.

import { folded } from "./caseless.js";
import { NameField, sentence } from "./create-token.js";
import { ask, Dialog } from "./dialog.js";
import { h, hidden, icon } from "./dom.js";
import { ExpirationPicker } from "./expiration-picker.js";
import { count, dateTime, lastUsed } from "./format.js";
import { Repeatable } from "./repeatable.js";
import { revokeToken } from "./revoke-token.js";
import { RolePicker } from "./role-picker.js";
import { saveToken } from "./save-token.js";
import { expiration } from "./token-row.js";
import { countApps, said } from "./words.js";

const MANY = 8;

/**
 * Opens the dialog. After it closed, `onDone` is told what was done with the token ("regenerated", …) or null, and whether
 * the token may be another one now: where no answer came to a change, nobody knows.
 */
export function tokenDetails({ api, config, workspace, roles, token, onDone }) {
  let done = null;
  let unknown = false;
  let picker;
  const reading = new AbortController();
  const dialog = new Dialog({
    wide: true,
    onClose: () => {
      reading.abort();
      picker?.leave();
      onDone(done, done !== null || unknown);
    },
  });
  const titles = new Map();
  const apps = api.apps(workspace.slug, (page) => page.forEach((app) => titles.set(app.slug, app.title)), reading.signal).catch(() => {});

  const read = async () => {
    const [record] = await Promise.all([api.token(workspace.slug, token.id, reading.signal), token.roles.all_apps === undefined && apps]);
    details(record);
  };

  const open = async () => {
    dialog.show({ title: token.name, body: h("p", { class: "hint", role: "status" }, "Loading…"), others: [] });
    try {
      await read();
    } catch (error) {
      if (!reading.signal.aborted) {
        dialog.show({ title: token.name, body: [], primary: { label: "Try again", run: read } });
        dialog.problem(error.message);
        done = error.gone ? "already gone" : done;
      }
    }
  };

  /** The token may be another one now. */
  const uncertain = (error) => {
    unknown ||= error.unknown === true;
    return error;
  };

  const details = (record) => {
    dialog.mayClose = () => true;
    dialog.show({
      title: record.name,
      body: [facts(record), access(record, roles, titles)],
      primary: { label: "Regenerate", run: () => regenerate(record) },
      others: [{ label: "Revoke", danger: true, run: () => revoke(record) }, { label: "Edit", run: () => edit(record) }],
    });
  };

  const regenerate = (record) => {
    const picked = new ExpirationPicker(config, { usual: false });
    const repeatable = new Repeatable();
    dialog.show({
      title: `Regenerate ${record.name}`,
      body: [
        h("p", { class: "warning" }, said("The old token stops working at once. Apps and roles stay exactly as they are.")),
        picked.element,
      ],
      primary: {
        label: "Regenerate",
        danger: true,
        run: async () => {
          const expiresAt = picked.value();
          if (expiresAt !== undefined) {
            const wanted = { expires_at: expiresAt };
            const { token: secret } = await api.regenerate(record, wanted, repeatable.keyOf(wanted)).catch((error) => onField(uncertain(error), "/expires_at", picked));
            if (secret !== undefined) {
              done = "regenerated";
              saveToken(dialog, secret, { title: `New token for ${record.name}` });
            }
          }
        },
      },
      others: [{ label: "Back", run: () => details(record) }],
    });
  };

  const edit = (record) => {
    const name = new NameField(record.name);
    picker = new RolePicker({ api, workspace, roles, initial: record.roles, onChange: () => picker && dialog.enable(picker.value() !== undefined || !picker.changed()) });
    const changes = () => ({
      ...(name.value() !== record.name && { name: name.value() }),
      ...(picker.changed() && { roles: picker.value() }),
    });
    dialog.mayClose = () => Object.keys(changes()).length === 0 || ask({
      title: "Discard your changes?", text: `${record.name} stays as it is.`, yes: "Discard", no: "Go back", danger: true,
    });
    dialog.show({
      title: `Edit ${record.name}`,
      body: [name.element, picker.element],
      focus: name.input,
      primary: {
        label: "Save",
        run: async () => {
          if (name.check()) {
            const body = changes();
            if (Object.keys(body).length > 0) {
              const saved = await api.update(record, body).catch(async (error) => onField(await picker.explain(uncertain(error)), "/name", name));
              if (saved.id === undefined) {
                return;
              }
              done = "changed";
            }
            dialog.mayClose = () => true;
            dialog.close();
          }
        },
      },
      others: [{ label: "Back", run: () => { picker.leave(); details(record); } }],
    });
  };

  const revoke = (record) => revokeToken(api, record, (what) => {
    done = what ?? done;
    unknown ||= what === null;
    if (what !== null) {
      dialog.close();
    }
  });

  return open();
}

/** Shows an error at the field that it is about; gives any other back. */
function onField(error, pointer, field) {
  const detail = error.errors?.find((one) => one.pointer === pointer)?.detail;
  if (detail === undefined) {
    throw error;
  }
  field.showError(sentence(detail));
  return {};
}

function facts(record) {
  const by = (actor, at) => `${actor.name ?? actor.id}, ${dateTime(at)}`;
  return h("dl", { class: "facts" },
    fact("Status", h("span", { class: `badge ${record.status}` }, record.status)),
    fact("Expiration", expiration(record)),
    fact("Last used", lastUsed(record.last_used_on)),
    fact("Created", by(record.created_by, record.created_at)),
    fact("Regenerated", record.regenerated_at === null ? "Never" : by(record.regenerated_by, record.regenerated_at)),
    fact("Token ID", h("code", {}, record.id)));
}

function fact(term, value) {
  return h("div", {}, h("dt", {}, term), h("dd", {}, value));
}

function access(record, roles, titles) {
  const title = (id) => roles.find((role) => role.id === id)?.title ?? id;
  if (record.roles.all_apps !== undefined) {
    return h("section", { class: "access" }, h("h3", {}, said("Roles in apps")),
      h("p", {}, h("span", { class: "chip" }, `${title(record.roles.all_apps)} ${said("(all apps)")}`)),
      h("p", { class: "hint" }, said("In every app that the workspace has now, and every app it gets in the future.")));
  }
  const row = (name, note, role) => h("tr", {}, h("th", { scope: "row" }, name, h("small", {}, note)), h("td", {}, title(role)));
  const live = Object.entries(record.roles.apps)
    .map(([slug, role]) => ({ slug, role, name: titles.get(slug) ?? slug }))
    .sort((one, other) => one.name.localeCompare(other.name))
    .map(({ slug, role, name }) => row(name, slug, role));
  // By its slug: what goes by that now, if anything does, is another app.
  const gone = Object.entries(record.roles.gone ?? {}).map(([slug, role]) => row(slug, "not in this workspace any more", role));
  const rows = [...live, ...gone];
  return h("section", { class: "access" }, h("h3", {}, `${said("Roles in apps")} (${countApps(live.length)})`),
    rows.length > MANY && filter(rows),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": said("Roles in apps") },
      h("table", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, said("App")), h("th", { scope: "col" }, "Role"))), h("tbody", {}, rows))));
}

function filter(rows) {
  const texts = new Map(rows.map((row) => [row, folded(row.textContent)]));
  const show = (wanted) => rows.forEach((row) => { row.hidden = !texts.get(row).includes(wanted); });
  return h("label", { class: "search" }, icon("search"), hidden(said("Filter apps")), h("input", {
    type: "search", placeholder: said("Filter apps"), autocomplete: "off", oninput: (event) => show(folded(event.target.value.trim())),
  }));
}
