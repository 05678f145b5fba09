// Writes tests/db/former-release.sql.json: what this release asks of the database, as the tests of its routes, API,
// commands and worker make it ask. Run it at a release, not between: npm run db:record

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

const target = "tests/db/former-release.sql.json";
const tour = ["tests/routes", "tests/api", "tests/commands", "tests/worker", "tests/http"];
const folder = mkdtempSync(join(tmpdir(), "fairday-statements-"));
const ran = spawnSync("npx", ["vitest", "run", "--project", "server", "--retry=2", ...tour], {
  stdio: ["ignore", "ignore", "inherit"],
  env: { ...process.env, RECORD_STATEMENTS: folder },
});
if (ran.status !== 0) {
  console.error("The tests fail, so what they recorded is not what a release asks.");
  process.exit(1);
}
const typeNames = JSON.parse(readFileSync("tests/setup/type-names.json", "utf8"));
const shortest = new Map();
for (const name of readdirSync(folder)) {
  for (const line of readFileSync(join(folder, name), "utf8").trim().split("\n")) {
    const { sql, types } = JSON.parse(line);
    if (!isOfTheApplication(sql)) continue;
    const known = shortest.get(shapeOf(sql));
    if (known !== undefined && known.sql.length <= sql.length) continue;
    shortest.set(shapeOf(sql), { sql, types: types.map((type) => typeNames[type] ?? "unknown") });
  }
}
rmSync(folder, { recursive: true });
const { entries } = JSON.parse(readFileSync("db/migrations/meta/_journal.json", "utf8"));
const statements = [...shortest.values()].toSorted((a, b) => (a.sql < b.sql ? -1 : 1));
writeFileSync(target, `${JSON.stringify({ migration: entries.at(-1).tag, statements }, null, 2)}\n`);
spawnSync("npx", ["biome", "format", "--write", target], { stdio: "ignore" });
console.log(`${statements.length} statements, after ${entries.at(-1).tag}, are in ${target}.`);

/** Not what a test asks of the server itself, nor of the tables that a race's control makes. */
function isOfTheApplication(sql) {
  return (
    /^\s*(?:select|insert|update|delete|with)\b/i.test(sql) &&
    !/\bpg_(?:stat|terminate|cat)|generate_series|\bunguarded_/.test(sql)
  );
}

/** Alike for statements that differ in how many values they are given. */
function shapeOf(sql) {
  const bare = sql.replaceAll(/\$\d+/g, "$").replaceAll(/\s+/g, " ");
  return bare
    .replaceAll(
      /(\((?:\$|default)(?:, (?:\$|default))*\))(?:, \((?:\$|default)(?:, (?:\$|default))*\))+/g,
      "$1",
    )
    .replaceAll(/\(\$(?:, \$)+\)/g, "($)");
}
