// The checker's states, without page and worker: what is asked when, and what is shown.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Checker } from "../../docs/assets/check/machine.js";

/**
 * A page that writes down what it is told, and an engine whose replies the test gives.
 */
function bench() {
  /** @type {string[]} */
  const seen = [];
  /** @type {{text: string, reply: (verdict: string) => void, fail: () => void}[]} */
  const asked = [];
  /** @type {{open: () => void, fail: () => void}[]} */
  const starts = [];
  let closed = 0;
  const connection = {
    /** @param {{text: string}} wanted */
    ask: (wanted) =>
      new Promise((resolve, reject) =>
        asked.push({
          text: wanted.text,
          reply: (verdict) =>
            resolve({ answer: { verdict, version: "1" }, answer_json: "{}", view: "" }),
          fail: () => reject(new Error("broken")),
        }),
      ),
    close: () => (closed += 1),
  };
  /** @type {import("../../docs/assets/check/machine.js").Page<{text: string}, import("../../docs/assets/check/messages.js").Answered>} */
  const page = {
    state: (state) => seen.push(state),
    answer: (answered) => {
      seen.push(`shows ${answered.answer.verdict}`);
    },
    sample: () => seen.push("shows the sample"),
    failed: () => seen.push("says so"),
  };
  const checker = new Checker(
    page,
    () =>
      new Promise((resolve, reject) =>
        starts.push({ open: () => resolve(connection), fail: () => reject(new Error("no")) }),
      ),
  );
  return { checker, seen, asked, starts, closed: () => closed };
}

/** @param {string} text */
function request(text) {
  return text.trim() ? { text } : null;
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("a request typed early waits and is answered once the engine is there", async () => {
  const { checker, seen, asked, starts } = bench();
  checker.start();
  checker.edit(request("early"));
  starts[0]?.open();
  await settled();
  asked[0]?.reply("included");
  await settled();

  assert.deepEqual(asked.map(({ text }) => text), ["early"]);
  assert.deepEqual(seen.slice(-3), ["stale", "shows included", "ready"]);
});

test("without a request the engine's start ends in ready", async () => {
  const { checker, seen, starts } = bench();
  checker.start();
  starts[0]?.open();
  await settled();

  assert.deepEqual(seen, ["loading", "ready"]);
});

test("the first request starts an engine that waited to be wanted", async () => {
  const { checker, seen, starts } = bench();
  checker.submit(request("now"));

  assert.equal(starts.length, 1);
  assert.deepEqual(seen, ["loading"]);
});

test("a reply that comes after a newer request is not shown", async () => {
  const { checker, seen, asked, starts } = bench();
  checker.start();
  starts[0]?.open();
  await settled();
  checker.submit(request("first"));
  checker.submit(request("second"));
  asked[0]?.reply("included");
  await settled();
  asked[1]?.reply("excluded");
  await settled();

  assert.deepEqual(asked.map(({ text }) => text), ["first", "second"]);
  assert.equal(seen.includes("shows included"), false);
  assert.deepEqual(seen.slice(-2), ["shows excluded", "ready"]);
});

test("a submitted request is marked stale at once", async () => {
  const { checker, seen, starts } = bench();
  checker.start();
  starts[0]?.open();
  await settled();
  checker.submit(request("text"));

  assert.equal(seen.at(-1), "stale");
});

test("an empty request shows the sample and asks nothing", async () => {
  const { checker, seen, asked, starts } = bench();
  checker.start();
  starts[0]?.open();
  await settled();
  checker.submit(request("  "));
  await settled();

  assert.equal(asked.length, 0);
  assert.deepEqual(seen.slice(-2), ["shows the sample", "ready"]);
});

test("an engine that fails is closed, and the next submission starts another", async () => {
  const { checker, seen, asked, starts, closed } = bench();
  checker.start();
  starts[0]?.open();
  await settled();
  checker.submit(request("text"));
  asked[0]?.fail();
  await settled();
  assert.deepEqual(seen.slice(-2), ["error", "says so"]);
  assert.equal(closed(), 1);

  checker.submit(request("text"));
  starts[1]?.open();
  await settled();
  asked[1]?.reply("included");
  await settled();
  assert.deepEqual(seen.slice(-2), ["shows included", "ready"]);
});

test("a start that fails is said and can be tried again", async () => {
  const { checker, seen, starts } = bench();
  checker.start();
  starts[0]?.fail();
  await settled();
  checker.start();

  assert.deepEqual(seen, ["loading", "error", "says so", "loading"]);
  assert.equal(starts.length, 2);
});

test("typing after an error waits for the person to try again", async () => {
  const { checker, seen, starts } = bench();
  checker.start();
  starts[0]?.fail();
  await settled();
  checker.edit(request("more"));
  await new Promise((resolve) => setTimeout(resolve, 400));

  assert.equal(starts.length, 1);
  assert.equal(seen.at(-1), "error");
});

test("a reply may ask for more, which gives way to what is typed meanwhile", async () => {
  /** @type {number[]} */
  const asked = [];
  /** @type {(number | string)[]} */
  const seen = [];
  /** @type {import("../../docs/assets/check/machine.js").Page<number, number>} */
  const page = {
    state: (state) => seen.push(state),
    answer: (reply, question) => {
      seen.push(reply);
      return question < 10 ? question * 10 : undefined;
    },
    sample: () => {},
    failed: () => {},
  };
  const connection = {
    /** @param {number} question */
    ask: async (question) => {
      asked.push(question);
      return -question;
    },
    close: () => {},
  };
  const checker = new Checker(page, async () => connection, 0);

  checker.submit(1);
  await settled();
  await settled();

  assert.deepEqual(asked, [1, 10]);
  assert.deepEqual(seen.slice(-3), [-1, -10, "ready"]);
});
