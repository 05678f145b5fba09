import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiTokens, centers, installationOffers, invitations } from "~/db/schema";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { createTestServices, type TestServices } from "~/tests/factories/services";

const run = promisify(execFile);

let services: TestServices;
let dataDir: string;

beforeAll(async () => {
  services = await createTestServices();
  dataDir = await mkdtemp(join(tmpdir(), "fairday-cli-"));
}, 120_000);
afterAll(async () => {
  await services.drop();
  await rm(dataDir, { recursive: true });
});

interface Ended {
  code: number;
  lines: string[];
  problems: string[];
}

const lines = (text: unknown) =>
  String(text)
    .trimEnd()
    .split("\n")
    .filter((line) => line !== "");
/** What the launcher says of its building is no line of the command. */
const isOfBuild = (line: string) => /^(?:Building|Built|Another process)/.test(line);

async function command(name: "token" | "setup", ...words: string[]): Promise<Ended> {
  const env = {
    NODE_ENV: "test" as const,
    PATH: process.env.PATH,
    DATABASE_URL: services.url,
    DATA_DIR: dataDir,
    PORT: "4110",
  };
  try {
    const { stdout, stderr } = await run(process.execPath, ["app/cli/launch.mjs", name, ...words], { env });
    return { code: 0, lines: lines(stdout), problems: lines(stderr).filter((line) => !isOfBuild(line)) };
  } catch (error) {
    const field = (key: string): unknown =>
      typeof error === "object" && error ? Reflect.get(error, key) : null;
    const problems = lines(field("stderr")).filter((line) => !isOfBuild(line));
    return { code: Number(field("code")), lines: lines(field("stdout")), problems };
  }
}

describe("npm run setup", () => {
  const words = [
    "--center",
    "Harbor Job Center",
    "--host",
    "Jobs.Harbor.example",
    "--admin",
    "ana@harbor.example",
  ];
  const zone = ["--time-zone", "America/Chicago"];

  test("makes a center and prints the admin's link where no mail is sent", async () => {
    const ended = await command("setup", ...words, ...zone);
    expect(ended).toMatchObject({ code: 0, problems: [] });
    const [center] = await services.db.select().from(centers).where(eq(centers.host, "jobs.harbor.example"));
    expect(center).toMatchObject({ name: "Harbor Job Center", timeZone: "America/Chicago" });
    const token =
      /^http:\/\/localhost:4110\/invitations\/([0-9A-Z]{26})$/.exec(ended.lines.at(-1) ?? "")?.[1] ?? "";
    const [invitation] = await services.db
      .select()
      .from(invitations)
      .where(eq(invitations.centerId, center?.id ?? ""));
    expect(invitation).toMatchObject({ role: "admin", email: "ana@harbor.example" });
    expect(invitation?.tokenHash).toBe(services.codes.hash(token));
  });

  test("names the first admin of all centers, and later whoever it is told to", async () => {
    const offered = async () => {
      const rows = await services.db.select({ email: installationOffers.email }).from(installationOffers);
      return rows.map(({ email }) => email);
    };
    expect(await offered()).toEqual(["ana@harbor.example"]);
    const east = ["--center", "East", "--host", "east.example", "--admin", "bo@east.example"];
    expect(await command("setup", ...east, ...zone)).toMatchObject({ code: 0 });
    expect(await offered()).toEqual(["ana@harbor.example"]);
    const named = await command("setup", "--installation-admin", "chief@city.example");
    expect(named).toMatchObject({ code: 0, lines: [expect.stringContaining("Invite it to a center")] });
    expect((await offered()).sort()).toEqual(["ana@harbor.example", "chief@city.example"]);
  });

  test("refuses a second center with the same host, in one line", async () => {
    const ended = await command("setup", ...words, ...zone);
    expect(ended).toMatchObject({ code: 1, lines: [] });
    expect(ended.problems).toEqual([
      "--host: a center has the host jobs.harbor.example already. Choose another.",
    ]);
  });

  test.each([
    ["a missing option", words, "--time-zone is missing."],
    ["an unknown time zone", [...words, "--time-zone", "Mars/Base"], "--time-zone: write a zone"],
    ["an unknown option", [...words, ...zone, "--sudo"], "Unknown option '--sudo'"],
    [
      "a host with a scheme",
      [...words, ...zone, "--host", "https://a.example"],
      "--host: write a host alone",
    ],
    ["an address that is none", [...words, ...zone, "--admin", "ana"], "--admin: write an e-mail address"],
  ])("ends at %s with one line that says what to write", async (_what, given, line) => {
    const ended = await command("setup", ...given);
    expect(ended.code).toBe(1);
    expect(ended.problems).toHaveLength(1);
    expect(ended.problems[0]).toContain(line);
  });
});

describe("npm run token", () => {
  let center: TestCenter;
  beforeAll(async () => {
    center = await aCenter(services);
  });

  test("prints a token alone on its last line, and keeps its hash", async () => {
    const ended = await command(
      "token",
      "--role",
      "staff",
      "--center",
      center.host,
      "--label",
      "Nightly export",
    );
    expect(ended).toMatchObject({ code: 0, problems: [] });
    const token = ended.lines.at(-1) ?? "";
    expect(token).toMatch(/^fairday_[\w-]{43}$/);
    const rows = await services.db.select().from(apiTokens).where(eq(apiTokens.centerId, center.id));
    expect(rows).toMatchObject([
      { role: "staff", label: "Nightly export", tokenHash: services.codes.hash(token) },
    ]);
  });

  test.each([
    ["no role", [], "--role: write one of"],
    [
      "an event that is none of the center's",
      ["--role", "door", "--event", "00000000-0000-4000-8000-000000000000"],
      "--event: the center has no event",
    ],
    ["a word for an event's id", ["--role", "door", "--event", "tomorrow"], "--event: write an id"],
    ["the role employer alone", ["--role", "employer"], "--employer: name the employer"],
  ])("ends at %s with one line", async (_what, given, line) => {
    const ended = await command("token", "--center", center.host, ...given);
    expect(ended).toMatchObject({ code: 1, lines: [] });
    expect(ended.problems).toHaveLength(1);
    expect(ended.problems[0]).toContain(line);
  });

  test("asks which center where there are several, and names them", async () => {
    const ended = await command("token", "--role", "staff");
    expect(ended.code).toBe(1);
    expect(ended.problems[0]).toContain(center.host);
  });
});
