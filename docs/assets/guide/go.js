// A page that only leads elsewhere: go there and keep the clause.  A classic script, so that it
// runs before anything is drawn.
(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2));
  /** @type {Record<string, string>} */
  const targets = JSON.parse(script.dataset.targets ?? "{}");
  const lang = wanted.find((code) => code in targets) ?? Object.keys(targets)[0];
  if (lang) location.replace(targets[lang] + location.hash);
})();
