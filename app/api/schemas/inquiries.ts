import { z } from "@hono/zod-openapi";
import { deskLanguages } from "~/app/domain/desk/choices";
import { channels, minuteBands, mostInquiries } from "~/app/domain/desk/inquiry";
import { calendarDate, id } from "~/app/http/fields";
import { Problem } from "../api";
import { instant, maybe, ownId, whole } from "./values";

/** A question that a desk answered. There is no field for who asked, nor for words of one's own. */
const facts = {
  branchId: id,
  /** The key of a category, such as "resume". */
  category: z.string({ error: "required" }).min(1, "required").max(60, "too-long"),
  channel: z.enum(channels, "not-in-list").default("in-person"),
  minutes: maybe(z.enum(minuteBands, "not-in-list")),
  language: maybe(z.enum(deskLanguages, "not-in-list")),
  isReference: maybe(z.boolean()).transform((value) => value ?? false),
  count: maybe(whole(1, mostInquiries)).transform((value) => value ?? 1),
  answeredAt: maybe(instant),
  /** Without it, whoever sends it made it. */
  madeBy: maybe(id).describe("The membership of who made it at a desk, where another may be signed in now"),
};

export const NewInquiry = z.strictObject({ ...facts, id: ownId }).openapi("NewInquiry");

/** One of a batch, which an id has to tell from the others. */
export const InquiryItem = z.strictObject({ ...facts, id }).openapi("InquiryItem");

/** The most inquiries of one request. */
export const mostInBatch = 100;

/** Items are described here and read one by one: one that its schema refuses is answered by itself. */
export const InquiryBatch = z
  .strictObject({ items: z.array(z.unknown()).min(1, "required").max(mostInBatch, "too-high") })
  .openapi("InquiryBatch");

/** Read by the operation as the one or the other, so that what is wrong is told by its field. */
export const NewInquiries = z.record(z.string(), z.unknown()).openapi({
  type: "object",
  anyOf: [
    { $ref: "#/components/schemas/NewInquiry" },
    {
      type: "object",
      properties: {
        items: {
          type: "array",
          minItems: 1,
          maxItems: mostInBatch,
          items: { $ref: "#/components/schemas/InquiryItem" },
        },
      },
      required: ["items"],
    },
  ],
});

export const LoggedInquiry = z.object({ id: z.string() }).openapi("LoggedInquiry");

export const LoggedInquiries = z
  .object({
    items: z.array(z.object({ id: z.string().nullable(), status: z.int(), problem: Problem.optional() })),
  })
  .openapi("LoggedInquiries");

/** Calendar days of the center's zone, both included. */
export const InquiryDays = z
  .strictObject({ from: calendarDate, to: calendarDate, branchId: id.optional() })
  .refine(({ from, to }) => from <= to, { path: ["to"], error: "ends-before-start" });

export const InquiryCounts = z
  .object({
    items: z.array(
      z.object({
        day: z.string(),
        category: z.string(),
        name: z.string(),
        count: z.int(),
        /** How many of `count` were reference transactions. */
        references: z.int(),
      }),
    ),
    total: z.int(),
  })
  .openapi("InquiryCounts");
