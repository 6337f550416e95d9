/** What the page says about saving; the sentences come with the page, in the reader's language. */
import type { Waiting } from "../records/inbox";

const one = <T extends HTMLElement>(selector: string): T | null => document.querySelector<T>(selector);

export class Words {
  private savedAt: number | undefined;
  private isKept = false;

  constructor(private readonly sentences: HTMLElement) {
    for (const button of document.querySelectorAll<HTMLElement>("[data-close]")) {
      button.addEventListener("click", () => ((button.closest(".banner") as HTMLElement).hidden = true));
    }
    setInterval(() => this.draw(), 60_000);
  }

  saved(): void {
    this.savedAt = Date.now();
    this.isKept = false;
    const banner = one("[data-offline]");
    if (banner) banner.hidden = true;
    this.draw();
  }

  /** No network: said once a visit, then only the small mark in the top bar. */
  kept(): void {
    this.savedAt = Date.now();
    const banner = one("[data-offline]");
    if (!this.isKept && banner && !sessionStorage.getItem("told-offline")) {
      banner.hidden = false;
      sessionStorage.setItem("told-offline", "1");
    }
    this.isKept = true;
    this.draw();
  }

  /** Finished without a network: said where the button was, which comes back with the network. */
  finished(isKept: boolean): void {
    const form = one("[data-done]");
    const said = one("[data-finished]");
    if (!form || !said || said.hidden !== isKept) return;
    form.hidden = isKept;
    said.hidden = !isKept;
    if (isKept) said.focus();
  }

  waiting(items: Waiting[]): void {
    const box = one("[data-waiting]");
    const sum = one("[data-waiting-sum]");
    const seconds = items.reduce((total, item) => total + Number(item.payload["seconds"] ?? 0), 0);
    if (!box || !sum) return;
    box.hidden = !this.isKept || items.length === 0;
    sum.textContent = this.say("sum").replace("{count}", String(items.length)).replace("{minutes}", String(Math.round(seconds / 60)));
  }

  refused(reasons: string[]): void {
    const box = one("[data-refused]");
    const text = one("[data-reason]");
    if (!box || !text || reasons.length === 0) return;
    text.textContent = [...new Set(reasons)].join(" ");
    box.hidden = false;
  }

  private draw(): void {
    const place = one("[data-saved]");
    const mark = this.sentences.querySelector(`[data-say=${this.isKept ? "kept" : "saved"}]`);
    if (!place || !mark || this.savedAt === undefined) return;
    const minutes = Math.floor((Date.now() - this.savedAt) / 60_000);
    const when = minutes < 1 ? this.say("now") : this.say("ago").replace("{count}", String(minutes));
    place.replaceChildren(...Array.from(mark.cloneNode(true).childNodes), ` · ${when}`);
  }

  private say(name: string): string {
    return this.sentences.querySelector(`[data-say=${name}]`)?.textContent ?? "";
  }
}
