import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { placesLeft } from "~/app/domain/events/phase";
import { type FieldProblem, type RefusalReason, type Refused, refuse } from "~/app/domain/refusal";
import { decidePlace } from "~/app/domain/registrations/register";
import type { Origin } from "~/app/domain/registrations/registration";
import { fold } from "~/app/domain/text/fold";
import type { Db } from "~/db/client.server";
import { countPlacesTaken, lockEvent } from "~/db/queries/locks";
import { patrons, registrationKeys, registrations, turnedAway } from "~/db/schema";
import { isConfirmedEnough } from "./count-confirmations.server";
import { enqueueMessages } from "./enqueue-messages.server";
import { findTicket, mintTicket, type Ticket } from "./mint-ticket.server";

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
  /** How many come by this registration, 1 to 6; one where it does not say. */
  partySize?: number | undefined;
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
  const { center, eventId, key, partySize = 1 } = request;
  const of = { centerId: center.id, eventId };
  const event = await lockEvent(tx, of);
  if (event === null) return refuse("not-found");
  const valuesHash = hashOfValues(services, request.patron, partySize);
  const earlier = key && (await findKey(tx, of, key, valuesHash));
  if (earlier === "reused") return refuse("idempotency-key-reused");
  if (earlier) return replay(tx, services, of, earlier.registrationId);

  const now = services.clock.now();
  const placesTaken = await countPlacesTaken(tx, of);
  const place = decidePlace({ ...event, placesTaken }, partySize, now);
  if (place.outcome === "refused") {
    if (place.reason === "event-full") {
      await tx
        .insert(turnedAway)
        .values({ ...of, id: services.ids.uuid(), at: now, reason: "event-full", people: partySize });
    }
    return refuse(place.reason, fewerLeft(place.reason, placesLeft({ ...event, placesTaken })));
  }
  const registrationId = services.ids.uuid();
  const ticket = await save(tx, services, request, { registrationId, now, valuesHash });
  await confirm(tx, services, request, { registrationId, now, event });
  return { outcome: "registered", replayed: false, registrationId, ...ticket };
}

/** Where some places are left, but not for all of the party: how many. */
function fewerLeft(reason: RefusalReason, left: number | null): FieldProblem[] | undefined {
  if (reason !== "event-full" || left === null || left === 0) return undefined;
  return [{ field: "partySize", problem: `places-left-${left}` }];
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
    );
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

async function save(
  tx: Db,
  services: Services,
  request: RegisterRequest,
  made: { registrationId: string; now: Date; valuesHash: string },
): Promise<Ticket> {
  const { center, eventId, patron, origin, key } = request;
  const { registrationId, now, valuesHash } = made;
  const centerId = center.id;
  const [, , ticket] = await Promise.all([
    tx.insert(registrations).values({
      centerId,
      id: registrationId,
      eventId,
      status: "registered",
      origin,
      partySize: request.partySize ?? 1,
      language: patron.language,
      createdAt: now,
    }),
    tx.insert(patrons).values({
      centerId,
      id: services.ids.uuid(),
      registrationId,
      ...sealPatron(services, patron),
    }),
    mintTicket(tx, services, { centerId, eventId, registrationId, generation: 1 }),
    key === null
      ? null
      : tx.insert(registrationKeys).values({
          centerId,
          eventId,
          source: key.source,
          key: key.key,
          valuesHash,
          registrationId,
          createdAt: now,
        }),
  ]);
  return ticket;
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

async function confirm(
  tx: Db,
  services: Services,
  request: RegisterRequest,
  made: { registrationId: string; now: Date; event: { revision: number; calendarRevision: number } },
): Promise<void> {
  const { email } = request.patron;
  if (email === null) return;
  const { registrationId, event } = made;
  const withheld = await isConfirmedEnough(tx, services, {
    centerId: request.center.id,
    eventId: request.eventId,
    emailHashes: services.contacts.hashes(email),
  });
  await enqueueMessages(tx, services, request.center, [
    {
      kind: "registration-confirmed",
      dedupeKey: `registration-confirmed:${registrationId}:1`,
      eventId: request.eventId,
      registrationId,
      eventRevision: event.revision,
      sequence: event.calendarRevision,
      withheld,
    },
  ]);
}

const hashOfValues = (
  services: Pick<Services, "formKeys">,
  { name, email, phone, language }: PatronDetails,
  partySize: number,
) =>
  services.formKeys.digest([name, email, phone, language, ...(partySize === 1 ? [] : [String(partySize)])]);
