// Asks the server whether the site was built again, and shows what keeps it from being built.
// The server answers as soon as there is something new; it is told which guide is being read, so
// that this one is built first.
const AGAIN_MS = 1000;
const [, lang = "", version = ""] = location.pathname.split("/");
let known = "";
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
  const asked = new URLSearchParams({ guide: `${lang}/${version}`, known });
  if (document.visibilityState === "visible") asked.set("seen", "");
  try {
    const text = await (await fetch(`/live.json?${asked}`, { cache: "no-store" })).text();
    const { builds, error } = JSON.parse(text);
    if (known && builds !== JSON.parse(known).builds) {
      location.reload();
      return;
    }
    known = text;
    board.hidden = !error;
    board.textContent = error;
    setTimeout(ask);
  } catch {
    // The server was stopped: the page stays as it is, and follows once it is back.
    setTimeout(ask, AGAIN_MS);
  }
}

void ask();
