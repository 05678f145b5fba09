import type { Services } from "~/app/adapters/services";
import { accommodationText } from "~/app/domain/accommodations/accommodation";
import { placesLeft } from "~/app/domain/events/phase";
import { mayConfirmAgain } from "~/app/domain/outbox/delivery";
import { type FieldProblem, type RefusalReason, type Refused, refuse } from "~/app/domain/refusal";
import { decidePlace, type OpenEvent } from "~/app/domain/registrations/register";
import type { RegistrationStatus } from "~/app/domain/registrations/registration";
import type { NewRegistration } from "./save-registrations.server";
import type { PatronDetails, PlaceRequest } from "./take-places.server";

export type Decided =
  | { outcome: "made"; registration: NewRegistration }
  | { outcome: "earlier"; registrationId: string; status: RegistrationStatus }
  | Refused;

/** What is known of the event and of earlier requests, read since the event's row is held. */
export interface PlaceFacts {
  /** Requests that had the same keys. */
  keyed: KeyedRequest[];
  placesTaken: number;
  /** The number of whoever joins the waitlist next. */
  nextQueueNo: number;
  shortCodes: readonly string[];
  /** How many confirmations went to each address, by its hash. */
  confirmations: Map<string, number>;
}

interface KeyedRequest {
  source: string;
  key: string;
  valuesHash: string;
  registrationId: string;
  status: RegistrationStatus;
}

/** Decides each request in its turn: what one takes, the next does not find. */
export function decidePlaces(
  services: Services,
  event: Omit<OpenEvent, "placesTaken">,
  facts: PlaceFacts,
  requests: readonly PlaceRequest[],
  now: Date,
): Decided[] {
  let { placesTaken, nextQueueNo } = facts;
  return requests.map((request, at) => {
    const valuesHash = hashOfValues(services, request);
    const earlier = earlierOf(facts, request, valuesHash);
    if (earlier !== null) return earlier;
    const { key, patron, partySize = 1, patience = "waits-if-full" } = request;
    const standing = { ...event, placesTaken };
    const place = decidePlace(standing, partySize, now, patience);
    if (place.outcome === "refused") {
      return refuse(place.reason, fewerLeft(place.reason, placesLeft(standing)));
    }
    const status = place.outcome;
    const queueNo = status === "waitlisted" ? nextQueueNo++ : null;
    if (status === "registered") placesTaken += partySize;
    const registrationId = services.ids.uuid();
    if (key !== null) {
      facts.keyed.push({ source: key.source, key: key.key, valuesHash, registrationId, status });
    }
    const withheld = !mayConfirmAgain(confirmationsOf(services, facts.confirmations, patron.email));
    const shortCode = facts.shortCodes[at] ?? "";
    const made = { ...request, registrationId, status, queueNo, valuesHash, shortCode, withheld };
    return { outcome: "made", registration: made };
  });
}

/** The same request made before, or the refusal of a key that came with other values; null for a new one. */
function earlierOf({ keyed }: PlaceFacts, { key }: PlaceRequest, valuesHash: string): Decided | null {
  if (key === null) return null;
  const earlier = keyed.filter((row) => row.source === key.source && row.key === key.key);
  const same = earlier.find((row) => row.valuesHash === valuesHash);
  if (same !== undefined) {
    return { outcome: "earlier", registrationId: same.registrationId, status: same.status };
  }
  return earlier.length > 0 && key.otherValues === "are-refused" ? refuse("idempotency-key-reused") : null;
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

/** Where some places are left, but not for all of the party: how many. */
function fewerLeft(reason: RefusalReason, left: number | null): FieldProblem[] | undefined {
  if (reason !== "event-full" || left === null || left === 0) return undefined;
  return [{ field: "partySize", problem: `places-left-${left}` }];
}

function hashOfValues(
  { formKeys }: Pick<Services, "formKeys">,
  { patron, partySize = 1, patience, hasPriority, accommodation }: PlaceRequest,
): string {
  const { name, email, phone, language }: PatronDetails = patron;
  // What a request does not say is left out, so that requests of before keep their hash.
  const said = [
    ...(partySize === 1 ? [] : [String(partySize)]),
    ...(patience === "waits" ? [patience] : []),
    ...(hasPriority === true ? ["priority"] : []),
    ...(accommodation ? [accommodationText(accommodation)] : []),
  ];
  return formKeys.digest([name, email, phone, language, ...said]);
}
