import { afterAll, beforeAll, expect, test } from "vitest";
import { aPublishedEvent, aRegistration } from "~/tests/factories/center";
import { createTestServices, type TestServices } from "~/tests/factories/services";
import { buildApplication, freePort, startApplication } from "~/tests/faults/processes";
import { anOpenDoor, sharedKeys } from "~/tests/faults/setting";
import { endedCommand } from "./ended-command";

let services: TestServices;
let door: Awaited<ReturnType<typeof anOpenDoor>>;
let old: Record<string, string>;

beforeAll(async () => {
  await buildApplication();
  services = await createTestServices();
  services.clock.set(new Date());
  door = await anOpenDoor(services, 2);
  const another = await aPublishedEvent(services, door.center);
  await aRegistration(services, door.center, another, { name: "Lee", email: "lee@visitor.example" });
  old = { ...sharedKeys, DATABASE_URL: services.url, PORT: String(await freePort()) };
}, 240_000);
afterAll(() => services.drop());

const base64 = Buffer.alloc(32, 5).toString("base64");
const alone = { TICKET_KEY: `k2:${base64}`, CONTACT_KEY: `c2:${base64}` };

async function scanned(code: string | undefined): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${old.PORT}/api/v1/events/${door.eventId}/scans`, {
    method: "POST",
    headers: { authorization: `Bearer ${door.token}`, "content-type": "application/json" },
    body: JSON.stringify({ scanId: crypto.randomUUID(), code }),
  });
  return answer.json();
}

test("a rotation: tickets admit until they are reissued, and old keys can be dropped afterwards, not before", {
  timeout: 240_000,
}, async () => {
  const both = {
    ...old,
    TICKET_KEY: `${alone.TICKET_KEY},${sharedKeys.TICKET_KEY}`,
    CONTACT_KEY: `${alone.CONTACT_KEY},${sharedKeys.CONTACT_KEY}`,
  };
  const tooEarly = await endedCommand(["start"], { ...old, ...alone });
  expect(tooEarly).toEqual({
    code: 1,
    lines: [],
    problems: [
      'TICKET_KEY lacks the key "k1", which 3 live tickets need. Put it back behind the first.',
      'CONTACT_KEY lacks the key "c1", which 1 contacts, access requests or webhook secrets need. Put it back behind the first.',
    ],
  });
  const app = await startApplication(both);
  try {
    const [first, second] = door.codes;
    expect(await scanned(first)).toMatchObject({ outcome: "admitted" });
    const resealed = await endedCommand(["rotate"], both);
    expect(resealed).toMatchObject({ code: 0, problems: [] });
    expect(resealed.lines.slice(0, 2)).toEqual([
      "Sealing contacts anew: 1 of 1",
      "Sealed anew: 1 contacts, 0 access requests, 0 notes, 0 authenticators, 0 webhook endpoints.",
    ]);
    expect(resealed.lines[2]).toContain("3 live tickets need earlier keys");
    const reissued = await endedCommand(["rotate", "--reissue"], both);
    expect(reissued.lines.slice(1)).toEqual([
      "Reissued: 3 tickets. The old ones are refused from now on.",
      "2 of them left no address: find them in the roster by their names.",
      'No live ticket needs another key than "k2". Earlier keys may be dropped.',
    ]);
    expect(await scanned(second)).toMatchObject({ outcome: "ticket-revoked" });
  } finally {
    await app.end();
  }
  const after = await startApplication({ ...old, ...alone });
  expect(await after.end()).toBe(0);
});
