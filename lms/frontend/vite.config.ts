import { readdirSync } from "node:fs";
import { defineConfig } from "vite";

/** Every island in src/ and every sheet directly named here is an entry: add a file, nothing else. */
const islands = readdirSync("src")
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
  .map((name) => `src/${name}`);
const sheets = readdirSync("css")
  .filter((name) => name === "main.css" || name === "reader.css")
  .map((name) => `css/${name}`);

/** Pages of books never run scripts: the frames of the paginator are made stricter than they come. */
const strictFrames = {
  name: "strict-frames",
  transform: (code: string, id: string) =>
    id.includes("foliate-js") ? code.replaceAll("allow-same-origin allow-scripts", "allow-same-origin") : null,
};

export default defineConfig({
  plugins: [strictFrames],
  base: "/static/app/",
  publicDir: false,
  build: {
    outDir: "dist",
    manifest: true,
    modulePreload: false,
    assetsInlineLimit: 0,
    target: ["chrome99", "safari15.4", "firefox97"],
    rolldownOptions: {
      input: [...islands, ...sheets],
      checks: { eval: false }, // htmx holds an eval that its allowEval=false never reaches
    },
  },
  logLevel: "warn",
});
