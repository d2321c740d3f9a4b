// Asks the server whether the site was built again, and shows what keeps it from being built.
const EVERY_MS = 400;
let known = null;
const board = document.createElement("pre");
board.setAttribute("role", "alert");
board.hidden = true;
Object.assign(board.style, {
  position: "fixed",
  inset: "auto 0 0 0",
  zIndex: "1000",
  maxHeight: "60vh",
  margin: "0",
  padding: "1rem",
  overflow: "auto",
  whiteSpace: "pre-wrap",
  font: "13px/1.5 monospace",
  color: "#fff",
  background: "#7a1f17",
});
document.body.append(board);

async function ask() {
  try {
    const { builds, error } = await (await fetch("/live.json", { cache: "no-store" })).json();
    known ??= builds;
    if (builds !== known) {
      location.reload();
      return;
    }
    board.hidden = !error;
    if (board.textContent !== error) board.textContent = error;
  } catch {
    // The server was stopped: the page stays as it is.
  }
  setTimeout(ask, EVERY_MS);
}

void ask();
