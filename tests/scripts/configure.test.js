// Numbers as people write them, and how often a package suffices.

import assert from "node:assert/strict";
import { test } from "node:test";

import { readNumber, writeNumber } from "../../docs/assets/configure/number.js";
import { chanceOf } from "../../docs/assets/configure/package.js";

test("a number is read as each language writes it", () => {
  assert.equal(readNumber("1,5", "fr"), 1.5);
  assert.equal(readNumber("1\u202f250,5", "fr"), 1250.5);
  assert.equal(readNumber("1,250.5", "en"), 1250.5);
  assert.equal(readNumber("1.5", "fr"), 1.5);
  assert.equal(readNumber(" 12 ", "en"), 12);
});

test("what is no number is handed on as it was typed", () => {
  for (const text of ["abc", "1e9", "NaN", "Infinity", "0x10", "1.2.3", "--1", "<b>1</b>"]) {
    assert.equal(readNumber(text, "en"), text);
  }
});

test("a number that was written is read again as it was", () => {
  for (const value of [0, 0.5, 12.25, 1_000_000]) {
    for (const lang of ["fr", "en"]) assert.equal(readNumber(writeNumber(value, lang), lang), value);
  }
});

test("more hours never suffice less often, and known shares are met", () => {
  /** @type {[number, number][]} */
  const known = [
    [0.1, 8],
    [0.5, 15],
    [0.9, 30],
  ];
  assert.equal(chanceOf(known, 15), 0.5);
  assert.equal(chanceOf(known, 60), 1);
  assert.equal(chanceOf([], 10), 0);
  let last = -1;
  for (let hours = 0; hours < 40; hours += 0.25) {
    const chance = chanceOf(known, hours);
    assert.ok(chance >= last && chance <= 1);
    last = chance;
  }
});
