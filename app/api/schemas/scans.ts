import { z } from "@hono/zod-openapi";
import { mostInBatch } from "~/app/domain/check-in/batch";
import { scanFlags, scanOutcomes } from "~/app/domain/check-in/scan";
import { cleanLine } from "~/app/domain/text/fold";
import { id, language, personName } from "~/app/http/fields";
import { Problem } from "../api";
import { instant, maybe, whole } from "./values";

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
