import { z } from "@hono/zod-openapi";
import { sharingLevels } from "~/app/domain/sharing/consent";
import { longestNote, ratings } from "~/app/domain/sharing/note";
import { notSharedReasons, visitAnswers } from "~/app/domain/sharing/visit";
import { id, language, text } from "~/app/http/fields";
import { Problem } from "../api";
import { instant, maybe, whole } from "./values";

/** What was scanned or typed at a table, as long as a door's. */
const code = z.string({ error: "required" }).min(1, "required").max(4_096, "too-long");
const number = maybe(z.string().max(40, "too-long"));

/** A visitor who is asked, or what they answered while the phone has a connection. */
export const TableVisit = z
  .strictObject({
    code,
    answer: maybe(z.enum(visitAnswers, "not-in-list")),
    number,
    language: maybe(language),
  })
  .openapi("TableVisit");

/** A visit that waited on the phone. */
export const LateTableVisit = z
  .strictObject({
    visitId: id,
    code,
    answer: z.enum(visitAnswers, "not-in-list"),
    number,
    language,
    scannedAt: instant,
    /** Milliseconds to add to the phone's time for the server's. */
    clockOffsetMs: maybe(whole(-1e15, 1e15)),
    note: maybe(z.strictObject({ rating: maybe(z.enum(ratings)), text: maybe(text(longestNote)) })),
  })
  .openapi("LateTableVisit");

/** The most visits of one request. */
export const mostVisits = 100;

/** Described here and read one by one: an item that its schema refuses is answered by itself. */
export const LateTableVisits = z
  .strictObject({ items: z.array(z.unknown()).max(mostVisits, "too-high") })
  .openapi({
    type: "object",
    properties: {
      items: {
        type: "array",
        maxItems: mostVisits,
        items: { $ref: "#/components/schemas/LateTableVisit" },
      },
    },
    required: ["items"],
  });

const Contact = z.object({ id: z.string(), name: z.string() });

export const RecordedTableVisit = z
  .object({
    outcome: z.enum(["asked", "answered"]),
    answer: z.enum(visitAnswers).nullable(),
    /** Why the visitor is counted alone, although they wanted to share. */
    notShared: z.enum(notSharedReasons).nullable(),
    contact: Contact.nullable(),
  })
  .openapi("RecordedTableVisit");

export const RecordedTableVisits = z
  .object({
    items: z.array(
      z.object({
        visitId: z.string().nullable(),
        status: z.int(),
        visit: RecordedTableVisit.optional(),
        problem: Problem.optional(),
      }),
    ),
  })
  .openapi("RecordedTableVisits");

export const TableState = z
  .object({
    isOpen: z.boolean(),
    closesAt: z.string(),
    now: z.string(),
    registered: z.int(),
    arrived: z.int(),
    shared: z.int(),
    named: z.int(),
    counted: z.int(),
  })
  .openapi("TableState");

export const TableContacts = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        level: z.enum(sharingLevels),
        rating: z.enum(ratings).nullable(),
        text: z.string().nullable(),
      }),
    ),
  })
  .openapi("TableContacts");

export const TableNote = z
  .strictObject({ rating: maybe(z.enum(ratings, "not-in-list")), text: maybe(text(longestNote)) })
  .openapi("TableNote");
