import { z } from "zod";
import { text } from "./fields";

/** A message to everyone registered. The key makes a second post the same message. */
export const announcementForm = z.strictObject({
  formKey: z.string().max(300).default(""),
  text: text(4000),
});
