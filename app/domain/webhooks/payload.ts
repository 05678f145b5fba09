import { eventStatuses, eventTypes } from "../events/event";
import { origins, registrationStatuses } from "../registrations/registration";
import { type SentType, sentTypes } from "./webhook";

/** One value of a payload: what it is, and whether it may be null. */
export interface PayloadField {
  kind: "id" | "text" | "time" | "count" | "word";
  words?: readonly string[];
  isNullable?: true;
  about: string;
}

const id = (about: string) => ({ kind: "id", about }) as const;
const maybeId = (about: string) => ({ kind: "id", isNullable: true, about }) as const;
const time = (about: string) => ({ kind: "time", about }) as const;
const count = (about: string) => ({ kind: "count", about }) as const;

const event = {
  eventId: id("The event"),
  slug: { kind: "text", about: "The last part of its public address" },
  type: { kind: "word", words: eventTypes, about: "What kind of event it is" },
  status: { kind: "word", words: eventStatuses, about: "Its state when this was written" },
  startsAt: time("When it starts"),
  endsAt: time("When it ends"),
  timeZone: { kind: "text", about: "The IANA zone of its times" },
  employerId: id("The employer that hosts it"),
  capacity: { kind: "count", isNullable: true, about: "Places; null where nothing limits them" },
  placesTaken: count("People who hold a place or are offered one"),
  revision: count("It rises with each change: the highest is the newest"),
} as const satisfies Record<string, PayloadField>;

const registration = {
  registrationId: id("The registration"),
  eventId: id("Its event"),
  status: { kind: "word", words: registrationStatuses, about: "Its state when this was written" },
  origin: { kind: "word", words: origins, about: "Where it was made" },
  people: count("People it is for, 1 to 6"),
  revision: count("It rises with each change: the highest is the newest"),
} as const satisfies Record<string, PayloadField>;

const admission = {
  scanId: id("The scan that let them in"),
  eventId: id("The event"),
  registrationId: maybeId("Whose ticket it was"),
  doorId: maybeId("The door, where it has a name"),
  people: count("People who came in by it"),
} as const satisfies Record<string, PayloadField>;

/**
 * What each payload's `data` holds, and nothing else: whatever composes one takes these fields alone, and the API's
 * document is made of the same table. Ids, counts and states; a name is no field, and comes with its scope.
 */
export const payloadFields = {
  "event.published": event,
  "event.updated": event,
  "event.cancelled": event,
  "event.closed": event,
  "registration.created": registration,
  "registration.cancelled": registration,
  "admission.recorded": { ...admission, at: time("When they came in") },
  "admission.undone": { ...admission, at: time("When the scan was taken back") },
  "outcome.reported": {
    reportId: id("The employer's answer"),
    eventId: id("The event"),
    employerId: id("Who answered"),
    day: count("Days after the event that the question was about: 7, 30 or 90"),
  },
  "webhook.test": { endpointId: id("The endpoint that is tested") },
} as const satisfies Record<SentType, Record<string, PayloadField>>;

/** The types whose payload says a name where the endpoint's scope is "names". */
export const namedTypes: readonly SentType[] = sentTypes.filter(
  (type) => "registrationId" in payloadFields[type],
);

export const nameField: PayloadField = {
  kind: "text",
  isNullable: true,
  about:
    "First name and initial. Only with the scope “names”; null where nobody gave one or it is kept no longer",
};

type ValueOf<F extends PayloadField> =
  | (F["kind"] extends "count" ? number : string)
  | (F extends { isNullable: true } ? null : never);

export type PayloadData<T extends SentType> = {
  -readonly [K in keyof (typeof payloadFields)[T]]: (typeof payloadFields)[T][K] extends PayloadField
    ? ValueOf<(typeof payloadFields)[T][K]>
    : never;
};

/** A payload's data as it is kept until it is sent. */
export type KeptData = Record<string, string | number | null>;

/** The values that a type's payload holds, of whatever was read; nothing that it does not name gets in. */
export function payloadData<T extends SentType>(type: T, values: PayloadData<T>): KeptData {
  const given = new Map<string, unknown>(Object.entries(values));
  return Object.fromEntries(
    Object.keys(payloadFields[type]).map((field) => [field, plain(given.get(field))]),
  );
}

const plain = (value: unknown) => (typeof value === "string" || typeof value === "number" ? value : null);

/**
 * The body that is signed and sent. `name` undefined: the endpoint's scope has none, and JSON leaves it out.
 */
export function payloadBody(of: {
  type: SentType;
  occurredAt: Date;
  data: KeptData;
  name: string | null | undefined;
}): string {
  const { type, occurredAt, data, name } = of;
  const isNamed = namedTypes.includes(type);
  return JSON.stringify({
    type,
    timestamp: occurredAt.toISOString(),
    data: isNamed ? { ...data, name } : data,
  });
}
