/** The reader's page on the main origin: tools, place and time. The book itself is in a frame of the second origin. */
import { hear, type Target, type ToFrame, type ToHost } from "./reader/messages";
import { Outgoing } from "./reader/outgoing";
import { chapterOf } from "./reader/places";
import { Progress } from "./reader/progress";
import { fill, type Line, part, storedLook, Tools } from "./reader/tools";

interface Book {
  book: string;
  person: string;
  origin: string;
  base: string;
  characters: number[];
  titles: string[];
  contents: Line[];
  layout: string;
  direction: string;
  pace: number;
  at: string;
  place: { locator: string; percent: number; device: string } | null;
}
const SETTLED = 1500; // ms on a page before its place is told
const BEAT = 30_000; // ms between two signs of reading
const PATIENCE = 800; // ms that a page waits for the server before it is left
const ASLEEP = 180_000; // ms without a turned page: nobody is reading any more

const book = JSON.parse(document.getElementById("reader")!.textContent ?? "{}") as Book;
const frame = part<HTMLIFrameElement>("frame");
const outgoing = new Outgoing(book.person, `book:${book.book}`);
const progress = new Progress(book.characters, book.pace);
const slider = part<HTMLInputElement>("slider");
let look = storedLook();
let place = { chapter: 1, locator: "", percent: 0 };
let turnedAt = Date.now();
let settle = 0;
let told: string | undefined; // the place where the book was opened, then the last that went to the server
let isReady = false;

function say(message: ToFrame): void {
  if (isReady) frame.contentWindow?.postMessage(message, book.origin);
}

function go(target: Target): void {
  say({ kind: "go", target });
}

const tools = new Tools(look, (changed) => say({ kind: "look", look: (look = changed) }), go);
tools.list(book.contents);

function titleOf(chapter: number): string {
  return book.titles[chapter - 1] || fill("part", chapter);
}

function show(chapter: number, locator: string, to: number): void {
  const percent = progress.percent(chapter, to);
  const minutes = progress.minutesLeft(chapter, to);
  place = { chapter, locator, percent };
  part("chapter").textContent = titleOf(chapter);
  part("left").textContent = minutes ? fill("left", minutes) : "";
  part("percent").textContent = `${percent}%`;
  part("chapter-left").textContent = [titleOf(chapter), `${Math.round(to * 100)}%`, minutes ? fill("left", minutes) : ""]
    .filter(Boolean)
    .join(" · ");
  slider.value = String(Math.round(to * 100));
  tools.mark(chapter);
}

function tell(): void {
  if (place.locator) outgoing.add((told = place.locator), place.percent);
  void outgoing.send();
}

/** The page may be gone a moment later: a place that has not settled is told now. */
function leave(): Promise<void> {
  clearTimeout(settle);
  if (place.locator !== told) outgoing.add((told = place.locator), place.percent);
  return outgoing.send(true);
}

/** The page of the book shows how far the reader is, so the server hears it first. */
async function follow(event: MouseEvent): Promise<void> {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  await Promise.race([leave(), new Promise((rest) => setTimeout(rest, PATIENCE))]);
  location.href = part<HTMLAnchorElement>("close").href;
}

hear<ToHost>(book.origin, () => frame.contentWindow, (message) => {
  if (message.kind === "ready") start();
  else if (message.kind === "tap") tools.toggle();
  else if (message.kind === "lost") part("lost").hidden = false;
  else if (message.kind === "place") {
    turnedAt = Date.now();
    show(message.chapter, message.locator, message.to);
    told ??= message.locator;
    clearTimeout(settle);
    settle = window.setTimeout(tell, SETTLED);
  }
});

function start(): void {
  isReady = true;
  const locator = book.at || outgoing.unsent || book.place?.locator || "1";
  const target = { chapter: Math.min(chapterOf(locator), book.characters.length), locator };
  const { base, layout, direction } = book;
  say({ kind: "open", base, chapters: book.characters.length, layout, direction, look, target });
  part("waiting").hidden = true;
  void outgoing.send();
}

/** Another phone may have read on while this one lay face down. */
async function catchUp(): Promise<void> {
  await outgoing.send();
  const answer = await fetch(`/api/v1/reading-places/${book.book}/`, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const newest = (await answer.json()) as { locator: string; device: string };
  if (newest.device !== outgoing.device && newest.locator !== place.locator)
    go({ chapter: chapterOf(newest.locator), locator: newest.locator });
}

slider.addEventListener("change", () => go({ chapter: place.chapter, share: Number(slider.value) / 100 }));
part("previous").addEventListener("click", () => go({ chapter: Math.max(1, place.chapter - 1) }));
part("next").addEventListener("click", () => go({ chapter: Math.min(book.characters.length, place.chapter + 1) }));
document.addEventListener("keydown", (event) => {
  if (event.target instanceof HTMLInputElement) return;
  const forward = book.direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (event.key === "ArrowRight" || event.key === "ArrowLeft") say({ kind: "turn", by: event.key === forward ? 1 : -1 });
  if (event.key === "Escape") tools.toggle();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") void catchUp();
  else void leave();
});
window.addEventListener("pagehide", () => void leave()); // older iPhones say only this when a link is followed
part("close").addEventListener("click", (event) => void follow(event));
window.addEventListener("online", () => void outgoing.send());
setInterval(() => {
  if (document.visibilityState === "visible" && Date.now() - turnedAt < ASLEEP) tell();
}, BEAT);
frame.src = frame.dataset.src ?? "";
