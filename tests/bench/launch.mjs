// Builds the application and the bench as they run in production, then measures on bare Node.
//
//   node tests/bench/launch.mjs             all rows
//   node tests/bench/launch.mjs scan page   some of them (tests/bench/run.ts has their names)
//
// BENCH_NODE_OPTIONS goes to the application and what it is measured against, such as "--cpu-prof".

import { spawnSync } from "node:child_process";
import process from "node:process";
import { bundleBeside } from "../setup/bundle.mjs";

const run = await bundleBeside("bench");
const ran = spawnSync(process.execPath, [run, ...process.argv.slice(2)], { stdio: "inherit" });
process.exit(ran.status ?? 1);
