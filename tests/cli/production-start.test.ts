import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { centers, users } from "~/db/schema";
import { createTestDatabase, type TestDatabase } from "~/tests/factories/database";
import { buildApplication, freePort, type Running, startApplication, until } from "~/tests/faults/processes";
import { endedCommand } from "./ended-command";

let database: TestDatabase;
let dataDir: string;
let env: Record<string, string>;
let origin: string;
let app: Running;

beforeAll(async () => {
  await buildApplication();
  const port = await freePort();
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "fairday-production-"));
  origin = `http://localhost:${port}`;
  env = {
    NODE_ENV: "production",
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PORT: String(port),
    BASE_URL: origin,
    TICKET_KEY: `t1:${Buffer.alloc(32, 1).toString("base64")}`,
    CONTACT_KEY: `c1:${Buffer.alloc(32, 2).toString("base64")}`,
    SESSION_SECRET: "a secret that only tests know, 32 signs",
  };
  app = await startApplication(env);
}, 240_000);
afterAll(async () => {
  await app.end();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

const page = async (path: string) => {
  const answer = await fetch(`${origin}${path}`);
  return { status: answer.status, text: await answer.text() };
};

describe("in production", { timeout: 90_000 }, () => {
  test("nothing is seeded, no sign-in is printed, and no secret is made", async () => {
    const { database: opened } = database;
    expect([await opened.db.$count(centers), await opened.db.$count(users)]).toEqual([0, 0]);
    expect(app.output()).toContain(`Fairday is at ${origin}`);
    expect(app.output()).not.toMatch(/sign-in|password|@|\/mailbox/);
    expect(existsSync(join(dataDir, "keys"))).toBe(false);
  });

  test("a page says plainly that no center is there, before there is one", async () => {
    expect(await page("/")).toEqual({
      status: 404,
      text: "No job center has this address. Check the address you were given.",
    });
  });

  test("a start without its secrets ends with one line for each", async () => {
    const { NODE_ENV = "", DATABASE_URL = "", PORT = "" } = env;
    const ended = await endedCommand(["start"], { NODE_ENV, DATABASE_URL, PORT, DATA_DIR: dataDir });
    const names = ["BASE_URL", "TICKET_KEY", "CONTACT_KEY", "SESSION_SECRET"];
    expect(ended).toEqual({
      code: 1,
      lines: [],
      problems: names.map((name) => `${name}: is not set. In production it has no default: set it.`),
    });
  });

  test("setup makes the center and a link that invites its admin, and mail is read nowhere", async () => {
    const ended = await endedCommand(
      [
        ...["setup", "--center", "Harbor Job Center", "--host", "jobs.harbor.example"],
        ...["--time-zone", "America/Chicago", "--admin", "ana@harbor.example"],
      ],
      env,
    );
    expect(ended).toMatchObject({ code: 0, problems: [] });
    const link = ended.lines.at(-1) ?? "";
    expect(link.startsWith(`${origin}/invitations/`)).toBe(true);
    const path = link.slice(origin.length);
    await until(
      "the running application knows the center",
      async () => (await page("/")).status === 200,
      10_000,
    );
    const invitation = await page(path);
    expect(invitation.status).toBe(200);
    expect(invitation.text).toContain("Harbor Job Center");
    expect((await page(`${path}X`)).text).not.toContain('name="password"');
    expect((await page("/mailbox")).status).toBe(404);
  });
});
