/** Places in a chapter as the server knows them: chapter . paragraph + characters into the paragraph. */

const BLOCK = "[data-b]";

export function chapterOf(locator: string): number {
  return Number.parseInt(locator, 10) || 1;
}

/** The locator of the first thing that a range shows. */
export function locate(chapter: number, range: Range | null): string {
  const block = range && firstBlock(range);
  if (!block) return String(chapter);
  const before = range.startContainer.ownerDocument!.createRange();
  before.setStart(block, 0);
  const inside = block.contains(range.startContainer);
  if (inside) before.setEnd(range.startContainer, range.startOffset);
  const skipped = inside ? before.toString().length : 0;
  return `${chapter}.${block.getAttribute("data-b")}${skipped ? `+${skipped}` : ""}`;
}

function firstBlock(range: Range): Element | null {
  const node = range.startContainer;
  const at = node instanceof Element || node.nodeType === 1 ? (node as Element) : node.parentElement;
  const own = at?.closest(BLOCK);
  if (own) return own;
  const blocks = [...(node.ownerDocument ?? document).querySelectorAll(BLOCK)];
  return blocks.find((block) => range.comparePoint(block, 0) >= 0) ?? blocks[blocks.length - 1] ?? null;
}

/** What to scroll to for a locator: a range in the paragraph, or the chapter's beginning. */
export function find(doc: Document, locator: string): Range | number {
  const [, number, skip] = /^\d+\.(\d+)(?:\+(\d+))?$/.exec(locator) ?? [];
  const block = number ? doc.querySelector(`[data-b="${number}"]`) : null;
  if (!block) return 0;
  const range = doc.createRange();
  range.selectNodeContents(block);
  let left = Number(skip ?? 0);
  const walker = doc.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue!.length;
    if (left < length) {
      range.setStart(node, left);
      range.setEnd(node, Math.min(length, left + 1));
      break;
    }
    left -= length;
  }
  return range;
}
