// The request checker: ties the form and the answer of the page to the engine in its worker.

import { connect } from "./check/engine.js";
import { readQuestion, readReply } from "./check/form.js";
import { Checker } from "./check/machine.js";
import { AnswerPage } from "./check/page.js";
import { addressesOf, find, savesData } from "./check/place.js";

function run() {
  const form = find("#check-form", HTMLFormElement);
  const text = find("#request", HTMLTextAreaElement);
  const root = find("[data-answer]", HTMLElement);
  const body = find("[data-answer-body]", HTMLElement);
  const page = new AnswerPage({
    root,
    body,
    sample: root.querySelector(".answer__sample"),
    status: find("#check-status", HTMLElement),
    alert: find("#check-error", HTMLElement),
  });
  const { lang = "", base = "" } = root.dataset;
  const checker = new Checker(page, () =>
    connect(addressesOf(root), { lang, base }, (bytes, total) => page.progress(bytes, total)),
  );

  /** @type {Record<string, string>} */
  let answers = {};
  const submit = () => checker.submit(readQuestion(form, answers));
  page.onRetry(submit);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  form.addEventListener("input", (event) => {
    if (event.target === text) answers = {};
    checker.edit(readQuestion(form, answers));
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    }
  });
  body.addEventListener("click", (event) => {
    void copyEntry(event.target);
    const reply = readReply(event.target);
    if (!reply) return;
    answers = { ...answers };
    if (reply.value === null) delete answers[reply.question];
    else answers[reply.question] = reply.value;
    submit();
  });

  // A text kept by the browser over a reload, or typed before this script ran, is waiting already.
  if (text.value.trim()) submit();
  else if (!savesData()) checker.start();
  else text.addEventListener("focus", () => checker.start(), { once: true });
}

/**
 * Shows the example that a reply stands for and copies it; where copying is not allowed it can be
 * selected.
 *
 * @param {EventTarget | null} target
 */
async function copyEntry(target) {
  const button = target instanceof Element ? target.closest("button[data-entry]") : null;
  const shown = button?.parentElement?.querySelector("[data-entry-shown]");
  if (!(button instanceof HTMLElement) || !(shown instanceof HTMLElement)) return;
  shown.textContent = button.dataset.entry ?? "";
  shown.hidden = false;
  await navigator.clipboard?.writeText(shown.textContent).catch(() => {});
}

run();
