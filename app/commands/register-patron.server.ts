import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { decidePlace } from "~/app/domain/registrations/register";
import type { Origin } from "~/app/domain/registrations/registration";
import { fold } from "~/app/domain/text/fold";
import type { Db } from "~/db/client.server";
import { countPlacesTaken, lockEvent } from "~/db/queries/locks";
import { patrons, registrationKeys, registrations, turnedAway } from "~/db/schema";
import { isConfirmedEnough } from "./count-confirmations.server";
import { enqueueFirstMessage } from "./enqueue-messages.server";
import { findTicket, freeShortCode, saveTicket, type Ticket } from "./mint-ticket.server";

export interface PatronDetails {
  name: string;
  email: string | null;
  phone: string | null;
  language: string;
}

/**
 * A key makes a repeated request the same request. A form's key with other values is a new registration, since
 * the next person at a shared computer may have gone back; an API client's is an error of the client.
 */
export interface RequestKey {
  source: string;
  key: string;
  otherValues: "are-new" | "are-refused";
}

export interface RegisterRequest {
  center: { id: string; host: string };
  eventId: string;
  patron: PatronDetails;
  origin: Origin;
  key: RequestKey | null;
}

export type Registered = {
  outcome: "registered";
  replayed: boolean;
  registrationId: string;
} & Ticket;

/**
 * Gives a patron a place and a ticket, or says why not. Holds the event's row from the count to the commit, so
 * that the last place goes to one.
 */
export async function registerPatron(
  services: Services,
  request: RegisterRequest,
): Promise<Registered | Refused> {
  const result = await services.db.transaction((tx) => takePlace(tx, services, request));
  if (result.outcome === "registered" && !result.replayed) {
    services.live.announce({ kind: "attendance", centerId: request.center.id, eventId: request.eventId });
    services.live.announce({ kind: "outbox" });
  }
  return result;
}

/** The registration's part in a transaction that does more, such as one that notes who made it. */
export async function takePlace(
  tx: Db,
  services: Services,
  request: RegisterRequest,
): Promise<Registered | Refused> {
  const { center, eventId, key } = request;
  const of = { centerId: center.id, eventId };
  const event = await lockEvent(tx, of);
  if (event === null) return refuse("not-found");
  const now = services.clock.now();
  const valuesHash = hashOfValues(services, request.patron);
  // Asked in one trip, since everybody else who wants a place waits meanwhile.
  const [earlier, placesTaken, shortCode, isConfirmed] = await Promise.all([
    key && findKey(tx, of, key, valuesHash),
    countPlacesTaken(tx, of),
    freeShortCode(tx, services, of),
    hasHadConfirmations(tx, services, request),
  ]);
  if (earlier === "reused") return refuse("idempotency-key-reused");
  if (earlier) return replay(tx, services, of, earlier.registrationId);

  const place = decidePlace({ ...event, placesTaken }, 1, now);
  if (place.outcome === "refused") {
    if (place.reason === "event-full") {
      await tx
        .insert(turnedAway)
        .values({ ...of, id: services.ids.uuid(), at: now, reason: "event-full", people: 1 });
    }
    return refuse(place.reason);
  }
  const made = { registrationId: services.ids.uuid(), now, valuesHash, shortCode, event, isConfirmed };
  const ticket = await save(tx, services, request, made);
  return { outcome: "registered", replayed: false, registrationId: made.registrationId, ...ticket };
}

async function findKey(
  tx: Db,
  of: { centerId: string; eventId: string },
  key: RequestKey,
  valuesHash: string,
) {
  const rows = await tx
    .select({ registrationId: registrationKeys.registrationId, valuesHash: registrationKeys.valuesHash })
    .from(registrationKeys)
    .where(
      and(
        eq(registrationKeys.centerId, of.centerId),
        eq(registrationKeys.eventId, of.eventId),
        eq(registrationKeys.source, key.source),
        eq(registrationKeys.key, key.key),
      ),
    )
    .prepare("find-registration-key")
    .execute();
  const same = rows.find((row) => row.valuesHash === valuesHash);
  if (same !== undefined) return same;
  return rows.length > 0 && key.otherValues === "are-refused" ? ("reused" as const) : null;
}

/** The first answer again: the codes of the generation that the request made, even if reissued since. */
async function replay(
  tx: Db,
  services: Services,
  of: { centerId: string; eventId: string },
  registrationId: string,
): Promise<Registered | Refused> {
  const ticket = await findTicket(tx, services, { ...of, registrationId, generation: 1 });
  if (ticket === null) return refuse("not-found");
  return { outcome: "registered", replayed: true, registrationId, ...ticket };
}

interface Made {
  registrationId: string;
  now: Date;
  valuesHash: string;
  shortCode: string;
  event: { revision: number; calendarRevision: number };
  /** Its address had its share of confirmations. */
  isConfirmed: boolean;
}

/** All rows in one trip, the registration first: the others point at it. */
async function save(tx: Db, services: Services, request: RegisterRequest, made: Made): Promise<Ticket> {
  const { center, eventId, patron } = request;
  const { registrationId, now, shortCode } = made;
  const centerId = center.id;
  const [, , ticket] = await Promise.all([
    tx
      .insert(registrations)
      .values({
        centerId,
        id: registrationId,
        eventId,
        status: "registered",
        origin: request.origin,
        language: patron.language,
        createdAt: now,
      })
      .prepare("save-registration")
      .execute(),
    tx
      .insert(patrons)
      .values({ centerId, id: services.ids.uuid(), registrationId, ...sealPatron(services, patron) })
      .prepare("save-patron")
      .execute(),
    saveTicket(tx, services, { centerId, eventId, registrationId, generation: 1 }, shortCode),
    saveKey(tx, request, made),
    confirm(tx, services, request, made),
  ]);
  return ticket;
}

async function saveKey(tx: Db, { center, eventId, key }: RegisterRequest, made: Made): Promise<void> {
  if (key === null) return;
  const { registrationId, valuesHash, now } = made;
  await tx
    .insert(registrationKeys)
    .values({
      centerId: center.id,
      eventId,
      source: key.source,
      key: key.key,
      valuesHash,
      registrationId,
      createdAt: now,
    })
    .prepare("save-registration-key")
    .execute();
}

/** The columns of a patron's row: the name readable for the door, contacts encrypted. */
export function sealPatron(services: Pick<Services, "contacts">, patron: Omit<PatronDetails, "language">) {
  const email = patron.email === null ? null : services.contacts.seal(patron.email);
  const phone = patron.phone === null ? null : services.contacts.seal(patron.phone);
  return {
    name: patron.name,
    nameFolded: fold(patron.name),
    emailCipher: email?.cipher ?? null,
    emailHash: email?.hash ?? null,
    phoneCipher: phone?.cipher ?? null,
    phoneHash: phone?.hash ?? null,
    keyId: email?.keyId ?? phone?.keyId ?? null,
  };
}

async function hasHadConfirmations(tx: Db, services: Services, request: RegisterRequest): Promise<boolean> {
  const { email } = request.patron;
  if (email === null) return false;
  const emailHashes = services.contacts.hashes(email);
  return isConfirmedEnough(tx, services, {
    centerId: request.center.id,
    eventId: request.eventId,
    emailHashes,
  });
}

async function confirm(tx: Db, services: Services, request: RegisterRequest, made: Made): Promise<void> {
  if (request.patron.email === null) return;
  const { registrationId, event, isConfirmed } = made;
  await enqueueFirstMessage(tx, services, request.center, {
    kind: "registration-confirmed",
    dedupeKey: `registration-confirmed:${registrationId}:1`,
    eventId: request.eventId,
    registrationId,
    eventRevision: event.revision,
    sequence: event.calendarRevision,
    withheld: isConfirmed,
  });
}

const hashOfValues = (
  services: Pick<Services, "formKeys">,
  { name, email, phone, language }: PatronDetails,
) => services.formKeys.digest([name, email, phone, language]);
