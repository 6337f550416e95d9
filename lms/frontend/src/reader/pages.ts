/** What both kinds of books can do in the frame. */
import type { Look, Target } from "./messages";

export interface Place {
  chapter: number;
  locator: string;
  from: number; // share of the chapter where the shown page begins
  to: number; // and where it ends
}
export interface Listener {
  place(place: Place): void;
  tap(): void;
  away(href: string): void;
  lost(): void;
}
export interface Book {
  base: string;
  chapters: number;
  direction: string;
}
export interface Pages {
  readonly element: HTMLElement;
  go(target: Target): Promise<void>;
  turn(by: 1 | -1): Promise<void>;
  look(look: Look): void;
}

export function address(book: Book, chapter: number): string {
  return `${book.base}c/${chapter}.html`;
}

/** The page that stands for a chapter when the ticket ran out or the book was withdrawn. */
export function isGone(doc: Document | null): boolean {
  return !doc?.body || doc.querySelector("meta[name=gone]") !== null;
}

/** Left and right thirds turn, the middle opens the tools. */
export function zone(x: number, direction: string): 1 | -1 | 0 {
  const share = x / window.innerWidth;
  if (share > 0.3 && share < 0.7) return 0;
  return share >= 0.7 === (direction !== "rtl") ? 1 : -1;
}

export function keyTurns(event: KeyboardEvent, direction: string): 1 | -1 | 0 {
  if (event.key === "PageDown" || event.key === " ") return 1;
  if (event.key === "PageUp") return -1;
  if (event.key === "ArrowRight") return direction === "rtl" ? -1 : 1;
  if (event.key === "ArrowLeft") return direction === "rtl" ? 1 : -1;
  return 0;
}
