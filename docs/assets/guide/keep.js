import { site, word } from "./data.js";
import { all, element } from "./dom.js";

/** Links to the same page elsewhere (other language, other version) take the clause along. */
export function keepClause() {
  follow();
  addEventListener("hashchange", follow);
  document.addEventListener("click", follow, true);
}

function follow() {
  for (const link of all("a[data-keep-clause]")) {
    if (link instanceof HTMLAnchorElement) link.hash = location.hash;
  }
}

/** Says so when the address names a clause that this page does not hold. */
export function reportMissingClause() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!/^[a-z]{2,5}-[a-z0-9-]+$/.test(id)) return;
  if (document.getElementById(id)) return;
  const text = word("clause_gone", { id, version: site.version });
  const message = element("p", { class: "gone", role: "status" }, text);
  document.querySelector(".md-content__inner")?.prepend(message);
}
