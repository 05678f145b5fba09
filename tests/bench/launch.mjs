// Builds the application and the bench as they run in production, then measures on bare Node.
//
//   node tests/bench/launch.mjs             all rows
//   node tests/bench/launch.mjs scan page   some of them (tests/bench/run.ts has their names)
//
// BENCH_NODE_OPTIONS goes to the application and what it is measured against, such as "--cpu-prof".

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = fileURLToPath(new URL(".", import.meta.url));
const root = join(folder, "../..");
const outdir = join(root, ".cache/bench");
process.chdir(root);

const built = spawnSync(process.execPath, ["app/cli/launch.mjs", "--build", "--if-changed"], {
  stdio: "inherit",
});
if (built.status !== 0) process.exit(1);
await build({
  absWorkingDir: root,
  entryPoints: readdirSync(folder)
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
  outdir,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  jsx: "automatic",
  sourcemap: true,
  logLevel: "warning",
});
const ran = spawnSync(process.execPath, [join(outdir, "run.js"), ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exit(ran.status ?? 1);
