import { z } from "zod";
import { longestNote, ratings } from "~/app/domain/sharing/note";
import { optional, text } from "./fields";

/** What an employer notes of a visitor; nothing at all takes the note away. */
export const noteForm = z.strictObject({
  rating: optional(z.enum(ratings, "not-in-list")),
  text: optional(text(longestNote)),
});
