/** What was really played of a video, as intervals; fast-forward and speed within the rule. */

export type Interval = [number, number];

export interface Rule {
  canSkip: boolean;
  fastest: number;
}

export class Watcher {
  private intervals: Interval[] = [];
  private last: number | undefined;
  private speed = 1;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly rule: Rule,
    private furthest: number,
    onRest: () => void,
  ) {
    video.addEventListener("timeupdate", () => this.tick());
    video.addEventListener("seeking", () => this.seek());
    video.addEventListener("ratechange", () => this.limit());
    for (const name of ["pause", "ended", "seeked", "waiting"]) video.addEventListener(name, () => (this.last = undefined));
    video.addEventListener("pause", onRest); // also at the end
  }

  get block(): string {
    return this.video.dataset["block"] ?? "";
  }

  get isPlaying(): boolean {
    return !this.video.paused && !this.video.ended;
  }

  /** What came since the last call, and the fastest speed in it. */
  take(): { intervals: Interval[]; speed: number } {
    const taken = { intervals: this.intervals, speed: this.speed };
    this.intervals = [];
    this.speed = this.video.playbackRate;
    return taken;
  }

  private tick(): void {
    const now = this.video.currentTime;
    const since = this.last;
    this.last = this.isPlaying ? now : undefined;
    if (since === undefined || now <= since || now - since > 2 * this.video.playbackRate) return;
    const open = this.intervals[this.intervals.length - 1];
    if (open && Math.abs(open[1] - since) < 0.05) open[1] = now;
    else this.intervals.push([since, now]);
    this.speed = Math.max(this.speed, this.video.playbackRate);
    this.furthest = Math.max(this.furthest, now);
  }

  private seek(): void {
    this.last = undefined;
    if (!this.rule.canSkip && this.video.currentTime > this.furthest + 1) this.video.currentTime = this.furthest;
  }

  private limit(): void {
    if (this.video.playbackRate > this.rule.fastest) this.video.playbackRate = this.rule.fastest;
  }
}
