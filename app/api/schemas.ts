import { z } from "@hono/zod-openapi";
import { mostInBatch } from "~/app/domain/check-in/batch";
import { scanFlags, scanOutcomes } from "~/app/domain/check-in/scan";
import { sizeBands } from "~/app/domain/employers/employer";
import { employmentTypes, eventStatuses, eventTypes, payUnits } from "~/app/domain/events/event";
import { origins, registrationStatuses } from "~/app/domain/registrations/registration";
import { cleanLine } from "~/app/domain/text/fold";
import { email, id, language, line, personName, phone, text, website } from "~/app/http/fields";
import { Problem } from "./api";

// What is optional may be null as well: clients of typed languages send null for what they do not know.

/** Without a flag, since a pattern of JSON Schema has none (2020-12 Validation, 6.3.3). */
const withOffset = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})$/;
/** The database knows the years 1 to 9999 as ISO 8601 writes them. */
const isStorable = (at: Date) =>
  at >= new Date("0001-01-01T00:00:00Z") && at <= new Date("9999-12-31T23:59:59Z");

export const instant = z
  .string({ error: "required" })
  .regex(withOffset, { error: "needs-offset", abort: true })
  .pipe(z.iso.datetime({ offset: true, error: "no-such-date" }))
  .transform((value) => new Date(value))
  .refine(isStorable, "no-such-date");
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);
const whole = (min: number, max: number) =>
  z.int({ error: "not-whole" }).min(min, "too-low").max(max, "too-high");

export const EventIdParams = z.object({ eventId: id });
export const IdParams = z.object({ id });
export const PageQuery = z.strictObject({
  cursor: id.optional(),
  limit: z.coerce.number().int().min(1, "too-low").max(200, "too-high").default(50),
});

export const listOf = <T extends z.ZodType>(item: T, name: string) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() }).openapi(name);

export const NewBranch = z.strictObject({ name: line(120), address: maybe(line(200)) }).openapi("NewBranch");
export const Branch = z
  .object({ id: z.string(), name: z.string(), address: z.string().nullable() })
  .openapi("Branch");

export const NewRoom = z
  .strictObject({ branchId: id, name: line(120), postedLoad: whole(1, 100_000) })
  .openapi("NewRoom");
export const Room = z
  .object({
    id: z.string(),
    name: z.string(),
    branch: z.object({ id: z.string(), name: z.string() }),
    postedLoad: z.int(),
  })
  .openapi("Room");

export const NewEmployer = z
  .strictObject({
    legalName: line(200),
    street: line(200),
    website,
    sizeBand: z.enum(sizeBands, "not-in-list"),
    contactName: personName,
    contactEmail: email,
  })
  .openapi("NewEmployer");
export const Employer = z
  .object({
    id: z.string(),
    legalName: z.string(),
    street: z.string(),
    website: z.string(),
    sizeBand: z.enum(sizeBands),
    contactName: z.string(),
    contactEmail: z.string(),
    vettedAt: z.string().nullable(),
  })
  .openapi("Employer");

const dollars = z
  .number({ error: "not-a-number" })
  .positive("too-low")
  .max(10_000_000, "too-high")
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, "too-many-decimals");

export const NewOpening = z
  .strictObject({
    title: line(120),
    vacancies: whole(1, 10_000),
    payMin: dollars,
    payMax: dollars,
    payUnit: z.enum(payUnits, "not-in-list"),
    employmentType: z.enum(employmentTypes, "not-in-list"),
    schedule: maybe(line(300)),
    worksite: maybe(line(200)),
    remote: maybe(z.boolean()).transform((value) => value ?? false),
    duties: maybe(text(5000)),
    minimumQualifications: maybe(text(5000)),
    howToApply: maybe(text(1000)),
    closesOn: maybe(z.iso.date("no-such-date")),
  })
  .refine((opening) => opening.payMin <= opening.payMax, { path: ["payMin"], error: "above-maximum" })
  .openapi("NewOpening");

const eventFields = {
  type: z.enum(eventTypes, "not-in-list"),
  title: line(160),
  description: text(10_000),
  startsAt: instant,
  endsAt: instant,
  roomId: id.nullish(),
  registrationCapacity: whole(1, 100_000).nullish(),
  doorsOpenAt: instant.nullish(),
  doorsCloseAt: instant.nullish(),
  registrationClosesAt: instant.nullish(),
  whatToBring: text(2000).nullish(),
  accommodationContact: line(200).nullish(),
  openings: z.array(NewOpening).max(50, "too-high").optional(),
  /** Places of the capacity that are kept for people without a registration. */
  walkInReserve: whole(0, 100_000).nullish(),
  /** People are scanned out too, and the room is counted against its posted load. */
  exitScanning: z.boolean().nullish(),
};
export const NewEvent = z.strictObject({ employerId: id, ...eventFields }).openapi("NewEvent");
export const EventPatch = z
  .strictObject({ ...eventFields, reason: text(1000).nullish() })
  .partial()
  .openapi("EventPatch");

const Opening = z
  .object({
    id: z.string(),
    title: z.string(),
    vacancies: z.int(),
    payMin: z.number(),
    payMax: z.number(),
    payUnit: z.enum(payUnits),
    employmentType: z.enum(employmentTypes),
    schedule: z.string().nullable(),
    worksite: z.string().nullable(),
    remote: z.boolean(),
    duties: z.string().nullable(),
    minimumQualifications: z.string().nullable(),
    howToApply: z.string().nullable(),
    closesOn: z.string().nullable(),
  })
  .openapi("Opening");

export const EventResource = z
  .object({
    id: z.string(),
    slug: z.string(),
    url: z.string(),
    type: z.enum(eventTypes),
    status: z.enum(eventStatuses),
    title: z.string(),
    description: z.string(),
    whatToBring: z.string().nullable(),
    accommodationContact: z.string().nullable(),
    startsAt: z.string(),
    endsAt: z.string(),
    timeZone: z.string(),
    doorsOpenAt: z.string(),
    doorsCloseAt: z.string(),
    registrationClosesAt: z.string(),
    registrationCapacity: z.int().nullable(),
    walkInReserve: z.int(),
    exitScanning: z.boolean(),
    room: Room.nullable(),
    employer: z.object({ id: z.string(), legalName: z.string() }),
    openings: z.array(Opening),
    revision: z.int(),
  })
  .openapi("Event");

export const EventSummary = z
  .object({
    id: z.string(),
    slug: z.string(),
    url: z.string(),
    type: z.enum(eventTypes),
    status: z.enum(eventStatuses),
    title: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
  })
  .openapi("EventSummary");

export const NewRegistration = z
  .strictObject({
    name: personName,
    email: maybe(email),
    phone: maybe(phone),
    language: maybe(language),
    partySize: maybe(whole(1, 6)).transform((value) => value ?? 1),
    idempotencyKey: id.nullish(),
  })
  .openapi("NewRegistration");

export const TicketResource = z
  .object({
    id: z.string(),
    status: z.enum(["registered", "waitlisted"]),
    manageUrl: z.string(),
    ticket: z.object({ code: z.string(), shortCode: z.string(), url: z.string() }).optional(),
  })
  .openapi("Ticket");

export const Registration = z
  .object({
    id: z.string(),
    status: z.enum(registrationStatuses),
    origin: z.enum(origins),
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    language: z.string(),
    partySize: z.int(),
    shortCode: z.string().nullable(),
    createdAt: z.string(),
    admittedAt: z.string().nullable(),
  })
  .openapi("Registration");

/** A free label: cleaned, and none where nothing is left. */
const label = (max: number) =>
  z
    .string()
    .max(max, "too-long")
    .nullish()
    .transform((value) => cleanLine(value ?? "") || null);

const seenFields = {
  scanId: id,
  scannedAt: maybe(instant),
  /** Milliseconds to add to the device's time for the server's. */
  clockOffsetMs: maybe(whole(-1e15, 1e15)),
  door: label(40),
  device: label(80),
};
/** What a device told by itself, without a connection. It has happened, so it is the scan's verdict. */
const told = maybe(
  z.strictObject({ outcome: z.enum(scanOutcomes, "not-in-list"), people: maybe(whole(1, 6)) }),
);
const scanFields = {
  ...seenFields,
  override: maybe(z.boolean()).transform((value) => value ?? false),
  told,
};
const ticketScan = {
  ...scanFields,
  kind: z.enum(["entry", "exit"], "not-in-list").default("entry"),
  /** A longer code than 4,096 signs is answered with 413 by the operation itself. */
  code: z.string({ error: "required" }).min(1, "required"),
  people: maybe(whole(1, 6)),
  verdictMs: maybe(whole(0, 3_600_000)),
};
const walkIn = {
  ...scanFields,
  name: maybe(personName),
  language: maybe(language),
  people: maybe(whole(1, 6)).transform((value) => value ?? 1),
};
export const NewScan = z.strictObject(ticketScan).openapi("NewScan");
export const NewWalkIn = z.strictObject(walkIn).openapi("NewWalkIn");

const undo = { ...seenFields, undoes: id };
const tally = {
  ...seenFields,
  who: z.enum(["patron", "employer", "staff"], "not-in-list"),
  people: whole(-50, 50).refine((people) => people !== 0, "too-low"),
};
const { kind: _, ...codeScan } = ticketScan;
/** One of a batch. An undo may come before the scan that it takes back. */
export const ScanItem = z
  .discriminatedUnion("kind", [
    z.strictObject({ ...codeScan, kind: z.literal("entry") }),
    z.strictObject({ ...codeScan, kind: z.literal("exit") }),
    z.strictObject({ ...walkIn, kind: z.literal("walk-in") }),
    z.strictObject({ ...undo, kind: z.literal("undo") }),
    z.strictObject({ ...tally, kind: z.literal("tally") }),
  ])
  .openapi("ScanItem");

/**
 * One scan, or a batch of them. Described here and read by the operation: an item that its schema refuses is answered
 * by itself, and a scan that `NewScan` refuses with a pointer to each field, which a union would not tell.
 */
export const ScanOrBatch = z.unknown().openapi({
  anyOf: [
    { $ref: "#/components/schemas/NewScan" },
    { type: "array", maxItems: mostInBatch, items: { $ref: "#/components/schemas/ScanItem" } },
  ],
});

export const ScanResource = z
  .object({
    scanId: z.string(),
    outcome: z.enum(scanOutcomes),
    at: z.string(),
    ticket: z.object({ name: z.string().nullable(), shortCode: z.string() }).optional(),
    firstAdmission: z.object({ at: z.string(), door: z.string().nullable() }).optional(),
    people: z.int().optional(),
    opensAt: z.string().optional(),
    closesAt: z.string().optional(),
    inside: z.int().optional(),
    postedLoad: z.int().optional(),
    flags: z.array(z.enum(scanFlags)).optional(),
    undoneAt: z.string().optional(),
  })
  .openapi("Scan");

/** The answer to one item of a batch: a scan, or why there is none. An undo that came first has neither. */
export const ScanItemAnswer = z
  .object({
    scanId: z.string().nullable(),
    status: z.int(),
    scan: ScanResource.optional(),
    problem: Problem.optional(),
  })
  .openapi("ScanItemAnswer");
export const ScanItemAnswers = z.object({ items: z.array(ScanItemAnswer) }).openapi("ScanItemAnswers");

export const RosterQuery = z.strictObject({
  since: z
    .string()
    // As the database writes it: a zero before it would make it octal there.
    .regex(/^(?:0|[1-9]\d{0,19})$/, { error: "not-whole", abort: true })
    .refine((value) => BigInt(value) < 2n ** 64n, "too-high")
    .optional(),
});
export const Roster = z
  .object({
    eventId: z.string(),
    title: z.string(),
    status: z.enum(eventStatuses),
    startsAt: z.string(),
    endsAt: z.string(),
    timeZone: z.string(),
    doorsOpenAt: z.string(),
    doorsCloseAt: z.string(),
    exitScanning: z.boolean(),
    room: z.object({ inside: z.int(), postedLoad: z.int() }).optional(),
    attendance: z.object({ registered: z.int(), admitted: z.int(), refused: z.int() }),
    doors: z.array(z.string()),
    devices: z.int(),
    doorKeys: z.array(z.string()),
    now: z.string(),
    keepUntil: z.string(),
    cursor: z.string(),
    isWhole: z.boolean(),
    tickets: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        shortCode: z.string(),
        status: z.enum(registrationStatuses),
        partySize: z.int(),
        arrived: z.int(),
        inside: z.int(),
        admittedAt: z.string().optional(),
        door: z.string().optional(),
        code: z.string(),
        revoked: z.array(z.string()).optional(),
      }),
    ),
  })
  .openapi("Roster");

export const TicketSearch = z
  .strictObject({ q: z.string({ error: "required" }).max(200, "too-long").transform(cleanLine) })
  .openapi("TicketSearch");
export const FoundTickets = z
  .object({
    items: z.array(
      z.object({
        name: z.string(),
        shortCode: z.string(),
        status: z.enum([...registrationStatuses, "admitted"]),
      }),
    ),
  })
  .openapi("FoundTickets");

export const Attendance = z
  .object({
    registered: z.int(),
    admitted: z.int(),
    refused: z.int(),
    room: z.object({ inside: z.int(), postedLoad: z.int() }).optional(),
  })
  .openapi("Attendance");
