import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const MODULE = new URL("../../../../", import.meta.url);
const read = (file) => readFileSync(new URL(file, MODULE), "utf8");

test("the copy of the library is the one that npm has in the version that package.json names", () => {
  assert.equal(read("src/main/web/vendor/oauth4webapi.js"), read("node_modules/oauth4webapi/build/index.js"));
  assert.equal(read("src/main/web/vendor/oauth4webapi.LICENSE.md"), read("node_modules/oauth4webapi/LICENSE.md"));
  const { version } = JSON.parse(read("node_modules/oauth4webapi/package.json"));
  assert.equal(JSON.parse(read("package.json")).dependencies.oauth4webapi, version);
});
