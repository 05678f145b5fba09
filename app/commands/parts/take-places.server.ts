import { and, eq, inArray } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Accommodation, accommodationText } from "~/app/domain/accommodations/accommodation";
import { placesLeft } from "~/app/domain/events/phase";
import { mayConfirmAgain } from "~/app/domain/outbox/delivery";
import { type FieldProblem, type RefusalReason, type Refused, refuse } from "~/app/domain/refusal";
import { decidePlace } from "~/app/domain/registrations/register";
import type { Origin } from "~/app/domain/registrations/registration";
import type { Db } from "~/db/client.server";
import { countPlacesTaken, lockEvent } from "~/db/queries/locks";
import { prepared } from "~/db/queries/prepared";
import { registrationKeys, turnedAway } from "~/db/schema";
import { countConfirmations } from "./count-confirmations.server";
import { findTicket, freeShortCodes, type Ticket } from "./mint-ticket.server";
import { type NewRegistration, saveRegistrations } from "./save-registrations.server";

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

export interface PlaceRequest {
  patron: PatronDetails;
  /** How many come by this registration, 1 to 6; one where it does not say. */
  partySize?: number | undefined;
  /** What they need to take part. */
  accommodation?: Accommodation | null | undefined;
  origin: Origin;
  key: RequestKey | null;
}

export interface RegisterRequest extends PlaceRequest {
  center: { id: string; host: string };
  eventId: string;
}

export type Registered = {
  outcome: "registered";
  replayed: boolean;
  registrationId: string;
} & Ticket;

interface Of {
  center: { id: string; host: string };
  eventId: string;
}

/** One registration in a transaction that does more, such as one that notes who made it. */
export async function takePlace(
  tx: Db,
  services: Services,
  request: RegisterRequest,
): Promise<Registered | Refused> {
  const [answer] = await takePlaces(tx, services, request, [request]);
  return answer ?? refuse("not-found");
}

/**
 * Gives places and tickets to those who ask at once, in their order, or says why not. Holds the event's row from the
 * count to the commit, so that the last place goes to one; everybody else who wants one waits meanwhile, hence what
 * does not depend on each other is asked in one trip. Answers in the order of the requests.
 */
export async function takePlaces(
  tx: Db,
  services: Services,
  of: Of,
  requests: readonly PlaceRequest[],
): Promise<(Registered | Refused)[]> {
  const event = await lockEvent(tx, { centerId: of.center.id, eventId: of.eventId });
  if (event === null) return requests.map(() => refuse("not-found"));
  const facts = await gatherFacts(tx, services, of, requests);
  const now = services.clock.now();
  const decided = decideAll(services, { ...event, placesTaken: facts.placesTaken }, facts, requests, now);
  const made = decided.flatMap((one) => (one.outcome === "made" ? [one.registration] : []));
  // Nobody is turned away at a kiosk: who finds it full comes in as a walk-in.
  const away = requests.filter(({ origin }, at) => origin !== "kiosk" && isAway(decided[at]));
  const [tickets] = await Promise.all([
    saveRegistrations(tx, services, { ...of, event, now }, made),
    turnAway(tx, services, of, away, now),
  ]);
  return Promise.all(decided.map((one) => answerTo(tx, services, of, tickets, one)));
}

type Decided =
  | { outcome: "made"; registration: NewRegistration }
  | { outcome: "earlier"; registrationId: string }
  | Refused;

const isAway = (decided: Decided | undefined) =>
  decided?.outcome === "refused" && decided.reason === "event-full";

type Facts = Awaited<ReturnType<typeof gatherFacts>>;

async function gatherFacts(tx: Db, services: Services, of: Of, requests: readonly PlaceRequest[]) {
  const event = { centerId: of.center.id, eventId: of.eventId };
  const emails = requests.flatMap(({ patron }) => (patron.email === null ? [] : [patron.email]));
  const emailHashes = emails.flatMap((email) => services.contacts.hashes(email));
  const keys = requests.flatMap(({ key }) => (key === null ? [] : [key]));
  const [keyed, placesTaken, shortCodes, confirmations] = await Promise.all([
    findKeys(tx, event, keys),
    countPlacesTaken(tx, event),
    freeShortCodes(tx, services, event, requests.length),
    countConfirmations(tx, services, { ...event, emailHashes }),
  ]);
  return { keyed, placesTaken, shortCodes, confirmations };
}

/** Each in its turn: what one takes, the next does not find. */
function decideAll(
  services: Services,
  event: Parameters<typeof decidePlace>[0],
  facts: Facts,
  requests: readonly PlaceRequest[],
  now: Date,
): Decided[] {
  const { keyed, shortCodes, confirmations } = facts;
  let { placesTaken } = event;
  return requests.map((request, at) => {
    const { key, patron, partySize = 1 } = request;
    const valuesHash = hashOfValues(services, patron, partySize, request.accommodation);
    const earlier =
      key === null ? [] : keyed.filter((row) => row.source === key.source && row.key === key.key);
    const same = earlier.find((row) => row.valuesHash === valuesHash);
    if (same !== undefined) return { outcome: "earlier", registrationId: same.registrationId };
    if (earlier.length > 0 && key?.otherValues === "are-refused") return refuse("idempotency-key-reused");
    const place = decidePlace({ ...event, placesTaken }, partySize, now);
    if (place.outcome === "refused") {
      return refuse(place.reason, fewerLeft(place.reason, placesLeft({ ...event, placesTaken })));
    }
    placesTaken += partySize;
    const registrationId = services.ids.uuid();
    if (key !== null) keyed.push({ source: key.source, key: key.key, valuesHash, registrationId });
    const withheld = !mayConfirmAgain(confirmationsOf(services, confirmations, patron.email));
    const shortCode = shortCodes[at] ?? "";
    return { outcome: "made", registration: { ...request, registrationId, valuesHash, shortCode, withheld } };
  });
}

/** How many confirmations an address had, and counts this one. */
function confirmationsOf(services: Services, counts: Map<string, number>, email: string | null): number {
  if (email === null) return 0;
  const hashes = services.contacts.hashes(email);
  const had = hashes.reduce((sum, hash) => sum + (counts.get(hash) ?? 0), 0);
  const [first = ""] = hashes;
  counts.set(first, (counts.get(first) ?? 0) + 1);
  return had;
}

/** An earlier request gets its first answer again: the codes of generation 1, even if reissued since. */
async function answerTo(
  tx: Db,
  services: Services,
  of: Of,
  tickets: ReadonlyMap<string, Ticket>,
  decided: Decided,
): Promise<Registered | Refused> {
  if (decided.outcome === "refused") return decided;
  const registrationId =
    decided.outcome === "made" ? decided.registration.registrationId : decided.registrationId;
  const ticket =
    tickets.get(registrationId) ??
    (await findTicket(tx, services, {
      centerId: of.center.id,
      eventId: of.eventId,
      registrationId,
      generation: 1,
    }));
  if (ticket === null) return refuse("not-found");
  return { outcome: "registered", replayed: decided.outcome === "earlier", registrationId, ...ticket };
}

async function findKeys(tx: Db, of: { centerId: string; eventId: string }, keys: readonly RequestKey[]) {
  if (keys.length === 0) return [];
  const sources = new Set(keys.map(({ source }) => source));
  const rows = tx
    .select({
      source: registrationKeys.source,
      key: registrationKeys.key,
      valuesHash: registrationKeys.valuesHash,
      registrationId: registrationKeys.registrationId,
    })
    .from(registrationKeys)
    .where(
      and(
        eq(registrationKeys.centerId, of.centerId),
        eq(registrationKeys.eventId, of.eventId),
        inArray(registrationKeys.source, [...sources]),
        inArray(
          registrationKeys.key,
          keys.map(({ key }) => key),
        ),
      ),
    );
  return keys.length === 1 ? prepared(rows, "find-registration-key") : rows;
}

/** Where some places are left, but not for all of the party: how many. */
function fewerLeft(reason: RefusalReason, left: number | null): FieldProblem[] | undefined {
  if (reason !== "event-full" || left === null || left === 0) return undefined;
  return [{ field: "partySize", problem: `places-left-${left}` }];
}

async function turnAway(
  tx: Db,
  services: Services,
  of: Of,
  away: readonly PlaceRequest[],
  at: Date,
): Promise<void> {
  if (away.length === 0) return;
  const row = { centerId: of.center.id, eventId: of.eventId, at, reason: "event-full" as const };
  await tx
    .insert(turnedAway)
    .values(away.map(({ partySize = 1 }) => ({ ...row, id: services.ids.uuid(), people: partySize })));
}

const hashOfValues = (
  services: Pick<Services, "formKeys">,
  { name, email, phone, language }: PatronDetails,
  partySize: number,
  accommodation: Accommodation | null | undefined,
) =>
  services.formKeys.digest([
    ...[name, email, phone, language],
    ...(partySize === 1 ? [] : [String(partySize)]),
    ...(accommodation ? [accommodationText(accommodation)] : []),
  ]);
