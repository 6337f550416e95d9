/** The grounds of the reader, and what of a book's own look gives way to them. */
import type { Ground, Look } from "./messages";

export const GROUNDS: Record<Ground, { paper: string; ink: string; link: string }> = {
  white: { paper: "#ffffff", ink: "#24272b", link: "#2b5c88" },
  sepia: { paper: "#f6eddc", ink: "#3a3022", link: "#7a4a1d" },
  green: { paper: "#e3eddf", ink: "#25332a", link: "#1f6c56" },
  night: { paper: "#16181a", ink: "#b9bec4", link: "#86b5df" },
};
const FONTS = `"PingFang SC", "HarmonyOS Sans SC", "MiSans", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif`;

const DENSE = ":lang(zh), :lang(ja), :lang(ko)"; // no spaces between words: both edges may be straight

/** Two sheets: below the book's own (it may overrule), and above it. */
export function sheets(look: Look): [string, string] {
  const { paper, ink, link } = GROUNDS[look.ground];
  const below = `
    body { font-family: ${FONTS}; line-height: ${look.lines}; text-align: justify; overflow-wrap: break-word }
    p { margin: .45em 0; text-indent: 2em }
    :not(:lang(zh), :lang(ja)) > p { text-indent: 0 }
    h1, h2, h3 { line-height: 1.4; text-align: start }
    h1 { font-size: 1.3em; margin: .2em 0 .8em } h2 { font-size: 1.15em } h3 { font-size: 1.05em }
    img, svg { max-width: 100%; height: auto }
    table { border-collapse: collapse } td, th { border: 1px solid; padding: .2em .5em }`;
  const above = `
    html { font-size: ${look.size}px !important; background: ${paper} !important; color: ${ink} !important }
    body { color: ${ink} !important; background: none !important; padding: 0 !important; hyphens: auto }
    p:not(${DENSE}, [align], [style*=text-align]) { text-align: start !important }
    p, li, dd, blockquote { line-height: ${look.lines} !important }
    :any-link, :any-link * { color: ${link} !important }
    ${look.ground === "white" ? "" : "body *:not(:any-link, :any-link *, svg *) { color: inherit !important; background-color: transparent !important }"}
    ${look.ground === "night" ? "img { filter: brightness(.85) }" : ""}`;
  return [below, above];
}
