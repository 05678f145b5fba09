import { z } from "@hono/zod-openapi";
import { presences } from "~/app/domain/fairs/presence";
import { tableStandings } from "~/app/domain/fairs/standing";
import { highestTable } from "~/app/domain/fairs/tables";
import { email, id, text } from "~/app/http/fields";
import { maybe, ownId, whole } from "./values";

const tableNo = maybe(whole(1, highestTable));

export const FairEmployerParams = z.object({ eventId: id, employerId: id });

export const FairEmployer = z
  .object({
    employerId: z.string(),
    legalName: z.string(),
    isHost: z.boolean(),
    standing: z.enum(tableStandings),
    presence: z.enum(presences).nullable().describe("On the day; null where it has no table"),
    tableNo: z.int().nullable(),
    equipment: z.string().nullable(),
    openings: z.int(),
    representatives: z.int().describe("Its people with a door ticket"),
    arrivedAt: z.string().nullable(),
    vettedAt: z.string().nullable(),
  })
  .openapi("FairEmployer");

/** More at once than a center has. */
const mostInvited = 1000;

export const NewFairInvitation = z
  .strictObject({
    id: ownId,
    employerIds: z.array(id).max(mostInvited, "too-many").default([]).describe("Vetted employers"),
    email: maybe(email).describe("Somebody who may have no account: gets a link to sign up and apply"),
  })
  .openapi("NewFairInvitation");

export const Invited = z
  .object({ count: z.int().describe("Who was there already is not counted") })
  .openapi("FairInvited");

export const Acceptance = z.strictObject({ tableNo }).openapi("FairAcceptance");

export const Declination = z
  .strictObject({ reason: text(1000).describe("Goes to the employer by e-mail") })
  .openapi("FairDeclination");

export const Table = z
  .strictObject({
    tableNo: tableNo.describe("One employer's alone; null takes it back"),
    equipment: maybe(text(500)),
  })
  .openapi("FairTable");
