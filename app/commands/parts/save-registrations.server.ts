import type { Services } from "~/app/adapters/services";
import { numberKey } from "~/app/domain/sms/phone";
import { fold } from "~/app/domain/text/fold";
import type { Db } from "~/db/client.server";
import { prepared } from "~/db/queries/prepared";
import { patrons, registrationKeys, registrations } from "~/db/schema";
import { enqueueFirstMessages } from "./enqueue-messages.server";
import { saveTickets, type Ticket } from "./mint-ticket.server";
import { noteWebhook } from "./note-webhook.server";
import { saveAccommodations } from "./save-accommodations.server";
import type { PatronDetails, PlaceRequest } from "./take-places.server";

/** A place that was decided on and is not written yet. */
export interface NewRegistration extends PlaceRequest {
  registrationId: string;
  status: "registered" | "waitlisted";
  /** The number in the line of those who wait. */
  queueNo: number | null;
  valuesHash: string;
  shortCode: string;
  /** Its confirmation is kept and not sent: the address had its share. */
  withheld: boolean;
}

interface Into {
  center: { id: string; host: string };
  eventId: string;
  event: { revision: number; calendarRevision: number };
  now: Date;
}

/** Writes registrations, and behind them all that points at them: one trip, since a connection keeps the order. */
export async function saveRegistrations(
  tx: Db,
  services: Services,
  into: Into,
  made: readonly NewRegistration[],
): Promise<ReadonlyMap<string, Ticket>> {
  if (made.length === 0) return new Map();
  const { eventId, now } = into;
  const centerId = into.center.id;
  const places = tx.insert(registrations).values(
    made.map(({ registrationId, status, queueNo, origin, patron, partySize = 1, hasPriority }) => ({
      centerId,
      id: registrationId,
      eventId,
      status,
      queueNo,
      priority: hasPriority === true ? 1 : 0,
      origin,
      partySize,
      language: patron.language,
      createdAt: now,
    })),
  );
  const people = tx.insert(patrons).values(
    made.map(({ registrationId, patron }) => ({
      centerId,
      id: services.ids.uuid(),
      registrationId,
      ...sealPatron(services, patron),
    })),
  );
  const isOne = made.length === 1;
  // Begun before the others are asked for: they point at its rows.
  const placing = isOne ? prepared(places, "save-registration") : places.execute();
  const [, , tickets] = await Promise.all([
    placing,
    isOne ? prepared(people, "save-patron") : people,
    saveTickets(
      tx,
      services,
      made.map(({ registrationId, shortCode }) => ({
        centerId,
        eventId,
        registrationId,
        generation: 1,
        shortCode,
      })),
    ),
    saveKeys(tx, into, made),
    saveAccommodations(tx, services, { centerId, eventId }, made),
    confirm(tx, services, into, made),
    noteWebhook(tx, services, centerId, {
      type: "registration.created",
      registrationIds: made.map(({ registrationId }) => registrationId),
    }),
  ]);
  return tickets;
}

async function saveKeys(
  tx: Db,
  { center, eventId, now }: Into,
  made: readonly NewRegistration[],
): Promise<void> {
  const rows = made.flatMap(({ key, valuesHash, registrationId }) =>
    key === null
      ? []
      : [
          {
            centerId: center.id,
            eventId,
            source: key.source,
            key: key.key,
            valuesHash,
            registrationId,
            createdAt: now,
          },
        ],
  );
  if (rows.length === 0) return;
  const saving = tx.insert(registrationKeys).values(rows);
  await (rows.length === 1 ? prepared(saving, "save-registration-key") : saving);
}

async function confirm(
  tx: Db,
  services: Services,
  { center, eventId, event }: Into,
  made: readonly NewRegistration[],
): Promise<void> {
  const messages = made
    .filter(({ patron }) => patron.email !== null)
    .map(({ registrationId, status, withheld }) => {
      const kind =
        status === "registered" ? ("registration-confirmed" as const) : ("waitlist-joined" as const);
      return {
        kind,
        dedupeKey: `${kind}:${registrationId}:1`,
        eventId,
        registrationId,
        eventRevision: event.revision,
        sequence: event.calendarRevision,
        withheld,
      };
    });
  await enqueueFirstMessages(tx, services, center, messages);
}

/** By which an equal number is found, however it was typed. */
export const hashOfNumber = (
  { contacts }: Pick<Services, "contacts">,
  phone: string | null,
): string | null => (phone === null ? null : (contacts.hashes(numberKey(phone))[0] ?? null));

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
    phoneHash: hashOfNumber(services, patron.phone),
    keyId: email?.keyId ?? phone?.keyId ?? null,
  };
}
