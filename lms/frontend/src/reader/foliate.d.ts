declare module "foliate-js/paginator.js" {
  interface Section {
    load(): string;
    unload?(): void;
    size?: number;
    linear?: string;
  }
  export class Paginator extends HTMLElement {
    open(book: { dir: string; sections: Section[] }): void;
    goTo(target: { index: number; anchor?: number | ((doc: Document) => number | Range | Element | null) }): Promise<void>;
    next(): Promise<void>;
    prev(): Promise<void>;
    snap(...speed: [number, number]): void;
    setStyles(styles: [string, string]): void;
    render(): void;
    getContents(): { doc: Document; index: number }[];
  }
}
