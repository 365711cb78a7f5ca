import assert from "node:assert/strict";
import { test } from "node:test";
import { learnWords, said } from "../../../main/web/messages/words.js";

test.beforeEach(() => learnWords({ one: "app", many: "apps" }));

test("apps are called apps until the access policy says otherwise", () => {
  assert.equal(said("An app, all apps. App, Apps"), "An app, all apps. App, Apps");
  learnWords(undefined);
  assert.equal(said("all apps"), "all apps");
});

test("words are taken in the number and the case that they stand in", () => {
  learnWords({ one: "repository", many: "repositories" });
  assert.equal(said("An app, all apps. App, Apps (app)"), "An repository, all repositories. Repository, Repositories (repository)");
});

test("other words that begin or end alike stay", () => {
  learnWords({ one: "project", many: "projects" });
  assert.equal(said("application, happy, WhatsApp, APP, apps_count, mapps"), "application, happy, WhatsApp, APP, apps_count, mapps");
});

test("a word that means something in patterns is only a word", () => {
  learnWords({ one: "$&", many: "$1$'" });
  assert.equal(said("app and apps"), "$& and $1$'");
});
