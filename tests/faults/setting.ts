import { setTimeout as pause } from "node:timers/promises";
import type { Services } from "~/app/adapters/services";
import { apiTokens } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration } from "../factories/center";
import { contactKeys, ticketKeys } from "../factories/services";

const inBase64 = ([key]: { id: string; bytes: Uint8Array }[]) =>
  key === undefined ? "" : `${key.id}:${Buffer.from(key.bytes).toString("base64")}`;

/** The keys of the test's own services, so that the application reads the codes that they mint. */
export const sharedKeys = {
  TICKET_KEY: inBase64(ticketKeys),
  CONTACT_KEY: inBase64(contactKeys),
  SESSION_SECRET: "a secret that only tests know, 32 signs",
};

/** A center with an event whose doors are open, tickets to it and tokens of its doors. */
export async function anOpenDoor(services: Services, tickets: number) {
  const center = await aCenter(services);
  const eventId = await aPublishedEvent(services, center, { capacity: tickets });
  const codes: string[] = [];
  for (let n = 0; n < tickets; n += 1) {
    codes.push((await aRegistration(services, center, eventId, { name: `Visitor ${n}` })).ticketCode);
  }
  const token = services.ids.secret();
  await services.db.insert(apiTokens).values({
    centerId: center.id,
    id: services.ids.uuid(),
    label: "a storm's door",
    tokenHash: services.codes.hash(token),
    role: "door",
    createdBy: "test",
    createdAt: services.clock.now(),
  });
  return { center, eventId, codes, token };
}

export interface Acknowledged {
  scanId: string;
  outcome: string;
}

/**
 * Scans every code by a few clients, each scan under one id until it is answered, as a door's phone does. Tells after
 * each answer how many there were.
 */
export async function scanStorm(
  origin: string,
  door: { eventId: string; codes: string[]; token: string },
  newId: () => string,
  onAnswer: (answers: number) => void,
): Promise<Acknowledged[]> {
  const waiting = door.codes.map((code) => ({ code, scanId: newId() }));
  const answered: Acknowledged[] = [];
  const client = async () => {
    for (;;) {
      const scan = waiting.pop();
      if (scan === undefined) return;
      const outcome = await untilAnswered(`${origin}/api/v1/events/${door.eventId}/scans`, door.token, scan);
      answered.push({ scanId: scan.scanId, outcome });
      onAnswer(answered.length);
    }
  };
  await Promise.all(Array.from({ length: 12 }, client));
  return answered;
}

const patience = 400;

/** @throws where no answer came within 400 tries, 50 ms apart */
async function untilAnswered(
  url: string,
  token: string,
  scan: { code: string; scanId: string },
): Promise<string> {
  for (let tries = 0; tries < patience; tries += 1) {
    const outcome = await send(url, token, scan).catch(() => null);
    if (outcome !== null) return outcome;
    await pause(50);
  }
  throw new Error("a scan was never answered");
}

async function send(url: string, token: string, scan: object): Promise<string | null> {
  const response = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(scan),
    signal: AbortSignal.timeout(5_000),
  });
  const body: unknown = await response.json();
  if (response.status !== 200 && response.status !== 201) return null;
  return typeof body === "object" && body !== null && "outcome" in body ? String(body.outcome) : null;
}
