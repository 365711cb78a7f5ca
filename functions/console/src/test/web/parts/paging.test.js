import assert from "node:assert/strict";
import { test } from "node:test";
import { Cursors } from "../../../main/web/parts/paging.js";

const at = (cursors) => [cursors.here, cursors.hasBefore, cursors.hasNext];

test("the first page has none before, and one behind where the service says so", () => {
  const cursors = new Cursors();
  assert.deepEqual(at(cursors), ["", false, false]);
  cursors.read("a");
  assert.deepEqual(at(cursors), ["", false, true]);
  cursors.read(undefined);
  assert.deepEqual(at(cursors), ["", false, false]);
});

test("pages are turned on and back by the same cursors", () => {
  const cursors = new Cursors();
  for (const [next, here] of [["a", "a"], ["b", "b"], ["c", "c"]]) {
    cursors.read(next);
    cursors.turn(1);
    // What is behind the new page is not known until it is read.
    assert.deepEqual(at(cursors), [here, true, false]);
  }
  cursors.read(undefined);
  cursors.turn(-1);
  assert.deepEqual(at(cursors), ["b", true, false]);
  cursors.turn(-1);
  assert.deepEqual(at(cursors), ["a", true, false]);
  cursors.turn(-1);
  assert.deepEqual(at(cursors), ["", false, false]);
  cursors.read("a");
  cursors.turn(1);
  assert.deepEqual(at(cursors), ["a", true, false]);
});

test("nobody is led before the first page, or behind the last one", () => {
  const cursors = new Cursors();
  cursors.turn(-1);
  assert.deepEqual(at(cursors), ["", false, false]);
  cursors.turn(1);
  assert.deepEqual(at(cursors), ["", false, false]);
});
