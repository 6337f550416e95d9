/** The tools over the page: size, ground, lines, chapters. They come with a tap in the middle and go with the next. */
import type { Ground, Look, Target } from "./messages";

const STORE = "gx-reader-look";
const SIZES = [15, 17, 19, 21, 24, 28, 32];
const LINES = [1.6, 1.9, 2.2];
export interface Line {
  title: string;
  chapter: number;
  fragment: string;
  depth: number;
}

export function part<E extends HTMLElement = HTMLElement>(name: string): E {
  return document.querySelector<E>(`[data-part="${name}"]`)!;
}

/** "Size #" filled in order; the words come from the template in the reader's language. */
export function fill(name: string, ...values: (string | number)[]): string {
  return values.reduce<string>((text, value) => text.replace("#", String(value)), document.body.dataset[name] ?? "");
}

export function storedLook(): Look {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const base: Look = { size: 19, lines: 1.9, ground: dark ? "night" : "white" };
  try {
    return { ...base, ...(JSON.parse(localStorage.getItem(STORE) ?? "{}") as Partial<Look>) };
  } catch {
    return base;
  }
}

export class Tools {
  constructor(
    private look: Look,
    private readonly changed: (look: Look) => void,
    private readonly go: (target: Target) => void,
  ) {
    part("smaller").addEventListener("click", () => this.resize(-1));
    part("larger").addEventListener("click", () => this.resize(1));
    part("lines").addEventListener("click", () => this.respace());
    for (const button of part("grounds").querySelectorAll<HTMLButtonElement>("button"))
      button.addEventListener("click", () => this.set({ ground: button.value as Ground }));
    part("contents-open").addEventListener("click", () => this.openContents());
    part("contents-close").addEventListener("click", () => part<HTMLDialogElement>("contents").close());
    this.set({});
  }

  toggle(): void {
    const panel = part("panel");
    panel.hidden = part("bar").hidden = !panel.hidden;
  }

  get isOpen(): boolean {
    return !part("panel").hidden;
  }

  list(lines: Line[]): void {
    const place = part("lines-of-contents");
    for (const line of lines) {
      const button = document.createElement(line.chapter ? "button" : "p");
      button.textContent = line.title;
      button.className = `line d${Math.min(line.depth, 3)}`;
      if (line.chapter) button.dataset.chapter = String(line.chapter);
      if (line.chapter)
        button.addEventListener("click", () => {
          part<HTMLDialogElement>("contents").close();
          this.toggle();
          this.go({ chapter: line.chapter, fragment: line.fragment });
        });
      place.append(button);
    }
  }

  mark(chapter: number): void {
    for (const line of part("lines-of-contents").querySelectorAll<HTMLElement>("[data-chapter]"))
      line.toggleAttribute("aria-current", Number(line.dataset.chapter) === chapter);
  }

  private openContents(): void {
    const dialog = part<HTMLDialogElement>("contents");
    dialog.showModal();
    dialog.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
  }

  private resize(by: number): void {
    const at = SIZES.indexOf(this.look.size);
    this.set({ size: SIZES[Math.min(SIZES.length - 1, Math.max(0, at + by))] ?? 19 });
  }

  private respace(): void {
    this.set({ lines: LINES[(LINES.indexOf(this.look.lines) + 1) % LINES.length] ?? 1.9 });
  }

  private set(change: Partial<Look>): void {
    this.look = { ...this.look, ...change };
    localStorage.setItem(STORE, JSON.stringify(this.look));
    document.body.dataset.read = this.look.ground;
    part("size").textContent = fill("size", this.look.size);
    for (const button of part("grounds").querySelectorAll<HTMLButtonElement>("button"))
      button.setAttribute("aria-pressed", String(button.value === this.look.ground));
    this.changed(this.look);
  }
}
