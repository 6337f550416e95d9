/** Inside the frame on the second origin: shows the book, tells the page around it where the reader is. */
import { FixedPages } from "./reader/fixed";
import { FlowingPages } from "./reader/flowing";
import { GROUNDS } from "./reader/looks";
import { hear, type Look, type ToFrame, type ToHost } from "./reader/messages";
import { keyTurns, type Listener, type Pages } from "./reader/pages";

const host = document.documentElement.dataset.host ?? "";
let pages: Pages | null = null;
let direction = "ltr";

function say(message: ToHost): void {
  window.parent.postMessage(message, host);
}

const listener: Listener = {
  place: (place) => say({ kind: "place", ...place }),
  tap: () => say({ kind: "tap" }),
  away: (href) => say({ kind: "away", href }),
  lost: () => say({ kind: "lost" }),
};

function paint(look: Look): void {
  document.documentElement.style.background = GROUNDS[look.ground].paper;
  pages?.look(look);
}

async function open(message: Extract<ToFrame, { kind: "open" }>): Promise<void> {
  const { base, chapters } = message;
  if (!/^\/b\/[^/]+\/\d+\/$/.test(base)) return;
  direction = message.direction;
  const Kind = message.layout === "fixed" ? FixedPages : FlowingPages;
  pages = new Kind({ base, chapters, direction }, listener);
  document.body.replaceChildren(pages.element);
  paint(message.look);
  await pages.go(message.target);
}

hear<ToFrame>(host, () => window.parent, (message) => {
  if (message.kind === "open") void open(message);
  else if (message.kind === "look") paint(message.look);
  else if (message.kind === "go") void pages?.go(message.target);
  else if (message.kind === "turn") void pages?.turn(message.by);
});

document.addEventListener("keydown", (event) => {
  const by = keyTurns(event, direction);
  if (by) void pages?.turn(by);
  if (event.key === "Escape") listener.tap();
});
say({ kind: "ready" });
