import { z } from "@hono/zod-openapi";
import { sizeBands } from "~/app/domain/employers/employer";
import { email, line, personName, website } from "~/app/http/fields";
import { ownId } from "./values";

export const NewEmployer = z
  .strictObject({
    id: ownId,
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
