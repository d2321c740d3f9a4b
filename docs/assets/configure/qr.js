// A QR code as a picture: dark squares as one path, on light paper whatever the page's colours.

const QUIET = 4;

/**
 * @param {SVGElement} picture what is drawn into; it is shown then
 * @param {readonly string[]} rows 1 for dark, 0 for light
 * @param {string} label what it is, for who cannot see it
 */
export function drawCode(picture, rows, label) {
  const size = rows.length + 2 * QUIET;
  picture.setAttribute("viewBox", `0 0 ${size} ${size}`);
  picture.setAttribute("aria-label", label);
  const paper = document.createElementNS(picture.namespaceURI, "rect");
  paper.setAttribute("width", String(size));
  paper.setAttribute("height", String(size));
  paper.setAttribute("class", "qr__paper");
  const dark = document.createElementNS(picture.namespaceURI, "path");
  dark.setAttribute("d", rows.map(runs).join(""));
  picture.replaceChildren(paper, dark);
  picture.removeAttribute("hidden");
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
