// What can be told without a browser: node --test

import assert from "node:assert/strict";
import test from "node:test";

import { isWithin } from "../src/filters.js";
import { Boxes, placeNames, shorten, widthOf } from "../src/labels.js";
import { slicer } from "../src/model.js";
import { readHash } from "../src/route.js";
import { pickStrongest, spreadOf } from "../src/strongest.js";

test("offsets count code points, also those that JavaScript counts twice", () => {
  assert.equal(slicer("甲乙丙")(1, 3), "乙丙");
  assert.equal(slicer("𠮷乙🙂丙")(1, 3), "乙🙂");
});

test("a date cut to its month is within a time if any of its days may be", () => {
  assert.ok(isWithin("2024-03", "2024-03-15", ""));
  assert.ok(isWithin("2024", "2024-03-15", "2024-03-20"));
  assert.ok(isWithin("2024-03-15", "2024-03-15", "2024-03-15"));
  assert.ok(!isWithin("2024-02", "2024-03-15", ""));
  assert.ok(!isWithin("2025", "", "2024-12-31"));
});

test("what stands behind the # of an address", () => {
  assert.deepEqual(readHash("#entity=%E7%94%B2"), ["entity", "甲"]);
  assert.deepEqual(readHash("#article=a=b.txt%231"), ["article", "a=b.txt#1"]);
  assert.deepEqual(readHash("#entity=100%"), ["entity", "100%"]);
  assert.deepEqual(readHash(""), ["", ""]);
});

test("names cover neither one another nor nodes, and the first has its choice", () => {
  const named = (id, x) => ({ id, x, y: 100, radius: 5, width: 60 });
  const sides = placeNames([named("a", 100), named("b", 110), named("c", 120), named("d", 130), named("e", 125)],
    new Boxes(), 400, 300);
  assert.equal(sides.get("a"), "bottom");
  assert.equal(sides.get("b"), "top");
  assert.ok(!sides.has("c"));
});

test("a name is written where the edge of the picture does not cut it", () => {
  const sides = placeNames([{ id: "a", x: 5, y: 100, radius: 5, width: 80 }], new Boxes(), 400, 300);
  assert.equal(sides.get("a"), "right");
});

test("long names are cut, and Chinese letters are wider", () => {
  assert.equal(shorten("一二三四五六七八九十甲乙丙丁戊"), "一二三四五六七八九十甲乙丙…");
  assert.ok(widthOf("甲乙") > widthOf("ab"));
});

const nodes = Array.from({ length: 9 }, (_, index) =>
  ({ index, kind: {}, strength: index, x: index * 10, y: 0, statements: [] }));
const statements = nodes.slice(1).map((target, index) =>
  ({ index, source: nodes[0], target, confidence: 1, evidence: [] }));
nodes[0].statements = statements;

test("of many nodes the strongest are drawn, with what is selected and its neighbours", () => {
  const part = pickStrongest({ nodes, statements }, 3, null);
  assert.deepEqual(part.nodes.map((node) => node.index), [8, 7, 6]);
  assert.ok(part.isPart);
  const chosen = pickStrongest({ nodes, statements }, 3, statements[0]);
  assert.deepEqual(chosen.nodes.map((node) => node.index), [8, 7, 6, 0, 1]);
  assert.equal(chosen.statements[0], statements[0]);
  assert.equal(pickStrongest({ nodes, statements }, 9, null).isPart, false);
});

test("nodes of a part are spread until they stand apart", () => {
  assert.equal(spreadOf(nodes), 8);
});
