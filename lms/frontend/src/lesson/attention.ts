/** Is somebody there? After minutes without a touch the page asks, and time stops until the answer. */

export class Attention {
  private movedAt = Date.now();
  private isAsking = false;

  constructor(
    private readonly minutes: number,
    private readonly playingIsThere: () => boolean,
    private readonly onAsk: () => void,
  ) {
    for (const name of ["pointerdown", "keydown", "scroll", "touchmove"]) {
      addEventListener(name, () => this.move(), { passive: true, capture: true });
    }
    document.querySelector("[data-still]")?.addEventListener("click", () => this.answer());
  }

  /** Counts now: the page is seen and somebody moved lately. Asks when that has become unsure. */
  isThere(): boolean {
    if (document.visibilityState !== "visible" || this.isAsking) return false;
    if (this.playingIsThere()) this.movedAt = Date.now();
    if (Date.now() - this.movedAt < this.minutes * 60_000) return true;
    this.ask(true);
    this.onAsk();
    return false;
  }

  private move(): void {
    if (!this.isAsking) this.movedAt = Date.now();
  }

  private answer(): void {
    this.movedAt = Date.now();
    this.ask(false);
  }

  private ask(isAsking: boolean): void {
    this.isAsking = isAsking;
    const box = document.querySelector<HTMLElement>("[data-idle-ask]");
    if (box) box.hidden = !isAsking;
    if (isAsking) box?.scrollIntoView({ block: "center" });
  }
}
