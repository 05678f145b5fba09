import { existsSync, mkdtempSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { centers } from "~/db/schema";
import { createTestServices, type TestServices } from "~/tests/factories/services";
import { anOpenDoor, sharedKeys } from "~/tests/faults/setting";
import { endedCommand } from "./ended-command";

let folder: string;
let there: TestServices;
let here: TestServices;
let host: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "fairday-center-"));
  [there, here] = [await createTestServices(), await createTestServices()];
  host = (await anOpenDoor(there, 1)).center.host;
}, 120_000);
afterAll(async () => {
  await Promise.all([there.drop(), here.drop()]);
  rmSync(folder, { recursive: true, force: true });
});

const run = ({ url }: TestServices, words: string[], keys: Record<string, string> = sharedKeys) =>
  endedCommand(words, { ...keys, DATABASE_URL: url, DATA_DIR: join(folder, "data") });

describe("npm run export and npm run import", { timeout: 120_000 }, () => {
  test("take a center from one installation to another", async () => {
    const out = join(folder, "whole");
    const exported = await run(there, ["export", "--center", host, "--out", out]);
    expect(exported).toMatchObject({ code: 0, problems: [] });
    expect(exported.lines.join("\n")).toContain("bring them along");
    const imported = await run(here, ["import", "--from", out, "--host", "Jobs.Other.example"]);
    expect(imported).toMatchObject({ code: 0, problems: [] });
    expect(await here.db.select({ host: centers.host }).from(centers)).toEqual([
      { host: "jobs.other.example" },
    ]);
    const again = await run(here, ["import", "--from", out]);
    expect(again).toMatchObject({
      code: 1,
      problems: [expect.stringContaining("is at jobs.other.example already")],
    });
  });

  test("say which key is missing, and write nothing", async () => {
    const out = join(folder, "keyless");
    await run(there, ["export", "--center", host, "--out", out]);
    const empty = await createTestServices();
    const { SESSION_SECRET } = sharedKeys;
    const ended = await run(empty, ["import", "--from", out], { SESSION_SECRET });
    expect(ended).toMatchObject({
      code: 1,
      problems: [expect.stringMatching(/^TICKET_KEY lacks the key "k1"/)],
    });
    expect(await empty.db.$count(centers)).toBe(0);
    await empty.drop();
  });

  test("refuse what is cut short, in one line", async () => {
    const out = join(folder, "short");
    await run(there, ["export", "--center", host, "--out", out]);
    truncateSync(join(out, "tables/events.jsonl"), 100);
    const ended = await run(here, ["import", "--from", out]);
    expect(ended).toMatchObject({ code: 1, problems: [expect.stringContaining("tables/events.jsonl")] });
  });

  test.each([
    [
      "a host that no center has",
      ["export", "--center", "nowhere.example"],
      "--center: no center has the host",
    ],
    ["no folder", ["import"], "Name the export's folder"],
    ["no center", ["export"], "Name the center and a new folder"],
    [
      "a host with a scheme",
      ["import", "--from", "x", "--host", "https://x.example"],
      "--host: write a host alone",
    ],
  ])("refuse %s, and leave nothing", async (_what, words, problem) => {
    const out = join(folder, "refused");
    const ended = await run(
      there,
      words[0] === "export" && words.length > 1 ? [...words, "--out", out] : words,
    );
    expect(ended).toMatchObject({ code: 1, problems: [expect.stringContaining(problem)] });
    expect([existsSync(out), existsSync(`${out}.partial`)]).toEqual([false, false]);
  });
});
