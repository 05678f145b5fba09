import { z } from "@hono/zod-openapi";
import { scanFlags, scanOutcomes } from "~/app/domain/check-in/scan";
import { sizeBands } from "~/app/domain/employers/employer";
import { employmentTypes, eventStatuses, eventTypes, payUnits } from "~/app/domain/events/event";
import { origins, registrationStatuses } from "~/app/domain/registrations/registration";
import { cleanLine } from "~/app/domain/text/fold";
import { email, id, language, line, personName, phone, text, website } from "~/app/http/fields";

// What is optional may be null as well: clients of typed languages send null for what they do not know.

const withOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i;
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

const scanFields = {
  scanId: id,
  scannedAt: maybe(instant),
  door: label(40),
  device: label(80),
  override: maybe(z.boolean()).transform((value) => value ?? false),
};
/** A longer code than 4,096 signs is answered with 413 by the operation itself. */
export const NewScan = z
  .strictObject({
    ...scanFields,
    code: z.string({ error: "required" }).min(1, "required"),
    verdictMs: maybe(whole(0, 3_600_000)),
  })
  .openapi("NewScan");
export const NewWalkIn = z
  .strictObject({ ...scanFields, name: maybe(personName), language: maybe(language) })
  .openapi("NewWalkIn");

export const ScanResource = z
  .object({
    scanId: z.string(),
    outcome: z.enum(scanOutcomes),
    at: z.string(),
    ticket: z.object({ name: z.string().nullable(), shortCode: z.string() }).optional(),
    firstAdmission: z.object({ at: z.string(), door: z.string().nullable() }).optional(),
    opensAt: z.string().optional(),
    closesAt: z.string().optional(),
    flags: z.array(z.enum(scanFlags)).optional(),
    undoneAt: z.string().optional(),
  })
  .openapi("Scan");

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
  .object({ registered: z.int(), admitted: z.int(), refused: z.int() })
  .openapi("Attendance");
