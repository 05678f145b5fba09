import { z } from "zod";
import { queueTopics } from "~/app/domain/queue/number";
import { id, line, optional } from "./fields";

/** Gives out the next number. */
export const numberForm = z.strictObject({ branchId: id, topic: z.enum(queueTopics) });

/** Calls the next one: for anything, or for one topic, to a desk. */
export const callForm = z.strictObject({
  branchId: id,
  desk: optional(line(40)),
  topic: z.union([
    z.literal("").transform(() => queueTopics),
    z.enum(queueTopics).transform((topic) => [topic]),
  ]),
});
