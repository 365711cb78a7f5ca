import assert from "node:assert/strict";
import { test } from "node:test";
import { MemoryNavigation } from "../../../main/web/element/navigation.js";

/** A navigation, with the paths that its listener was at when it was called. */
function listened() {
  const navigation = new MemoryNavigation();
  const heard = [];
  navigation.onchange = () => heard.push(navigation.path);
  return { navigation, heard };
}

test("nothing is where it begins", () => {
  const { navigation, heard } = listened();
  assert.equal(navigation.path, "");
  navigation.back();
  assert.equal(navigation.path, "");
  assert.deepEqual(heard, []);
});

test("whoever goes, steps or replaces is there, and nobody is told", () => {
  const { navigation, heard } = listened();
  navigation.replace("list");
  assert.equal(navigation.path, "list");
  navigation.go("token");
  assert.equal(navigation.path, "token");
  navigation.step("edit");
  assert.equal(navigation.path, "edit");
  assert.deepEqual(heard, []);
});

test("back is one step, and is told", () => {
  const { navigation, heard } = listened();
  navigation.replace("list");
  navigation.go("token");
  navigation.step("create");
  navigation.step("create/roles");
  navigation.back();
  navigation.back();
  navigation.back();
  navigation.back();
  assert.deepEqual(heard, ["create", "token", "list"]);
});

test("to close a dialog leads to the page that it was opened on, from whatever step", () => {
  const { navigation, heard } = listened();
  navigation.replace("list");
  navigation.step("create");
  navigation.step("create/roles");
  navigation.replace("create/saved");
  navigation.close("list");
  assert.deepEqual(heard, ["list"]);
  navigation.back();
  assert.deepEqual(heard, ["list"]);
});

test("to close a dialog that was opened on no page leads to the path that is given", () => {
  const { navigation, heard } = listened();
  navigation.replace("create");
  navigation.close("list");
  assert.deepEqual(heard, ["list"]);
  navigation.back();
  assert.equal(navigation.path, "list");
});

test("to close a dialog that was opened by the address of its first step leads to its page from a later step, too", () => {
  const { navigation, heard } = listened();
  navigation.replace("create");
  navigation.step("create/roles");
  navigation.close("list");
  assert.deepEqual(heard, ["list"]);
});

test("a page that is gone to from a dialog is closed to itself", () => {
  const { navigation } = listened();
  navigation.replace("list");
  navigation.step("create");
  navigation.go("token");
  navigation.step("edit");
  navigation.close("token");
  assert.equal(navigation.path, "token");
  navigation.back();
  assert.equal(navigation.path, "create");
});

test("whoever stays after Back closes to the same page as before", () => {
  const { navigation, heard } = listened();
  navigation.replace("list");
  navigation.step("create");
  navigation.step("create/roles");
  navigation.back();
  navigation.stay("create/roles");
  assert.equal(navigation.path, "create/roles");
  navigation.close("list");
  assert.deepEqual(heard, ["create", "list"]);
});
