// Which version governs a day: the same rule as on the command line.

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = /** @type {any} */ ({ getElementById: () => null });
const { governing, spans } = await import("../../docs/assets/guide/governs.js");

/**
 * @param {string} version
 * @param {string | null} effective
 */
function known(version, effective) {
  return /** @type {any} */ ({ version, effective });
}

const versions = [
  known("draft", null),
  known("3b", "2026-01-01"),
  known("3a", "2026-01-01"),
  known("2", "2025-09-01"),
  known("1", "2025-03-01"),
];

test("the version whose effective date came last governs, the later name of two", () => {
  assert.equal(governing(versions, "2025-03-01")?.version, "1");
  assert.equal(governing(versions, "2025-08-31")?.version, "1");
  assert.equal(governing(versions, "2025-09-01")?.version, "2");
  assert.equal(governing(versions, "2030-01-01")?.version, "3b");
});

test("a version that was withdrawn governs until the day before", () => {
  const faulty = { ...known("2", "2025-09-01"), withdrawn: { date: "2025-10-01", reason: {} } };
  const chain = [known("draft", null), faulty, known("1", "2025-03-01")];
  assert.equal(governing(chain, "2025-09-30")?.version, "2");
  assert.equal(governing(chain, "2025-10-01")?.version, "1");
});

test("nothing governs before the first version, and the draft never does", () => {
  assert.equal(governing(versions, "2025-02-28"), undefined);
  assert.equal(governing([known("draft", null)], "2030-01-01"), undefined);
});

test("each version concerns the contracts signed while it governs", () => {
  const found = spans(versions);
  assert.deepEqual(found.get("1"), [["2025-03-01", "2025-08-31"]]);
  assert.deepEqual(found.get("2"), [["2025-09-01", "2025-12-31"]]);
  assert.equal(found.get("3a"), undefined);
  assert.deepEqual(found.get("3b"), [["2026-01-01", null]]);
  assert.equal(found.get("draft"), undefined);
});

test("a version governs again from the day its successor is withdrawn", () => {
  const faulty = { ...known("2", "2025-09-01"), withdrawn: { date: "2025-10-01", reason: {} } };
  const found = spans([known("draft", null), faulty, known("1", "2025-03-01")]);
  assert.deepEqual(found.get("1"), [["2025-03-01", "2025-08-31"], ["2025-10-01", null]]);
  assert.deepEqual(found.get("2"), [["2025-09-01", "2025-09-30"]]);
});
