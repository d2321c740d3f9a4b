// A QR code as a picture: dark squares as one path, on light paper whatever the page's colours.

const QUIET = 4;
const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {readonly string[]} rows 1 for dark, 0 for light
 * @param {string} label what it is, for who cannot see it
 * @returns {SVGElement}
 */
export function drawCode(rows, label) {
  const size = rows.length + 2 * QUIET;
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", `0 0 ${size} ${size}`);
  picture.setAttribute("class", "qr");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", label);
  picture.setAttribute("shape-rendering", "crispEdges");
  const paper = document.createElementNS(SVG, "rect");
  paper.setAttribute("width", String(size));
  paper.setAttribute("height", String(size));
  paper.setAttribute("class", "qr__paper");
  const dark = document.createElementNS(SVG, "path");
  dark.setAttribute("d", rows.map(runs).join(""));
  picture.append(paper, dark);
  return picture;
}

/**
 * @param {string} row
 * @param {number} place
 */
function runs(row, place) {
  return [...row.matchAll(/1+/g)]
    .map((run) => `M${run.index + QUIET} ${place + QUIET}h${run[0].length}v1h-${run[0].length}z`)
    .join("");
}
