// The request checker: ties the form and the answer of the page to the engine in its worker.

import { connect } from "./check/engine.js";
import { readQuestion, readReply } from "./check/form.js";
import { AnswerLink } from "./check/link.js";
import { Checker } from "./check/machine.js";
import { AnswerPage } from "./check/page.js";
import { addressesOf, find, savesData } from "./check/place.js";
import { carriesState } from "./check/share.js";
import { OtherVersions } from "./check/under.js";

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
  /** @type {ReturnType<typeof connect> | null} */
  let engine = null;
  const checker = new Checker(page, () => {
    engine = connect(addressesOf(root), { lang, base }, (bytes, total) => page.progress(bytes, total));
    return engine;
  });
  const link = new AnswerLink(root);
  const others = new OtherVersions(root, async (question) => (await engine)?.ask(question));
  const below = find("[data-below]", HTMLElement, root);
  root.addEventListener("answered", (event) => {
    const { answer, question } = /** @type {CustomEvent} */ (event).detail;
    link.keep(answer, question);
    below.hidden = false;
    others.offer(question, link.version).catch((reason) => console.error(reason));
  });
  root.addEventListener("emptied", () => {
    link.drop();
    others.clear();
    below.hidden = true;
  });

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
  root.addEventListener("click", (event) => {
    void copyEntry(event.target);
    const reply = readReply(event.target);
    if (!reply) return;
    answers = { ...answers };
    if (reply.value === null) delete answers[reply.question];
    else answers[reply.question] = reply.value;
    submit();
  });

  const openLink = async () => {
    const replies = await link.open(form);
    if (!replies) return checker.start();
    answers = replies;
    submit();
  };
  addEventListener("hashchange", () => {
    if (carriesState()) void openLink();
  });

  document.addEventListener("leaving", () => keepText(text.value));
  text.value ||= keptText();

  // A text kept by the browser over a reload, or typed before this script ran, is waiting already.
  if (carriesState()) void openLink();
  else if (text.value.trim()) submit();
  else if (!savesData()) checker.start();
  else text.addEventListener("focus", () => checker.start(), { once: true });
}

const KEPT = "guide-request";

/** @param {string} text what is to be asked again once the page is loaded again */
function keepText(text) {
  try {
    sessionStorage.setItem(KEPT, text);
  } catch {
    // A browser that keeps nothing loses the text.
  }
}

/** @returns {string} what was kept, which is then kept no more */
function keptText() {
  try {
    const text = sessionStorage.getItem(KEPT) ?? "";
    sessionStorage.removeItem(KEPT);
    return text;
  } catch {
    return "";
  }
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
