import { z } from "@hono/zod-openapi";
import { payUnits } from "~/app/domain/events/event";
import { mostPeople, reportKinds, reportWays } from "~/app/domain/outcomes/report";
import { calendarDate, id } from "~/app/http/fields";
import { maybe, ownId, whole } from "./values";

const people = maybe(whole(0, mostPeople)).describe("People; null is unknown, which is not zero");

const counts = {
  applications: people,
  interviews: people,
  conditionalOffers: people,
  offers: people,
  hires: people,
  retained: people,
};

const NewOutcomeLine = z
  .strictObject({
    openingId: maybe(id).describe("Null where the employer listed no opening"),
    ...counts,
    wageCents: maybe(whole(1, 1_000_000_000)),
    wageUnit: maybe(z.enum(payUnits, "not-in-list")),
    startsOn: maybe(calendarDate),
  })
  .refine(({ wageCents, wageUnit }) => (wageCents === null) === (wageUnit === null), {
    path: ["wageUnit"],
    error: "required",
  })
  .openapi("NewOutcomeLine");

/** What an employer told the staff. Numbers that look odd are taken, and named in the answer. */
export const NewOutcomeReport = z
  .strictObject({
    id: ownId,
    employerId: id,
    kind: z.enum(reportKinds, "not-in-list").default("counts"),
    lines: z
      .array(NewOutcomeLine)
      .max(100)
      .default([])
      .describe("What is told now. Of openings that are not named, what was told before goes on counting"),
  })
  .openapi("NewOutcomeReport");

const known = z.int().nullable();
const line = z.object({
  openingId: z.string().nullable(),
  title: z.string(),
  applications: known,
  interviews: known,
  conditionalOffers: known,
  offers: known,
  hires: known,
  retained: known,
  wageCents: known,
  wageUnit: z.enum(payUnits).nullable(),
  startsOn: z.string().nullable(),
});

export const OutcomeReportResource = z
  .object({
    id: z.string(),
    employerId: z.string(),
    mark: z.int().describe("Days after the event that it counts for: 7, 30 or 90"),
    kind: z.enum(reportKinds),
    how: z.enum(reportWays),
    at: z.iso.datetime(),
    lines: z.array(line),
    questions: z
      .array(z.string())
      .describe("What a form would have asked about these numbers, as words and numbers"),
  })
  .openapi("OutcomeReport");

const figures = z.object({
  mark: z.int(),
  asked: z.int().describe("Employers asked by then, or that told without being asked"),
  answered: z.int().describe("Those of them that told something"),
  applications: known,
  interviews: known,
  conditionalOffers: known,
  offers: known,
  hires: known,
  retained: known,
});

export const EventOutcomes = z
  .object({
    byMark: z
      .array(figures)
      .describe(
        "At each mark whose day has come the sum of what each employer told last by then; the first from the event's end on",
      ),
    employers: z.array(
      z.object({
        employerId: z.string(),
        legalName: z.string(),
        asked: z.array(z.object({ mark: z.int(), turn: z.int(), at: z.iso.datetime() })),
        declinedAt: z.iso.datetime().nullable(),
        reports: z.array(
          z.object({ id: z.string(), mark: z.int(), kind: z.enum(reportKinds), at: z.iso.datetime() }),
        ),
      }),
    ),
    selfReported: z
      .object({ hiredHere: z.int(), hiredElsewhere: z.int(), notYet: z.int() })
      .describe("What visitors say of themselves, apart from employers' numbers"),
  })
  .openapi("EventOutcomes");
