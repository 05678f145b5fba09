import { z } from "@hono/zod-openapi";
import { id } from "~/app/http/fields";

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

export const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

export const whole = (min: number, max: number) =>
  z.int({ error: "not-whole" }).min(min, "too-low").max(max, "too-high");

export const EventIdParams = z.object({ eventId: id });

export const IdParams = z.object({ id });

export const PageQuery = z.strictObject({
  cursor: id.optional(),
  limit: z.coerce.number().int().min(1, "too-low").max(200, "too-high").default(50),
});

/** An id that the client makes: sent again, a request meets what its first delivery made. */
export const ownId = id
  .optional()
  .describe("A UUID of the client's making. Sent again, it answers with what was made the first time");

export const listOf = <T extends z.ZodType>(item: T, name: string) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() }).openapi(name);
