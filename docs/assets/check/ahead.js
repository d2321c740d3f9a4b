// Starts the engine while the page is still being read: this script stands in the head of a page
// that begins with an answer, and waits for nothing.

import { addressesOf, savesData } from "./place.js";
import { begin } from "./workers.js";

const script = document.querySelector("script[data-engine]");
const able = typeof WebAssembly === "object" && typeof Worker === "function";
if (script instanceof HTMLElement && able && !savesData()) begin(addressesOf(script));
