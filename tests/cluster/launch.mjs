// Builds the application and the scenarios, then shows on loopback what several servers do: tests/cluster/run.ts.
//
//   node tests/cluster/launch.mjs                     all rows
//   node tests/cluster/launch.mjs restart sync door   some of them
//
// Needs Debian's programs, which it names where they are missing, and installs nothing.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";
import { bundleBeside } from "../setup/bundle.mjs";

const packages = {
  patroni: "/usr/bin/patroni",
  "etcd-server": "/usr/bin/etcd",
  haproxy: "/usr/sbin/haproxy",
  pgbouncer: "/usr/sbin/pgbouncer",
  "postgresql-15": "/usr/lib/postgresql/15/bin/postgres",
};
const missing = Object.entries(packages).filter(([, program]) => !existsSync(program));
if (missing.length > 0) {
  const names = missing.map(([name]) => name).join(" ");
  console.error(`Programs are missing. On Debian 12: apt-get install --no-install-recommends ${names}`);
  process.exit(1);
}

const run = await bundleBeside("cluster");
const running = spawn(process.execPath, [run, ...process.argv.slice(2)], { stdio: "inherit" });
// The servers end with the run, so it has to hear of a signal that came to this process alone.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => running.kill(signal));
running.once("exit", (code) => process.exit(code ?? 1));
