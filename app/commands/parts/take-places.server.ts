import type { Services } from "~/app/adapters/services";
import type { Accommodation } from "~/app/domain/accommodations/accommodation";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Patience } from "~/app/domain/registrations/register";
import type { Origin } from "~/app/domain/registrations/registration";
import type { Db } from "~/db/client.server";
import { countPlacesTaken, lockEvent } from "~/db/queries/locks";
import { listRegistrationKeys } from "~/db/queries/registration-keys";
import { findNextQueueNo } from "~/db/queries/waitlist";
import { turnedAway } from "~/db/schema";
import { countConfirmations } from "./count-confirmations.server";
import { type Decided, decidePlaces, type PlaceFacts } from "./decide-places";
import { findTicket, freeShortCodes, type Ticket } from "./mint-ticket.server";
import { saveRegistrations } from "./save-registrations.server";

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
  /** Whether they wait for places that are not there: `waits-if-full` where the request does not say. */
  patience?: Patience | undefined;
  /** Goes first on the waitlist (a veteran, where the center asks). */
  hasPriority?: boolean | undefined;
}

export interface RegisterRequest extends PlaceRequest {
  center: { id: string; host: string };
  eventId: string;
}

export type Registered = {
  outcome: "registered" | "waitlisted";
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
  const decided = decidePlaces(services, event, facts, requests, now);
  const made = decided.flatMap((one) => (one.outcome === "made" ? [one.registration] : []));
  // Nobody is turned away at a kiosk: who finds it full comes in as a walk-in.
  const away = requests.filter(({ origin }, at) => origin !== "kiosk" && isAway(decided[at]));
  const [tickets] = await Promise.all([
    saveRegistrations(tx, services, { ...of, event, now }, made),
    turnAway(tx, services, of, away, now),
  ]);
  return Promise.all(decided.map((one) => answerTo(tx, services, of, tickets, one)));
}

const isAway = (decided: Decided | undefined) =>
  decided?.outcome === "refused" && decided.reason === "event-full";

async function gatherFacts(
  tx: Db,
  services: Services,
  of: Of,
  requests: readonly PlaceRequest[],
): Promise<PlaceFacts> {
  const event = { centerId: of.center.id, eventId: of.eventId };
  const emails = requests.flatMap(({ patron }) => (patron.email === null ? [] : [patron.email]));
  const emailHashes = emails.flatMap((email) => services.contacts.hashes(email));
  const keys = requests.flatMap(({ key }) => (key === null ? [] : [key]));
  const [keyed, placesTaken, nextQueueNo, shortCodes, confirmations] = await Promise.all([
    listRegistrationKeys(tx, { ...event, keys }),
    countPlacesTaken(tx, event),
    findNextQueueNo(tx, event),
    freeShortCodes(tx, services, event, requests.length),
    countConfirmations(tx, services, { ...event, emailHashes }),
  ]);
  return { keyed, placesTaken, nextQueueNo, shortCodes, confirmations };
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
  const { registrationId, status } = decided.outcome === "made" ? decided.registration : decided;
  const ticket =
    tickets.get(registrationId) ??
    (await findTicket(tx, services, {
      centerId: of.center.id,
      eventId: of.eventId,
      registrationId,
      generation: 1,
    }));
  if (ticket === null) return refuse("not-found");
  const outcome = status === "waitlisted" || status === "offered" ? "waitlisted" : "registered";
  const { ticketCode, manageCode, shortCode } = ticket;
  return {
    outcome,
    replayed: decided.outcome === "earlier",
    registrationId,
    ticketCode,
    manageCode,
    shortCode,
  };
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
