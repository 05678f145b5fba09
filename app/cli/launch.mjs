// Runs a command of the application on bare Node: builds first where the build is missing or older than the
// sources.
//
//   node app/cli/launch.mjs NAME [arguments]      builds if need be, then runs app/cli/NAME.ts in this process
//   node app/cli/launch.mjs --build               builds in any case, and shows what the builders say
//   node app/cli/launch.mjs --build --if-changed  the same, where there is something new to build
//
// Only `start` needs the pages: a command beside a running server leaves the files alone that it serves.
// Everything about building goes to stderr, since some commands print their answer on stdout.

import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { BuildFailure, commands, ensureBuild, root } from "./build.mjs";

const [name = "", ...words] = process.argv.slice(2);

async function main() {
  requireNode(20, 19);
  if (name === "--build") {
    await build({ pages: true, anyway: !words.includes("--if-changed") });
    return;
  }
  if (!commands.includes(name)) fail(`There is no command "${name}". There are: ${commands.join(", ")}.`);
  await build({ pages: name === "start", anyway: false });
  const entry = join(root, "build", "cli", `${name}.js`);
  if (!existsSync(entry)) fail(`The build has no ${name}: app/cli/${name}.ts is missing.`);
  process.setSourceMapsEnabled(true);
  process.argv = [process.argv[0] ?? "node", entry, ...words];
  await import(pathToFileURL(entry).href);
}

async function build(what) {
  try {
    await ensureBuild(what);
  } catch (error) {
    if (error instanceof BuildFailure) fail(`The build failed: ${error.message}.`);
    throw error;
  }
}

function requireNode(major, minor) {
  const [hasMajor = 0, hasMinor = 0] = process.versions.node.split(".").map(Number);
  if (hasMajor > major || (hasMajor === major && hasMinor >= minor)) return;
  fail(`Fairday needs Node ${major}.${minor} or newer, and this is ${process.versions.node}.`);
}

function fail(line) {
  console.error(line);
  process.exit(1);
}

await main();
