/** Books of fixed pages: one page a screen, scaled to it; the neighbours are loaded before they are asked for. */
import { GROUNDS } from "./looks";
import type { Look, Target } from "./messages";
import { address, type Book, isGone, type Listener, type Pages, zone } from "./pages";

const SWIPE = 40; // px
const SIZE = /width=(\d+), height=(\d+)/;

export class FixedPages implements Pages {
  readonly element = document.createElement("div");
  private readonly frames = new Map<number, HTMLIFrameElement>();
  private chapter = 1;
  private touchX = 0;

  constructor(
    private readonly book: Book,
    private readonly listener: Listener,
  ) {
    this.element.className = "fixed";
    this.element.addEventListener("click", (event) => this.tap(event.clientX));
    this.element.addEventListener("touchstart", (event) => (this.touchX = event.changedTouches[0]!.clientX), { passive: true });
    this.element.addEventListener("touchend", (event) => this.swipe(event.changedTouches[0]!.clientX - this.touchX));
    new ResizeObserver(() => this.fit()).observe(this.element);
  }

  async go({ chapter }: Target): Promise<void> {
    this.chapter = Math.min(this.book.chapters, Math.max(1, chapter));
    for (const number of [this.chapter, this.chapter + 1, this.chapter - 1]) this.load(number);
    for (const [number, frame] of this.frames) {
      frame.classList.toggle("shown", number === this.chapter);
      if (Math.abs(number - this.chapter) > 1) this.drop(number, frame);
    }
    this.fit();
    this.listener.place({ chapter: this.chapter, locator: String(this.chapter), from: 0, to: 1 });
  }

  async turn(by: 1 | -1): Promise<void> {
    const next = this.chapter + by;
    if (next >= 1 && next <= this.book.chapters) await this.go({ chapter: next });
  }

  look(look: Look): void {
    document.documentElement.style.background = GROUNDS[look.ground].paper;
    this.element.style.filter = look.ground === "night" ? "brightness(.85)" : "";
  }

  private load(number: number): void {
    if (number < 1 || number > this.book.chapters || this.frames.has(number)) return;
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-same-origin");
    frame.setAttribute("scrolling", "no");
    frame.title = String(number);
    frame.addEventListener("load", () => {
      if (isGone(frame.contentDocument)) this.listener.lost();
      this.fit();
    });
    frame.src = address(this.book, number);
    this.frames.set(number, frame);
    this.element.append(frame);
  }

  private drop(number: number, frame: HTMLIFrameElement): void {
    frame.remove();
    this.frames.delete(number);
  }

  private fit(): void {
    const { clientWidth, clientHeight } = this.element;
    for (const frame of this.frames.values()) {
      const [width, height] = pageSize(frame.contentDocument);
      const scale = Math.min(clientWidth / width, clientHeight / height);
      const left = (clientWidth - width * scale) / 2;
      const top = (clientHeight - height * scale) / 2;
      Object.assign(frame.style, { width: `${width}px`, height: `${height}px`, transform: `translate(${left}px, ${top}px) scale(${scale})` });
    }
  }

  private tap(x: number): void {
    const by = zone(x, this.book.direction);
    if (by) void this.turn(by);
    else this.listener.tap();
  }

  private swipe(distance: number): void {
    if (Math.abs(distance) < SWIPE || (window.visualViewport?.scale ?? 1) > 1) return;
    void this.turn(distance < 0 === (this.book.direction !== "rtl") ? 1 : -1);
  }
}

function pageSize(doc: Document | null): [number, number] {
  const meta = doc?.querySelector("meta[name=viewport]")?.getAttribute("content") ?? "";
  const [, width, height] = SIZE.exec(meta) ?? [];
  return [Number(width ?? window.innerWidth), Number(height ?? window.innerHeight)];
}
