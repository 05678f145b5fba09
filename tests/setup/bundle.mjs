import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Builds the application as it runs in production, and bundles a folder of scripts for bare Node. The process ends with
 * 1 where the application does not build, and goes on in the checkout's root.
 * @returns the path of the bundled run.ts
 */
export async function bundleBeside(name) {
  const folder = join(root, "tests", name);
  const outdir = join(root, ".cache", name);
  process.chdir(root);
  const built = spawnSync(process.execPath, ["app/cli/launch.mjs", "--build", "--if-changed"], {
    stdio: "inherit",
  });
  if (built.status !== 0) process.exit(1);
  await build({
    absWorkingDir: root,
    entryPoints: readdirSync(folder)
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => join(folder, file)),
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
  return join(outdir, "run.js");
}
