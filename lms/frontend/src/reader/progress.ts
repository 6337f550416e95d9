/** From a place in a chapter to a share of the book and to minutes. */

const LEAST = 300; // a page of pictures weighs as much as a page of text

export class Progress {
  private readonly before: number[] = [];
  private readonly weights: number[];
  private total = 0;

  constructor(
    private readonly characters: number[],
    private readonly pace: number,
  ) {
    this.weights = characters.map((count) => Math.max(count, LEAST));
    for (const weight of this.weights) {
      this.before.push(this.total);
      this.total += weight;
    }
  }

  /** Whole percent of the book when the page that ends at `to` of the chapter was read. */
  percent(chapter: number, to: number): number {
    const done = (this.before[chapter - 1] ?? 0) + (this.weights[chapter - 1] ?? 0) * to;
    return Math.min(100, Math.floor((done / this.total) * 100 + 0.001));
  }

  /** Minutes of text after the shown page; 0 in a chapter of pictures. */
  minutesLeft(chapter: number, to: number): number {
    const count = this.characters[chapter - 1] ?? 0;
    return count ? Math.ceil((count * (1 - to)) / this.pace) : 0;
  }
}
