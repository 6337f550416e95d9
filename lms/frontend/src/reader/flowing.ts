/** Books of text: pages are columns of one chapter, laid out by foliate-js. */
import "foliate-js/paginator.js";
import type { Paginator } from "foliate-js/paginator.js";
import { sheets } from "./looks";
import type { Look, Target } from "./messages";
import { address, type Book, isGone, keyTurns, type Listener, type Pages, zone } from "./pages";
import { find, locate } from "./places";

const INSIDE = /^(\d+)\.html(?:#(.*))?$/;

export class FlowingPages implements Pages {
  readonly element = document.createElement("foliate-paginator") as Paginator;
  private isDragged = false;

  constructor(
    private readonly book: Book,
    private readonly listener: Listener,
  ) {
    const { element } = this;
    const options = { gap: "6%", margin: "12px", "max-inline-size": "720px", "max-block-size": "1600px" };
    for (const [name, value] of Object.entries(options)) element.setAttribute(name, value);
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) element.setAttribute("animated", "");
    element.addEventListener("load", (event) => this.listen((event as CustomEvent).detail.doc));
    element.addEventListener("relocate", (event) => this.tell((event as CustomEvent).detail));
    element.addEventListener("click", (event) => this.tap(event.clientX));
    this.snapOnlyAfterDragging();
    const sections = Array.from({ length: book.chapters }, (_, index) => ({ load: () => address(book, index + 1) }));
    element.open({ dir: book.direction, sections });
  }

  async go({ chapter, locator, fragment, share }: Target): Promise<void> {
    const anchor = (doc: Document) => {
      if (fragment) return doc.getElementById(fragment) ?? 0;
      return locator ? find(doc, locator) : (share ?? 0);
    };
    await this.element.goTo({ index: chapter - 1, anchor });
  }

  turn(by: 1 | -1): Promise<void> {
    return by > 0 ? this.element.next() : this.element.prev();
  }

  look(look: Look): void {
    this.element.setStyles(sheets(look));
    requestAnimationFrame(() => this.element.render());
  }

  /** The paginator snaps after each touch; after a tap that would take back the page that the same tap turns. */
  private snapOnlyAfterDragging(): void {
    const snap = this.element.snap.bind(this.element);
    this.element.snap = (...speed) => {
      if (this.isDragged) snap(...speed);
    };
    this.watchFinger(this.element);
  }

  private watchFinger(target: EventTarget): void {
    target.addEventListener("touchstart", () => (this.isDragged = false), { passive: true });
    target.addEventListener("touchmove", () => (this.isDragged = true), { passive: true });
  }

  private tell(detail: { index: number; range: Range | null; fraction?: number; size?: number }): void {
    const fraction = detail.fraction ?? 0;
    if (!Number.isFinite(fraction)) return; // the chapter has no columns yet: the paginator tells again once it has
    const chapter = detail.index + 1;
    const from = Math.min(1, Math.max(0, fraction));
    this.listener.place({ chapter, locator: locate(chapter, detail.range), from, to: Math.min(1, from + (detail.size ?? 1)) });
  }

  private listen(doc: Document): void {
    if (isGone(doc)) return this.listener.lost();
    if (!hears(doc)) this.element.classList.add("deaf");
    this.watchFinger(doc);
    doc.addEventListener("click", (event) => {
      const link = (event.target as Element).closest?.("a[href]");
      if (link) return this.follow(event, link.getAttribute("href") ?? "");
      if (!doc.getSelection()?.isCollapsed) return;
      const left = (doc.defaultView?.frameElement as HTMLElement).getBoundingClientRect().left;
      this.tap(left + event.clientX);
    });
    doc.addEventListener("keydown", (event) => {
      const by = keyTurns(event, this.book.direction);
      if (by) void this.turn(by);
      if (by) event.preventDefault();
    });
  }

  private follow(event: Event, href: string): void {
    event.preventDefault();
    const [, number, fragment] = INSIDE.exec(href) ?? [];
    if (number) void this.go({ chapter: Number(number), fragment: decode(fragment ?? "") });
    else if (href.startsWith("#")) void this.go({ chapter: this.chapter(), fragment: decode(href.slice(1)) });
    else this.listener.away(href);
  }

  private chapter(): number {
    return (this.element.getContents()[0]?.index ?? 0) + 1;
  }

  private tap(x: number): void {
    const by = zone(x, this.book.direction);
    if (by) void this.turn(by);
    else this.listener.tap();
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Some browsers tell nobody about events in a page without scripts; then the frame itself takes the taps. */
function hears(doc: Document): boolean {
  let heard = false;
  doc.addEventListener("gx-probe", () => (heard = true), { once: true });
  doc.dispatchEvent(new Event("gx-probe"));
  return heard;
}
