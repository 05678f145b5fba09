import { z } from "@hono/zod-openapi";
import { employmentTypes, eventStatuses, eventTypes, payUnits } from "~/app/domain/events/event";
import { shifts, workLanguages } from "~/app/domain/openings/opening";
import { id, line, text } from "~/app/http/fields";
import { Room } from "./places";
import { instant, maybe, ownId, whole } from "./values";

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
    /** When the work is done. */
    shifts: z.array(z.enum(shifts, "not-in-list")).max(shifts.length, "too-many").optional(),
    /** Nobody needs to have done such work before. */
    noExperience: z.boolean().optional(),
    /** Languages that the work asks for, as BCP 47 tags. */
    languages: z.array(z.enum(workLanguages, "not-in-list")).max(workLanguages.length, "too-many").optional(),
    /** For whom an agency hires. */
    clientName: line(120).nullish(),
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

export const NewEvent = z
  .strictObject({
    id: ownId,
    /** Left out by staff alone, and for a job fair alone: the center holds it. */
    employerId: id.nullish(),
    ...eventFields,
  })
  .openapi("NewEvent");

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
    shifts: z.array(z.enum(shifts)),
    noExperience: z.boolean(),
    languages: z.array(z.string()),
    clientName: z.string().nullable(),
    employerId: z.string(),
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
    /** The host; null for a job fair that the center holds. */
    employer: z.object({ id: z.string(), legalName: z.string() }).nullable(),
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
