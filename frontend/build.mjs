// Bundles the style sheet and every island into the static folder of foundation/ui.
// Each .ts file that lies directly in frontend/ts becomes one module of the same name.

import { readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const built = join(here, "..", "src", "medvirk", "foundation", "ui", "static", "ui", "built");

const islands = (await readdir(join(here, "ts"), { withFileTypes: true }))
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts"))
  .map((entry) => join(here, "ts", entry.name));

const everywhere = { bundle: true, minify: true, outdir: built, charset: "utf8", legalComments: "none", logLevel: "warning" };

await rm(built, { recursive: true, force: true });
await build({ ...everywhere, entryPoints: [join(here, "css", "main.css")], target: ["chrome111", "firefox113", "safari16.4"] });
await build({ ...everywhere, entryPoints: islands, format: "esm", target: "es2022" });
