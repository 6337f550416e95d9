/** What the page of the platform (host) and the frame of the second origin say to each other. Nothing else is heard. */

export type Ground = "white" | "sepia" | "green" | "night";
export interface Look {
  size: number; // px of the text
  lines: number; // line height
  ground: Ground;
}
/** Where to go: a place of the server, a fragment of a link, or a share of the chapter (1 is its end). */
export interface Target {
  chapter: number;
  locator?: string;
  fragment?: string;
  share?: number;
}
export type ToFrame =
  | { kind: "open"; base: string; chapters: number; layout: string; direction: string; look: Look; target: Target }
  | { kind: "look"; look: Look }
  | { kind: "go"; target: Target }
  | { kind: "turn"; by: 1 | -1 };
export type ToHost =
  | { kind: "ready" }
  | { kind: "place"; chapter: number; locator: string; from: number; to: number }
  | { kind: "tap" }
  | { kind: "away"; href: string }
  | { kind: "lost" };

/** Hear only one window of one origin. */
export function hear<Message>(origin: string, source: () => Window | null, take: (message: Message) => void): void {
  window.addEventListener("message", (event: MessageEvent) => {
    const kind: unknown = event.data?.kind;
    if (event.origin === origin && event.source === source() && typeof kind === "string") take(event.data as Message);
  });
}
