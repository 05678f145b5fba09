import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findEmbeddedPostgres } from "~/app/adapters/postgres/embedded.server";
import { buildApplication, freePort, type Running, startApplication } from "~/tests/faults/processes";
import { type Ended, endedCommand } from "./ended-command";

let env: { DATA_DIR: string; PORT: string };
let origin: string;
let app: Running;
let firstWords: string;
let made: Ended;
let token: string;
let removeFolder: () => Promise<void>;

/** The application on a folder of its own, without a variable but its folder and port. */
beforeAll(async () => {
  await buildApplication();
  const port = await freePort();
  env = { DATA_DIR: await aFolder(), PORT: String(port) };
  origin = `http://localhost:${port}`;
  app = await startApplication(env);
  firstWords = wordsOf(app);
  made = await endedCommand(["token", "--role", "staff"], env);
  token = made.lines.at(-1) ?? "";
}, 240_000);
afterAll(async () => {
  await app.end();
  await removeFolder();
});

/** A process that outlives this one stops the folder's database and removes the folder, whatever happens here. */
async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "fairday-start-"));
  // Under root the database runs as another account, which has to get in.
  await chmod(folder, 0o711);
  const guard = spawn(process.execPath, ["tests/setup/guard.mjs", "folders", folder], {
    detached: true,
    stdio: ["pipe", "ignore", "inherit"],
  });
  removeFolder = async () => {
    const ended = once(guard, "exit");
    guard.stdin.end();
    await ended;
  };
  return folder;
}

/** What a start says once it is ready. */
const wordsOf = (running: Running) => running.output().slice(running.output().indexOf("Fairday is at"));
const linesOf = (words: string) => words.split("\n").map((line) => line.trim());
const liveEvent = () => /^At the door now: \S+\/door\/(\S+)$/m.exec(firstWords)?.[1] ?? "none";

/** Registers somebody for the event that is on now and gives the ticket's page. */
async function register(name: string): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/events/${liveEvent()}/registrations`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ name }),
  });
  const { ticket } = await answer.json();
  expect(answer.status).toBe(201);
  return ticket.url;
}

async function expectTicket(url: string, name: string): Promise<void> {
  const answer = await fetch(url);
  expect([answer.status, url.startsWith(origin)]).toEqual([200, true]);
  expect(await answer.text()).toContain(name);
}

describe("a first start", () => {
  test("prints where the pages are, and serves them", async () => {
    expect(linesOf(firstWords)).toContain(`Fairday is at ${origin}`);
    const answer = await fetch(`${origin}/`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("Riverside Library Job Center");
  });

  test("prints where mail can be read", async () => {
    expect(linesOf(firstWords)).toContain(`Mail can be read at ${origin}/mailbox`);
    const answer = await fetch(`${origin}/mailbox`);
    expect(answer.status).toBe(200);
  });

  test("prints four sign-ins that work", async () => {
    const password = /password for all: (.+)\)/.exec(firstWords)?.[1] ?? "";
    const signIns = [...firstWords.matchAll(/^ {2}(\w+) +(\S+@\S+)$/gm)];
    expect(signIns.map(([, role]) => role)).toEqual(["admin", "staff", "door", "employer"]);
    for (const [, , email = ""] of signIns) {
      const answer = await fetch(`${origin}/sign-in`, {
        method: "POST",
        headers: { origin },
        body: new URLSearchParams({ email, password }),
        redirect: "manual",
      });
      expect([email, answer.status]).toEqual([email, 303]);
      expect(answer.headers.getSetCookie().length).toBeGreaterThan(0);
    }
  });
});

describe("a later start", { timeout: 90_000 }, () => {
  test("finds its data again after Ctrl-C, which ends with 0, and prints the sign-ins again", async () => {
    const ticket = await register("Ines Ferreira");
    expect(await app.end("SIGINT")).toBe(0);
    expect(await findEmbeddedPostgres(env.DATA_DIR)).toBeNull();
    app = await startApplication(env);
    expect(wordsOf(app)).toBe(firstWords);
    await expectTicket(ticket, "Ines");
  });

  test("finds it also after kill -9", async () => {
    const ticket = await register("Tomas Alder");
    expect(await app.end("SIGKILL")).toBe("SIGKILL");
    app = await startApplication(env);
    await expectTicket(ticket, "Tomas");
  });
});

describe("npm run token beside the running application", () => {
  test("prints a token alone on its last line, which the API takes", async () => {
    expect(made).toMatchObject({ code: 0, problems: [] });
    expect(token).toMatch(/^fairday_[\w-]{43}$/);
    const asked = (bearer: string) =>
      fetch(`${origin}/api/v1/events`, { headers: { authorization: `Bearer ${bearer}` } });
    expect((await asked(token)).status).toBe(200);
    expect((await asked(`${token}x`)).status).toBe(401);
  });
});

describe("a start ends with 1", { timeout: 90_000 }, () => {
  test("and a line for each malformed variable, which repeats no value", async () => {
    const wrong = { ...env, PORT: "eighty", SESSION_SECRET: "hunter2", BASE_URL: "localhost" };
    const ended = await endedCommand(["start"], wrong);
    expect(ended).toMatchObject({ code: 1, lines: [] });
    expect(ended.problems.map((line) => line.split(":")[0])).toEqual(["PORT", "BASE_URL", "SESSION_SECRET"]);
    for (const value of ["eighty", "hunter2"]) expect(ended.problems.join("\n")).not.toContain(value);
  });

  test("and one line where its port is in use, and leaves the other application alone", async () => {
    const ended = await endedCommand(["start"], env);
    expect(ended).toEqual({
      code: 1,
      lines: [],
      problems: [`PORT: ${env.PORT} is in use. Choose another, such as PORT=${Number(env.PORT) + 1}.`],
    });
    expect((await fetch(`${origin}/events`)).status).toBe(200);
  });

  test("and a line that says how many live tickets need a key that was dropped, and no database left", async () => {
    await register("Mina Castell");
    await app.end();
    const otherKey = { ...env, TICKET_KEY: `new:${Buffer.alloc(32, 1).toString("base64")}` };
    const ended = await endedCommand(["start"], otherKey);
    const ofAppointments = expect.stringMatching(/which \d+ links of appointments need\./);
    expect(ended).toMatchObject({ code: 1, lines: [], problems: [expect.any(String), ofAppointments] });
    const [line = ""] = ended.problems;
    const [, key, tickets] =
      /^TICKET_KEY lacks the key "(\w+)", which (\d+) live tickets need\./.exec(line) ?? [];
    expect(key).toMatch(/^k[0-9a-f]{8}$/);
    expect(Number(tickets)).toBeGreaterThan(50);
    expect(await findEmbeddedPostgres(env.DATA_DIR)).toBeNull();
    app = await startApplication(env);
  });
});
