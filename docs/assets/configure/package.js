// How often a package of hours suffices: a curve, a slider on it and the sentence that says it.

import { find } from "../check/place.js";
import { writeNumber } from "./number.js";
import { say } from "./words.js";

/** @typedef {[share: number, hours: number][]} Quantiles hours that suffice in a share of months */

const WIDTH = 400;
const HEIGHT = 120;
const MARGIN = 4;

/** The slider of the package; it only shows and hands on, the form keeps the value. */
export class PackageSlider {
  /** @type {Quantiles} */ #quantiles = [];
  #root;
  #lang;
  #slider;
  #plot;
  #chance;
  #axis;

  /**
   * @param {HTMLElement} root
   * @param {string} lang
   * @param {(hours: number) => void} chosen
   */
  constructor(root, lang, chosen) {
    this.#root = root;
    this.#lang = lang;
    this.#slider = find("input[type=range]", HTMLInputElement, root);
    this.#plot = find("[data-package-plot]", SVGSVGElement, root);
    this.#chance = find("[data-package-chance]", HTMLElement, root);
    this.#axis = find("[data-package-axis]", HTMLElement, root);
    this.#slider.addEventListener("input", () => {
      this.#tell();
      chosen(Number(this.#slider.value));
    });
  }

  /**
   * @param {Quantiles} quantiles none where no hours are known
   * @param {number | null} hours the package of the form
   */
  show(quantiles, hours) {
    this.#quantiles = quantiles;
    this.#root.hidden = quantiles.length === 0;
    if (hours !== null && document.activeElement !== this.#slider) {
      this.#slider.max = String(Math.max(Number(this.#slider.max), Math.ceil(hours)));
      this.#slider.value = String(hours);
    }
    this.#tell();
  }

  #tell() {
    const hours = Number(this.#slider.value);
    const share = chanceOf(this.#quantiles, hours);
    const text = say(this.#lang, "package", {
      hours: writeNumber(hours, this.#lang),
      share: shareText(share),
    });
    this.#chance.textContent = text;
    this.#slider.setAttribute("aria-valuetext", text);
    this.#draw(hours, share);
  }

  /**
   * @param {number} hours
   * @param {number} share
   */
  #draw(hours, share) {
    const most = Number(this.#slider.max);
    /** @param {number} value */
    const across = (value) => ((Math.min(value, most) / most) * WIDTH).toFixed(1);
    /** @param {number} value */
    const down = (value) => (HEIGHT - MARGIN - value * (HEIGHT - 2 * MARGIN)).toFixed(1);
    const points = [
      `0,${down(0)}`,
      ...this.#quantiles.map(([part, value]) => `${across(value)},${down(part)}`),
      `${WIDTH},${down(1)}`,
    ];
    this.#axis.replaceChildren(
      ...[0, 0.25, 0.5, 0.75, 1].map((part) => mark(`${Math.round(part * most)} h`)),
    );
    this.#plot.replaceChildren(
      this.#shape("polygon", { class: "package__area", points: [...points, `${WIDTH},${down(0)}`].join(" ") }),
      this.#shape("polyline", { class: "package__curve", points: points.join(" ") }),
      this.#shape("line", {
        class: "package__mark",
        x1: across(hours),
        x2: across(hours),
        y1: down(0),
        y2: down(share),
      }),
    );
  }

  /**
   * @param {string} name
   * @param {Record<string, string>} attributes
   */
  #shape(name, attributes) {
    const made = document.createElementNS(this.#plot.namespaceURI, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }
}

/** @param {string} text */
function mark(text) {
  const made = document.createElement("span");
  made.textContent = text;
  return made;
}

/**
 * The share of months in which hours suffice, between two known shares in a straight line.
 *
 * @param {Quantiles} quantiles
 * @param {number} hours
 * @returns {number}
 */
export function chanceOf(quantiles, hours) {
  let [share, reached] = [0, 0];
  for (const [next, needed] of quantiles) {
    if (hours < needed) {
      const part = needed > reached ? (hours - reached) / (needed - reached) : 1;
      return share + part * (next - share);
    }
    [share, reached] = [next, needed];
  }
  return quantiles.length > 0 ? 1 : 0;
}

/**
 * A share in percent, without its sign.  The browser's own formatting would take a slow phone a
 * sixth of a second here, at the first number of the page.
 *
 * @param {number} share
 */
function shareText(share) {
  if (share < 0.005) return "< 1";
  return share > 0.99 ? "> 99" : String(Math.round(100 * share));
}
